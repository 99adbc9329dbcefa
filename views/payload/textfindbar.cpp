// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/textfindbar.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "views/payload/largetextview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace chronoscope {

namespace {

constexpr int LongestQuery = 1000;
constexpr std::size_t SearchedAtOnceBytes = 64 * 1024;

QToolButton* makeButton(QWidget* parent, const QString& text, const QString& name)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

TextFindBar::TextFindBar(LargeTextView& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(makeButton(this, QStringLiteral("▲"), tr("Previous match")))
    , m_next(makeButton(this, QStringLiteral("▼"), tr("Next match")))
{
    m_edit->setPlaceholderText(tr("Find in this text"));
    m_edit->setAccessibleName(tr("Find in this text"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(LongestQuery);
    m_edit->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);
    QToolButton* close = makeButton(this, QStringLiteral("✕"), tr("Close the search"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(close);
    connect(m_edit, &QLineEdit::textChanged, this, &TextFindBar::searchAgain);
    connect(m_next, &QToolButton::clicked, this, &TextFindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &TextFindBar::findPrevious);
    connect(close, &QToolButton::clicked, this, &TextFindBar::closeBar);
    connect(&m_view, &LargeTextView::findRequested, this, &TextFindBar::open);
    updateCount();
    hide();
}

TextFindBar::~TextFindBar()
{
    m_cancellation.cancel();
}

QString TextFindBar::countText() const
{
    return m_count->text();
}

void TextFindBar::open()
{
    const std::string_view selected = m_view.selectedBytes();
    if (!selected.empty() && selected.size() < LongestQuery && selected.find('\n') == std::string_view::npos)
        m_edit->setText(QString::fromUtf8(selected.data(), static_cast<qsizetype>(selected.size())));
    QWidget::show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    searchAgain();
}

void TextFindBar::closeBar()
{
    hide();
    m_cancellation.cancel();
    ++m_request;
    m_view.setMatches({});
    m_view.setFocus(Qt::OtherFocusReason);
}

void TextFindBar::searchAgain()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    const std::uint64_t request = ++m_request;
    if (!isVisibleTo(parentWidget()))
        return;
    const QString words = m_edit->text();
    if (words.isEmpty() || m_view.text().view().size() <= SearchedAtOnceBytes) {
        apply(*findText(m_view.text().view(), words));
        return;
    }
    m_isSearching = true;
    updateCount();
    const auto search = [text = m_view.text(), words, token = m_cancellation.token()] {
        return findText(text.view(), words, token);
    };
    runOnPool(search, this, [this, request](const std::optional<TextMatches>& found) {
        if (request == m_request && found)
            apply(*found);
    });
}

void TextFindBar::apply(const TextMatches& found)
{
    m_isSearching = false;
    m_isComplete = found.isComplete;
    m_current.reset();
    m_view.setMatches(found.matches);
    if (!found.matches.empty())
        show(m_view.matchNearCursor());
    updateCount();
}

void TextFindBar::show(std::size_t match)
{
    m_current = match;
    m_view.setCurrentMatch(match);
    updateCount();
}

void TextFindBar::findNext()
{
    const std::size_t count = m_view.matches().size();
    if (count > 0)
        show(m_current ? (*m_current + 1) % count : 0);
}

void TextFindBar::findPrevious()
{
    const std::size_t count = m_view.matches().size();
    if (count > 0)
        show(m_current ? (*m_current + count - 1) % count : count - 1);
}

void TextFindBar::updateCount()
{
    const std::size_t count = m_view.matches().size();
    QString text;
    if (m_edit->text().isEmpty())
        text.clear();
    else if (m_isSearching)
        text = tr("searching…");
    else if (count == 0)
        text = tr("no match");
    else {
        const QString total = formatCount(static_cast<std::int64_t>(count));
        text = tr("%1 of %2")
                   .arg(formatCount(static_cast<std::int64_t>(m_current.value_or(0) + 1)),
                        m_isComplete ? total : tr("more than %1").arg(total));
    }
    m_count->setText(text);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
}

bool TextFindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            closeBar();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() & Qt::ShiftModifier)
                findPrevious();
            else
                findNext();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace chronoscope
