// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/framebench.h"

#include "models/session/timedisplay.h"
#include "tests/bench/benchreport.h"
#include "tests/support/await.h"
#include "views/common/theme.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace chronoscope {

namespace {

constexpr std::int64_t RunStart = 1'767'323'045LL * NanosecondsPerSecond;
constexpr int FramesPerGesture = 120;

/// Names as a real run has them: many groups, few names.
class BenchTexts : public BarTexts {
public:
    [[nodiscard]] std::uint32_t sectionId(std::uint32_t, Grouping) const override { return 0; }
    [[nodiscard]] QString sectionText(std::uint32_t) const override { return {}; }
    [[nodiscard]] QString label(std::uint32_t group) const override
    {
        return QStringLiteral("charge order %1").arg(group % 5000);
    }
    [[nodiscard]] QString typeName(std::uint32_t) const override { return QStringLiteral("charge_card"); }
    [[nodiscard]] int attempts(std::uint32_t group) const override { return group % 50 == 0 ? 3 : 1; }
};

/// So many bars of all kinds, so many at a time, one in a hundred failed, in the order in which a history has them.
TimelineBars makeBars(std::uint32_t count, int lanes)
{
    static constexpr GroupKind Kinds[] = {GroupKind::Activity, GroupKind::Activity, GroupKind::Activity,
                                          GroupKind::Timer, GroupKind::ChildWorkflow};
    std::mt19937_64 random(20260102);
    const auto upTo = [&random](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    TimelineBars result;
    result.runStart = RunStart;
    result.bars.reserve(count);
    std::int64_t now = RunStart;
    for (std::uint32_t index = 0; index < count; ++index) {
        now += upTo(2 * NanosecondsPerMillisecond);
        TimelineBar bar;
        bar.group = index;
        bar.openedBy = 2 * index;
        bar.closedBy = 2 * index + 1;
        bar.kind = Kinds[upTo(4)];
        bar.start = now;
        bar.end = now + upTo(2 * lanes * NanosecondsPerMillisecond);
        bar.started = bar.kind == GroupKind::Activity ? bar.start + (bar.end - bar.start) / 4 : bar.start;
        const std::int64_t luck = upTo(999);
        bar.status = luck < 10   ? Status::Failed
                     : luck < 15 ? Status::TimedOut
                     : luck < 20 ? Status::Cancelled
                                 : Status::Completed;
        bar.isRetried = index % 50 == 0;
        result.runEnd = std::max(result.runEnd, bar.end);
        result.bars.push_back(bar);
    }
    return result;
}

/// Counts how often a widget was painted: a frame that was not painted is quick, and proves nothing.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget& widget) { widget.installEventFilter(this); }
    [[nodiscard]] bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int count = 0;
};

/// What this thread has computed so far, in ns: unlike the clock it does not run on while another program has the core.
qint64 computedNanoseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * NanosecondsPerSecond + time.tv_nsec;
}

/// Milliseconds of every frame.
struct FrameTimes {
    std::vector<double> byClock;
    std::vector<double> computed;
};

class FrameBench {
public:
    FrameBench(std::uint32_t bars, int lanes) : m_document(emptyRun(), m_timeDisplay), m_pane(m_document)
    {
        m_pane.resize(1920, 1080);
        m_pane.show();
        if (!test::await([this] { return m_paints.count > 0; }))
            qFatal("the window was never painted");
        m_pane.scene().showBars(makeBars(bars, lanes), Density::Packed, std::make_shared<BenchTexts>());
        // The first frames make what later ones use again.
        for (int frame = 0; frame < 5; ++frame)
            paint();
    }

    [[nodiscard]] FrameTimes run()
    {
        ViewRange& range = m_document.viewRange();
        range.showWholeRun();
        paint();
        gesture([&](int frame) { range.zoomAround(middle(), frame % 2 == 0 ? 1.01 : 1 / 1.01); });
        for (const double zoom : {2.0, 8.0, 40.0, 200.0, 1000.0}) {
            range.showWholeRun();
            range.zoomAround(middle(), zoom);
            paint();
            gesture([&range](int) { range.panBy(0.004); });
        }
        range.showWholeRun();
        paint();
        gesture([&](int) { range.zoomAround(middle(), 1.06); });
        gesture([&](int) { range.zoomAround(middle(), 1.0 / 1.05); });
        range.showWholeRun();
        paint();
        gesture([this](int frame) { m_pane.view().setScrollTop(frame % 2 == 0 ? 19 : 0); });
        return m_times;
    }

private:
    static RunSnapshotPointer emptyRun()
    {
        auto run = std::make_shared<RunSnapshot>();
        run->history = std::make_shared<History>();
        run->groups = EventGroups::build(run->history);
        return run;
    }

    [[nodiscard]] Instant middle() const
    {
        return Instant(RunStart + (m_pane.scene().layout().runEnd() - RunStart) / 2);
    }

    /// All parts that have changed, in one go, as the event loop would.
    void paint()
    {
        QEvent request(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&m_pane, &request);
    }

    void gesture(const std::function<void(int)>& step)
    {
        for (int frame = 0; frame < FramesPerGesture; ++frame) {
            const int painted = m_paints.count;
            const qint64 computedBefore = computedNanoseconds();
            QElapsedTimer timer;
            timer.start();
            step(frame);
            paint();
            const qint64 elapsed = timer.nsecsElapsed();
            const qint64 computed = computedNanoseconds() - computedBefore;
            if (m_paints.count == painted)
                qFatal("a frame was not painted");
            m_times.byClock.push_back(static_cast<double>(elapsed) / 1e6);
            m_times.computed.push_back(static_cast<double>(computed) / 1e6);
        }
    }

    TimeDisplay m_timeDisplay;
    Document m_document;
    TimelinePane m_pane;
    PaintCounter m_paints{m_pane.view()};
    FrameTimes m_times;
};

/// The value that so large a share of the values does not exceed.
double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void benchRun(BenchReport& report, const QString& name, std::uint32_t bars, int lanes, double goal)
{
    const FrameTimes times = FrameBench(bars, lanes).run();
    report.milliseconds(name, quantile(times.byClock, 0.5), quantile(times.byClock, 0.99), goal);
    // On a machine that is busy with other things this one tells what the frame itself takes.
    report.value(name + QStringLiteral(".p99 of processor time"), quantile(times.computed, 0.99), QStringLiteral("ms"));
}

} // namespace

void benchFrames(QApplication& application, BenchReport& report)
{
    Theme::apply(application, Theme::Kind::Light);
    constexpr std::uint32_t LargestHistory = 51'200;
    constexpr std::uint32_t Million = 1'000'000;
    benchRun(report, QStringLiteral("frame51200"), LargestHistory, 60, 2.0);
    benchRun(report, QStringLiteral("frame1M"), Million, 120, 6.0);
}

} // namespace chronoscope
