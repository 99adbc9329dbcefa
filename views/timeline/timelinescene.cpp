// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelinescene.h"

#include "models/core/executor.h"
#include "models/session/timedisplay.h"

#include <QFontMetrics>
#include <QFutureWatcher>

#include <algorithm>
#include <cmath>

namespace chronoscope {

namespace {

/// Laying out so many groups takes less than a frame; for more the GUI thread does not wait.
constexpr std::size_t MostGroupsAtOnce = 5000;
/// Looking for idle stretches in so many bars takes a millisecond.
constexpr std::uint32_t MostBarsAtOnce = 20'000;

const QString& noText()
{
    static const QString none;
    return none;
}

} // namespace

TimelineScene::TimelineScene(Document& document, QObject* parent)
    : QObject(parent), m_document(document), m_range(document.viewRange()), m_layout(layOutLanes({}, {}, nullptr))
{
    connect(&m_document, &Document::snapshotChanged, this, &TimelineScene::requestLayout);
    connect(&m_document.filters(), &FilterStack::filteredChanged, this, &TimelineScene::judgeBars);
    connect(&m_document.selection(), &Selection::changed, this, [this] { focusSection(LaneLayout::None); });
    requestLayout();
}

LaneLayoutOptions TimelineScene::options()
{
    if (!m_automaticDensity) {
        const RunSnapshot& snapshot = *m_document.snapshot();
        const auto events = std::max<double>(1.0, static_cast<double>(snapshot.history->size()));
        const double growth = std::max(1.0, static_cast<double>(snapshot.estimatedEventCount) / events);
        m_automaticDensity = automaticDensity(std::llround(static_cast<double>(snapshot.groups->size()) * growth));
    }
    return {m_grouping, m_chosenDensity.value_or(*m_automaticDensity)};
}

void TimelineScene::requestLayout()
{
    const std::uint64_t generation = ++m_generation;
    const std::shared_ptr<const EventGroups> groups = m_document.snapshot()->groups;
    if (!groups)
        return;
    const auto compute = [groups, options = options()] {
        return layOutLanes(timelineBars(*groups), options, barTextsOf(groups));
    };
    if (groups->size() <= MostGroupsAtOnce) {
        adopt(compute(), groups.get());
        return;
    }
    // A watcher dies with the scene; a continuation with a context would be run after its death (Qt 6.4).
    using Watcher = QFutureWatcher<std::shared_ptr<const LaneLayout>>;
    auto* const watcher = new Watcher(this);
    connect(watcher, &Watcher::finished, this, [this, watcher, generation, groups] {
        watcher->deleteLater();
        if (generation == m_generation)
            adopt(watcher->result(), groups.get());
    });
    watcher->setFuture(runOnPool(compute));
}

void TimelineScene::adopt(std::shared_ptr<const LaneLayout> layout, const EventGroups* madeOf)
{
    m_layout = std::move(layout);
    m_layoutGroups = madeOf;
    m_labels.clear();
    m_typeNames.clear();
    m_ticksAsked = {};
    updateIdleGaps();
    judgeBars();
    rebuildRows();
}

void TimelineScene::judgeBars()
{
    const std::shared_ptr<const FilteredRun>& filtered = m_document.filters().filtered();
    m_passing.reset();
    if (filtered)
        m_passing.emplace(*m_layout, [&filtered](std::uint32_t group) { return filtered->passesGroup(group); });
    emit passingChanged();
}

void TimelineScene::showBars(TimelineBars bars, Density density, std::shared_ptr<const BarTexts> texts)
{
    ++m_generation;
    const Instant start(bars.runStart);
    const Instant end(bars.runEnd);
    adopt(layOutLanes(std::move(bars), {Grouping::Category, density}, std::move(texts)), groups());
    m_document.viewRange().setFullRange(start, end);
    m_document.viewRange().showWholeRun();
}

void TimelineScene::rebuildRows()
{
    m_geometry = RowGeometry(*m_layout, arrangement(), m_metrics);
    emit rowsChanged();
}

TimeScale TimelineScene::scale(int devicePixels) const
{
    return {m_range.start(), m_range.end(), devicePixels, idleGaps()};
}

TimeScale TimelineScene::fullScale(int devicePixels) const
{
    const ViewRange& range = m_document.viewRange();
    return {range.fullStart().nanoseconds(), range.fullEnd().nanoseconds(), devicePixels, idleGaps()};
}

void TimelineScene::setFoldsIdleTime(bool folds)
{
    if (folds == m_foldsIdleTime)
        return;
    m_foldsIdleTime = folds;
    updateIdleGaps();
    emit foldsIdleTimeChanged();
}

void TimelineScene::updateIdleGaps()
{
    const std::uint64_t generation = ++m_gapGeneration;
    if (!m_foldsIdleTime) {
        m_document.viewRange().setIdleGaps(nullptr);
        return;
    }
    const auto compute = [layout = m_layout, start = m_document.viewRange().fullStart().nanoseconds(),
                          end = m_document.viewRange().fullEnd().nanoseconds()] {
        const std::int64_t threshold = idleThreshold(*layout);
        const std::shared_ptr<const IdleGaps> gaps = idleGapsOf(*layout, threshold);
        return gaps->isEmpty() ? gaps : withMargins(*gaps, *layout, start, end, threshold);
    };
    if (m_layout->barCount() <= MostBarsAtOnce) {
        m_document.viewRange().setIdleGaps(compute());
        return;
    }
    runOnPool(compute, this, [this, generation](std::shared_ptr<const IdleGaps> gaps) {
        if (generation == m_gapGeneration)
            m_document.viewRange().setIdleGaps(std::move(gaps));
    });
}

const QString& TimelineScene::label(std::uint32_t group)
{
    if (!m_layout->texts())
        return noText();
    if (const QString* known = m_labels.object(group))
        return *known;
    auto* const text = new QString(m_layout->texts()->label(group));
    m_labels.insert(group, text);
    return *text;
}

const QString& TimelineScene::typeName(std::uint32_t group)
{
    if (!m_layout->texts())
        return noText();
    if (const QString* known = m_typeNames.object(group))
        return *known;
    auto* const text = new QString(m_layout->texts()->typeName(group));
    m_typeNames.insert(group, text);
    return *text;
}

std::uint32_t TimelineScene::selectedPosition() const
{
    const GroupIndex group = m_document.selection().group();
    return group.isValid() && isCurrent() ? m_layout->positionOfGroup(group.value) : LaneLayout::None;
}

void TimelineScene::selectPosition(std::uint32_t position)
{
    if (position == LaneLayout::None)
        m_document.selection().clear();
    else if (isCurrent())
        m_document.selection().selectGroup(GroupIndex(m_layout->bar(position).group));
}

bool TimelineScene::hasTimes() const
{
    const RunSnapshot& snapshot = *m_document.snapshot();
    return snapshot.history->size() == 0 || snapshot.history->latest().isValid();
}

const std::vector<RulerTick>& TimelineScene::ticks(int width)
{
    const TimeDisplay& display = m_document.timeDisplay();
    const bool isOffset = display.mode() != TimeDisplay::Mode::Clock;
    const Instant origin = m_document.timeOrigin();
    const std::tuple asked(m_range.start(), m_range.end(), width, isOffset ? origin.nanoseconds() : 0, display.isUtc(),
                           idleGaps());
    if (asked == m_ticksAsked)
        return m_ticks;
    m_ticksAsked = asked;
    m_ticks.clear();
    if (!hasTimes())
        return m_ticks;
    RulerFormat format;
    format.sinceStart = isOffset;
    format.origin = origin.isValid() ? origin.nanoseconds() : m_layout->runStart();
    format.zone = &display.zone();
    const double widestLabel = format.sinceStart ? 90.0 : 120.0;
    m_ticks = rulerTicks(m_range.start(), m_range.end(), std::max(1, static_cast<int>(width / widestLabel)), format,
                         idleGaps());
    return m_ticks;
}

QString TimelineScene::timeText(std::int64_t time) const
{
    return m_document.timeText(Instant(time));
}

std::optional<std::int64_t> TimelineScene::selectedTime() const
{
    const EventIndex event = m_document.selection().event();
    const History& history = *m_document.snapshot()->history;
    if (!event.isValid() || event.value >= history.size() || !history.time(event).isValid())
        return std::nullopt;
    return history.time(event).nanoseconds();
}

void TimelineScene::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    requestLayout();
}

void TimelineScene::setDensity(std::optional<Density> density)
{
    if (density == m_chosenDensity)
        return;
    m_chosenDensity = density;
    requestLayout();
}

const SectionArrangement& TimelineScene::arrangement() const
{
    static const SectionArrangement untouched;
    const auto found = m_arrangements.find(m_layout->grouping());
    return found == m_arrangements.end() ? untouched : found->second;
}

void TimelineScene::setArrangement(const SectionArrangement& arrangement)
{
    m_arrangements.insert_or_assign(m_layout->grouping(), arrangement);
    rebuildRows();
}

bool TimelineScene::isCollapsed(std::uint32_t section) const
{
    return arrangement().isCollapsed(m_layout->sections()[section].key);
}

void TimelineScene::toggleSection(std::uint32_t section)
{
    const LaneSection& toggled = m_layout->sections()[section];
    if (toggled.isTrack)
        return;
    SectionArrangement changed = arrangement();
    changed.setCollapsed(toggled.key, !changed.isCollapsed(toggled.key));
    setArrangement(changed);
}

std::uint32_t TimelineScene::focusedSection() const
{
    if (!m_focusedSection)
        return LaneLayout::None;
    const std::span<const LaneSection> sections = m_layout->sections();
    const auto found = std::ranges::find(sections, *m_focusedSection, &LaneSection::key);
    return found == sections.end() ? LaneLayout::None : static_cast<std::uint32_t>(found - sections.begin());
}

void TimelineScene::focusSection(std::uint32_t section)
{
    m_focusedSection.reset();
    if (section != LaneLayout::None)
        m_focusedSection = m_layout->sections()[section].key;
    emit focusedSectionChanged();
}

void TimelineScene::setMetrics(const QFont& font, double devicePixelRatio)
{
    // Rows of 19 px with bars of 12 px at the usual font height of 15 px, and in proportion with larger ones.
    const double lane = std::max(19.0, QFontMetrics(font).height() + 4.0);
    const auto pixels = [devicePixelRatio](double units) {
        return static_cast<int>(std::lround(units * devicePixelRatio));
    };
    const RowMetrics metrics{pixels(lane), pixels(lane), pixels(lane * 12.0 / 19.0)};
    const bool isSame = metrics.laneHeight == m_metrics.laneHeight && metrics.headerHeight == m_metrics.headerHeight &&
                        devicePixelRatio == m_devicePixelRatio;
    if (isSame)
        return;
    m_metrics = metrics;
    m_devicePixelRatio = devicePixelRatio;
    rebuildRows();
}

} // namespace chronoscope
