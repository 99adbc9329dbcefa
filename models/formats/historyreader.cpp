// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/historyreader.h"

#include "models/formats/binaryreader.h"
#include "models/formats/binaryslices.h"
#include "models/formats/contentrecognition.h"
#include "models/formats/decompress.h"
#include "models/formats/eventlist.h"
#include "models/formats/findingcollector.h"
#include "models/formats/firstevents.h"
#include "models/formats/jsonreader.h"
#include "models/formats/jsonslices.h"
#include "models/formats/wireformat.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

#include <malloc.h>

namespace chronoscope {

namespace {

/// Compressed files inside of compressed files end somewhere.
constexpr int MaximumWrappings = 3;
/// Below this size the file is read as a whole; slicing would only add work.
constexpr std::int64_t SliceThreshold = 768 * 1024;
/// A binary file whose head shows no event is still read whole up to this size: its first event may be longer.
constexpr std::int64_t LargestDoubtfulBytes = std::int64_t{12} * 1024 * 1024;
/// Text and binary files beyond this size are no Temporal history; slices alone need no such bound.
constexpr std::int64_t MaximumWholeBytes = std::int64_t{1900} * 1024 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

Error limitError(const QString& name)
{
    Error error;
    error.code = Error::Code::Limit;
    error.place = name;
    error.message = Texts::tr("The file is larger than 1.9 GB.");
    error.remedy = Texts::tr("Open a part of it.");
    return error;
}

class Reading {
public:
    Reading(const ByteSource& source, const ReadOptions& options, bool isAnnouncing)
        : m_source(source), m_options(options), m_isAnnouncing(isAnnouncing)
    {
    }

    Result<std::vector<ReadRun>> read(FindingCollector findings, int wrappings)
    {
        const std::int64_t headBytes = std::min(m_source.size(), FirstEventsBytes);
        m_head.resize(static_cast<std::size_t>(headBytes));
        const auto got = m_source.read(0, m_head.data(), headBytes);
        if (!got)
            return tl::unexpected(got.error());
        m_head.resize(static_cast<std::size_t>(*got));
        if (m_options.progress != nullptr) {
            m_options.progress->done = 0;
            m_options.progress->total = m_source.size();
        }
        const Content content = recogniseContent(m_head);
        switch (content) {
        case Content::Gzip:
        case Content::Zstandard:
            return readCompressed(content, wrappings);
        case Content::Utf16:
            return readUtf16(wrappings);
        case Content::Json:
            return checked(readJsonFile(std::move(findings)));
        case Content::Binary:
            return checked(readBinaryFile(std::move(findings)));
        case Content::Empty:
            break;
        }
        return tl::unexpected(refusal(m_head, m_source.name()));
    }

private:
    Result<std::vector<ReadRun>> readCompressed(Content content, int wrappings)
    {
        if (wrappings == MaximumWrappings)
            return tl::unexpected(refusal({}, m_source.name()));
        DecompressionPreview preview;
        bool isAnnounced = false;
        if (m_isAnnouncing && m_options.onFirstEvents) {
            preview.bytes = FirstEventsBytes;
            preview.show = [&](std::string_view head) {
                // Histories shrink to about a tenth.
                const std::int64_t estimate = std::max(m_source.size() * 10, FirstEventsMinimum);
                ReadOptions once = m_options;
                once.onFirstEvents = [&](auto&&... arguments) {
                    isAnnounced = true;
                    m_options.onFirstEvents(std::forward<decltype(arguments)>(arguments)...);
                };
                announceFirstEvents(head, estimate, once);
            };
        }
        auto unpacked = decompress(m_source, content, m_options, preview);
        if (!unpacked)
            return tl::unexpected(unpacked.error());
        const auto inner = bytesInMemory(std::move(unpacked->bytes), m_source.name());
        return Reading(*inner, m_options, m_isAnnouncing && !isAnnounced)
            .read(std::move(unpacked->findings), wrappings + 1);
    }

    Result<std::vector<ReadRun>> readUtf16(int wrappings)
    {
        auto bytes = whole();
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (wrappings == MaximumWrappings)
            return tl::unexpected(refusal({}, m_source.name()));
        const std::string text = fromUtf16(view(*bytes));
        const auto inner = bytesInMemory(QByteArray::fromStdString(text), m_source.name());
        return Reading(*inner, m_options, m_isAnnouncing).read({}, wrappings + 1);
    }

    Result<std::vector<ReadRun>> readJsonFile(FindingCollector findings)
    {
        if (m_isAnnouncing)
            announceFirstEvents(m_head, m_source.size(), m_options);
        if (m_source.size() >= SliceThreshold) {
            const auto list = findEventList(m_head);
            if (auto run = list ? readJsonSlices(m_source, *list, m_options) : std::nullopt)
                return single(std::move(*run), findings);
        }
        auto bytes = whole();
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (view(*bytes).starts_with("\xEF\xBB\xBF"))
            std::fill_n(bytes->get(), 3, ' ');
        return readJson(view(*bytes), std::move(findings), m_options);
    }

    Result<std::vector<ReadRun>> readBinaryFile(FindingCollector findings)
    {
        // A first look decides whether reading the rest is worth it.
        if (!wire::findEventDepth(m_head) && m_source.size() > LargestDoubtfulBytes)
            return std::vector<ReadRun>();
        if (m_isAnnouncing)
            announceFirstEvents(m_head, m_source.size(), m_options);
        if (m_source.size() >= SliceThreshold && wire::findEventDepth(m_head) == 1) {
            if (auto run = readBinarySlices(m_source, m_options))
                return single(std::move(*run), findings);
        }
        auto bytes = whole();
        if (!bytes)
            return tl::unexpected(bytes.error());
        return readBinary(view(*bytes), std::move(findings), m_options);
    }

    using Bytes = std::unique_ptr<char[]>;

    /// All bytes of the source, with simdjson's padding behind them.
    Result<Bytes> whole() const
    {
        if (m_source.size() > MaximumWholeBytes)
            return tl::unexpected(limitError(m_source.name()));
        const auto size = static_cast<std::size_t>(m_source.size());
        auto bytes = std::make_unique_for_overwrite<char[]>(size + jsonPadding());
        const auto got = m_source.read(0, bytes.get(), m_source.size());
        if (!got)
            return tl::unexpected(got.error());
        // A file that shrank while it was read ends in NUL bytes, as a cut one.
        std::fill(bytes.get() + *got, bytes.get() + size + jsonPadding(), '\0');
        return bytes;
    }

    std::string_view view(const Bytes& bytes) const { return {bytes.get(), static_cast<std::size_t>(m_source.size())}; }

    static Result<std::vector<ReadRun>> single(Result<ReadRun> run, const FindingCollector& before)
    {
        return std::move(run).map([&](ReadRun read) {
            const std::vector<Finding> earlier = before.findings({});
            read.findings.insert(read.findings.begin(), earlier.begin(), earlier.end());
            std::vector<ReadRun> runs;
            runs.push_back(std::move(read));
            return runs;
        });
    }

    Result<std::vector<ReadRun>> checked(Result<std::vector<ReadRun>> runs) const
    {
        if (!runs)
            return runs;
        if (std::none_of(runs->begin(), runs->end(), [](const ReadRun& run) { return hasTemporalEvent(*run.history); }))
            return tl::unexpected(refusal(m_head, m_source.name()));
        for (ReadRun& run : *runs) {
            for (Finding& finding : run.findings)
                finding.file = m_source.name();
        }
        return runs;
    }

    const ByteSource& m_source;
    const ReadOptions& m_options;
    bool m_isAnnouncing;
    std::string m_head;
};

} // namespace

Result<std::vector<ReadRun>> readHistories(const ByteSource& source, const ReadOptions& options)
{
    auto runs = Reading(source, options, true).read({}, 0);
#ifdef __GLIBC__
    // The buffers of a large file are gone, but the allocator keeps their pages: a tenth of all memory, given back at once.
    if (source.size() >= SliceThreshold)
        malloc_trim(0);
#endif
    return runs;
}

} // namespace chronoscope
