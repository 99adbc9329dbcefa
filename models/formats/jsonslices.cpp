// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A JSON text cannot be split without reading it from its beginning: a bracket may lie inside of a string. So the slices
// are split by a guess which is proved afterwards.
//
// The guess: slice k begins with the first event at or behind its place in the file, found by the look of it (its bracket
// and first key, behind a comma), and ends where the next slice begins. Both neighbours compute that position by the same
// rule from the same bytes, so that they agree without talking.
//
// The proof: the first slice begins where the list was seen to begin. Each slice must be, from its first byte to its end, a
// list of whole events with one comma behind it, and end where the next one begins. If it begins at a true boundary, it
// thus ends at one, and the next slice begins at a true boundary too. The last slice is scanned bracket by bracket together
// with what follows it. When anything in this chain fails, the guess was wrong or the file is no JSON, and all that was
// read this way is dropped.
#include "models/formats/jsonslices.h"

#include "models/core/parallelsteps.h"
#include "models/formats/jsonevents.h"
#include "models/formats/jsonshapes.h"
#include "models/formats/jsontext.h"
#include "models/formats/runassembly.h"

#include <temporal/api/history/v1/message.pb.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>

namespace chronoscope {

using jsontext::NotFound;

namespace {

/// What became of one slice.
struct Slice {
    std::shared_ptr<HistoryChunk> chunk; ///< null when no event begins in it
    FindingCollector findings;
    std::int64_t begin = 0; ///< of its first event in the file
    std::int64_t end = 0;   ///< where the first event of the next slice begins
};

/// A window of the file in memory, with simdjson's padding behind it.
class Window {
public:
    /// Extends the window to the end position; false when reading failed.
    bool extendTo(const ByteSource& source, std::int64_t end)
    {
        end = std::min(end, source.size());
        const std::int64_t have = m_begin + static_cast<std::int64_t>(m_size);
        if (end <= have)
            return true;
        const auto wanted = static_cast<std::size_t>(end - m_begin);
        if (m_bytes.size() < wanted + simdjson::SIMDJSON_PADDING)
            m_bytes.resize(wanted + wanted / 8 + simdjson::SIMDJSON_PADDING);
        const auto read = source.read(have, m_bytes.data() + m_size, end - have);
        if (!read || *read != end - have)
            return false;
        m_size = wanted;
        return true;
    }
    void moveTo(std::int64_t begin)
    {
        m_begin = begin;
        m_size = 0;
    }
    [[nodiscard]] std::int64_t begin() const { return m_begin; }
    [[nodiscard]] std::string_view text() const { return {m_bytes.data(), m_size}; }
    [[nodiscard]] char* data() { return m_bytes.data(); }

private:
    std::vector<char> m_bytes;
    std::int64_t m_begin = 0;
    std::size_t m_size = 0;
};

class SliceReader {
public:
    SliceReader(const ByteSource& source, const EventListStart& list, const ReadOptions& options, SliceSizes sizes)
        : m_source(source), m_list(list), m_options(options), m_sizes(sizes)
    {
        const std::int64_t bytes = source.size() - static_cast<std::int64_t>(list.firstEvent);
        m_slices.resize(static_cast<std::size_t>((bytes + sizes.slice - 1) / sizes.slice));
        m_workers.resize(static_cast<std::size_t>(std::max(options.threads, 1)));
    }

    std::optional<Result<ReadRun>> read()
    {
        ParallelSteps steps(m_slices.size(), m_options.threads, [this](std::size_t number, std::size_t worker) {
            if (!m_workers[worker])
                m_workers[worker] = std::make_unique<Worker>();
            return readSlice(number, *m_workers[worker]);
        });
        const bool isGood = steps.run();
        m_workers.clear();
        if (m_options.cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        if (!isGood || !isChained() || !readTail())
            return std::nullopt;
        return join();
    }

private:
    struct Worker {
        Window window;
        JsonEventReader reader;
    };

    bool readSlice(std::size_t number, Worker& worker)
    {
        if (m_options.cancellation.isCancelled())
            return false;
        const std::int64_t begin =
            static_cast<std::int64_t>(m_list.firstEvent) + static_cast<std::int64_t>(number) * m_sizes.slice;
        const std::int64_t end = std::min(begin + m_sizes.slice, m_source.size());
        Window& window = worker.window;
        window.moveTo(std::max<std::int64_t>(begin - static_cast<std::int64_t>(EventLookBehind) - 1, 0));
        if (!window.extendTo(m_source, end + m_sizes.overlap))
            return false;
        if (m_options.progress != nullptr)
            m_options.progress->done += end - begin;
        const std::size_t first =
            number == 0 ? m_list.firstEvent - static_cast<std::size_t>(window.begin()) : findEvent(window, begin);
        if (first == NotFound || window.begin() + static_cast<std::int64_t>(first) >= end)
            return true;
        std::size_t next = findEvent(window, end);
        while (next == NotFound) {
            const auto have = static_cast<std::int64_t>(window.text().size());
            if (window.begin() + have == m_source.size())
                return keepTail(window, first);
            if (!window.extendTo(m_source, window.begin() + have * 2))
                return false;
            next = findEvent(window, end);
        }
        return fill(window, first, next, worker.reader, m_slices[number]);
    }

    std::size_t findEvent(const Window& window, std::int64_t from) const
    {
        return findListedEvent(window.text(), static_cast<std::size_t>(from - window.begin()), m_list.firstKey);
    }

    /// Fills the events from "first" up to the event at "next", with brackets of a list put around them in place.
    bool fill(Window& window, std::size_t first, std::size_t next, JsonEventReader& reader, Slice& slice) const
    {
        std::size_t end = next;
        while (end > first && jsontext::isSpace(window.text()[end - 1]))
            --end;
        if (end == first || first == 0 || window.text()[end - 1] != ',')
            return false;
        window.data()[first - 1] = '[';
        window.data()[end - 1] = ']';
        slice.chunk = std::make_shared<HistoryChunk>();
        slice.begin = window.begin() + static_cast<std::int64_t>(first);
        slice.end = window.begin() + static_cast<std::int64_t>(next);
        const std::string_view text = window.text().substr(first - 1, end - first + 1);
        const std::int64_t origin = window.begin() + static_cast<std::int64_t>(first) - 1;
        return reader.readArray(text, origin, *slice.chunk, slice.findings) == simdjson::SUCCESS;
    }

    /// The last events and all that follows them are read at the end. Only one slice can come here.
    bool keepTail(const Window& window, std::size_t first)
    {
        const std::lock_guard lock(m_tailMutex);
        if (!m_tail.empty())
            return false;
        m_tailBegin = window.begin() + static_cast<std::int64_t>(first);
        m_tail = window.text().substr(first);
        return true;
    }

    /// Every slice ends where the next one begins, from the first event of the file to the tail.
    bool isChained() const
    {
        auto position = static_cast<std::int64_t>(m_list.firstEvent);
        for (const Slice& slice : m_slices) {
            if (slice.chunk && slice.begin != position)
                return false;
            position = slice.chunk ? slice.end : position;
        }
        return !m_tail.empty() && position == m_tailBegin;
    }

    /// Scans the last slice as if the file had no events before it.
    bool readTail()
    {
        std::string head(m_list.firstEvent, '\0');
        const auto read = m_source.read(0, head.data(), static_cast<std::int64_t>(head.size()));
        if (!read || *read != static_cast<std::int64_t>(head.size()))
            return false;
        if (head.starts_with("\xEF\xBB\xBF"))
            head.replace(0, 3, "   ");
        std::string text = head + m_tail;
        m_tail = {};
        const std::size_t size = text.size();
        text.resize(size + simdjson::SIMDJSON_PADDING);
        const std::string_view view(text.data(), size);
        JsonLayout layout = scanJsonLayout(view, m_options.cancellation);
        const bool isRegular = !layout.isDamaged && layout.documents == 1 && layout.batches.size() == 1 &&
                               layout.rawHistories.empty() && !layout.hasManyEventCopies &&
                               layout.batches.front().events.front().begin == head.size();
        if (!isRegular)
            return false;
        const std::int64_t shift = m_tailBegin - static_cast<std::int64_t>(head.size());
        m_fileFindings = std::move(layout.findings);
        m_fileFindings.moveBy(shift, static_cast<std::int64_t>(head.size()));
        Slice& last = m_slices.emplace_back();
        last.chunk = std::make_shared<HistoryChunk>();
        JsonEventReader reader;
        return std::all_of(layout.batches.front().events.begin(), layout.batches.front().events.end(),
                           [&](const eventtext::Span& event) {
                               const auto origin = static_cast<std::int64_t>(event.begin) + shift;
                               return reader.readEvent(view.substr(event.begin, event.end - event.begin), origin,
                                                       *last.chunk, last.findings) == simdjson::SUCCESS;
                           });
    }

    std::optional<Result<ReadRun>> join()
    {
        std::vector<std::shared_ptr<const HistoryChunk>> chunks;
        std::vector<std::int64_t> ids;
        FindingCollector findings = std::move(m_fileFindings);
        for (Slice& slice : m_slices) {
            if (!slice.chunk)
                continue;
            for (std::size_t index = 0; index < slice.chunk->size(); ++index)
                ids.push_back(slice.chunk->event(index).event_id());
            chunks.push_back(std::move(slice.chunk));
            findings.append(std::move(slice.findings));
        }
        // A bare list may hold several runs, which must not share a chunk.
        const bool isLoose =
            m_list.format == SourceFormat::JsonEventArray || m_list.format == SourceFormat::JsonGoStructs;
        if (isLoose && holdsSeveralRuns(ids))
            return std::nullopt;
        return ReadRun{std::make_shared<const History>(std::move(chunks)), m_list.format, findings.findings({})};
    }

    const ByteSource& m_source;
    const EventListStart& m_list;
    const ReadOptions& m_options;
    const SliceSizes m_sizes;
    std::vector<Slice> m_slices;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::mutex m_tailMutex;
    std::string m_tail;
    std::int64_t m_tailBegin = 0;
    FindingCollector m_fileFindings;
};

} // namespace

std::optional<Result<ReadRun>> readJsonSlices(const ByteSource& source, const EventListStart& list,
                                              const ReadOptions& options, SliceSizes sizes)
{
    return SliceReader(source, list, options, sizes).read();
}

} // namespace chronoscope
