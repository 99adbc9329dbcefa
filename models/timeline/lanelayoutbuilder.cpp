// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/lanelayout.h"

#include "models/timeline/lanepacker.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace chronoscope {

namespace {

/// Sections by category, from top to bottom; several kinds may share one.
enum class Category : std::uint8_t {
    Workflow,
    WorkflowTasks,
    Activities,
    LocalActivities,
    ChildWorkflows,
    Timers,
    Signals,
    SignalsSent,
    Updates,
    NexusOperations,
    Markers,
    Properties
};

Category categoryOf(GroupKind kind)
{
    switch (kind) {
    case GroupKind::Workflow:
        return Category::Workflow;
    case GroupKind::WorkflowTask:
        return Category::WorkflowTasks;
    case GroupKind::Activity:
        return Category::Activities;
    case GroupKind::LocalActivity:
        return Category::LocalActivities;
    case GroupKind::ChildWorkflow:
        return Category::ChildWorkflows;
    case GroupKind::Timer:
        return Category::Timers;
    case GroupKind::SignalReceived:
        return Category::Signals;
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
        return Category::SignalsSent;
    case GroupKind::Update:
        return Category::Updates;
    case GroupKind::NexusOperation:
        return Category::NexusOperations;
    case GroupKind::Version:
    case GroupKind::SideEffect:
    case GroupKind::Marker:
        return Category::Markers;
    case GroupKind::Attributes:
    case GroupKind::Options:
    case GroupKind::Pause:
        return Category::Properties;
    }
    return Category::Markers;
}

struct LaneTitles {
    Q_DECLARE_TR_FUNCTIONS(LaneLayout)
};

QString titleOf(Category category)
{
    switch (category) {
    case Category::Workflow:
        return LaneTitles::tr("Workflow");
    case Category::WorkflowTasks:
        return LaneTitles::tr("Workflow tasks");
    case Category::Activities:
        return LaneTitles::tr("Activities");
    case Category::LocalActivities:
        return LaneTitles::tr("Local activities");
    case Category::ChildWorkflows:
        return LaneTitles::tr("Child workflows");
    case Category::Timers:
        return LaneTitles::tr("Timers");
    case Category::Signals:
        return LaneTitles::tr("Signals");
    case Category::SignalsSent:
        return LaneTitles::tr("Signals and cancel requests sent");
    case Category::Updates:
        return LaneTitles::tr("Updates");
    case Category::NexusOperations:
        return LaneTitles::tr("Nexus operations");
    case Category::Markers:
        return LaneTitles::tr("Markers");
    case Category::Properties:
        return LaneTitles::tr("Properties and options");
    }
    return {};
}

bool isTrack(Category category)
{
    return category == Category::Workflow || category == Category::WorkflowTasks;
}

// Order of sections: the two tracks, then those named by a text in the order of their appearance, then categories.
constexpr std::uint64_t TextRank = 1;
constexpr std::uint64_t CategoryRank = 2;

std::uint64_t keyOfCategory(Category category)
{
    return ((isTrack(category) ? 0 : CategoryRank) << 32U) | static_cast<std::uint64_t>(category);
}

std::uint64_t keyOfText(std::uint32_t sectionId)
{
    return (TextRank << 32U) | sectionId;
}

/// Below the tracks that every run has: those keys are small numbers.
std::uint64_t keyOfTrack(std::uint32_t sectionId)
{
    return (std::uint64_t{1} << 31U) | (sectionId & ~BarTexts::WaitingFlag) |
           ((sectionId & BarTexts::WaitingFlag) != 0 ? std::uint64_t{1} << 30U : 0);
}

/// A section while it is filled.
struct Draft {
    LaneSection section;
    LanePacker packer;
    std::uint32_t appearance = 0;

    [[nodiscard]] std::uint32_t add(const TimelineBar& bar, Density density)
    {
        section.barCount += 1;
        section.failedCount += isFailure(bar.status) ? 1U : 0U;
        if (density == Density::RowPerGroup && !section.isTrack)
            return section.laneCount++;
        const std::uint32_t lane = packer.add(bar);
        section.laneCount = packer.laneCount();
        return lane;
    }
};

} // namespace

/// Sorts bars into sections, packs them and puts the lanes one after the other.
class LaneLayoutBuilder {
public:
    LaneLayoutBuilder(TimelineBars bars, const LaneLayoutOptions& options, std::shared_ptr<const BarTexts> texts)
        : m_input(std::move(bars))
    {
        m_layout.m_runStart = m_input.runStart;
        m_layout.m_runEnd = m_input.runEnd;
        m_layout.m_density = options.density;
        m_layout.m_grouping = texts ? options.grouping : Grouping::Category;
        m_layout.m_texts = std::move(texts);
    }

    [[nodiscard]] std::shared_ptr<const LaneLayout> build()
    {
        fillDrafts();
        orderSections();
        placeBars();
        describeSections();
        collectFailures();
        return std::make_shared<LaneLayout>(std::move(m_layout));
    }

private:
    struct Place {
        std::uint32_t draft;
        std::uint32_t lane;
    };

    [[nodiscard]] std::uint32_t draftOf(const TimelineBar& bar)
    {
        const Category category = categoryOf(bar.kind);
        std::uint32_t textId = 0;
        // Each worker has a track of its own for the workflow tasks that it took.
        const bool isWorkerTrack = m_layout.m_grouping == Grouping::Worker && category == Category::WorkflowTasks;
        if (m_layout.m_grouping != Grouping::Category && (!isTrack(category) || isWorkerTrack))
            textId = m_layout.m_texts->sectionId(bar.group, m_layout.m_grouping);
        const std::uint64_t key = textId == 0     ? keyOfCategory(category)
                                  : isWorkerTrack ? keyOfTrack(textId)
                                                  : keyOfText(textId);
        const auto [found, isNew] = m_draftOfKey.try_emplace(key, static_cast<std::uint32_t>(m_drafts.size()));
        if (isNew) {
            Draft& draft = m_drafts.emplace_back();
            draft.appearance = found->second;
            draft.section.key = key;
            draft.section.kind = bar.kind;
            draft.section.isTrack = isTrack(category);
            draft.section.title = textId != 0 ? m_layout.m_texts->sectionText(textId) : titleOf(category);
            if (isWorkerTrack && textId != 0)
                draft.section.title = LaneTitles::tr("Workflow tasks · %1").arg(draft.section.title);
        }
        return found->second;
    }

    void fillDrafts()
    {
        m_places.reserve(m_input.bars.size());
        for (const TimelineBar& bar : m_input.bars) {
            const std::uint32_t draft = draftOf(bar);
            m_places.push_back({draft, m_drafts[draft].add(bar, m_layout.m_density)});
        }
    }

    void orderSections()
    {
        std::vector<std::uint32_t> order(m_drafts.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto rank = [this](std::uint32_t draft) {
            const std::uint64_t key = m_drafts[draft].section.key;
            return key >> 32U == TextRank ? (TextRank << 32U) | m_drafts[draft].appearance : key;
        };
        std::ranges::sort(order, {}, rank);
        m_sectionOfDraft.resize(order.size());
        std::uint32_t lane = 0;
        for (const std::uint32_t draft : order) {
            LaneSection& section = m_drafts[draft].section;
            section.firstLane = lane;
            lane += section.laneCount;
            m_sectionOfDraft[draft] = static_cast<std::uint32_t>(m_layout.m_sections.size());
            m_layout.m_sections.push_back(std::move(section));
        }
        m_layout.m_firstOfLane.assign(lane + 1, 0);
    }

    void placeBars()
    {
        auto& first = m_layout.m_firstOfLane;
        for (Place& place : m_places) {
            place.lane += m_layout.m_sections[m_sectionOfDraft[place.draft]].firstLane;
            ++first[place.lane + 1];
        }
        std::partial_sum(first.begin(), first.end(), first.begin());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        m_layout.m_bars.resize(m_input.bars.size());
        m_positions.resize(m_input.bars.size());
        std::uint32_t groupCount = 0;
        for (std::size_t index = 0; index < m_places.size(); ++index) {
            m_positions[index] = next[m_places[index].lane]++;
            m_layout.m_bars[m_positions[index]] = m_input.bars[index];
            groupCount = std::max(groupCount, m_input.bars[index].group + 1);
        }
        m_layout.m_positionOfGroup.assign(groupCount, LaneLayout::None);
        m_layout.m_starts.reserve(m_layout.m_bars.size());
        m_layout.m_edges.reserve(m_layout.m_bars.size());
        std::uint64_t busy = 0;
        for (std::uint32_t position = 0; position < m_layout.m_bars.size(); ++position) {
            const TimelineBar& bar = m_layout.m_bars[position];
            m_layout.m_positionOfGroup[bar.group] = position;
            m_layout.m_starts.push_back(bar.start);
            if (position % LaneLayout::SampleStep == 0)
                m_layout.m_sampledStarts.push_back(bar.start);
            m_layout.m_edges.push_back({bar.end, busy, bar.kind, bar.status, bar.isRetried});
            busy += static_cast<std::uint64_t>(bar.end) - static_cast<std::uint64_t>(bar.start);
        }
    }

    void describeSections()
    {
        for (LaneSection& section : m_layout.m_sections)
            section.byStart.reserve(section.barCount);
        for (std::size_t index = 0; index < m_places.size(); ++index) {
            LaneSection& section = m_layout.m_sections[m_sectionOfDraft[m_places[index].draft]];
            section.byStart.push_back(m_positions[index]);
            if (isFailure(m_input.bars[index].status))
                section.failuresByEnd.push_back(m_positions[index]);
        }
        const auto start = [this](std::uint32_t position) { return m_layout.m_starts[position]; };
        const auto end = [this](std::uint32_t position) { return m_layout.m_bars[position].end; };
        for (LaneSection& section : m_layout.m_sections) {
            if (!std::ranges::is_sorted(section.byStart, {}, start))
                std::ranges::stable_sort(section.byStart, {}, start);
            std::ranges::stable_sort(section.failuresByEnd, {}, end);
            section.earliestFailureStart.resize(section.failuresByEnd.size());
            std::int64_t earliest = std::numeric_limits<std::int64_t>::max();
            for (std::size_t place = section.failuresByEnd.size(); place-- > 0;) {
                earliest = std::min(earliest, start(section.failuresByEnd[place]));
                section.earliestFailureStart[place] = earliest;
            }
            uniteStretches(section);
        }
    }

    void uniteStretches(LaneSection& section) const
    {
        for (std::uint32_t ordinal = 0; ordinal < section.byStart.size(); ++ordinal) {
            const TimelineBar& bar = m_layout.m_bars[section.byStart[ordinal]];
            if (section.stretches.empty() || bar.start > section.stretches.back().end)
                section.stretches.push_back({bar.start, bar.end, ordinal});
            else
                section.stretches.back().end = std::max(section.stretches.back().end, bar.end);
        }
    }

    void collectFailures()
    {
        for (std::uint32_t position = 0; position < m_layout.m_bars.size(); ++position) {
            const Status status = m_layout.m_bars[position].status;
            if (!isFailure(status))
                continue;
            m_layout.m_failuresByStart.push_back(position);
            for (std::size_t severity = 0; severity < LaneLayout::SeverityCount; ++severity) {
                if (LaneLayout::failureOf(severity) == status)
                    m_layout.m_failures[severity].push_back(position);
            }
        }
        std::ranges::stable_sort(m_layout.m_failuresByStart, {},
                                 [this](std::uint32_t position) { return m_layout.m_starts[position]; });
    }

    TimelineBars m_input;
    LaneLayout m_layout;
    std::vector<Draft> m_drafts;
    std::unordered_map<std::uint64_t, std::uint32_t> m_draftOfKey;
    std::vector<Place> m_places;            ///< by bar of the input
    std::vector<std::uint32_t> m_positions; ///< by bar of the input
    std::vector<std::uint32_t> m_sectionOfDraft;
};

std::shared_ptr<const LaneLayout> layOutLanes(TimelineBars bars, const LaneLayoutOptions& options,
                                              std::shared_ptr<const BarTexts> texts)
{
    return LaneLayoutBuilder(std::move(bars), options, std::move(texts)).build();
}

} // namespace chronoscope
