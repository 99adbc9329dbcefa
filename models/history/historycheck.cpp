// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historycheck.h"

#include "models/history/boundedfindings.h"
#include "models/history/eventreferences.h"
#include "models/history/timeordercheck.h"

#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

/// For plural forms, which take an int.
int asCount(std::int64_t count)
{
    return static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
}

class HistoryChecker {
public:
    HistoryChecker(const History& history, const QString& file) : m_history(history), m_findings(file) {}

    [[nodiscard]] std::vector<Finding> check()
    {
        checkStart();
        TimeOrderCheck timeOrder(m_history, m_findings);
        for (std::size_t position = 0; position < m_history.size(); ++position) {
            const EventIndex index(position);
            checkId(index);
            checkReferences(index);
            timeOrder.check(index);
            if (!m_close.isValid() && isClosingEventType(m_history.type(index)))
                m_close = index;
        }
        checkClose();
        return m_findings.take();
    }

private:
    void add(Finding::Severity severity, Finding::Kind kind, std::optional<EventIndex> event, QString field,
             QString message, QString remedy = {})
    {
        Finding finding;
        finding.severity = severity;
        finding.kind = kind;
        if (event)
            finding.eventId = m_history.eventId(*event);
        finding.field = std::move(field);
        finding.message = std::move(message);
        finding.remedy = std::move(remedy);
        m_findings.add(std::move(finding));
    }

    void checkStart()
    {
        const bool hasStart =
            !m_history.isEmpty() && m_history.type(EventIndex(0U)) == enums::EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
        if (hasStart || !m_findings.wants(Finding::Kind::MissingStart))
            return;
        if (m_history.isEmpty()) {
            add(Finding::Severity::Warning, Finding::Kind::MissingStart, std::nullopt, {},
                QCoreApplication::translate("HistoryCheck", "The history has no events."));
            return;
        }
        add(Finding::Severity::Warning, Finding::Kind::MissingStart, EventIndex(0U), {},
            QCoreApplication::translate(
                "HistoryCheck",
                "The history begins with %1 instead of WorkflowExecutionStarted: it is a part of a run.")
                .arg(eventTypeName(m_history, EventIndex(0U))),
            QCoreApplication::translate("HistoryCheck", "Export the whole history to see the run from its start."));
    }

    void checkId(EventIndex index)
    {
        const std::int64_t id = m_history.eventId(index);
        if (id <= 0) {
            if (m_findings.wants(Finding::Kind::InvalidValue))
                add(Finding::Severity::Warning, Finding::Kind::InvalidValue, index, QStringLiteral("eventId"),
                    QCoreApplication::translate("HistoryCheck", "The event has no id that could be one: %1.").arg(id));
            return;
        }
        const std::int64_t previous = index.value == 0 ? 0 : m_history.eventId(EventIndex(index.value - 1));
        if (previous <= 0)
            return;
        if (id == previous) {
            if (m_findings.wants(Finding::Kind::DuplicateEvent))
                add(Finding::Severity::Warning, Finding::Kind::DuplicateEvent, index, QStringLiteral("eventId"),
                    QCoreApplication::translate("HistoryCheck", "The event id %1 occurs more than once.").arg(id));
        } else if (id - previous > 1 && m_findings.wants(Finding::Kind::MissingEvents)) {
            const int missing = asCount(id - previous - 1);
            add(Finding::Severity::Error, Finding::Kind::MissingEvents, index, QStringLiteral("eventId"),
                QCoreApplication::translate("HistoryCheck", "%n events are missing: their ids jump from %1 to %2.",
                                            nullptr, missing)
                    .arg(previous)
                    .arg(id));
        }
    }

    void checkReferences(EventIndex index)
    {
        const HistoryEvent& event = m_history.event(index);
        for (const EventReferenceField& field : referenceFieldsOf(m_history.type(index))) {
            if (const std::int64_t eventId = field.read(event); eventId > 0)
                checkReference(index, field, eventId);
        }
    }

    void checkReference(EventIndex index, const EventReferenceField& field, std::int64_t eventId)
    {
        const auto target = m_history.findEventId(eventId);
        if (!target) {
            // What came before the first event of a part cannot be judged.
            const bool isBeforePart = eventId < m_history.eventId(EventIndex(0U));
            if (!isBeforePart && m_findings.wants(Finding::Kind::DanglingReference))
                add(Finding::Severity::Error, Finding::Kind::DanglingReference, index, field.path(),
                    QCoreApplication::translate("HistoryCheck", "Event %1 is named here but is not in the history.")
                        .arg(eventId));
            return;
        }
        const std::int32_t targetType = m_history.type(*target);
        const bool isKnownType = targetType != enums::EVENT_TYPE_UNSPECIFIED;
        if (isKnownType && !isExpected(field, targetType)) {
            if (m_findings.wants(Finding::Kind::WrongReference))
                add(Finding::Severity::Warning, Finding::Kind::WrongReference, index, field.path(),
                    QCoreApplication::translate("HistoryCheck", "Event %1 is named here, but it is of the type %2.")
                        .arg(eventId)
                        .arg(eventTypeName(targetType)));
        } else if (m_history.eventId(*target) >= m_history.eventId(index) &&
                   m_findings.wants(Finding::Kind::WrongReference)) {
            add(Finding::Severity::Warning, Finding::Kind::WrongReference, index, field.path(),
                QCoreApplication::translate("HistoryCheck",
                                            "Event %1 is named here, but it does not come before this event.")
                    .arg(eventId));
        }
    }

    static bool isExpected(const EventReferenceField& field, std::int32_t targetType)
    {
        if (field.targets.contains(targetType))
            return true;
        // Java's test server names the start of the task where the other servers name its completion.
        if (field.targets.contains(enums::EVENT_TYPE_WORKFLOW_TASK_COMPLETED))
            return targetType == enums::EVENT_TYPE_WORKFLOW_TASK_STARTED;
        // The last event before the task that brought an update; only as a rule the one that scheduled it.
        return field.eventType == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED ||
               field.eventType == enums::EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_REJECTED;
    }

    void checkClose()
    {
        if (!m_close.isValid() || m_close.value + 1 >= m_history.size())
            return;
        if (!m_findings.wants(Finding::Kind::EventAfterClose))
            return;
        const int count = asCount(static_cast<std::int64_t>(m_history.size() - m_close.value - 1));
        add(Finding::Severity::Error, Finding::Kind::EventAfterClose, EventIndex(m_close.value + 1), {},
            QCoreApplication::translate("HistoryCheck", "%n events follow event %1 (%2), which closed the run.",
                                        nullptr, count)
                .arg(m_history.eventId(m_close))
                .arg(eventTypeName(m_history.type(m_close))));
    }

    const History& m_history;
    BoundedFindings m_findings;
    EventIndex m_close;
};

} // namespace

std::vector<Finding> checkHistory(const History& history, const QString& file)
{
    return HistoryChecker(history, file).check();
}

} // namespace chronoscope
