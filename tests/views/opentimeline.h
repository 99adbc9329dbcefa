// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/await.h"
#include "tests/views/openrun.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QTest>

namespace chronoscope::test {

/// Groups 0 workflow, 1 workflow task, 2 charge_card (completed on attempt 3), 3 send_mail (failed), 4 and 5 timers
/// (fired, cancelled), 6 signal. Rows: workflow, tasks, a header for each section, and one for each group.
inline QByteArray orderRun()
{
    return R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=10ms WorkflowTaskStarted worker=w1
        t=20ms WorkflowTaskCompleted worker=w1
        t=100ms ActivityTaskScheduled id=a type=charge_card summary="charge 144.48"
        t=400ms ActivityTaskStarted id=a attempt=3 worker=w2 lastFailure="gateway unavailable"
        t=500ms ActivityTaskCompleted id=a
        t=500ms ActivityTaskScheduled id=b type=send_mail
        t=510ms ActivityTaskStarted id=b attempt=1 worker=w3
        t=600ms TimerStarted id=t1
        t=650ms TimerStarted id=t2
        t=700ms ActivityTaskFailed id=b failure="no such address"
        t=800ms TimerCanceled id=t2
        t=900ms TimerFired id=t1
        t=950ms WorkflowExecutionSignaled name=go
        t=1000ms WorkflowExecutionCompleted
    )";
}

constexpr std::uint32_t Workflow = 0, Charge = 2, Mail = 3, Timer1 = 4, Timer2 = 5, Signal = 6;

/// A run in a window, shown and active. Motion is reduced, so that every range is there at once.
struct OpenTimeline {
    explicit OpenTimeline(const QByteArray& text = orderRun(), const QSize& size = {900, 400})
        : run(text), pane(run.document)
    {
        pane.setReducedMotion(true);
        showAndAwait(pane, size);
        pane.view().setFocus();
    }

    [[nodiscard]] TimelineView& view() const { return pane.view(); }
    [[nodiscard]] ViewRange& range() { return run.document.viewRange(); }
    [[nodiscard]] std::uint32_t selected() { return run.document.selection().group().value; }
    void select(std::uint32_t group) { run.document.selection().selectGroup(GroupIndex(group)); }
    [[nodiscard]] QRectF rectOf(std::uint32_t group) const
    {
        return view().rectOf(pane.scene().layout().positionOfGroup(group));
    }
    [[nodiscard]] QPoint centreOf(std::uint32_t group) const { return rectOf(group).center().toPoint(); }
    [[nodiscard]] double millisecondsAt(double x) const
    {
        return static_cast<double>(view().timeAt(x) - DslStart.nanoseconds()) / 1e6;
    }
    [[nodiscard]] double spanMilliseconds() { return static_cast<double>(range().span().nanoseconds) / 1e6; }
    [[nodiscard]] double startMilliseconds()
    {
        return static_cast<double>((range().start() - DslStart).nanoseconds) / 1e6;
    }
    void showMilliseconds(int from, int to)
    {
        range().show(DslStart + Duration{from * NanosecondsPerMillisecond},
                     DslStart + Duration{to * NanosecondsPerMillisecond});
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view(), key, modifiers);
    }
    template <typename Part>
    [[nodiscard]] Part& part() const
    {
        return *pane.findChild<Part*>();
    }

    OpenRun run;
    TimelinePane pane;
};

} // namespace chronoscope::test
