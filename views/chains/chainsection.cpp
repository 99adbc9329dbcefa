// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chains/chainsection.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "views/common/actionregistry.h"
#include "views/common/copyablelabel.h"
#include "views/common/pill.h"
#include "views/common/selectioncommands.h"
#include "views/common/statusglyph.h"
#include "views/common/theme.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr int GlyphSize = 16;
constexpr int ShownIdCharacters = 20;
constexpr int UsualLanesHeight = 140;
constexpr int LowestLanes = 60;
constexpr int HighestLanes = 320;

QLabel* quietLabel(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

ChainSection::ChainSection(const ChainPlace& place, Document* run, const ChainSectionTexts& texts,
                           TimeDisplay& timeDisplay, QWidget* parent)
    : QWidget(parent)
    , m_run(run)
    , m_snapshot(run ? run->snapshot() : nullptr)
    , m_timeDisplay(timeDisplay)
    , m_room(new QWidget(this))
{
    setAccessibleName(texts.title);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeading(place, texts));
    layout->addWidget(m_room);
    m_room->setFixedHeight(m_snapshot ? UsualLanesHeight : 0);
}

ChainSection::~ChainSection()
{
    // The lanes look at the document as long as they live.
    delete m_timeline;
}

QWidget* ChainSection::makeHeading(const ChainPlace& place, const ChainSectionTexts& texts)
{
    auto* const heading = new QWidget(this);
    heading->setAutoFillBackground(true);
    heading->setBackgroundRole(QPalette::Window);
    heading->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* const layout = new QHBoxLayout(heading);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(12);
    const Theme& theme = Theme::of(this);
    if (m_snapshot) {
        auto* const glyph = new QLabel(heading);
        glyph->setPixmap(
            statusIcon(m_snapshot->summary.status, theme).pixmap(QSize(GlyphSize, GlyphSize), devicePixelRatioF()));
        glyph->setAccessibleName(displayName(m_snapshot->summary.status));
        layout->addWidget(glyph);
    }
    auto* const title = new QLabel(texts.title, heading);
    title->setTextFormat(Qt::PlainText);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    layout->addWidget(title);
    auto* const runId = new CopyableLabel(heading);
    runId->setFixedWidthText(true);
    runId->setTone(CopyableLabel::Tone::Quiet);
    runId->setValue(tr("Run id"), place.runId);
    runId->setShownText(singleLine(shortenMiddle(place.runId, ShownIdCharacters)));
    layout->addWidget(runId);
    if (m_snapshot) {
        const RunSummary& summary = m_snapshot->summary;
        auto* const status = new Pill(Pill::Use::Label, heading);
        status->setWords(displayName(summary.status));
        status->setColour(theme.status(summary.status));
        layout->addWidget(status);
        layout->addWidget(quietLabel(formatDuration(summary.duration()), heading));
        layout->addWidget(quietLabel(tr("%1 events").arg(formatCount(summary.eventCount)), heading));
    } else {
        layout->addWidget(quietLabel(tr("not open"), heading));
    }
    if (!texts.handOver.isEmpty())
        layout->addWidget(quietLabel(texts.handOver, heading));
    layout->addStretch();
    if (m_snapshot) {
        auto* const go = new QPushButton(tr("Go to Run"), heading);
        go->setAccessibleName(tr("Go to %1").arg(texts.title));
        connect(go, &QPushButton::clicked, this, &ChainSection::request);
        layout->addWidget(go);
    } else {
        auto* const look = new QPushButton(tr("Look for It…"), heading);
        look->setAccessibleName(tr("Look for %1").arg(texts.title));
        connect(look, &QPushButton::clicked, this, &ChainSection::searchRequested);
        layout->addWidget(look);
    }
    return heading;
}

void ChainSection::build(Instant fullStart, Instant fullEnd)
{
    m_light = std::make_unique<Document>(m_snapshot, m_timeDisplay);
    m_light->viewRange().setFullRange(fullStart, fullEnd);
    m_timeline = new TimelinePane(*m_light, this);
    m_timeline->setLanesOnly();
    m_timeline->view().installEventFilter(this);
    // The place of what was there is no longer needed.
    delete layout()->replaceWidget(m_room, m_timeline);
    m_room->deleteLater();
    m_room = nullptr;
    // Its own width, which it has only when it is shown, is what bounds that of its names.
    m_timeline->show();
    layout()->activate();
    // The lanes of one run would fold other gaps than those of the next, and no longer stand on one clock.
    if (auto* const fold = m_timeline->findChild<QAction*>(QStringLiteral("timelineFoldIdle"))) {
        fold->setEnabled(false);
        setDisabledReason(*fold, tr("The runs of a chain stand on one clock."));
    }
    QAction* const go =
        addWidgetCommand(*m_timeline, ActionCategory::Run, tr("&Go to This Run"), QKeySequence(Qt::Key_J),
                         tr("Show the run and what is selected in it on its own tab"), [this] { request(); });
    go->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    markSelectionCommand(*go);
    connect(&m_timeline->view(), &TimelineView::contentHeightChanged, this, &ChainSection::fitHeight);
    connect(&m_light->selection(), &Selection::changed, this, &ChainSection::mirrorSelection);
    fitHeight();
}

void ChainSection::fitHeight()
{
    const int wanted = std::clamp(m_timeline->view().contentHeight(), LowestLanes, HighestLanes);
    if (m_timeline->height() == wanted && m_timeline->minimumHeight() == wanted)
        return;
    m_timeline->setFixedHeight(wanted);
    emit heightChanged();
}

void ChainSection::mirrorSelection()
{
    // Positions are those of one snapshot.
    if (m_run && m_run->snapshot() == m_snapshot && !m_light->selection().isEmpty())
        m_run->selection().selectEvent(m_light->selection().event());
}

void ChainSection::request()
{
    if (m_run)
        emit runRequested(m_run);
}

bool ChainSection::handsOverWheel(const QWheelEvent& event) const
{
    const int turn = event.angleDelta().y();
    if ((event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier)) != 0 || turn == 0)
        return false;
    const TimelineView& view = m_timeline->view();
    return turn > 0 ? view.scrollTop() <= 0 : view.scrollTop() >= view.contentHeight() - view.height();
}

bool ChainSection::eventFilter(QObject* watched, QEvent* event)
{
    if (m_timeline && watched == &m_timeline->view()) {
        if (event->type() == QEvent::MouseButtonDblClick) {
            request();
            return true;
        }
        // Lanes that have nothing more to scroll let the whole chain scroll.
        if (event->type() == QEvent::Wheel && handsOverWheel(static_cast<QWheelEvent&>(*event))) {
            emit wheelHandedOver(static_cast<QWheelEvent*>(event));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace chronoscope
