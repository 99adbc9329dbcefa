// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"
#include "models/history/runsummary.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

/// Position of a workflow task in WorkflowTasks, oldest first. People count from 1: WorkflowTasks::number().
using TaskIndex = StrongIndex<struct TaskIndexTag>;

/// Which SDK's way of cutting a history into workflow tasks is followed.
enum class SdkFamily : std::uint8_t {
    Core, ///< TypeScript, Python, .NET, Ruby, Rust: all on sdk-core
    Go,
    Java,
    Generic ///< nothing tells; the rules that all share
};
/// "core", "go", "java", "generic": the word that scripts see.
[[nodiscard]] QString toString(SdkFamily family);

/// The SDK whose rules are applied, and how it is known.
struct SdkDialect {
    SdkFamily family = SdkFamily::Generic;
    QString sdkName;        ///< "temporal-python"; empty where nothing tells
    bool isGuessed = false; ///< from markers, failures, ids and identities, since no workflow task names it

    [[nodiscard]] static SdkDialect of(const RunSummary& summary, const History& history);
};

/// What a workflow task tells the workflow, in the words of sdk-core's WorkflowActivationJob
/// (temporal/sdk/core/workflow_activation/workflow_activation.proto). Go and Java have no such messages, and the same
/// things to tell.
enum class JobKind : std::uint8_t {
    InitializeWorkflow,
    NotifyHasPatch, ///< a patch or version marker of the answer that follows: told first
    UpdateRandomSeed,
    SignalWorkflow,
    DoUpdate,
    FireTimer,
    ResolveActivity,
    ResolveChildWorkflowExecutionStart,
    ResolveChildWorkflowExecution,
    CancelWorkflow,
    ResolveSignalExternalWorkflow,
    ResolveRequestCancelExternalWorkflow,
    ResolveNexusOperationStart,
    ResolveNexusOperation,
    ResolveLocalActivity, ///< core: ResolveActivity with is_local, in an activation of its own
    ReplaySideEffect,     ///< Go and Java: the recorded value of a side effect, mutable or not
    Other                 ///< none of these: kept for SDKs that tell more; none of today's does
};
constexpr std::size_t JobKindCount = 17;
/// "initializeWorkflow", "resolveActivity", ...: the word that scripts see.
[[nodiscard]] QString toString(JobKind kind);
/// Translated for people: "Activity resolved".
[[nodiscard]] QString displayName(JobKind kind);

struct ActivationJob {
    EventIndex event; ///< that brought it; for DoUpdate the UpdateAccepted or UpdateAdmitted with the request
    JobKind kind = JobKind::Other;
    /// 0-based: activations of the task in which it is told. Local activities resolve in later ones.
    std::uint16_t activation = 0;

    friend bool operator==(const ActivationJob&, const ActivationJob&) = default;
};

/// A command that the worker answered with, and the event that it became.
struct RecordedCommand {
    EventIndex event;
    std::int32_t type = 0; ///< number of temporal.api.enums.v1.CommandType

    friend bool operator==(const RecordedCommand&, const RecordedCommand&) = default;
};
/// "scheduleActivityTask": the word that scripts see. "command99" for numbers that the schema lacks.
[[nodiscard]] QString commandTypeName(std::int32_t type);
/// Translated for people: "Schedule activity".
[[nodiscard]] QString commandDisplayName(std::int32_t type);

/// How one try of a workflow task ended.
enum class TaskOutcome : std::uint8_t { Open, Completed, Failed, TimedOut };
/// "open", "completed", "failed", "timedOut".
[[nodiscard]] QString toString(TaskOutcome outcome);

/// One try of a workflow task, as far as the history has it: repeated failures leave one event only.
struct TaskAttempt {
    EventIndex scheduled; ///< not valid where the history lacks it (fragments)
    EventIndex started;   ///< not valid while it waits for a worker
    EventIndex closed;    ///< completed, failed or timed out; not valid while open
    TaskOutcome outcome = TaskOutcome::Open;
    bool isHeartbeat = false; ///< completed without commands to keep local activities alive; folded into its task
};

/// One workflow task as the worker's code lives through it: from what it was told to what it answered. Failed and timed
/// out tries belong to the task that follows them, and so do heartbeats of core; Go and Java wake the code for each.
struct WorkflowTask {
    std::uint32_t firstAttempt = 0, attemptCount = 0; ///< into attempts(); the last one decides; may be 0 for a tail
    std::uint32_t firstJob = 0, jobCount = 0;         ///< into jobs()
    std::uint32_t firstCommand = 0, commandCount = 0; ///< into commands()
    EventIndex scheduled;                             ///< of the last attempt; see TaskAttempt
    EventIndex started;
    EventIndex closed;
    TaskOutcome outcome = TaskOutcome::Open;
    /// A worker that replays the whole history goes through this task by replay; false for what it would execute anew.
    bool isReplaying = true;
    bool isTail = false; ///< events after the last task that no task was scheduled or started for yet
};

/// Why an event is neither told nor answered by any workflow task.
enum class Unassigned : std::uint8_t {
    None, ///< it is a job or a command; accepted updates and the markers that code asks for are both, of the same task
    WorkflowTaskItself, ///< scheduled, started, completed, failed, timed out
    ServerBookkeeping,  ///< nothing that workers are told: activity started, cancel requested answers, options, pauses
    ClosedFromOutside,  ///< terminated or timed out: no worker hears of it
    AfterClose,
    UnknownType,
    OutOfPlace ///< a command event outside of a command block, or another break of the rules
};
constexpr std::size_t UnassignedCount = 7;
/// "workflowTask", "serverBookkeeping", ...: the word that scripts see.
[[nodiscard]] QString toString(Unassigned reason);

/// A history cut into workflow tasks as the SDK that wrote it would cut it (facts: docs of sdk-core on workflow task
/// chunking; replayers of Go and Java). Immutable; any thread may read it. Keeps its history alive.
class WorkflowTasks {
public:
    /// Linear in the number of events; meant for the pool.
    [[nodiscard]] static std::shared_ptr<const WorkflowTasks> build(std::shared_ptr<const EventGroups> groups,
                                                                    const RunSummary& summary);
    /// The same by the rules of a family that the caller chose.
    [[nodiscard]] static std::shared_ptr<const WorkflowTasks> build(std::shared_ptr<const EventGroups> groups,
                                                                    const SdkDialect& dialect);

    [[nodiscard]] const SdkDialect& dialect() const { return m_dialect; }
    [[nodiscard]] const EventGroups& groups() const { return *m_groups; }
    [[nodiscard]] std::size_t size() const { return m_tasks.size(); }
    [[nodiscard]] const WorkflowTask& task(TaskIndex index) const { return m_tasks[index.value]; }
    /// What people call it: the first is 1.
    [[nodiscard]] static std::int64_t number(TaskIndex index) { return std::int64_t{index.value} + 1; }

    [[nodiscard]] std::span<const TaskAttempt> attempts(TaskIndex index) const;
    /// In the order in which the SDK's code hears them.
    [[nodiscard]] std::span<const ActivationJob> jobs(TaskIndex index) const;
    /// In the order of the command block.
    [[nodiscard]] std::span<const RecordedCommand> commands(TaskIndex index) const;

    /// The task that an event is part of: told, answered, or the task's own; not valid for events of no task.
    [[nodiscard]] TaskIndex taskOf(EventIndex event) const { return m_taskOfEvent[event.value]; }
    /// None exactly for jobs and commands, and for what is both.
    [[nodiscard]] Unassigned whyUnassigned(EventIndex event) const { return m_unassigned[event.value]; }

private:
    friend class WorkflowTasksBuilder;
    std::shared_ptr<const EventGroups> m_groups;
    SdkDialect m_dialect;
    std::vector<WorkflowTask> m_tasks;
    std::vector<TaskAttempt> m_attempts;
    std::vector<ActivationJob> m_jobs;
    std::vector<RecordedCommand> m_commands;
    std::vector<TaskIndex> m_taskOfEvent;
    std::vector<Unassigned> m_unassigned;
};

} // namespace chronoscope
