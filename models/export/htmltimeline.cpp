// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmltimeline.h"

#include "models/core/format.h"
#include "models/export/htmltext.h"
#include "models/timeline/drawlist.h"
#include "models/timeline/rulerticks.h"

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

// Units of the picture.
constexpr int LabelWidth = 200;
constexpr int LanesWidth = 1000;
constexpr int RulerHeight = 24;
constexpr int MostTicks = 9;
constexpr int LongestLabel = 32;
constexpr int LeastWidthOfCross = 9;
/// Free space at both ends, so that bars at the edges can be seen: one part in so many.
constexpr std::int64_t EdgePart = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HtmlTimeline)
};

/// The class that gives a bar its colour, as the theme of the window does.
const char* colourClass(GroupKind kind, Status status)
{
    switch (status) {
    case Status::Failed:
        return "b-failed";
    case Status::TimedOut:
        return "b-timedOut";
    case Status::Terminated:
        return "b-terminated";
    case Status::Cancelled:
        return "b-cancelled";
    default:
        break;
    }
    switch (kind) {
    case GroupKind::Workflow:
    case GroupKind::Activity:
    case GroupKind::LocalActivity:
        return status == Status::Completed ? "b-completed" : "b-running";
    case GroupKind::WorkflowTask:
        return "b-task";
    case GroupKind::Timer:
        return "b-timer";
    case GroupKind::ChildWorkflow:
    case GroupKind::NexusOperation:
        return "b-child";
    case GroupKind::SignalReceived:
    case GroupKind::SignalSent:
    case GroupKind::CancelSent:
    case GroupKind::Update:
        return "b-signal";
    default:
        return "b-marker";
    }
}

class TimelineSvg {
public:
    TimelineSvg(std::string& target, const RunSnapshot& run)
        : m_target(target), m_groups(*run.groups), m_bars(timelineBars(m_groups))
    {
        const Density density = automaticDensity(static_cast<std::int64_t>(m_bars.bars.size()));
        m_layout = layOutLanes(m_bars, {Grouping::Category, density}, barTextsOf(run.groups));
        m_geometry = RowGeometry(*m_layout, {}, {});
    }

    void write()
    {
        const int height = RulerHeight + m_geometry.totalHeight();
        writeNumber("<svg role=\"img\" viewBox=\"0 0 ", LabelWidth + LanesWidth);
        writeNumber(" ", height);
        m_target += "\" xmlns=\"http://www.w3.org/2000/svg\">";
        appendElement(m_target, "title", Texts::tr("Timeline of the run"));
        writeRuler(height);
        for (const TimelineRow& row : m_geometry.rows())
            writeLabel(row);
        DrawList list;
        list.build(*m_layout, m_geometry, scale(), 0, m_geometry.totalHeight(), {});
        for (const DrawRow& row : list.rows()) {
            for (const DrawItem& item : list.items(row))
                writeItem(item, m_geometry.rows()[row.row]);
        }
        m_target += "</svg>\n";
    }

private:
    [[nodiscard]] TimeScale scale() const
    {
        const std::int64_t edge = (m_bars.runEnd - m_bars.runStart) / EdgePart + NanosecondsPerMicrosecond;
        return {m_bars.runStart - edge, m_bars.runEnd + edge, LanesWidth};
    }

    void writeNumber(std::string_view before, int number)
    {
        m_target += before;
        m_target += std::to_string(number);
    }

    void writeRuler(int height)
    {
        RulerFormat format;
        format.origin = m_bars.runStart;
        const TimeScale shown = scale();
        for (const RulerTick& tick : rulerTicks(shown.start(), shown.end(), MostTicks, format)) {
            const int x = LabelWidth + shown.x(tick.time);
            writeNumber("<line class=\"grid\" x1=\"", x);
            writeNumber("\" x2=\"", x);
            writeNumber("\" y1=\"", RulerHeight);
            writeNumber("\" y2=\"", height);
            m_target += "\"/>";
            writeText(tick.label, "tick", x + 3, RulerHeight - 8);
        }
    }

    void writeText(const QString& text, const char* cssClass, int x, int y)
    {
        m_target += "<text class=\"";
        m_target += cssClass;
        writeNumber("\" x=\"", x);
        writeNumber("\" y=\"", y);
        m_target += "\">";
        m_target += htmlEscaped(text);
        m_target += "</text>";
    }

    void writeLabel(const TimelineRow& row)
    {
        const LaneSection& section = m_layout->sections()[row.section];
        const int baseline = RulerHeight + row.top + row.height - 6;
        if (row.type == TimelineRow::Type::Header || row.isLabelledByTitle) {
            writeText(shortenMiddle(section.title, LongestLabel), "section", 6, baseline);
        } else if (m_layout->density() == Density::RowPerGroup && row.lane != LaneLayout::None &&
                   m_layout->firstOfLane(row.lane) < m_layout->lastOfLane(row.lane)) {
            const GroupIndex group(m_layout->bar(m_layout->firstOfLane(row.lane)).group);
            writeText(shortenMiddle(m_groups.label(group), LongestLabel), "label", 14, baseline);
        }
    }

    void writeRect(const PixelRect& rect, const std::string& cssClass)
    {
        m_target += "<rect class=\"";
        m_target += cssClass;
        writeNumber("\" x=\"", rect.left);
        writeNumber("\" y=\"", rect.top);
        writeNumber("\" width=\"", rect.width());
        writeNumber("\" height=\"", rect.height());
        m_target += "\"/>";
    }

    void writeItem(const DrawItem& item, const TimelineRow& row)
    {
        PixelRect rect = DrawList::rectOf(item, row, m_geometry.metrics());
        rect.left += LabelWidth;
        rect.right += LabelWidth;
        rect.top += RulerHeight;
        rect.bottom += RulerHeight;
        const std::string colour = colourClass(item.kind, item.status);
        m_target += "<g>";
        appendElement(m_target, "title", describe(item));
        const int runLeft = std::clamp(LabelWidth + item.runLeft, rect.left, rect.right);
        if (!item.isFolded && runLeft > rect.left) {
            writeRect({rect.left, rect.top, runLeft, rect.bottom}, colour + " queue");
            rect.left = runLeft;
        }
        if (rect.width() > 0)
            writeRect(rect, colour);
        // Told by more than colour.
        if (isFailure(item.status) && rect.width() >= LeastWidthOfCross)
            writeText(QStringLiteral("✕"), "cross", rect.left + 1, rect.bottom - 2);
        m_target += "</g>\n";
    }

    [[nodiscard]] QString describe(const DrawItem& item) const
    {
        if (item.isFolded)
            return item.failedCount > 0 ? Texts::tr("%1 bars, %2 of them failed").arg(item.count).arg(item.failedCount)
                                        : Texts::tr("%1 bars").arg(item.count);
        const TimelineBar& bar = m_layout->bar(item.bar);
        const GroupIndex group(bar.group);
        const QString label = QStringLiteral("%1: %2").arg(displayName(bar.kind), m_groups.label(group));
        const QString start = formatOffset(Duration{bar.start - m_bars.runStart});
        if (bar.status == Status::Instant)
            return QStringLiteral("%1, %2").arg(label, start);
        return QStringLiteral("%1, %2, %3, %4")
            .arg(label, displayName(bar.status), start, formatDuration(Duration{bar.end - bar.start}));
    }

    std::string& m_target;
    const EventGroups& m_groups;
    TimelineBars m_bars;
    std::shared_ptr<const LaneLayout> m_layout;
    RowGeometry m_geometry;
};

} // namespace

void appendTimelineSvg(std::string& target, const RunSnapshot& run)
{
    TimelineSvg(target, run).write();
}

} // namespace chronoscope
