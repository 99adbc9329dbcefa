// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chains/chainpane.h"

#include "models/core/format.h"
#include "models/session/chains.h"
#include "models/session/document.h"
#include "models/session/linkedviewranges.h"
#include "models/session/openrunsmodel.h"
#include "views/chains/chainoverview.h"
#include "views/chains/chainsection.h"
#include "views/common/theme.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelinerulerview.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr double MarginPart = 0.02;
/// Lanes this far out of sight are built as well, so that scrolling finds them ready.
constexpr int BuildAhead = 200;

/// All times are counted from one zero: the runs stand on one clock.
constexpr Instant OneClock{0};

} // namespace

ChainPane::ChainPane(const Chains& chains, Document& run, TimeDisplay& timeDisplay, QWidget* parent)
    : QWidget(parent)
    , m_chains(chains)
    , m_timeDisplay(timeDisplay)
    , m_runs{&run}
    , m_head(new QLabel(this))
    , m_note(new QLabel(this))
    , m_overview(new ChainOverview(m_range, this))
    , m_rulerRoom(new QWidget(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("chainPane"));
    setAccessibleName(tr("Chain"));
    arrange();
    connect(&chains, &Chains::changed, this, &ChainPane::refresh);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &ChainPane::buildVisibleLater);
    refresh();
}

ChainPane::~ChainPane()
{
    clear();
}

void ChainPane::arrange()
{
    m_head->setTextFormat(Qt::PlainText);
    m_head->setFont(nameFont(font()));
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_head->setAccessibleName(tr("Chain"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* const whole = new QPushButton(tr("&Whole Chain"), this);
    connect(whole, &QPushButton::clicked, &m_range, &ViewRange::showWholeRun);
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 8);
    head->setSpacing(16);
    head->addWidget(m_head);
    head->addWidget(m_note);
    head->addStretch();
    head->addWidget(whole);
    auto* const rulerLayout = new QVBoxLayout(m_rulerRoom);
    rulerLayout->setContentsMargins(0, 0, 0, 0);

    auto* const content = new QWidget(m_scroll);
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there, so that lanes, scale and overview end at the same place.
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_scroll->setAccessibleName(tr("Runs of the chain"));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_overview);
    layout->addWidget(m_rulerRoom);
    layout->addWidget(m_scroll, 1);
}

QString ChainPane::title() const
{
    for (const QPointer<Document>& run : m_runs)
        if (run)
            return tr("Chain  %1").arg(OpenRunsModel::runName(*run->snapshot()));
    return tr("Chain");
}

bool ChainPane::shows(const Document& run) const
{
    return std::ranges::any_of(m_runs, [&run](const QPointer<Document>& shown) { return shown == &run; });
}

std::vector<RunSnapshotPointer> ChainPane::snapshotsOf(const RunChain& chain) const
{
    std::vector<RunSnapshotPointer> snapshots;
    for (const ChainPlace& place : chain.places) {
        const Document* const run = m_chains.documentOf(place.run);
        snapshots.push_back(run ? run->snapshot() : nullptr);
    }
    return snapshots;
}

void ChainPane::refresh()
{
    const RunChain* chain = nullptr;
    for (const QPointer<Document>& run : m_runs)
        if (run && !chain)
            chain = m_chains.chainOf(*run);
    if (!chain) {
        // Those that are left are not of one chain any more.
        clear();
        m_runs.clear();
        emit emptied();
        return;
    }
    m_runs.clear();
    for (const ChainPlace& place : chain->places)
        if (Document* const run = m_chains.documentOf(place.run))
            m_runs.emplace_back(run);
    showHead(*chain);
    if (snapshotsOf(*chain) != m_shown)
        rebuild(*chain);
    emit changed();
}

void ChainPane::showHead(const RunChain& chain)
{
    const RunSummary& summary = m_runs.front()->snapshot()->summary;
    m_head->setText(singleLine(summary.workflowType, 60));
    QStringList notes{shortenMiddle(singleLine(summary.workflowId), 60),
                      tr("%n run(s)", nullptr, static_cast<int>(chain.places.size()))};
    if (chain.notOpenCount() > 0)
        notes.append(tr("%n not open", nullptr, static_cast<int>(chain.notOpenCount())));
    if (chain.mayHaveMore)
        notes.append(tr("there may be more"));
    if (chain.isCyclic)
        notes.append(tr("the files contradict each other on what came first"));
    m_note->setText(notes.join(QStringLiteral(" · ")));
}

void ChainPane::clear()
{
    delete m_ruler;
    m_ruler = nullptr;
    for (ChainSection* const section : m_sections)
        delete section;
    m_sections.clear();
    delete m_links;
    m_links = nullptr;
    m_shown.clear();
}

void ChainPane::rebuild(const RunChain& chain)
{
    clear();
    m_shown = snapshotsOf(chain);
    setFullRange(chain);
    m_links = new LinkedViewRanges(this);
    m_links->add(m_range, OneClock);
    for (std::uint32_t place = 0; place < chain.places.size(); ++place)
        addSection(chain, place);
    buildVisibleLater();
}

void ChainPane::setFullRange(const RunChain& chain)
{
    std::vector<ChainSpan> spans;
    std::vector<std::optional<std::size_t>> spanOfPlace;
    std::vector<int> levels;
    Instant start;
    Instant end;
    for (std::size_t place = 0; place < chain.places.size(); ++place) {
        const ChainPlace& at = chain.places[place];
        levels.push_back(at.previous ? levels[*at.previous] + (at.kind == SuccessionKind::Reset ? 1 : 0) : 0);
        // A place that is not open stands for the last one before it that is.
        spanOfPlace.push_back(at.previous ? spanOfPlace[*at.previous] : std::nullopt);
        if (!m_shown[place] || !m_shown[place]->history->earliest().isValid())
            continue;
        const History& history = *m_shown[place]->history;
        const RunFacts& facts = m_chains.chains()->facts(at.run);
        start = start.isValid() ? std::min(start, history.earliest()) : history.earliest();
        end = end.isValid() ? std::max(end, history.latest()) : history.latest();
        const Instant began = facts.began.isValid() ? facts.began : history.earliest();
        const bool isDirect = at.previous && m_shown[*at.previous];
        spans.push_back({began, history.latest(), facts.status, levels.back(), spanOfPlace.back(), isDirect});
        spanOfPlace.back() = spans.size() - 1;
    }
    m_overview->setSpans(std::move(spans));
    if (!start.isValid())
        return;
    const auto margin = static_cast<std::int64_t>(static_cast<double>((end - start).nanoseconds) * MarginPart);
    const Duration edge{margin + NanosecondsPerMicrosecond};
    m_range.setFullRange(start + Duration{-edge.nanoseconds}, end + edge);
}

QString ChainPane::handOverText(const RunChain& chain, const ChainPlace& place) const
{
    if (place.hasGapBefore)
        return tr("runs before it may be missing");
    if (!place.previous)
        return {};
    const ChainPlace& previous = chain.places[*place.previous];
    QString what = displayName(place.kind);
    if (!place.run.isValid() || !previous.run.isValid())
        return what;
    const RunFacts& before = m_chains.chains()->facts(previous.run);
    const RunFacts& own = m_chains.chains()->facts(place.run);
    if (!before.ended.isValid() || !own.began.isValid())
        return what;
    const Duration pause = own.began - before.ended;
    if (pause < Duration{})
        return what;
    if (pause == Duration{})
        return tr("%1 as the run before it ended").arg(what);
    return tr("%1, %2 after the run before it ended").arg(what, formatDuration(pause));
}

void ChainPane::addSection(const RunChain& chain, std::uint32_t place)
{
    const ChainPlace& at = chain.places[place];
    const QString title = tr("Run %1 of %2").arg(place + 1).arg(chain.places.size());
    auto* const section = new ChainSection(at, m_chains.documentOf(at.run), {title, handOverText(chain, at)},
                                           m_timeDisplay, m_scroll->widget());
    connect(section, &ChainSection::runRequested, this, &ChainPane::runRequested);
    connect(section, &ChainSection::searchRequested, this, [this, runId = at.runId] {
        if (Document* const from = m_runs.empty() ? nullptr : m_runs.front().data())
            emit searchRequested(from, {from->snapshot()->summary.workflowId, runId, RunIndex(), EventIndex()});
    });
    connect(section, &ChainSection::heightChanged, this, &ChainPane::buildVisibleLater);
    connect(section, &ChainSection::wheelHandedOver, m_scroll->verticalScrollBar(),
            [bar = m_scroll->verticalScrollBar()](QWheelEvent* event) { QCoreApplication::sendEvent(bar, event); });
    m_sections.push_back(section);
    m_list->insertWidget(m_list->count() - 1, section);
}

void ChainPane::buildVisibleLater()
{
    if (m_willBuild || !isVisible())
        return;
    m_willBuild = true;
    QTimer::singleShot(0, this, [this] {
        m_willBuild = false;
        buildVisible();
    });
}

void ChainPane::buildVisible()
{
    const int top = m_scroll->verticalScrollBar()->value();
    const int bottom = top + m_scroll->viewport()->height() + BuildAhead;
    for (ChainSection* const section : m_sections) {
        const bool isInSight = section->y() < bottom && section->y() + section->height() > top - BuildAhead;
        if (section->isBuilt() || !isInSight)
            continue;
        buildLanes(*section);
        // One at a time: a window that answers between two of them is quicker to the hand.
        buildVisibleLater();
        return;
    }
}

void ChainPane::buildLanes(ChainSection& section)
{
    section.build(m_range.fullStart(), m_range.fullEnd());
    m_links->add(section.lightDocument()->viewRange(), OneClock);
    connect(section.timeline(), &TimelinePane::labelWidthChanged, this,
            [this, pane = section.timeline()] { alignNames(pane->labelWidth()); });
    if (!m_ruler)
        showRuler(section);
    alignNames(m_nameWidth);
}

void ChainPane::showRuler(ChainSection& section)
{
    m_ruler = new TimelineRulerView(section.timeline()->scene(), m_rulerRoom);
    m_rulerRoom->layout()->addWidget(m_ruler);
    m_ruler->show();
    // The keys of the timeline work at once.
    if (isAncestorOf(focusWidget()))
        section.timeline()->setFocus();
}

void ChainPane::alignNames(int width)
{
    m_nameWidth = width;
    // The scroll bars of a run's lanes and that of the whole list stand beside each other.
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    m_overview->setMargins(width, 2 * bar);
    if (m_ruler)
        m_ruler->setMargins(width, 2 * bar);
    for (ChainSection* const section : m_sections)
        if (section->timeline())
            section->timeline()->setLabelWidth(width);
}

void ChainPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    buildVisibleLater();
}

void ChainPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    buildVisibleLater();
}

} // namespace chronoscope
