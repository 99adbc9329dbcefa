// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/payloadviewer.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/payload/jsonformat.h"
#include "views/common/segmentedbuttons.h"
#include "views/payload/hexview.h"
#include "views/payload/largetextview.h"
#include "views/payload/savebytes.h"
#include "views/payload/textfindbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr std::size_t FormattedAtOnceBytes = 64 * 1024;
/// A result that is there within this time shows no progress at all.
constexpr int ProgressDelayMilliseconds = 100;

QLabel* makeLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

/// The words are the label's name for screen readers, too, since it can have the focus.
void say(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setAccessibleName(text);
    label->setFocusPolicy(text.isEmpty() ? Qt::NoFocus : Qt::ClickFocus);
}

Result<SharedBytes> format(const SharedBytes& json, const CancellationToken& cancellation)
{
    return formatJson(json.view(), cancellation).map([](std::string text) {
        return SharedBytes::own(std::move(text));
    });
}

} // namespace

PayloadViewer::PayloadViewer(QWidget* parent)
    : QWidget(parent)
    , m_description(makeLabel(this))
    , m_modes(new SegmentedButtons(this))
    , m_note(makeLabel(this))
    , m_progress(nullptr)
    , m_progressText(nullptr)
    , m_stack(new QStackedWidget(this))
    , m_text(new LargeTextView(this))
    , m_hex(new HexView(this))
    , m_find(new TextFindBar(*m_text, this))
    , m_empty(makeLabel(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_save(new QPushButton(tr("Save payload…"), this))
{
    m_text->setAccessibleName(tr("Value of the payload"));
    m_copy->setAccessibleName(tr("Copy the value"));
    m_save->setAccessibleName(tr("Save the payload"));
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_hex);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeHeader());
    layout->addWidget(m_note);
    layout->addWidget(makeProgress());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_find);
    layout->addWidget(makeButtons());
    m_progressDelay.setSingleShot(true);
    connect(&m_progressDelay, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_modes, &SegmentedButtons::currentIndexChanged, this,
            [this](int position) { setMode(static_cast<Mode>(position)); });
    clear({});
}

PayloadViewer::~PayloadViewer()
{
    m_cancellation.cancel();
}

QWidget* PayloadViewer::makeHeader()
{
    m_modes->addSegment(tr("JSON"));
    m_modes->addSegment(tr("Text"));
    m_modes->addSegment(tr("Hex"));
    auto* header = new QWidget(this);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_description, 1);
    layout->addWidget(m_modes);
    return header;
}

QWidget* PayloadViewer::makeProgress()
{
    m_progress = new QWidget(this);
    m_progressText = makeLabel(m_progress);
    say(m_progressText, {});
    auto* asItIs = new QPushButton(tr("Show as it is"), m_progress);
    asItIs->setAccessibleName(tr("Show the JSON as it is"));
    auto* layout = new QHBoxLayout(m_progress);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_progressText, 1);
    layout->addWidget(asItIs);
    connect(asItIs, &QPushButton::clicked, this, [this] { setMode(Mode::Text); });
    m_progress->hide();
    return m_progress;
}

QWidget* PayloadViewer::makeButtons()
{
    auto* buttons = new QWidget(this);
    auto* layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_copy);
    layout->addWidget(m_save);
    layout->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, &PayloadViewer::copy);
    connect(m_save, &QPushButton::clicked, this, &PayloadViewer::save);
    return buttons;
}

void PayloadViewer::setPayload(const DecodedPayload& payload, const QString& fileName)
{
    stopFormatting();
    m_payload = payload;
    m_fileName = fileName;
    m_formatted = {};
    m_jsonError.clear();
    say(m_description, payload.description());
    const bool isJson = payload.kind == PayloadKind::Json;
    const bool isText = isJson || payload.kind == PayloadKind::Text || payload.kind == PayloadKind::Null;
    m_modes->setSegmentEnabled(static_cast<int>(Mode::Json), isJson);
    m_modes->setEnabled(true);
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    m_mode = isJson ? Mode::Json : isText ? Mode::Text : Mode::Hex;
    showMode();
}

void PayloadViewer::clear(const QString& sentence)
{
    stopFormatting();
    m_payload = {};
    m_formatted = {};
    m_jsonError.clear();
    say(m_description, {});
    m_modes->setEnabled(false);
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    m_text->setText(SharedBytes());
    m_hex->setBytes({});
    say(m_empty, sentence);
    m_stack->setCurrentWidget(m_empty);
    setNote({});
}

void PayloadViewer::setMode(Mode mode)
{
    if (mode == m_mode || !m_copy->isEnabled())
        return;
    m_mode = mode;
    showMode();
}

void PayloadViewer::showMode()
{
    m_modes->setCurrentIndex(static_cast<int>(m_mode));
    setNote(m_jsonError.isEmpty() ? m_payload.note() : m_jsonError);
    if (m_mode != Mode::Json)
        stopFormatting();
    m_stack->setCurrentWidget(m_mode == Mode::Hex ? static_cast<QWidget*>(m_hex) : m_text);
    switch (m_mode) {
    case Mode::Json:
        if (m_formatted.isEmpty()) {
            startFormatting();
            return;
        }
        m_text->setText(m_formatted, LargeTextView::Colouring::Json);
        break;
    case Mode::Text:
        if (m_payload.kind == PayloadKind::Null && m_payload.bytes.isEmpty())
            m_text->setText(QStringLiteral("null"));
        else
            m_text->setText(m_payload.bytes);
        break;
    case Mode::Hex:
        m_hex->setBytes(m_payload.bytes);
        break;
    }
    m_find->searchAgain();
    emit shown();
}

void PayloadViewer::startFormatting()
{
    const std::string_view json = m_payload.bytes.view();
    if (json.size() <= FormattedAtOnceBytes) {
        showFormatted(format(m_payload.bytes, {}));
        return;
    }
    m_isFormatting = true;
    m_text->setText(SharedBytes());
    say(m_progressText, tr("Indenting %1 of JSON…").arg(formatBytes(m_payload.sizeBytes())));
    m_progressDelay.start(ProgressDelayMilliseconds);
    const auto work = [bytes = m_payload.bytes, token = m_cancellation.token()] { return format(bytes, token); };
    runOnPool(work, this, [this, request = m_request](const Result<SharedBytes>& formatted) {
        if (request == m_request)
            showFormatted(formatted);
    });
}

void PayloadViewer::stopFormatting()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    ++m_request;
    m_isFormatting = false;
    m_progressDelay.stop();
    m_progress->hide();
}

void PayloadViewer::showFormatted(const Result<SharedBytes>& formatted)
{
    stopFormatting();
    if (formatted) {
        m_formatted = *formatted;
    } else {
        m_jsonError = tr("%1 (%2) It is shown as text.").arg(formatted.error().message, formatted.error().place);
        m_modes->setSegmentEnabled(static_cast<int>(Mode::Json), false);
        m_mode = Mode::Text;
    }
    showMode();
}

void PayloadViewer::setNote(const QString& note)
{
    say(m_note, note);
    m_note->setVisible(!note.isEmpty());
}

QString PayloadViewer::noteText() const
{
    return m_note->text();
}

void PayloadViewer::copy()
{
    if (m_mode == Mode::Hex) {
        m_hex->copy();
        return;
    }
    if (m_text->hasSelection()) {
        m_text->copy();
        return;
    }
    const auto convert = [bytes = m_text->text()] { return QString::fromUtf8(QByteArrayView(bytes.view())); };
    runOnPool(convert, this, [](const QString& text) { QGuiApplication::clipboard()->setText(text); });
}

void PayloadViewer::save()
{
    saveBytesAs(this, m_payload.bytes, m_fileName, [this](const Result<QString>& saved) {
        setNote(saved ? tr("Saved as %1").arg(singleLine(*saved)) : saved.error().oneLine());
    });
}

} // namespace chronoscope
