// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/traceexport.h"

#include "models/core/format.h"
#include "models/export/listwriter.h"
#include "models/export/payloadsizes.h"
#include "models/export/traceevent.h"
#include "models/export/traceflows.h"
#include "models/history/failuretext.h"
#include "models/timeline/lanelayout.h"

#include <QIODevice>

#include <algorithm>
#include <numeric>

namespace chronoscope {

namespace {

constexpr std::size_t WriteFrom = 1 << 20; ///< bytes that are collected before they are written
constexpr int LongestArgument = 1000;

class TraceWriter {
public:
    TraceWriter(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
        : m_run(run)
        , m_groups(*run.groups)
        , m_device(device)
        , m_options(options)
        , m_layout(layOutLanes(timelineBars(m_groups), {Grouping::Category, Density::Packed}, barTextsOf(run.groups)))
    {
    }

    Result<void> write()
    {
        if (m_options.progress != nullptr)
            m_options.progress->total = static_cast<std::int64_t>(m_layout->barCount() + m_run.history->size());
        writeHead();
        nameThreads();
        return writeBars()
            .and_then([this] { return writeFlows(); })
            .and_then([this] { return writeCounters(); })
            .and_then([this] {
                // No comma may stand behind the last event.
                TraceEvent(m_text, 'M', u"process_labels").arguments().text("labels", displayName(status())).end();
                m_text.resize(m_text.size() - 2);
                m_text += "\n]}\n";
                return flush(0);
            });
    }

private:
    [[nodiscard]] Status status() const { return m_run.summary.status; }
    [[nodiscard]] std::int64_t sinceStart(std::int64_t time) const { return time - m_layout->runStart(); }
    [[nodiscard]] static std::uint32_t threadOf(std::uint32_t lane) { return lane + 1; }

    /// Writes what was collected once it is worth it.
    Result<void> flush(std::size_t atLeast)
    {
        if (m_options.cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        if (m_text.size() < std::max<std::size_t>(1, atLeast))
            return {};
        auto written = writeBytes(m_text, m_device);
        m_text.clear();
        return written;
    }

    void countProgress()
    {
        if (m_options.progress != nullptr)
            ++m_options.progress->done;
    }

    void writeHead()
    {
        const RunSummary& summary = m_run.summary;
        JsonBuilder json(m_text, JsonStyle::Compact);
        const auto member = [&json](std::string_view key, const QString& text) {
            json.key(key);
            json.string(text.toStdString());
        };
        m_text += "{\"displayTimeUnit\":\"ms\",\"otherData\":";
        json.beginObject();
        member("workflowId", summary.workflowId);
        member("runId", summary.runId);
        member("workflowType", summary.workflowType);
        member("status", toString(summary.status));
        member("startTime", formatRfc3339(Instant(m_layout->runStart())));
        json.endObject();
        m_text += ",\"traceEvents\":[\n";
    }

    void nameThreads()
    {
        const RunSummary& summary = m_run.summary;
        const QString process =
            singleLine(QString(summary.workflowType + QLatin1Char(' ') + summary.workflowId).trimmed());
        TraceEvent(m_text, 'M', u"process_name").arguments().text("name", process).end();
        for (const LaneSection& section : m_layout->sections()) {
            for (std::uint32_t lane = 0; lane < section.laneCount; ++lane) {
                const std::uint32_t thread = threadOf(section.firstLane + lane);
                const QString name =
                    lane == 0 ? section.title : QStringLiteral("%1 %2").arg(section.title).arg(lane + 1);
                TraceEvent(m_text, 'M', u"thread_name").thread(thread).arguments().text("name", name).end();
                TraceEvent(m_text, 'M', u"thread_sort_index")
                    .thread(thread)
                    .arguments()
                    .number("sort_index", thread)
                    .end();
            }
        }
    }

    Result<void> writeBars()
    {
        for (std::uint32_t lane = 0; lane < m_layout->laneCount(); ++lane) {
            for (std::uint32_t position = m_layout->firstOfLane(lane); position < m_layout->lastOfLane(lane);
                 ++position) {
                writeBar(m_layout->bar(position), threadOf(lane));
                countProgress();
                if (auto written = flush(WriteFrom); !written)
                    return written;
            }
        }
        return {};
    }

    void writeBar(const TimelineBar& bar, std::uint32_t thread)
    {
        const GroupIndex group(bar.group);
        const bool isInstant = bar.end == bar.start;
        TraceEvent event(m_text, isInstant ? 'i' : 'X', m_groups.label(group), toString(bar.kind));
        event.thread(thread).at(sinceStart(bar.start));
        if (isInstant)
            event.text("s", u"t");
        else
            event.lasting(bar.end - bar.start);
        if (isFailure(bar.status))
            event.text("cname", u"terrible");
        event.arguments();
        addFacts(event, group);
        event.end();
        if (!isInstant && bar.started > bar.start)
            TraceEvent(m_text, 'X', u"queue", u"queue")
                .thread(thread)
                .at(sinceStart(bar.start))
                .lasting(bar.started - bar.start)
                .end();
    }

    void addFacts(TraceEvent& event, GroupIndex index) const
    {
        const EventGroup& group = m_groups.group(index);
        const auto addText = [&event](std::string_view key, const QString& value) {
            if (!value.isEmpty())
                event.text(key, singleLine(value, LongestArgument));
        };
        addText("name", m_groups.name(index));
        event.text("status", toString(group.status));
        event.number("firstEventId", m_run.history->eventId(m_groups.members(index).front()));
        event.number("lastEventId", m_run.history->eventId(m_groups.members(index).back()));
        if (group.attempts > 0)
            event.number("attempts", group.attempts);
        addText("start", formatRfc3339(group.start));
        addText("end", formatRfc3339(group.end));
        addText("taskQueue", m_groups.taskQueue(index));
        addText("worker", m_groups.worker(index));
        if (const EventIndex failed = m_groups.failureEvent(index); failed.isValid())
            addText("failure", oneLine(failureOf(m_run.history->event(failed))));
    }

    /// Arrows bind to the bars that are open at their ends. One that would run back in time, as clocks of servers allow, is
    /// left out: viewers refuse it.
    Result<void> writeFlows()
    {
        std::int64_t id = 0;
        for (const GroupFlow& flow : groupFlows(m_groups)) {
            const std::uint32_t from = m_layout->positionOfGroup(flow.from.value);
            const std::uint32_t to = m_layout->positionOfGroup(flow.to.value);
            if (from == LaneLayout::None || to == LaneLayout::None)
                continue;
            const TimelineBar& source = m_layout->bar(from);
            const TimelineBar& target = m_layout->bar(to);
            // The end itself is outside of the bar.
            const std::int64_t leaves = std::max(source.start, source.end - 1);
            const bool isOutcome = flow.kind == GroupFlow::Kind::Outcome;
            const std::int64_t arrives =
                isOutcome ? std::max(target.start, std::min(target.started, target.end - 1)) : target.start;
            if (leaves > arrives)
                continue;
            ++id;
            const QStringView name = isOutcome ? QStringView(u"outcome") : QStringView(u"command");
            TraceEvent(m_text, 's', name, u"flow")
                .number("id", id)
                .thread(threadOf(m_layout->laneOf(from)))
                .at(sinceStart(leaves))
                .end();
            TraceEvent(m_text, 'f', name, u"flow")
                .number("id", id)
                .text("bp", u"e")
                .thread(threadOf(m_layout->laneOf(to)))
                .at(sinceStart(arrives))
                .end();
            if (auto written = flush(WriteFrom); !written)
                return written;
        }
        return {};
    }

    /// In the order of time, which is not that of event ids: starts of activities are recorded late.
    Result<void> writeCounters()
    {
        const History& history = *m_run.history;
        std::vector<std::uint32_t> order(history.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&history](std::uint32_t a, std::uint32_t b) {
            return history.time(EventIndex(a)) < history.time(EventIndex(b));
        });
        PayloadSizes sum;
        std::int64_t historyBytes = 0;
        for (const std::uint32_t position : order) {
            const EventIndex event(position);
            const PayloadSizes sizes = payloadSizes(m_run.history, std::span(&event, 1));
            sum.input += sizes.input;
            sum.result += sizes.result;
            sum.other += sizes.other;
            historyBytes += history.byteSize(event);
            countProgress();
            if (!history.time(event).isValid())
                continue;
            const std::int64_t time = std::max<std::int64_t>(0, sinceStart(history.time(event).nanoseconds()));
            TraceEvent(m_text, 'C', u"history bytes").at(time).arguments().number("bytes", historyBytes).end();
            if (sizes.total() > 0)
                TraceEvent(m_text, 'C', u"payload bytes")
                    .at(time)
                    .arguments()
                    .number("input", sum.input)
                    .number("result", sum.result)
                    .number("other", sum.other)
                    .end();
            if (auto written = flush(WriteFrom); !written)
                return written;
        }
        return {};
    }

    const RunSnapshot& m_run;
    const EventGroups& m_groups;
    QIODevice& m_device;
    const ExportOptions& m_options;
    std::shared_ptr<const LaneLayout> m_layout;
    std::string m_text;
};

} // namespace

Result<void> writeTrace(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    return TraceWriter(run, device, options).write();
}

} // namespace chronoscope
