// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks and notes as a person makes them: keys in the timeline, flags on its scale, the list beside it.
#include "models/store/storelimits.h"
#include "tests/views/opentimeline.h"
#include "views/common/noteeditor.h"
#include "views/common/theme.h"
#include "views/history/markspane.h"
#include "views/history/runtableview.h"
#include "views/timeline/marksoverlay.h"
#include "views/timeline/timelinerulerview.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMimeData>
#include <QPointer>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// "event 5: note", "moment: note" in their order.
QStringList textsOf(Document& document)
{
    QStringList texts;
    for (const Mark& mark : document.marks().marks())
        texts.append((mark.eventId ? QStringLiteral("event %1").arg(*mark.eventId) : QStringLiteral("moment")) +
                     QStringLiteral(": ") + mark.note);
    return texts;
}

struct MarkedTimeline : OpenTimeline {
    [[nodiscard]] Marks& marks() { return run.document.marks(); }
    [[nodiscard]] NoteEditor* editor() const { return pane.window()->findChild<NoteEditor*>(); }
    /// Moves the pointer over the lanes, where nothing is selected by it.
    void pointAt(double milliseconds)
    {
        QTest::mouseMove(&view(), QPoint(1, view().height() - 2));
        QTest::mouseMove(&view(), QPoint(xOf(milliseconds), view().height() - 2));
    }
    [[nodiscard]] int xOf(double milliseconds)
    {
        return static_cast<int>(view().width() * (milliseconds - startMilliseconds()) / spanMilliseconds());
    }
    /// A place on the ruler, just right of the moment, where its flag is.
    [[nodiscard]] QPoint flagAt(double milliseconds)
    {
        return {xOf(milliseconds) + pane.labelWidth() + 3, part<TimelineRulerView>().height() - 12};
    }
    [[nodiscard]] QColor colourAt(const QPoint& place)
    {
        return part<TimelineRulerView>().grab().toImage().pixelColor(place);
    }
};

/// The list of marks of a run, in a window.
struct ListedMarks {
    ListedMarks() : run(orderRun()), pane(run.document)
    {
        showAndAwait(pane, {400, 300});
        pane.setFocus();
    }
    QUuid mark(quint32 event, const QString& note)
    {
        const QUuid id = run.document.marks().markEvent(EventIndex(event));
        run.document.marks().setNote(id, note);
        return id;
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        const QAbstractItemModel& model = pane.table().tableModel();
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(); ++column)
                cells.append(model.index(row, column).data().toString());
            texts.append(cells.join(QStringLiteral(" | ")));
        }
        return texts;
    }
    void goToRow(int row) { pane.table().setCurrentIndex(pane.table().model()->index(row, 0)); }

    OpenRun run;
    MarksPane pane;
};

} // namespace

class MarksTest : public QObject {
    Q_OBJECT

private slots:
    void init() { Theme::apply(*qApp, Theme::Kind::Light); }

    void aKeyMarksTheSelectedEvent();
    void theSameKeyTakesAnEmptyMarkAway();
    void theSameKeyLeavesANote();
    void withoutASelectionTheMomentBelowThePointerIsMarked();
    void withNeitherNothingIsMarked();
    void aNoteIsWrittenWhereTheMarkIs();
    void escapeLeavesTheNoteAsItWas();
    void leavingTheEditorKeepsWhatWasWritten();
    void closingTheRunKeepsWhatWasWritten();
    void lettersInTheEditorAreNoCommands();
    void whatIsPastedBeyondTheLimitIsLeftOut();
    void deleteRemovesTheMarkOfTheSelection();
    void marksAreGoneThroughByKey();
    void aFlagStandsOnTheScaleInTheColourOfItsKind();
    void hoveringOverAFlagTellsItsNoteAsPlainText();
    void aClickOnAFlagGoesToItsEvent();
    void withoutMarksTheScaleCarriesNothing();

    void theListHasTimeEventAndNote();
    void anEmptyListTeachesTheKey();
    void theListSaysWhenMarksAreNotKept();
    void enterGoesToTheEvent();
    void aMomentOutOfSightIsBroughtIntoView();
    void f2EditsTheNote();
    void deleteRemovesFromTheListAndStaysInPlace();
    void theCurrentRowStaysWhenAnotherMarkComes();
    void everythingInTheListHasAName();
    void hostileNotesStayOnTheirLine();
};

void MarksTest::aKeyMarksTheSelectedEvent()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.press(Qt::Key_M);
    QCOMPARE(textsOf(timeline.run.document), QStringList{"event 5: "});
}

void MarksTest::theSameKeyTakesAnEmptyMarkAway()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.press(Qt::Key_M);
    timeline.press(Qt::Key_M);
    QCOMPARE(textsOf(timeline.run.document), QStringList());
}

void MarksTest::theSameKeyLeavesANote()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.press(Qt::Key_M);
    timeline.marks().setNote(timeline.marks().marks().front().id, "why three attempts?");
    timeline.press(Qt::Key_M);
    QCOMPARE(textsOf(timeline.run.document), QStringList{"event 5: why three attempts?"});
}

void MarksTest::withoutASelectionTheMomentBelowThePointerIsMarked()
{
    MarkedTimeline timeline;
    timeline.pointAt(300);
    timeline.press(Qt::Key_M);
    QCOMPARE(textsOf(timeline.run.document), QStringList{"moment: "});
    const Duration since = timeline.marks().marks().front().time - DslStart;
    QVERIFY2(std::abs(static_cast<double>(since.nanoseconds) / 1e6 - 300) < 5,
             qPrintable(QString::number(since.nanoseconds)));
}

void MarksTest::withNeitherNothingIsMarked()
{
    MarkedTimeline timeline;
    timeline.press(Qt::Key_M);
    timeline.press(Qt::Key_M, Qt::ShiftModifier);
    QCOMPARE(textsOf(timeline.run.document), QStringList());
    QVERIFY(!timeline.editor());
}

void MarksTest::aNoteIsWrittenWhereTheMarkIs()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.press(Qt::Key_M, Qt::ShiftModifier);
    const QPointer<NoteEditor> editor = timeline.editor();
    QVERIFY(editor);
    QVERIFY(editor->field().hasFocus());
    QTest::keyClicks(&editor->field(), "why three?");
    QTest::keyClick(&editor->field(), Qt::Key_Return);
    QTest::keyClicks(&editor->field(), "ask Mia");
    QTest::keyClick(&editor->field(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(textsOf(timeline.run.document), QStringList{"event 5: why three?\nask Mia"});
    QVERIFY(timeline.view().hasFocus());
    QTRY_VERIFY(editor.isNull());
}

void MarksTest::escapeLeavesTheNoteAsItWas()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.marks().setNote(timeline.marks().markEvent(timeline.run.document.selection().event()), "before");
    timeline.press(Qt::Key_M, Qt::ShiftModifier);
    QTest::keyClicks(&timeline.editor()->field(), " and after");
    QTest::keyClick(&timeline.editor()->field(), Qt::Key_Escape);
    QCOMPARE(textsOf(timeline.run.document), QStringList{"event 5: before"});
    QVERIFY(!timeline.run.document.selection().isEmpty());
}

void MarksTest::leavingTheEditorKeepsWhatWasWritten()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.press(Qt::Key_M, Qt::ShiftModifier);
    QTest::keyClicks(&timeline.editor()->field(), "kept");
    timeline.view().setFocus();
    QCOMPARE(textsOf(timeline.run.document), QStringList{"event 5: kept"});
}

void MarksTest::closingTheRunKeepsWhatWasWritten()
{
    QWidget window;
    OpenRun run(orderRun());
    auto* const pane = new TimelinePane(run.document, &window);
    pane->resize(900, 400);
    showAndAwait(window, {900, 400});
    run.document.selection().selectGroup(GroupIndex(Charge));
    pane->findChild<QAction*>("timelineNote")->trigger();
    QTest::keyClicks(&window.findChild<NoteEditor*>()->field(), "kept");
    delete pane;
    QCOMPARE(textsOf(run.document), QStringList{"event 5: kept"});
}

void MarksTest::lettersInTheEditorAreNoCommands()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    const double span = timeline.spanMilliseconds();
    timeline.press(Qt::Key_M, Qt::ShiftModifier);
    QTest::keyClicks(&timeline.editor()->field(), "wasdmf0");
    QCOMPARE(timeline.editor()->field().toPlainText(), "wasdmf0");
    QCOMPARE(timeline.spanMilliseconds(), span);
}

void MarksTest::whatIsPastedBeyondTheLimitIsLeftOut()
{
    MarkedTimeline timeline;
    timeline.select(Charge);
    timeline.press(Qt::Key_M, Qt::ShiftModifier);
    QMimeData pasted;
    pasted.setText(QString(1'000'000, u'x'));
    pasted.setHtml("<b>bold</b>");
    // What pasting does, without a clipboard.
    struct Field : NoteField {
        using NoteField::insertFromMimeData;
    } field;
    field.insertFromMimeData(&pasted);
    QVERIFY(field.toPlainText().size() <= storelimits::NoteCharacters);
    QVERIFY(field.toPlainText().size() > storelimits::NoteCharacters - 10);
}

void MarksTest::deleteRemovesTheMarkOfTheSelection()
{
    MarkedTimeline timeline;
    timeline.marks().setNote(timeline.marks().markEvent(EventIndex(0U)), "stays");
    timeline.select(Charge);
    timeline.press(Qt::Key_M);
    timeline.press(Qt::Key_Delete);
    QCOMPARE(textsOf(timeline.run.document), QStringList{"event 1: stays"});
}

void MarksTest::marksAreGoneThroughByKey()
{
    MarkedTimeline timeline;
    timeline.marks().markEvent(EventIndex(4U));
    timeline.marks().markMoment(DslStart + Duration{200 * NanosecondsPerMillisecond});
    timeline.marks().markEvent(EventIndex(8U));
    timeline.select(Workflow);
    QList<qint64> visited;
    for (int step = 0; step < 4; ++step) {
        timeline.press(Qt::Key_M, Qt::ControlModifier);
        visited.append(timeline.run.selectedEventId());
    }
    // 0: the moment, where nothing is selected.
    QCOMPARE(visited, QList<qint64>({5, 0, 9, 5}));
    timeline.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(timeline.run.selectedEventId(), 9);
}

void MarksTest::aFlagStandsOnTheScaleInTheColourOfItsKind()
{
    MarkedTimeline timeline;
    timeline.showMilliseconds(0, 1000);
    const QUuid id = timeline.marks().markMoment(DslStart + Duration{330 * NanosecondsPerMillisecond});
    timeline.marks().setKind(id, MarkKind::Problem);
    const Theme& theme = Theme::get(Theme::Kind::Light);
    QCOMPARE(timeline.colourAt(timeline.flagAt(330)), theme.status(Status::Failed));
    timeline.marks().remove(id);
    QVERIFY(timeline.colourAt(timeline.flagAt(330)) != theme.status(Status::Failed));
}

void MarksTest::hoveringOverAFlagTellsItsNoteAsPlainText()
{
    MarkedTimeline timeline;
    timeline.showMilliseconds(0, 1000);
    timeline.marks().setNote(timeline.marks().markEvent(EventIndex(4U)), "<b>why?</b>");
    const QString tip = toolTipAt(timeline.part<TimelineRulerView>(), timeline.flagAt(100));
    QVERIFY2(tip.contains("Event 5, Activity task scheduled"), qPrintable(tip));
    QVERIFY2(tip.contains("&lt;b&gt;why?"), qPrintable(tip));
}

void MarksTest::aClickOnAFlagGoesToItsEvent()
{
    MarkedTimeline timeline;
    timeline.showMilliseconds(0, 1000);
    timeline.marks().markEvent(EventIndex(4U));
    QTest::mouseClick(&timeline.part<TimelineRulerView>(), Qt::LeftButton, {}, timeline.flagAt(100));
    QCOMPARE(timeline.run.selectedEventId(), 5);
}

void MarksTest::withoutMarksTheScaleCarriesNothing()
{
    MarkedTimeline timeline;
    QVERIFY(timeline.part<MarksOverlay>().isHidden());
    timeline.marks().markEvent(EventIndex(4U));
    QVERIFY(timeline.part<MarksOverlay>().isVisible());
}

void MarksTest::theListHasTimeEventAndNote()
{
    ListedMarks list;
    list.mark(4, "why?");
    list.run.document.marks().markMoment(DslStart + Duration{1 * NanosecondsPerMillisecond});
    list.run.times.setMode(TimeDisplay::Mode::SinceStart);
    QCOMPARE(list.rows(), QStringList({"+0.001 s |  |  | Mark | Moment",
                                       "+0.100 s | 5 | why? | Mark | Event 5, Activity task scheduled"}));
}

void MarksTest::anEmptyListTeachesTheKey()
{
    ListedMarks list;
    QVERIFY(list.pane.emptyText().contains("M marks"));
    list.mark(4, {});
    QCOMPARE(list.pane.emptyText(), QString());
}

void MarksTest::theListSaysWhenMarksAreNotKept()
{
    const ListedMarks list;
    QStringList texts;
    for (const QLabel* label : list.pane.findChildren<QLabel*>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    QVERIFY2(texts.join('\n').contains("as long as"), qPrintable(texts.join('\n')));
}

void MarksTest::enterGoesToTheEvent()
{
    ListedMarks list;
    list.mark(4, "why?");
    list.goToRow(0);
    QCOMPARE(list.run.selectedEventId(), 0);
    QTest::keyClick(&list.pane.table(), Qt::Key_Return);
    QCOMPARE(list.run.selectedEventId(), 5);
}

void MarksTest::aMomentOutOfSightIsBroughtIntoView()
{
    ListedMarks list;
    const Instant moment = DslStart + Duration{900 * NanosecondsPerMillisecond};
    list.run.document.marks().markMoment(moment);
    ViewRange& range = list.run.document.viewRange();
    range.show(DslStart, DslStart + Duration{100 * NanosecondsPerMillisecond});
    list.goToRow(0);
    list.pane.goToCurrent();
    QVERIFY(range.start() < moment && moment < range.end());
    QCOMPARE(range.span().nanoseconds, 100 * NanosecondsPerMillisecond);
}

void MarksTest::f2EditsTheNote()
{
    ListedMarks list;
    list.mark(4, "why");
    list.goToRow(0);
    QTest::keyClick(&list.pane.table(), Qt::Key_F2);
    QVERIFY(list.pane.editor());
    QTest::keyClicks(&list.pane.editor()->field(), "?");
    QTest::keyClick(&list.pane.editor()->field(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(textsOf(list.run.document), QStringList{"event 5: why?"});
}

void MarksTest::deleteRemovesFromTheListAndStaysInPlace()
{
    ListedMarks list;
    list.mark(0, "a");
    list.mark(4, "b");
    list.mark(8, "c");
    list.goToRow(1);
    QTest::keyClick(&list.pane.table(), Qt::Key_Delete);
    QCOMPARE(textsOf(list.run.document), QStringList({"event 1: a", "event 9: c"}));
    QTest::keyClick(&list.pane.table(), Qt::Key_Delete);
    QCOMPARE(textsOf(list.run.document), QStringList{"event 1: a"});
}

void MarksTest::theCurrentRowStaysWhenAnotherMarkComes()
{
    ListedMarks list;
    list.mark(4, "here");
    list.goToRow(0);
    list.mark(0, "before");
    QCOMPARE(list.pane.table().currentIndex().row(), 1);
}

void MarksTest::everythingInTheListHasAName()
{
    ListedMarks list;
    list.mark(4, "why?");
    QCOMPARE(namelessWidgets(list.pane), QStringList());
    list.goToRow(0);
    list.pane.editCurrent();
    QCOMPARE(namelessWidgets(*list.pane.editor()), QStringList());
}

void MarksTest::hostileNotesStayOnTheirLine()
{
    ListedMarks list;
    list.mark(4, QString("one\ntwo") + QChar(0x202E) + "back");
    const QString cell = list.rows().first();
    QVERIFY2(!cell.contains('\n') && !cell.contains(QChar(0x202E)), qPrintable(cell));
}

QTEST_MAIN(MarksTest)

#include "tst_marks.moc"
