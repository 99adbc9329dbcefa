// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/binaryreader.h"

#include "models/core/parallelsteps.h"
#include "models/formats/base64.h"
#include "models/formats/binaryevents.h"
#include "models/formats/jsontext.h"
#include "models/formats/portions.h"
#include "models/formats/runassembly.h"
#include "models/formats/wireformat.h"

#include <google/protobuf/stubs/logging.h>

#include <QCoreApplication>

namespace chronoscope {

namespace protobuf = google::protobuf;

namespace {

struct Translated {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

/// Where the events of a binary file are.
struct BinaryLayout {
    SourceFormat format = SourceFormat::BinaryHistory;
    JsonLayout batches; ///< spans by run, as for JSON
    std::string rawHistory;
};

class BinaryScanner {
public:
    explicit BinaryScanner(std::string_view bytes) : m_bytes(bytes) {}

    BinaryLayout scan(int depth)
    {
        switch (depth) {
        case 1:
            scanHistory(m_bytes, EventBatch::Kind::Loose);
            break;
        case 3:
            scanExport();
            break;
        default:
            scanResponse();
        }
        return std::move(m_layout);
    }

private:
    std::size_t positionOf(std::string_view part) const
    {
        return static_cast<std::size_t>(part.data() - m_bytes.data());
    }

    void scanHistory(std::string_view history, EventBatch::Kind kind)
    {
        EventBatch batch{kind, {}};
        wire::Cursor cursor(history);
        wire::Field field;
        while (cursor.next(field)) {
            const bool isEvent = field.number == 1 && field.type == wire::Type::Length;
            if (isEvent && !field.isCut) {
                const std::size_t begin = positionOf(field.bytes);
                batch.events.push_back({begin, begin + field.bytes.size(), binaryEventId(field.bytes)});
            } else if (field.isCut) {
                reportCut(positionOf(history) + field.begin, isEvent ? binaryEventId(field.bytes) : 0);
            } else {
                reportUnknown(positionOf(history) + field.begin, field.number);
            }
        }
        reportRest(cursor, history);
        m_layout.batches.batches.push_back(std::move(batch));
    }

    void scanExport()
    {
        m_layout.format = SourceFormat::BinaryCloudExport;
        forEachLength(m_bytes, [this](const wire::Field& item) {
            if (item.number != 1)
                return false;
            forEachLength(item.bytes, [this](const wire::Field& history) {
                if (history.number == 1)
                    scanHistory(history.bytes, EventBatch::Kind::OwnRun);
                return history.number == 1;
            });
            return true;
        });
    }

    void scanResponse()
    {
        m_layout.format = SourceFormat::BinaryHistoryResponse;
        forEachLength(m_bytes, [this](const wire::Field& field) {
            if (field.number == 1)
                scanHistory(field.bytes, EventBatch::Kind::History);
            else if (field.number == 2)
                addRawHistory(field.bytes);
            else if (field.number == 3 && !field.bytes.empty())
                m_layout.batches.findings.addMorePages(static_cast<std::int64_t>(positionOf(field.bytes)));
            return field.number <= 3;
        });
    }

    /// Calls the function with every field that has a length; false reports it as unknown.
    template <typename Function>
    void forEachLength(std::string_view message, Function function)
    {
        wire::Cursor cursor(message);
        wire::Field field;
        while (cursor.next(field)) {
            // archived = 4 is the only other field of these messages.
            const bool isKnown = field.type == wire::Type::Length ? function(field) : field.number == 4;
            if (!isKnown)
                reportUnknown(positionOf(message) + field.begin, field.number);
        }
        reportRest(cursor, message);
    }

    void addRawHistory(std::string_view blob)
    {
        wire::Cursor cursor(blob);
        wire::Field field;
        while (cursor.next(field)) {
            // Histories can be joined as they are: repeated fields of one message.
            if (field.number == 2 && field.type == wire::Type::Length)
                m_layout.rawHistory += field.bytes;
        }
    }

    void reportRest(const wire::Cursor& cursor, std::string_view message)
    {
        if (!cursor.isAtEnd())
            reportCut(positionOf(message) + cursor.position(), 0);
    }

    void reportCut(std::size_t at, std::int64_t eventId)
    {
        if (m_isCutReported)
            return;
        m_isCutReported = true;
        Finding finding;
        finding.kind = Finding::Kind::CutFile;
        finding.severity = Finding::Severity::Error;
        finding.byteOffset = static_cast<std::int64_t>(at);
        if (eventId > 0)
            finding.eventId = eventId;
        finding.message = Translated::tr("The file is cut or damaged here; what comes behind is missing.");
        finding.remedy = Translated::tr("Export the history again.");
        m_layout.batches.findings.add(finding);
    }

    void reportUnknown(std::size_t at, std::uint32_t number)
    {
        m_layout.batches.findings.add(Observation{Finding::Kind::UnknownField, std::to_string(number), "?",
                                                  std::nullopt, static_cast<std::int64_t>(at)});
    }

    std::string_view m_bytes;
    BinaryLayout m_layout;
    bool m_isCutReported = false;
};

void fillPortion(std::string_view bytes, Portion& portion)
{
    portion.chunk = std::make_shared<HistoryChunk>();
    for (const eventtext::Span& span : portion.events)
        readBinaryEvent(bytes.substr(span.begin, span.end - span.begin), static_cast<std::int64_t>(span.begin),
                        *portion.chunk, portion.findings);
}

} // namespace

Result<std::vector<ReadRun>> readBinary(std::string_view bytes, FindingCollector findings, const ReadOptions& options)
{
    const std::optional<int> depth = wire::findEventDepth(bytes);
    if (!depth)
        return std::vector<ReadRun>();
    BinaryLayout layout = BinaryScanner(bytes).scan(*depth);
    const auto plans = assembleRuns(bytes, layout.batches);
    findings.append(std::move(layout.batches.findings));
    // Texts that are not UTF-8 are reported as findings; protobuf would print them.
    const protobuf::LogSilencer silence;
    std::vector<Portion> portions = portionsOf(plans);
    ParallelSteps steps(portions.size(), options.threads, [&](std::size_t number, std::size_t) {
        fillPortion(bytes, portions[number]);
        if (options.progress != nullptr)
            options.progress->done += static_cast<std::int64_t>(bytes.size() / portions.size());
        return !options.cancellation.isCancelled();
    });
    if (!steps.run())
        return tl::unexpected(Error::cancelled());
    std::vector<ReadRun> runs = joinPortions(portions, plans.size(), layout.format, std::move(findings));
    if (!layout.rawHistory.empty()) {
        auto raw = readBinary(layout.rawHistory, {}, options);
        if (!raw)
            return raw;
        for (ReadRun& run : *raw) {
            run.format = layout.format;
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

std::vector<ReadRun> readBinaryHead(std::string_view head)
{
    const std::optional<int> depth = wire::findEventDepth(head);
    if (!depth || *depth == 0)
        return {};
    BinaryLayout layout = BinaryScanner(head).scan(*depth);
    auto plans = assembleRuns(head, layout.batches);
    if (plans.empty() || plans.front().empty())
        return {};
    plans.resize(1);
    const protobuf::LogSilencer silence;
    std::vector<Portion> portions = portionsOf(plans);
    for (Portion& portion : portions)
        fillPortion(head, portion);
    return joinPortions(portions, 1, layout.format, {});
}

std::string rawHistoryBytes(std::string_view jsonArray, FindingCollector& findings)
{
    std::string bytes;
    std::size_t at = jsontext::skipSpace(jsonArray, 1);
    while (at < jsonArray.size() && jsonArray[at] == '{') {
        const std::size_t end = jsontext::skipValue(jsonArray, at);
        if (end == jsontext::NotFound)
            break;
        const std::string_view blob = jsonArray.substr(at, end - at);
        const std::string_view data = eventtext::member(blob, "data", "Data");
        std::string decoded;
        if (data.size() >= 2 && decodeBase64(data.substr(1, data.size() - 2), decoded))
            bytes += decoded;
        else if (!data.empty() && data != "null")
            findings.add(Observation{Finding::Kind::InvalidBase64, "rawHistory", std::string(data.substr(0, 200)),
                                     std::nullopt, std::nullopt});
        at = jsontext::skipSpace(jsonArray, end);
        if (at < jsonArray.size() && jsonArray[at] == ',')
            at = jsontext::skipSpace(jsonArray, at + 1);
    }
    return bytes;
}

} // namespace chronoscope
