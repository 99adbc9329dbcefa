// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/eventtablepane.h"

#include "models/core/format.h"
#include "models/formats/eventjson.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "models/tables/eventtablemodel.h"
#include "models/tables/grouptablemodel.h"
#include "views/common/actionregistry.h"
#include "views/common/menubutton.h"
#include "views/common/segmentedbuttons.h"
#include "views/common/selectioncommands.h"
#include "views/history/columnmenu.h"
#include "views/history/filtermenu.h"
#include "views/history/runtableview.h"
#include "views/history/tablereplay.h"

#include <QAction>
#include <QDataStream>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr quint8 StateVersion = 1;
/// What is ready sooner shows no progress at all.
constexpr int SortingShownAfterMs = 100;
/// Empty time left and right of what is zoomed to, as a part of its length.
constexpr double ZoomMargin = 0.15;
/// What has no duration is shown within this much time.
constexpr std::int64_t ZoomAroundInstant = 200 * NanosecondsPerMillisecond;

/// How times are written now, as a function that may go to the pool.
TimeText timeTextOf(const Document& document)
{
    const TimeDisplay& display = document.timeDisplay();
    return [mode = display.mode(), zone = display.zone(), origin = document.timeOrigin()](Instant instant, Instant) {
        return TimeDisplay::text(mode, zone, instant, origin);
    };
}

} // namespace

EventTablePane::EventTablePane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_events(new EventTableModel(this))
    , m_groups(new GroupTableModel(this))
    , m_eventTable(new RunTableView(*m_events, this))
    , m_groupTable(new RunTableView(*m_groups, this))
    , m_modes(new SegmentedButtons(this))
    , m_tables(new QStackedWidget(this))
    , m_nothing(makeNothingPage())
    , m_sorting(new QLabel(this))
    , m_sortingDelay(new QTimer(this))
    , m_columns(new MenuButton(this))
{
    arrange();
    adoptTimeDisplay();
    adoptSnapshot();
    connectDocument();
    connectTables();
    addCommands();
}

EventTablePane::~EventTablePane() = default;

void EventTablePane::arrange()
{
    setAccessibleName(tr("Event table"));
    m_eventTable->setAccessibleName(tr("Events"));
    m_groupTable->setAccessibleName(tr("Event groups"));
    // What tells types apart is often at the end: accepted or completed, initiated or started.
    m_eventTable->elideInMiddle(EventTableModel::TypeColumn);
    m_modes->setAccessibleName(tr("What a row is"));
    m_modes->addSegment(tr("Events"));
    m_modes->addSegment(tr("Groups"));
    m_tables->addWidget(m_eventTable);
    m_tables->addWidget(m_groupTable);
    m_tables->addWidget(m_nothing);
    m_sorting->setTextFormat(Qt::PlainText);
    m_sorting->hide();
    m_sortingDelay->setSingleShot(true);
    m_sortingDelay->setInterval(SortingShownAfterMs);

    m_columns->setWords(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns of the table"));

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_modes);
    bar->addSpacing(8);
    bar->addWidget(m_sorting);
    bar->addStretch();
    bar->addWidget(m_columns);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_tables, 1);
    setFocusProxy(m_eventTable);
}

void EventTablePane::connectDocument()
{
    connect(&m_document, &Document::snapshotChanged, this, &EventTablePane::adoptSnapshot);
    connect(&m_document.selection(), &Selection::changed, this, &EventTablePane::followSelection);
    connect(&m_document, &Document::timeTextsChanged, this, &EventTablePane::adoptTimeDisplay);
    m_eventTable->setMarked([this](std::uint32_t event) { return m_document.search().isHit(EventIndex(event)); });
    m_groupTable->setMarked([this](std::uint32_t group) { return m_document.search().isHit(GroupIndex(group)); });
    connect(&m_document.filters(), &FilterStack::filteredChanged, this, &EventTablePane::adoptFilter);
    connect(&m_document.search(), &Search::hitsChanged, this, [this] { shownTable().viewport()->update(); });
    new TableReplay(m_document, *m_eventTable, *m_groupTable);
}

void EventTablePane::connectTables()
{
    connect(m_modes, &SegmentedButtons::currentIndexChanged, this, &EventTablePane::switchTable);
    connect(m_columns->menu(), &QMenu::aboutToShow, this, &EventTablePane::fillColumnsMenu);
    connect(m_sortingDelay, &QTimer::timeout, this, [this] {
        m_sorting->setText(tr("Sorting…"));
        m_sorting->show();
    });
    connect(m_eventTable, &RunTableView::sourceChosen, this,
            [this](std::uint32_t source) { m_document.selection().selectEvent(EventIndex(source)); });
    connect(m_groupTable, &RunTableView::sourceChosen, this, [this](std::uint32_t source) {
        // Its events may be looked at one by one elsewhere: the same group again must not jump back to the first.
        if (m_document.selection().group() != GroupIndex(source))
            m_document.selection().selectGroup(GroupIndex(source));
    });
    connect(m_eventTable, &RunTableView::sourceActivated, this, [this](std::uint32_t source) {
        activate(EventIndex(source), m_events->snapshot()->groups->groupOf(EventIndex(source)));
    });
    connect(m_groupTable, &RunTableView::sourceActivated, this, [this](std::uint32_t source) {
        const GroupIndex group(source);
        activate(m_groups->snapshot()->groups->group(group).firstEvent, group);
    });
    connect(m_eventTable, &RunTableView::rowMenuRequested, this,
            [this](QMenu* menu, std::uint32_t source) { extendRowMenu(menu, {EventIndex(source)}); });
    connect(m_groupTable, &RunTableView::rowMenuRequested, this, [this](QMenu* menu, std::uint32_t source) {
        const auto members = m_groups->snapshot()->groups->members(GroupIndex(source));
        extendRowMenu(menu, {members.begin(), members.end()});
    });
    for (SortableTableModel* model :
         {static_cast<SortableTableModel*>(m_events), static_cast<SortableTableModel*>(m_groups)}) {
        connect(model, &SortableTableModel::sortStarted, this, &EventTablePane::showSorting);
        connect(model, &SortableTableModel::sortFinished, this, &EventTablePane::showSorting);
        connect(model, &QAbstractItemModel::modelReset, this, &EventTablePane::followSelection);
    }
}

void EventTablePane::addCommands()
{
    const auto add = [this](const QString& text, const QKeySequence& key, const QString& tip, auto run) {
        auto* const action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setStatusTip(tip);
        fileAction(*action, ActionCategory::Table);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add(tr("Events or &Groups"), QKeySequence(Qt::Key_G),
        tr("Changes between a row for each event and one for each group"), [this] {
            setMode(mode() == Mode::Events ? Mode::Groups : Mode::Events);
            focusTable();
        });
    add(tr("Copy Row as &JSON"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        tr("Copies the event of the current row, or all events of its group, as JSON"), [this] {
            if (const std::vector<EventIndex> events = currentEvents(); !events.empty())
                copyJson(events);
        });
    add(tr("&Zoom Timeline to Row"), QKeySequence(Qt::Key_Z),
        tr("Shows what the current row is about as large as fits"), [this] {
            if (const std::vector<EventIndex> events = currentEvents(); !events.empty())
                zoomTo(m_document.snapshot()->groups->groupOf(events.front()));
        });
}

std::vector<EventIndex> EventTablePane::currentEvents() const
{
    const std::optional<std::uint32_t> source = shownTable().currentSource();
    if (!source)
        return {};
    if (mode() == Mode::Events)
        return {EventIndex(*source)};
    const auto members = m_groups->snapshot()->groups->members(GroupIndex(*source));
    return {members.begin(), members.end()};
}

void EventTablePane::adoptSnapshot()
{
    const RunSnapshotPointer& snapshot = m_document.snapshot();
    m_events->setSnapshot(snapshot);
    m_groups->setSnapshot(snapshot);
    m_filtered.reset();
    adoptFilter();
    showCounts();
    followSelection();
}

void EventTablePane::adoptFilter()
{
    const std::shared_ptr<const FilteredRun>& filtered = m_document.filters().filtered();
    if (filtered == m_filtered || (filtered && filtered->snapshot() != m_events->snapshot()))
        return;
    m_filtered = filtered;
    const auto show = [](SortableTableModel& model, std::span<const std::uint32_t> sources) {
        model.showOnly(std::vector<std::uint32_t>(sources.begin(), sources.end()));
    };
    if (filtered) {
        show(*m_events, filtered->events());
        show(*m_groups, filtered->groups());
    } else {
        m_events->showOnly(std::nullopt);
        m_groups->showOnly(std::nullopt);
    }
    showCounts();
    showTableOrReason();
}

void EventTablePane::showCounts()
{
    const RunSnapshot& snapshot = *m_document.snapshot();
    const auto text = [this](std::size_t count, std::size_t passing) {
        const QString whole = formatCount(static_cast<std::int64_t>(count));
        return m_filtered ? tr("%1 of %2").arg(formatCount(static_cast<std::int64_t>(passing)), whole) : whole;
    };
    m_modes->setSegment(0, tr("Events"), text(snapshot.history->size(), m_filtered ? m_filtered->eventCount() : 0));
    m_modes->setSegment(1, tr("Groups"), text(snapshot.groups->size(), m_filtered ? m_filtered->groupCount() : 0));
}

QWidget* EventTablePane::makeNothingPage()
{
    auto* const page = new QWidget(this);
    page->setObjectName(QStringLiteral("nothingPasses"));
    auto* const text = new QLabel(tr("Nothing passes the filters."), page);
    text->setTextFormat(Qt::PlainText);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto* const clear = new QPushButton(tr("Clear all filters"), page);
    clear->setAccessibleName(tr("Clear all filters"));
    connect(clear, &QPushButton::clicked, &m_document.filters(), &FilterStack::clear);
    page->setFocusProxy(clear);
    auto* const layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addWidget(clear, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void EventTablePane::showTableOrReason()
{
    const bool isEmpty =
        m_filtered && (mode() == Mode::Groups ? m_filtered->groupCount() : m_filtered->eventCount()) == 0;
    m_tables->setCurrentWidget(isEmpty ? m_nothing : &shownTable());
    // A hidden proxy would take the focus from Tab and have nobody to give it to.
    setFocusProxy(m_tables->currentWidget());
}

void EventTablePane::adoptTimeDisplay()
{
    m_events->setTimeText(timeTextOf(m_document));
    m_groups->setTimeText(timeTextOf(m_document));
}

void EventTablePane::followSelection()
{
    // The selection hears of a new snapshot before we do; its positions mean nothing in the old one.
    if (m_events->snapshot() != m_document.snapshot() || m_groups->snapshot() != m_document.snapshot())
        return;
    const Selection& selection = m_document.selection();
    m_eventTable->showSource(selection.event().isValid() ? std::optional(selection.event().value) : std::nullopt);
    m_groupTable->showSource(selection.group().isValid() ? std::optional(selection.group().value) : std::nullopt);
}

EventTablePane::Mode EventTablePane::mode() const
{
    return m_modes->currentIndex() == 1 ? Mode::Groups : Mode::Events;
}

void EventTablePane::setMode(Mode mode)
{
    m_modes->setCurrentIndex(mode == Mode::Groups ? 1 : 0);
}

RunTableView& EventTablePane::shownTable() const
{
    return mode() == Mode::Groups ? *m_groupTable : *m_eventTable;
}

void EventTablePane::switchTable()
{
    showTableOrReason();
    showSorting();
}

void EventTablePane::focusTable()
{
    shownTable().setFocus(Qt::ShortcutFocusReason);
}

void EventTablePane::showSorting()
{
    if (shownTable().tableModel().isSorting()) {
        if (!m_sorting->isVisible())
            m_sortingDelay->start();
        return;
    }
    m_sortingDelay->stop();
    m_sorting->hide();
}

void EventTablePane::fillColumnsMenu()
{
    m_columns->menu()->clear();
    fillColumnChooser(*m_columns->menu(), shownTable());
}

void EventTablePane::extendRowMenu(QMenu* menu, const std::vector<EventIndex>& events)
{
    const GroupIndex group = m_document.snapshot()->groups->groupOf(events.front());
    menu->addAction(events.size() == 1 ? tr("Copy event as &JSON") : tr("Copy events as &JSON"), this,
                    [this, events] { copyJson(events); });
    menu->addSeparator();
    menu->addAction(tr("&Zoom timeline to it"), this, [this, group] { zoomTo(group); });
    menu->addAction(tr("Go here in repla&y"), &m_document.replayPosition(),
                    [this, event = events.front()] { m_document.replayPosition().moveTo(event); });
    addRowFilters(*menu, m_document, group, mode() == Mode::Events ? events.front() : EventIndex());
    addSelectionCommands(*menu, *this);
}

void EventTablePane::copyJson(const std::vector<EventIndex>& events)
{
    shownTable().copyLater([history = m_document.snapshot()->history, events](const CancellationToken& cancellation) {
        QByteArrayList objects;
        for (const EventIndex event : events) {
            if (cancellation.isCancelled() || event.value >= history->size())
                return QString();
            objects.append(eventToJson(*history, event, JsonStyle::Indented));
        }
        const QByteArray json = objects.join(",\n");
        return QString::fromUtf8(objects.size() == 1 ? json : "[\n" + json + "\n]");
    });
}

void EventTablePane::activate(EventIndex event, GroupIndex group)
{
    // Who steps through the run goes there; else there is nothing to go to, and the timeline shows it.
    if (m_document.replayPosition().isActive())
        m_document.replayPosition().moveTo(event);
    else
        zoomTo(group);
}

void EventTablePane::zoomTo(GroupIndex index)
{
    const EventGroups& groups = *m_document.snapshot()->groups;
    if (index.value >= groups.size())
        return;
    const EventGroup& group = groups.group(index);
    const Instant end = group.end.isValid() ? group.end : groups.history().latest();
    if (!group.start.isValid() || !end.isValid())
        return;
    const auto length = static_cast<double>((end - group.start).nanoseconds);
    const Duration margin{length > 0 ? std::max<std::int64_t>(static_cast<std::int64_t>(length * ZoomMargin), 1)
                                     : ZoomAroundInstant / 2};
    ViewRange& range = m_document.viewRange();
    range.remember();
    range.show(group.start + Duration{-margin.nanoseconds}, end + margin);
}

QByteArray EventTablePane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << StateVersion << static_cast<quint8>(mode()) << m_eventTable->saveState() << m_groupTable->saveState();
    return state;
}

bool EventTablePane::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    quint8 version = 0;
    quint8 shownMode = 0;
    QByteArray events;
    QByteArray groups;
    stream >> version >> shownMode >> events >> groups;
    if (stream.status() != QDataStream::Ok || version != StateVersion || !m_eventTable->restoreState(events) ||
        !m_groupTable->restoreState(groups))
        return false;
    setMode(shownMode == static_cast<quint8>(Mode::Groups) ? Mode::Groups : Mode::Events);
    return true;
}

} // namespace chronoscope
