// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/openrun.h"
#include "views/history/detaillinks.h"
#include "views/history/detailpane.h"
#include "views/history/detailsummary.h"
#include "views/history/nondeterminismsection.h"

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Event 5 is what the code no longer does; event 10 fails because of it.
QByteArray renamed()
{
    return R"(
        WorkflowExecutionStarted type=Order queue=orders
        WorkflowTaskScheduled queue=orders
        t=1ms WorkflowTaskStarted worker=w1
        t=2ms WorkflowTaskCompleted worker=w1 sdkMetadata.sdkName=temporal-python
        ActivityTaskScheduled id=1 type=post_invoice
        t=3ms ActivityTaskStarted id=1
        ActivityTaskCompleted id=1
        t=4ms WorkflowTaskScheduled queue=orders
        WorkflowTaskStarted worker=w2
        WorkflowTaskFailed cause=NonDeterministicError failure="[TMPRL1100] Nondeterminism error: Activity type of scheduled event 'post_invoice' does not match activity type of activity command 'post_by_mail'"
    )";
}
constexpr qint64 Scheduled = 5;
constexpr qint64 Failed = 10;

struct ShownPane {
    OpenRun run;
    DetailPane pane;

    explicit ShownPane(const QByteArray& text) : run(text), pane(run.document) { showAndAwait(pane, {420, 900}); }
    [[nodiscard]] NondeterminismSection& section() const { return pane.summary().nondeterminism(); }
};

} // namespace

class TestNondeterminismSection : public QObject {
    Q_OBJECT

private slots:
    void theFailedTaskIsExplained();
    void itsOtherEventsAreExplainedToo();
    void otherGroupsHaveNoSuchSection();
    void aLinkLeadsToTheRecordedEvent();
    void remediesAreNumbered();
    void everythingHasAName();
};

void TestNondeterminismSection::theFailedTaskIsExplained()
{
    ShownPane shown(renamed());
    shown.run.selectEventId(Failed);
    QVERIFY(shown.section().isVisible());
    QCOMPARE(shown.section().texts().front(),
             QStringLiteral(
                 "The history has “post_invoice” (Activity task scheduled, event 5). The code has another activity "
                 "type: “post_by_mail” instead of “post_invoice”."));
}

void TestNondeterminismSection::itsOtherEventsAreExplainedToo()
{
    ShownPane shown(renamed());
    shown.run.selectEventId(Failed - 1);
    QVERIFY(shown.section().isVisible());
}

void TestNondeterminismSection::otherGroupsHaveNoSuchSection()
{
    ShownPane shown(renamed());
    shown.run.selectEventId(Failed);
    shown.run.selectEventId(Scheduled);
    QVERIFY(!shown.section().isVisible());
    shown.run.document.selection().clear();
    QVERIFY(!shown.section().isVisible());
}

void TestNondeterminismSection::aLinkLeadsToTheRecordedEvent()
{
    ShownPane shown(renamed());
    shown.run.selectEventId(Failed);
    DetailLinks& links = shown.section().links();
    QCOMPARE(links.links().size(), std::size_t(2)); // and its workflow task
    links.setFocus();
    links.setCurrentIndex(links.model()->index(0, 0));
    QTest::keyClick(&links, Qt::Key_Return);
    QCOMPARE(shown.run.selectedEventId(), Scheduled);
}

void TestNondeterminismSection::remediesAreNumbered()
{
    ShownPane shown(renamed());
    shown.run.selectEventId(Failed);
    const QStringList texts = shown.section().texts();
    QVERIFY2(texts.contains(QStringLiteral("1.  If it was only renamed, give it its old name back: “post_invoice”.")),
             qPrintable(texts.join(QLatin1Char('\n'))));
    QVERIFY2(!texts.filter(QStringLiteral("2.  ")).filter(QStringLiteral("workflow.patched(\"my-change\")")).isEmpty(),
             qPrintable(texts.join(QLatin1Char('\n'))));
}

void TestNondeterminismSection::everythingHasAName()
{
    ShownPane shown(renamed());
    shown.run.selectEventId(Failed);
    QCOMPARE(namelessWidgets(shown.section()), QStringList());
}

QTEST_MAIN(TestNondeterminismSection)
#include "tst_nondeterminismsection.moc"
