// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/filterstack.h"

#include "models/core/executor.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

FilterStack::FilterStack(QObject* parent) : QObject(parent)
{
}

FilterStack::~FilterStack()
{
    m_cancellation.cancel();
}

void FilterStack::setSnapshot(RunSnapshotPointer snapshot)
{
    m_snapshot = std::move(snapshot);
    m_filtered.reset();
    evaluate();
}

bool FilterStack::add(const FilterCondition& condition)
{
    FilterConditions conditions = m_conditions;
    if (std::find(conditions.begin(), conditions.end(), condition) != conditions.end())
        return true;
    if (std::holds_alternative<TimeCondition>(condition))
        std::erase_if(conditions,
                      [](const FilterCondition& one) { return std::holds_alternative<TimeCondition>(one); });
    if (conditions.size() >= MaximumConditions)
        return false;
    const auto last = std::find_if(conditions.rbegin(), conditions.rend(), [&condition](const FilterCondition& one) {
        return one.index() == condition.index();
    });
    conditions.insert(last == conditions.rend() ? conditions.end() : last.base(), condition);
    setConditions(std::move(conditions));
    return true;
}

void FilterStack::removeAt(std::size_t position)
{
    if (position >= m_conditions.size())
        return;
    FilterConditions conditions = m_conditions;
    conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(position));
    setConditions(std::move(conditions));
}

void FilterStack::setConditions(FilterConditions conditions)
{
    if (conditions.size() > MaximumConditions)
        conditions.resize(MaximumConditions);
    if (conditions == m_conditions)
        return;
    m_conditions = std::move(conditions);
    emit conditionsChanged();
    evaluate();
}

void FilterStack::evaluate()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    const std::uint64_t request = ++m_request;
    m_error.reset();
    m_isEvaluating = m_snapshot && !m_conditions.empty();
    if (m_isEvaluating) {
        runOnPool(
            [snapshot = m_snapshot, conditions = m_conditions, token = m_cancellation.token()] {
                return FilteredRun::of(snapshot, conditions, token);
            },
            this,
            [this, request](Result<std::shared_ptr<const FilteredRun>> result) { finish(request, std::move(result)); });
    } else {
        m_filtered.reset();
    }
    emit filteredChanged();
}

void FilterStack::finish(std::uint64_t request, Result<std::shared_ptr<const FilteredRun>> result)
{
    if (request != m_request)
        return;
    m_isEvaluating = false;
    m_filtered.reset();
    if (result)
        m_filtered = std::move(*result);
    else
        m_error = std::move(result.error());
    emit filteredChanged();
}

} // namespace chronoscope
