// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/lintrules.h"
#include "models/state/versionmarker.h"

#include <temporal/api/common/v1/message.pb.h>
#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>
#include <set>

namespace chronoscope {

namespace {

namespace enums = temporal::api::enums::v1;

constexpr const char* ChangeVersion = "TemporalChangeVersion";
constexpr const char* Deprecated = "deprecated";
/// sdk-core's flag UpsertSearchAttributeOnPatch.
constexpr std::uint32_t UpsertOnPatch = 2;
constexpr std::size_t MostBytes = 64 * 1024;

struct Change {
    EventIndex event;
    VersionMarker marker;
    bool isCore = false;
};

std::vector<Change> changesOf(const History& history)
{
    std::vector<Change> changes;
    VersionMarkerReader reader;
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        if (history.type(event) != enums::EVENT_TYPE_MARKER_RECORDED)
            continue;
        const auto& marker = history.event(event).marker_recorded_event_attributes();
        if (const auto read = reader.read(marker))
            changes.push_back({event, *read, marker.marker_name() == "core_patch"});
    }
    return changes;
}

/// The list of changes that a search attribute holds: "charge-2" of Go and Java, "charge" of core.
QStringList changeVersionsIn(const temporal::api::common::v1::SearchAttributes& attributes)
{
    const auto found = attributes.indexed_fields().find(ChangeVersion);
    QStringList ids;
    if (found == attributes.indexed_fields().end() || found->second.data().size() > MostBytes)
        return ids;
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(found->second.data()));
    const QJsonArray list = json.array();
    for (const auto& id : list)
        ids.append(id.toString());
    return ids;
}

bool hasChangeVersion(const HistoryEvent& event)
{
    return event.has_upsert_workflow_search_attributes_event_attributes() &&
           event.upsert_workflow_search_attributes_event_attributes().search_attributes().indexed_fields().count(
               ChangeVersion) > 0;
}

void lintEvenness(const LintContext& context, const std::vector<Change>& changes, Lints& lints)
{
    std::map<std::string, std::vector<const Change*>> byId;
    for (const Change& change : changes)
        byId[change.marker.id].push_back(&change);
    for (const auto& [id, same] : byId) {
        const bool differs = std::any_of(same.begin(), same.end(), [&same = same](const Change* change) {
            return change->marker.value != same.front()->marker.value;
        });
        if (!differs)
            continue;
        std::vector<EventIndex> events;
        for (const Change* change : same)
            events.push_back(change->event);
        const QString name = quoted(QString::fromStdString(id));
        if (same.front()->isCore)
            lints.push_back(makeLint(
                Lint::Kind::UnevenPatch, Lint::Severity::Warning,
                LintTexts::tr("The patch %1 is recorded as deprecated and as not deprecated in the same run (%2): the "
                              "code asks for it in two ways.")
                    .arg(name, eventList(context, events)),
                LintTexts::tr("Deprecate a patch at all places at once, when no run from before it is open any more."),
                events));
        else
            lints.push_back(makeLint(
                Lint::Kind::UnevenVersion, Lint::Severity::Warning,
                LintTexts::tr(
                    "The change %1 is recorded with different versions in the same run (%2), and a replay takes "
                    "one of them for all.")
                    .arg(name, eventList(context, events)),
                LintTexts::tr("Ask for a change id once, and keep its version; take a new id for each further change."),
                events));
    }
}

/// A change counts as marked under its id, and under id-version as Go and Java list it.
std::set<QString> listedNames(const Change& change)
{
    const QString id = QString::fromStdString(change.marker.id);
    return {id, id + QLatin1Char('-') + QString::fromStdString(change.marker.value)};
}

void lintSearchAttribute(const LintContext& context, const std::vector<Change>& changes, Lints& lints)
{
    const History& history = context.history();
    std::set<QString> known;
    // Runs that continue another one inherit its search attributes.
    if (context.isWhole) {
        const auto& start = history.event(EventIndex(0U)).workflow_execution_started_event_attributes();
        for (const QString& id : changeVersionsIn(start.search_attributes()))
            known.insert(id);
    }
    std::size_t next = 0;
    std::vector<EventIndex> unmarked;
    QString first;
    for (std::size_t position = 0; position < history.size(); ++position) {
        const EventIndex event(position);
        while (next < changes.size() && changes[next].event <= event)
            known.merge(listedNames(changes[next++]));
        if (!hasChangeVersion(history.event(event)))
            continue;
        const auto& upsert = history.event(event).upsert_workflow_search_attributes_event_attributes();
        for (const QString& id : changeVersionsIn(upsert.search_attributes())) {
            if (!known.insert(id).second)
                continue;
            unmarked.push_back(event);
            if (first.isEmpty())
                first = id;
        }
    }
    if (!unmarked.empty() && context.isWhole)
        lints.push_back(makeLint(
            Lint::Kind::UnmarkedVersion, Lint::Severity::Warning,
            LintTexts::tr("TemporalChangeVersion tells of the change %1 (%2), but no marker before it records one: the "
                          "attribute was set by hand, or the marker is behind a codec.")
                .arg(quoted(first), eventList(context, unmarked)),
            LintTexts::tr("Leave TemporalChangeVersion to the SDK; queries for runs of a change rely on it."),
            unmarked));
}

/// From where on core writes the attribute behind each patch, as its flag notes; not valid where it does not.
EventIndex firstUpsertFlag(const History& history)
{
    for (std::size_t position = 0; position < history.size(); ++position) {
        const HistoryEvent& event = history.event(EventIndex(position));
        if (!event.has_workflow_task_completed_event_attributes())
            continue;
        const auto& flags = event.workflow_task_completed_event_attributes().sdk_metadata().core_used_flags();
        if (std::find(flags.begin(), flags.end(), UpsertOnPatch) != flags.end())
            return EventIndex(position);
    }
    return {};
}

/// Go writes the attribute unless the marker says otherwise, which it did not always; Java of version 1.38 writes none.
bool saysItWritesAttribute(const HistoryEvent& marker)
{
    const auto& details = marker.marker_recorded_event_attributes().details();
    const auto updated = details.find("version-search-attribute-updated");
    return updated != details.end() && updated->second.payloads_size() > 0 &&
           updated->second.payloads(0).data() == "true";
}

void lintMissingAttribute(const LintContext& context, const std::vector<Change>& changes, Lints& lints)
{
    std::vector<EventIndex> missing;
    std::set<std::string> seen;
    const EventIndex flag = firstUpsertFlag(context.history());
    for (const Change& change : changes) {
        const EventIndex next(change.event.value + 1);
        const bool isFirst = seen.insert(change.marker.id).second;
        if (!isFirst || (next.value < context.history().size() && hasChangeVersion(context.history().event(next))))
            continue;
        const bool isWritten = change.isCore ? flag.isValid() && flag < change.event
                                             : saysItWritesAttribute(context.history().event(change.event));
        if (isWritten)
            missing.push_back(change.event);
    }
    if (!missing.empty())
        lints.push_back(makeLint(
            Lint::Kind::MissingChangeVersion, Lint::Severity::Note,
            LintTexts::tr(
                "The version markers (%1) are not followed by TemporalChangeVersion, though this SDK writes it: the "
                "attribute had grown too large, or it is turned off.")
                .arg(eventList(context, missing)),
            LintTexts::tr("Searching for runs of a change does not find this one: look at its markers instead."),
            missing));
}

} // namespace

void lintVersions(const LintContext& context, Lints& lints)
{
    const std::vector<Change> changes = changesOf(context.history());
    lintEvenness(context, changes, lints);
    lintSearchAttribute(context, changes, lints);
    lintMissingAttribute(context, changes, lints);
}

} // namespace chronoscope
