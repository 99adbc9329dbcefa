// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/differencefinder.h"
#include "models/core/format.h"
#include "models/history/eventtype.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int LongestUnknown = 200;

/// Collects the changes of one difference event by event.
class ChangeCollector {
public:
    ChangeCollector(const RunDifference& runs, std::size_t most)
        : m_runs(runs), m_most(most), m_comparison(*runs.ignored)
    {
    }

    void collect(const Difference& difference)
    {
        const bool hasBoth = difference.groupInA.isValid() && difference.groupInB.isValid();
        if (difference.groupInA.isValid()) {
            for (const EventIndex event : m_runs.a->members(difference.groupInA))
                compare(event, hasBoth ? m_runs.eventInB[event.value] : EventIndex());
        }
        if (difference.groupInB.isValid()) {
            for (const EventIndex event : m_runs.b->members(difference.groupInB)) {
                if (!m_runs.eventInA[event.value].isValid())
                    compare({}, event);
            }
        }
    }

    std::vector<FieldChange> takeChanges() { return std::move(m_changes); }

private:
    void compare(EventIndex inA, EventIndex inB)
    {
        if (m_changes.size() >= m_most)
            return;
        const Side side = !inB.isValid() ? Side::OnlyA : !inA.isValid() ? Side::OnlyB : Side::Both;
        if (side != Side::Both)
            add({inA, inB, {}, {}, side, typeName(*m_runs.a, inA), typeName(*m_runs.b, inB)});
        const HistoryEvent& none = HistoryEvent::default_instance();
        const HistoryEvent& a = inA.isValid() ? m_runs.a->history().event(inA) : none;
        const HistoryEvent& b = inB.isValid() ? m_runs.b->history().event(inB) : none;
        for (FieldChange& change : m_comparison.changes(a, b, m_most - std::min(m_most, m_changes.size()))) {
            if (side != Side::Both)
                change.side = side;
            // The type has been told.
            if (side != Side::Both && change.path == QLatin1String("eventType"))
                continue;
            if (side == Side::OnlyA)
                change.inB.clear();
            else if (side == Side::OnlyB)
                change.inA.clear();
            change.eventInA = inA;
            change.eventInB = inB;
            add(std::move(change));
        }
        compareUnknown(inA, inB);
    }

    static QString typeName(const EventGroups& groups, EventIndex event)
    {
        return event.isValid() ? eventTypeName(groups.history(), event) : QString();
    }

    void compareUnknown(EventIndex inA, EventIndex inB)
    {
        const auto a = inA.isValid() ? m_runs.a->history().unknownJson(inA) : std::span<const UnknownJson>();
        const auto b = inB.isValid() ? m_runs.b->history().unknownJson(inB) : std::span<const UnknownJson>();
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            const UnknownJson* const left = i < a.size() ? &a[i] : nullptr;
            const UnknownJson* const right = i < b.size() ? &b[i] : nullptr;
            if (left && right && left->path == right->path && left->json == right->json)
                continue;
            FieldChange change;
            change.eventInA = inA;
            change.eventInB = inB;
            if (left) {
                change.path = shown(left->path);
                change.inA = shown(left->json);
            }
            if (right) {
                change.path = left ? change.path : shown(right->path);
                change.inB = shown(right->json);
            }
            change.side = !right ? Side::OnlyA : !left ? Side::OnlyB : Side::Both;
            add(std::move(change));
        }
    }

    static QString shown(const std::string& text) { return singleLine(QString::fromStdString(text), LongestUnknown); }

    void add(FieldChange change)
    {
        if (m_changes.size() < m_most)
            m_changes.push_back(std::move(change));
    }

    const RunDifference& m_runs;
    std::size_t m_most;
    MessageComparison m_comparison;
    std::vector<FieldChange> m_changes;
};

} // namespace

std::vector<FieldChange> changesOf(const RunDifference& runs, const Difference& difference, std::size_t most)
{
    const bool isOfContent = difference.kind == DifferenceKind::Missing ||
                             difference.kind == DifferenceKind::Inserted ||
                             difference.kind == DifferenceKind::Outcome || difference.kind == DifferenceKind::Changed;
    if (!isOfContent)
        return {};
    ChangeCollector collector(runs, most);
    collector.collect(difference);
    return collector.takeChanges();
}

} // namespace chronoscope
