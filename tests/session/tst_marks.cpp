// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/document.h"
#include "models/session/marks.h"
#include "models/session/timedisplay.h"
#include "tests/store/openstore.h"
#include "tests/tables/tablefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// Three events: ids 1 to 3, at 0, 10 and 20 ms.
QByteArray runNamed(const QByteArray& ids)
{
    return "WorkflowExecutionStarted type=Order " + ids + "\nt=10ms TimerStarted id=a\nt=20ms TimerFired id=a\n";
}

RunSnapshotPointer order()
{
    return snapshotFromText(runNamed("workflowId=order-1 originalExecutionRunId=run-1"));
}

std::shared_ptr<RunSnapshot> copyOf(const RunSnapshotPointer& snapshot)
{
    return std::make_shared<RunSnapshot>(*snapshot);
}

/// "event 2: note", "10 ms: note" in their order.
QStringList textsOf(const Marks& marks)
{
    QStringList texts;
    for (const Mark& mark : marks.marks()) {
        const QString place =
            mark.eventId ? QStringLiteral("event %1").arg(*mark.eventId)
                         : QStringLiteral("%1 ms").arg((mark.time - DslStart).nanoseconds / NanosecondsPerMillisecond);
        texts.append(place + QStringLiteral(": ") + mark.note);
    }
    return texts;
}

/// The marks of a run, in a store or not.
struct MarkedRun {
    explicit MarkedRun(Store* store = nullptr, RunSnapshotPointer snapshot = order())
    {
        marks.setSnapshot(std::move(snapshot));
        marks.setStore(store);
    }
    QUuid mark(quint32 event, const QString& note)
    {
        const QUuid id = marks.markEvent(EventIndex(event));
        marks.setNote(id, note);
        return id;
    }
    Marks marks;
    QSignalSpy changed{&marks, &Marks::changed};
    QSignalSpy failed{&marks, &Marks::failed};
};

} // namespace

/// Marks and notes in a run: in order, kept by its ids, never lost in silence.
class TestMarks : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void marksStandInOrderOfTime();
    void anEventIsMarkedOnce();
    void aMarkOutlivesTheHistoryThatLacksItsEvent();
    void marksAreFoundWhenTheRunIsOpenedAgain();
    void twoRunsKeepTheirOwnMarks();
    void aRemovedMarkStaysAway();
    void whatIsMarkedWhileTheStoreIsReadIsKept();
    void whatIsMarkedInAFirstScreenIsKeptOnceAllIsThere();
    void aRunWithoutIdsSaysThatItsMarksAreNotKept();
    void withoutAStoreMarksSayThatTheyAreNotKept();
    void aStoreThatCannotBeUsedSaysWhy();
    void aNoteThatIsTooLongIsCut();
    void whatAFullStoreRefusesIsStillSeen();
    void theDocumentMarksItsOwnRun();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("store.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMarks::marksStandInOrderOfTime()
{
    MarkedRun run;
    run.mark(2, "late");
    run.mark(0, "early");
    run.marks.markMoment(DslStart + Duration{10 * NanosecondsPerMillisecond});
    QCOMPARE(textsOf(run.marks), QStringList({"event 1: early", "10 ms: ", "event 3: late"}));
}

void TestMarks::anEventIsMarkedOnce()
{
    MarkedRun run;
    const QUuid id = run.mark(1, "why?");
    QCOMPARE(run.marks.markEvent(EventIndex(1U)), id);
    QCOMPARE(run.marks.ofEvent(EventIndex(1U))->note, "why?");
    QCOMPARE(run.marks.marks().size(), std::size_t{1});
    QVERIFY(!run.marks.ofEvent(EventIndex(2U)));
}

void TestMarks::aMarkOutlivesTheHistoryThatLacksItsEvent()
{
    MarkedRun run;
    run.mark(2, {});
    QCOMPARE(run.marks.eventOf(run.marks.marks().front()), EventIndex(2U));
    run.marks.setSnapshot(
        snapshotFromText("WorkflowExecutionStarted type=Order workflowId=order-1 originalExecutionRunId=run-1"));
    // The history at hand has one event only; the mark stays and knows that its event is not here.
    QVERIFY(!run.marks.eventOf(run.marks.marks().front()).isValid());
}

void TestMarks::marksAreFoundWhenTheRunIsOpenedAgain()
{
    {
        OpenStore open(path());
        MarkedRun run(&open.store);
        const QUuid id = run.mark(1, "why?");
        run.marks.setKind(id, MarkKind::Question);
    }
    OpenStore open(path());
    const MarkedRun run(&open.store);
    QTRY_COMPARE(textsOf(run.marks), QStringList{"event 2: why?"});
    QVERIFY(run.marks.marks().front().kind == MarkKind::Question);
    QCOMPARE(run.marks.keepingText(), QString());
}

void TestMarks::twoRunsKeepTheirOwnMarks()
{
    OpenStore open(path());
    MarkedRun run(&open.store);
    run.mark(1, "first run");
    run.marks.setSnapshot(snapshotFromText(runNamed("workflowId=order-1 originalExecutionRunId=run-2")));
    QCOMPARE(textsOf(run.marks), QStringList());
    run.mark(1, "second run");
    run.marks.setSnapshot(order());
    QTRY_COMPARE(textsOf(run.marks), QStringList{"event 2: first run"});
}

void TestMarks::aRemovedMarkStaysAway()
{
    {
        OpenStore open(path());
        MarkedRun run(&open.store);
        run.mark(1, "kept");
        run.marks.remove(run.mark(2, "removed"));
        QCOMPARE(textsOf(run.marks), QStringList{"event 2: kept"});
    }
    OpenStore open(path());
    const MarkedRun run(&open.store);
    QTRY_COMPARE(textsOf(run.marks), QStringList{"event 2: kept"});
}

void TestMarks::whatIsMarkedWhileTheStoreIsReadIsKept()
{
    {
        OpenStore open(path());
        MarkedRun run(&open.store);
        run.mark(0, "before");
    }
    Store store({.path = path()});
    MarkedRun run(&store);
    run.mark(1, "meanwhile");
    QCOMPARE(textsOf(run.marks), QStringList{"event 2: meanwhile"});
    QTRY_COMPARE(textsOf(run.marks), QStringList({"event 1: before", "event 2: meanwhile"}));
}

void TestMarks::whatIsMarkedInAFirstScreenIsKeptOnceAllIsThere()
{
    {
        OpenStore open(path());
        const std::shared_ptr<RunSnapshot> firstScreen = copyOf(order());
        firstScreen->isComplete = false;
        MarkedRun run(&open.store, firstScreen);
        run.mark(1, "early bird");
        QVERIFY(run.marks.keepingText().contains("as soon as"));
        run.marks.setSnapshot(order());
        QCOMPARE(run.marks.keepingText(), QString());
    }
    OpenStore open(path());
    const MarkedRun run(&open.store);
    QTRY_COMPARE(textsOf(run.marks), QStringList{"event 2: early bird"});
}

void TestMarks::aRunWithoutIdsSaysThatItsMarksAreNotKept()
{
    OpenStore open(path());
    MarkedRun run(&open.store, snapshotFromText(runNamed({})));
    run.mark(1, "lost soon");
    QVERIFY2(run.marks.keepingText().contains("run id"), qPrintable(run.marks.keepingText()));
    QCOMPARE(textsOf(run.marks), QStringList{"event 2: lost soon"});
}

void TestMarks::withoutAStoreMarksSayThatTheyAreNotKept()
{
    MarkedRun run;
    run.mark(1, "note");
    QVERIFY(run.marks.keepingText().contains("as long as"));
    QCOMPARE(run.failed.count(), 0);
}

void TestMarks::aStoreThatCannotBeUsedSaysWhy()
{
    OpenStore open(m_folder->path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    MarkedRun run(&open.store);
    run.mark(1, "note");
    QVERIFY2(run.marks.keepingText().contains(open.store.problem()->message), qPrintable(run.marks.keepingText()));
    QVERIFY(!open.put({"order-1", "run-1"}, markOf(1, {})));
    QCOMPARE(run.failed.count(), 0);
    QCOMPARE(textsOf(run.marks), QStringList{"event 2: note"});
}

void TestMarks::aNoteThatIsTooLongIsCut()
{
    MarkedRun run;
    run.mark(1, QString(storelimits::NoteCharacters + 5, u'x'));
    QCOMPARE(run.marks.marks().front().note.size(), storelimits::NoteCharacters);
}

void TestMarks::whatAFullStoreRefusesIsStillSeen()
{
    OpenStore open(path(), 120'000);
    MarkedRun run(&open.store);
    const QString note(storelimits::NoteCharacters, u'x');
    while (run.failed.isEmpty() && run.marks.marks().size() < 3)
        run.mark(static_cast<quint32>(run.marks.marks().size()), note);
    for (int moment = 0; moment < 20; ++moment)
        run.marks.setNote(run.marks.markMoment(Instant(moment)), note);
    QTRY_VERIFY(!run.failed.isEmpty());
    run.marks.refresh();
    // Answers come in order: what refresh() asked for was looked at before this.
    QVERIFY(!open.marks({"order-1", "run-1"}).empty());
    QCOMPARE(run.marks.marks().size(), std::size_t{23});
}

void TestMarks::theDocumentMarksItsOwnRun()
{
    TimeDisplay times;
    Document document(order(), times);
    document.marks().markEvent(EventIndex(1U));
    QCOMPARE(textsOf(document.marks()), QStringList{"event 2: "});
}

QTEST_GUILESS_MAIN(TestMarks)

#include "tst_marks.moc"
