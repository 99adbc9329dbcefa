// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonreader.h"

#include "models/core/parallelsteps.h"
#include "models/formats/binaryreader.h"
#include "models/formats/damagedjson.h"
#include "models/formats/jsonevents.h"
#include "models/formats/jsonshapes.h"
#include "models/formats/portions.h"
#include "models/formats/runassembly.h"

#include <algorithm>
#include <memory>

namespace chronoscope {

namespace {

/// Fills events of a text; what simdjson refuses is repaired or searched for whole events inside of it.
class TolerantReader {
public:
    explicit TolerantReader(std::string_view text) : m_text(text) {}

    void read(Portion& portion)
    {
        portion.chunk = std::make_shared<HistoryChunk>();
        for (const eventtext::Span& event : portion.events) {
            if (!readSpan(event, portion))
                recoverInside(event, portion);
        }
    }

private:
    bool readSpan(const eventtext::Span& event, Portion& portion)
    {
        const std::string_view text = m_text.substr(event.begin, event.end - event.begin);
        const auto origin = static_cast<std::int64_t>(event.begin);
        return m_reader.readEvent(text, origin, *portion.chunk, portion.findings) == simdjson::SUCCESS ||
               readRepaired(text, event, portion);
    }

    bool readRepaired(std::string_view text, const eventtext::Span& event, Portion& portion)
    {
        auto repaired = repairedText(text);
        if (!repaired)
            return false;
        const std::size_t size = repaired->text.size();
        repaired->text.resize(size + simdjson::SIMDJSON_PADDING);
        const auto origin = static_cast<std::int64_t>(event.begin);
        const std::string_view view(repaired->text.data(), size);
        if (m_reader.readEvent(view, origin, *portion.chunk, portion.findings) != simdjson::SUCCESS)
            return false;
        const std::size_t lineEnd = std::min(text.find('\n', repaired->firstRepair), text.size());
        portion.findings.add(
            Observation{Finding::Kind::InvalidValue,
                        {},
                        std::string(text.substr(repaired->firstRepair, lineEnd - repaired->firstRepair)),
                        event.id != 0 ? std::optional(event.id) : std::nullopt,
                        origin + static_cast<std::int64_t>(repaired->firstRepair)});
        return true;
    }

    /// The brackets of the span match, but it is no JSON: it may have swallowed events that are whole.
    void recoverInside(const eventtext::Span& broken, Portion& portion)
    {
        const RecoveredEvents recovered = recoverEvents(m_text.substr(0, broken.end), broken.begin, broken.end);
        std::vector<DamagedPart> parts = recovered.parts;
        for (const eventtext::Span& event : recovered.events) {
            const bool isWhole = event.begin == broken.begin && event.end == broken.end;
            if (isWhole || !readSpan(event, portion))
                parts.push_back({event.begin, event.end});
        }
        for (const DamagedPart& part : parts)
            portion.findings.add(damageFinding(m_text, part));
    }

    std::string_view m_text;
    JsonEventReader m_reader;
};

/// Reads the blobs of a response that has raw histories; each is one batch of events of the same run.
void readRawHistories(JsonLayout& layout, std::vector<ReadRun>& runs, FindingCollector& findings,
                      const ReadOptions& options)
{
    for (const std::string_view array : layout.rawHistories) {
        std::string blobs = rawHistoryBytes(array, findings);
        if (blobs.empty())
            continue;
        auto read = readBinary(blobs, FindingCollector(), options);
        if (!read)
            continue;
        for (ReadRun& run : *read) {
            run.format = SourceFormat::JsonHistoryResponse;
            runs.push_back(std::move(run));
        }
    }
}

} // namespace

std::size_t jsonPadding()
{
    return simdjson::SIMDJSON_PADDING;
}

Result<std::vector<ReadRun>> readJson(std::string_view text, FindingCollector findings, const ReadOptions& options)
{
    JsonLayout layout = scanJsonLayout(text, options.cancellation);
    const std::vector<std::vector<eventtext::Span>> plans = assembleRuns(text, layout);
    findings.append(std::move(layout.findings));
    std::vector<Portion> portions = portionsOf(plans);
    std::vector<std::unique_ptr<TolerantReader>> readers(static_cast<std::size_t>(std::max(options.threads, 1)));
    ParallelSteps steps(portions.size(), options.threads, [&](std::size_t number, std::size_t worker) {
        if (!readers[worker])
            readers[worker] = std::make_unique<TolerantReader>(text);
        readers[worker]->read(portions[number]);
        return !options.cancellation.isCancelled();
    });
    if (!steps.run() || options.cancellation.isCancelled())
        return tl::unexpected(Error::cancelled());
    std::vector<ReadRun> rawRuns;
    readRawHistories(layout, rawRuns, findings, options);
    std::vector<ReadRun> runs = joinPortions(portions, plans.size(), layout.format, findings);
    if (runs.empty() && !rawRuns.empty()) {
        std::vector<Finding> ofFile = findings.findings({});
        rawRuns.front().findings.insert(rawRuns.front().findings.begin(), ofFile.begin(), ofFile.end());
    }
    std::move(rawRuns.begin(), rawRuns.end(), std::back_inserter(runs));
    return runs;
}

} // namespace chronoscope
