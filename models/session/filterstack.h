// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"
#include "models/filter/filtercondition.h"
#include "models/filter/filteredrun.h"
#include "models/history/runsnapshot.h"

#include <QObject>

#include <memory>
#include <optional>

namespace chronoscope {

/// The filters of a document and what passes them, shared by all its views. Conditions that ask about the same thing are
/// choices, others must hold together; see FilterConditions. What passes is worked out on the pool, the latest conditions
/// win; until then the views keep what passed before. GUI thread.
class FilterStack : public QObject {
    Q_OBJECT

public:
    explicit FilterStack(QObject* parent = nullptr);
    ~FilterStack() override;

    /// The run to filter. What passed of the run before is void, so everything passes until the new one is judged.
    void setSnapshot(RunSnapshotPointer snapshot);

    [[nodiscard]] const FilterConditions& conditions() const { return m_conditions; }
    [[nodiscard]] bool isEmpty() const { return m_conditions.empty(); }

    /// What passes; null while nothing is filtered, before the first result of a run, and after an error.
    [[nodiscard]] const std::shared_ptr<const FilteredRun>& filtered() const { return m_filtered; }
    [[nodiscard]] bool isEvaluating() const { return m_isEvaluating; }
    /// Why the conditions could not be applied; everything passes then.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

public slots:
    /// Adds a condition beside those that ask about the same thing; one that is there already changes nothing. There is
    /// only one range of time, so another takes its place. False when there are MaximumConditions already.
    bool add(const chronoscope::FilterCondition& condition);
    /// Takes away the condition at a position of conditions().
    void removeAt(std::size_t position);
    void clear() { setConditions({}); }
    /// For undo and for saved filters. More than MaximumConditions are cut.
    void setConditions(chronoscope::FilterConditions conditions);

signals:
    void conditionsChanged();
    /// filtered(), isEvaluating() or error() changed.
    void filteredChanged();

private:
    void evaluate();
    void finish(std::uint64_t request, Result<std::shared_ptr<const FilteredRun>> result);

    RunSnapshotPointer m_snapshot;
    FilterConditions m_conditions;
    std::shared_ptr<const FilteredRun> m_filtered;
    std::optional<Error> m_error;
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    bool m_isEvaluating = false;
};

} // namespace chronoscope
