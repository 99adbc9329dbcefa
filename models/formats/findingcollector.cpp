// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/findingcollector.h"

#include "models/core/format.h"
#include "models/formats/eventpath.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr std::size_t MaximumDistinct = 200;
constexpr std::int64_t MaximumListed = 100;
constexpr int ShownValueLength = 120;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(FindingCollector)
};

/// Kinds that a newer server or another tool causes in every event: counted by path, since they are no defects.
bool isCounted(Finding::Kind kind)
{
    return kind == Finding::Kind::UnknownField || kind == Finding::Kind::UnknownEventType ||
           kind == Finding::Kind::UnknownEnumValue || kind == Finding::Kind::Other;
}

Finding::Severity severityOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::UnknownField:
    case Finding::Kind::UnknownEventType:
    case Finding::Kind::UnknownEnumValue:
    case Finding::Kind::Other:
        return Finding::Severity::Note;
    case Finding::Kind::CutFile:
    case Finding::Kind::DamagedEvent:
    case Finding::Kind::MissingEvents:
        return Finding::Severity::Error;
    case Finding::Kind::InvalidValue:
    case Finding::Kind::InvalidBase64:
    case Finding::Kind::DuplicateEvent:
    case Finding::Kind::UnorderedEvents:
    case Finding::Kind::MissingStart:
    case Finding::Kind::EventAfterClose:
    case Finding::Kind::TimeRunsBack:
    case Finding::Kind::MissingTime:
    case Finding::Kind::DanglingReference:
    case Finding::Kind::WrongReference:
    case Finding::Kind::MorePages:
        break;
    }
    return Finding::Severity::Warning;
}

QString shown(const std::string& text)
{
    return singleLine(QString::fromStdString(text), ShownValueLength);
}

QString message(const Observation& observation, std::int64_t count)
{
    const int events = static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
    QString value = shown(observation.value);
    switch (observation.kind) {
    case Finding::Kind::UnknownField:
        return observation.eventId || count > 1
                   ? Texts::tr(
                         "This version does not know the field; it is kept and shown as it came (in %n event(s)).",
                         nullptr, events)
                   : Texts::tr("This version does not know the field; its value is %1.").arg(value);
    case Finding::Kind::UnknownEventType:
        return Texts::tr(
                   "This version does not know the event type %1; its events are shown as they came (%n event(s)).",
                   nullptr, events)
            .arg(value);
    case Finding::Kind::UnknownEnumValue:
        return Texts::tr("This version does not know the value %1; it is kept and shown as it came (in %n event(s)).",
                         nullptr, events)
            .arg(value);
    case Finding::Kind::InvalidValue:
        return Texts::tr("The value does not fit the field; it is kept and shown as it came: %1").arg(value);
    case Finding::Kind::InvalidBase64:
        return Texts::tr("These bytes are not base64; they are shown as the text that stands there: %1").arg(value);
    case Finding::Kind::Other:
        return Texts::tr(
            "Payloads were decoded before the file was written; their original bytes are not in it (%n place(s)).",
            nullptr, events);
    default:
        return value;
    }
}

QString moreMessage(Finding::Kind kind, std::int64_t more)
{
    return Texts::tr("%1 more of this kind (%2) are not listed.").arg(formatCount(more), toString(kind));
}

} // namespace

void FindingCollector::add(Observation observation)
{
    if (isCounted(observation.kind))
        addCounted({std::move(observation), 1, 0});
    else
        addListed(observation);
}

void FindingCollector::add(Finding finding)
{
    if (++m_listedCount[finding.kind] <= MaximumListed)
        m_worded.push_back(std::move(finding));
}

void FindingCollector::addMorePages(std::int64_t byteOffset)
{
    Finding finding;
    finding.kind = Finding::Kind::MorePages;
    finding.severity = Finding::Severity::Warning;
    finding.byteOffset = byteOffset;
    finding.field = QStringLiteral("nextPageToken");
    finding.message = Texts::tr("This file is one page of a longer history; events are missing.");
    finding.remedy =
        Texts::tr("Save all pages into one file, one after the other, or export with the command line tool.");
    add(std::move(finding));
}

void FindingCollector::addCounted(const Counted& added)
{
    const Finding::Kind kind = added.first.kind;
    const bool isByValue = kind == Finding::Kind::UnknownEventType || kind == Finding::Kind::UnknownEnumValue;
    const auto key =
        std::make_tuple(kind, kind == Finding::Kind::Other ? std::string() : withoutPositions(added.first.path),
                        isByValue ? added.first.value : std::string());
    if (const auto found = m_counted.find(key); found != m_counted.end()) {
        found->second.count += added.count;
    } else if (m_counted.size() < MaximumDistinct) {
        m_counted.emplace(key, Counted{added.first, added.count, m_counted.size()});
    } else {
        m_uncounted[kind] += added.count;
    }
}

void FindingCollector::addListed(const Observation& observation)
{
    if (++m_listedCount[observation.kind] <= MaximumListed)
        m_listed.push_back(observation);
}

void FindingCollector::append(FindingCollector&& later)
{
    std::vector<const Counted*> ordered;
    ordered.reserve(later.m_counted.size());
    for (const auto& [key, counted] : later.m_counted)
        ordered.push_back(&counted);
    std::sort(ordered.begin(), ordered.end(), [](const Counted* a, const Counted* b) { return a->order < b->order; });
    for (const Counted* counted : ordered)
        addCounted(*counted);
    for (const Observation& observation : later.m_listed)
        addListed(observation);
    for (Finding& finding : later.m_worded)
        add(std::move(finding));
    for (const auto& [kind, count] : later.m_listedCount) {
        if (count > MaximumListed)
            m_listedCount[kind] += count - MaximumListed;
    }
    for (const auto& [kind, count] : later.m_uncounted)
        m_uncounted[kind] += count;
}

void FindingCollector::moveBy(std::int64_t distance, std::int64_t fromOffset)
{
    const auto move = [&](std::optional<std::int64_t>& offset) {
        if (offset && *offset >= fromOffset)
            *offset += distance;
    };
    for (auto& [key, counted] : m_counted)
        move(counted.first.byteOffset);
    for (Observation& observation : m_listed)
        move(observation.byteOffset);
    for (Finding& finding : m_worded)
        move(finding.byteOffset);
}

std::vector<Finding> FindingCollector::findings(const QString& file) const
{
    std::vector<Finding> result = m_worded;
    const auto add = [&](const Observation& observation, std::int64_t count) {
        Finding finding;
        finding.kind = observation.kind;
        finding.severity = severityOf(observation.kind);
        finding.byteOffset = observation.byteOffset;
        finding.eventId = observation.eventId;
        finding.field = shown(count > 1 ? withoutPositions(observation.path) : observation.path);
        finding.message = message(observation, count);
        result.push_back(std::move(finding));
    };
    for (const Observation& observation : m_listed)
        add(observation, 1);
    std::vector<const Counted*> ordered;
    ordered.reserve(m_counted.size());
    for (const auto& [key, counted] : m_counted)
        ordered.push_back(&counted);
    std::sort(ordered.begin(), ordered.end(), [](const Counted* a, const Counted* b) { return a->order < b->order; });
    for (const Counted* counted : ordered)
        add(counted->first, counted->count);
    const auto addMore = [&](Finding::Kind kind, std::int64_t more) {
        Finding finding;
        finding.kind = kind;
        finding.severity = severityOf(kind);
        finding.message = moreMessage(kind, more);
        result.push_back(std::move(finding));
    };
    for (const auto& [kind, count] : m_listedCount) {
        if (count > MaximumListed)
            addMore(kind, count - MaximumListed);
    }
    for (const auto& [kind, count] : m_uncounted)
        addMore(kind, count);
    for (Finding& finding : result)
        finding.file = file;
    return result;
}

} // namespace chronoscope
