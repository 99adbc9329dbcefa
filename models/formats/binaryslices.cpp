// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/binaryslices.h"

#include "models/core/parallelsteps.h"
#include "models/formats/binaryevents.h"
#include "models/formats/findingcollector.h"
#include "models/formats/runassembly.h"
#include "models/formats/wireformat.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/stubs/logging.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace chronoscope {

namespace {

struct Event {
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// Bytes of the file that begin with an event, and where the whole events in them are.
struct Window {
    std::unique_ptr<char[]> bytes;
    std::size_t capacity = 0;
    std::size_t size = 0;
    std::int64_t begin = 0; ///< in the file
    std::vector<Event> events;
};

/// Events of one window, in the order of the file.
struct Part {
    std::shared_ptr<HistoryChunk> chunk;
    FindingCollector findings;
};

class BinarySliceReader {
public:
    BinarySliceReader(const ByteSource& source, const ReadOptions& options, std::int64_t windowBytes)
        : m_source(source)
        , m_options(options)
        , m_windowBytes(windowBytes)
        , m_windows(static_cast<std::size_t>(std::max(options.threads, 1)))
    {
        // At least half a window is used at each step, since longer events make their window larger.
        m_parts.resize(static_cast<std::size_t>(source.size() / windowBytes * 2 + 2));
    }

    std::optional<Result<ReadRun>> read()
    {
        const google::protobuf::LogSilencer silence;
        ParallelSteps steps(m_parts.size(), m_options.threads, [this](std::size_t, std::size_t worker) {
            return !m_options.cancellation.isCancelled() && readWindow(m_windows[worker]);
        });
        const bool isRegular = steps.run();
        m_windows.clear();
        if (m_options.cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        if (!isRegular || m_position != m_source.size())
            return std::nullopt;
        return join();
    }

private:
    bool readWindow(Window& window)
    {
        Part* part = nullptr;
        {
            // Only finding the next window is done by one thread at a time: events tell their lengths one by one.
            const std::lock_guard lock(m_mutex);
            if (m_position == m_source.size())
                return true;
            if (m_usedParts == m_parts.size() || !takeWindow(window))
                return false;
            part = &m_parts[m_usedParts++];
        }
        part->chunk = std::make_shared<HistoryChunk>();
        for (const Event& event : window.events)
            readBinaryEvent({window.bytes.get() + event.begin, event.size},
                            window.begin + static_cast<std::int64_t>(event.begin), *part->chunk, part->findings);
        return true;
    }

    /// Moves the window over the next whole events; false when there is anything else.
    bool takeWindow(Window& window)
    {
        for (std::int64_t wanted = m_windowBytes;; wanted *= 2) {
            if (!load(window, std::min(wanted, m_source.size() - m_position)))
                return false;
            const std::size_t used = findEvents(window);
            const bool isAll = window.begin + static_cast<std::int64_t>(window.size) == m_source.size();
            if (isAll && used != window.size)
                return false;
            if (isAll || used >= window.size / 2) {
                m_position += static_cast<std::int64_t>(used);
                if (m_options.progress != nullptr)
                    m_options.progress->done = m_position;
                return true;
            }
            // Damage may claim any length: nothing legitimate is longer than this.
            if (wanted > MaximumWindowBytes)
                return false;
        }
    }

    bool load(Window& window, std::int64_t size) const
    {
        window.size = static_cast<std::size_t>(size);
        window.begin = m_position;
        if (window.size > window.capacity) {
            window.bytes = std::make_unique_for_overwrite<char[]>(window.size);
            window.capacity = window.size;
        }
        const auto read = m_source.read(m_position, window.bytes.get(), size);
        return read && *read == size;
    }

    /// Lists whole events; returns where they end.
    static std::size_t findEvents(Window& window)
    {
        window.events.clear();
        const std::string_view bytes(window.bytes.get(), window.size);
        wire::Cursor cursor(bytes);
        wire::Field field;
        std::size_t end = 0;
        while (cursor.next(field) && !field.isCut && field.number == 1 && field.type == wire::Type::Length) {
            window.events.push_back({static_cast<std::size_t>(field.bytes.data() - bytes.data()), field.bytes.size()});
            end = field.end;
        }
        return end;
    }

    std::optional<Result<ReadRun>> join()
    {
        std::vector<std::shared_ptr<const HistoryChunk>> chunks;
        std::vector<std::int64_t> ids;
        FindingCollector findings;
        for (Part& part : m_parts) {
            if (!part.chunk)
                continue;
            for (std::size_t index = 0; index < part.chunk->size(); ++index)
                ids.push_back(part.chunk->event(index).event_id());
            chunks.push_back(std::move(part.chunk));
            findings.append(std::move(part.findings));
        }
        // Files put one after the other are one History to protobuf, but runs must not share a chunk.
        if (holdsSeveralRuns(ids))
            return std::nullopt;
        return ReadRun{std::make_shared<const History>(std::move(chunks)), SourceFormat::BinaryHistory,
                       findings.findings({})};
    }

    static constexpr std::int64_t MaximumWindowBytes = 256 * 1024 * 1024;

    const ByteSource& m_source;
    const ReadOptions& m_options;
    const std::int64_t m_windowBytes;
    std::vector<Window> m_windows;
    std::vector<Part> m_parts;
    std::mutex m_mutex;
    std::size_t m_usedParts = 0;
    std::int64_t m_position = 0;
};

} // namespace

std::optional<Result<ReadRun>> readBinarySlices(const ByteSource& source, const ReadOptions& options,
                                                std::int64_t windowBytes)
{
    return BinarySliceReader(source, options, windowBytes).read();
}

} // namespace chronoscope
