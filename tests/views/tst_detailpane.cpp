// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/runloader.h"
#include "tests/support/await.h"
#include "tests/support/sharedfolder.h"
#include "tests/views/openrun.h"
#include "views/history/detailattributes.h"
#include "views/history/detailfailure.h"
#include "views/history/detailform.h"
#include "views/history/detaillinks.h"
#include "views/history/detailpane.h"
#include "views/history/detailpayloadbox.h"
#include "views/history/detailpayloads.h"
#include "views/history/detailsummary.h"
#include "views/history/detailtext.h"
#include "views/history/detailtitle.h"
#include "views/payload/largetextview.h"
#include "views/payload/payloadviewer.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QByteArray order()
{
    return R"(
        WorkflowExecutionStarted type=Order workflowId=order-1 queue=orders input=["A-1",144.48]
        WorkflowTaskScheduled queue=orders
        t=5ms WorkflowTaskStarted worker=w1
        t=10ms WorkflowTaskCompleted worker=w1
        t=1505ms ActivityTaskScheduled id=7 type=charge_card queue=orders input=[144.48,true] summary="charge 144.48" startToCloseTimeout=10s
        t=3563ms ActivityTaskStarted id=7 attempt=3 worker=16173@vm lastFailure="gateway unavailable"
        t=3582ms ActivityTaskCompleted id=7 worker=16173@vm result=["pay-A-1"]
        t=3590ms WorkflowTaskScheduled queue=orders
        t=3600ms WorkflowTaskStarted worker=w1
        t=3610ms WorkflowTaskCompleted worker=w1
        t=6470ms WorkflowExecutionCompleted result=true
    )";
}

QString textOf(const LargeTextView& view)
{
    const std::string_view bytes = view.text().view();
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QStringList boxesOf(const DetailPane& pane)
{
    QStringList boxes;
    for (const DetailPayloadBox* box : pane.summary().payloadBoxes())
        boxes.append(box->heading() + QStringLiteral(": ") + textOf(box->text()));
    return boxes;
}

struct ShownPane {
    OpenRun run;
    DetailPane pane;

    explicit ShownPane(const QByteArray& text, QSize size = {400, 900}) : run(text), pane(run.document)
    {
        showAndAwait(pane, size);
    }
};

} // namespace

class DetailPaneTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }

    void withoutASelectionTheRunIsShownAndWhatToDo()
    {
        ShownPane shown(order());
        QVERIFY(shown.pane.summary().hint().isVisible());
        QVERIFY(!shown.pane.summary().title().isVisible());
        QVERIFY(!shown.pane.summary().attributes().isVisible());
        QCOMPARE(boxesOf(shown.pane), QStringList({"Input: [\"A-1\", 144.48]", "Result: true"}));
    }

    void aSelectedActivityIsToldWhole()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        const DetailSummary& summary = shown.pane.summary();
        QVERIFY(!summary.hint().isVisible());
        QCOMPARE(summary.title().name().text(), QStringLiteral("charge_card"));
        QCOMPARE(summary.title().line().text(), QStringLiteral("Activity · completed on attempt 3 · 2.08 s"));
        QVERIFY(summary.form().rows().size() >= 7);
        QVERIFY(summary.failure().isVisible());
        QCOMPARE(summary.failure().headline().text(), QStringLiteral("gateway unavailable"));
        QCOMPARE(boxesOf(shown.pane), QStringList({"Input: [144.48, true]", "Result: [\"pay-A-1\"]"}));
        QCOMPARE(summary.attributes().heading(), QStringLiteral("Event 5"));
    }

    void followingALinkSelectsItsEvent()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        DetailLinks& links = shown.pane.summary().eventLinks();
        QCOMPARE(links.links().size(), std::size_t{3});
        links.setFocus();
        QTest::keyClick(&links, Qt::Key_Down);
        QTest::keyClick(&links, Qt::Key_Down);
        QTest::keyClick(&links, Qt::Key_Return);
        QCOMPARE(shown.run.selectedEventId(), 7);
        QCOMPARE(shown.pane.summary().attributes().heading(), QStringLiteral("Event 7"));
        DetailLinks& related = shown.pane.summary().relatedLinks();
        const QRect first = related.visualRect(related.model()->index(0, 0));
        QTest::mouseClick(related.viewport(), Qt::LeftButton, {}, first.center());
        QCOMPARE(shown.run.selectedEventId(), 4);
    }

    void aReferenceInTheTreeLeadsToItsEvent()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        QTreeView& tree = shown.pane.summary().attributes().tree();
        const QModelIndex attributes = shown.pane.summary().attributes().model().attributesIndex();
        QVERIFY(tree.isExpanded(attributes));
        QModelIndex reference;
        for (int row = 0; row < tree.model()->rowCount(attributes); ++row) {
            const QModelIndex index = tree.model()->index(row, 0, attributes);
            if (index.data().toString() == QLatin1String("workflowTaskCompletedEventId"))
                reference = index;
        }
        QVERIFY(reference.isValid());
        tree.setFocus();
        tree.setCurrentIndex(reference);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(shown.run.selectedEventId(), 4);
    }

    void valuePathAndJsonAreCopiedByKeyboard()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        DetailAttributes& attributes = shown.pane.summary().attributes();
        QTreeView& tree = attributes.tree();
        const QModelIndex parent = attributes.model().attributesIndex();
        tree.setFocus();
        tree.setCurrentIndex(attributes.model().index(1, 0, parent));
        QTest::keyClick(&tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\n  \"name\": \"charge_card\"\n}"));
        QTest::keyClick(&tree, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("activityTaskScheduledEventAttributes.activityType"));
        tree.setCurrentIndex(attributes.model().index(0, 0, parent));
        QTest::keyClick(&tree, Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\"7\""));
    }

    void theEventIsShownAsJson()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        DetailAttributes& attributes = shown.pane.summary().attributes();
        attributes.showJson(true);
        QVERIFY(attributes.json().isVisible());
        QVERIFY(
            textOf(attributes.json()).contains(QLatin1String("\"eventType\": \"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED\"")));
        shown.run.selectEventId(7);
        QVERIFY(textOf(attributes.json()).contains(QLatin1String("EVENT_TYPE_ACTIVITY_TASK_COMPLETED")));
        attributes.copyEventJson();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("EVENT_TYPE_ACTIVITY_TASK_COMPLETED")));
    }

    void factsAreCopiedExactly()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        DetailForm& form = shown.pane.summary().form();
        form.setFocus();
        QTest::keyClick(&form, Qt::Key_Down);
        QTest::keyClick(&form, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2026-01-02T03:04:06.505Z"));
    }

    void aBoxLeadsToTheWholePayload()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        DetailPayloadBox* result = shown.pane.summary().payloadBoxes().at(1);
        QTest::mouseClick(result->findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(shown.pane.tabs().currentIndex(), int(DetailPane::PayloadTab));
        QVERIFY2(shown.pane.payloads().choice().currentText().startsWith(QLatin1String("Result")),
                 qPrintable(shown.pane.payloads().choice().currentText()));
        QCOMPARE(textOf(shown.pane.payloads().viewer().textView()), QStringLiteral("[\"pay-A-1\"]"));
    }

    void thePayloadTabFollowsTheSelection()
    {
        ShownPane shown(order());
        shown.pane.tabs().setCurrentIndex(DetailPane::PayloadTab);
        shown.run.selectEventId(5);
        QCOMPARE(textOf(shown.pane.payloads().viewer().textView()), QStringLiteral("[144.48, true]"));
        shown.run.selectEventId(7);
        QCOMPARE(textOf(shown.pane.payloads().viewer().textView()), QStringLiteral("[\"pay-A-1\"]"));
        shown.run.selectEventId(8);
        QCOMPARE(textOf(shown.pane.payloads().viewer().textView()), QString());
        QVERIFY(!shown.pane.payloads().choice().isVisible());
    }

    void aFailureChainIsOpenedOnRequest()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        FailureDetails failure;
        FailureLink outer;
        outer.kind = FailureKind::Activity;
        outer.message = QStringLiteral("activity error");
        FailureLink inner;
        inner.kind = FailureKind::Application;
        inner.type = QStringLiteral("GatewayDown");
        inner.message = QStringLiteral("<b>gateway</b> unavailable");
        inner.stackTrace = QStringLiteral("  File \"a.py\", line 1\n  File \"b.py\", line 2\n");
        failure.chain.links = {outer, inner};
        failure.headline = inner.message;
        failure.stackFrames = 2;
        DetailFailure& card = shown.pane.summary().failure();
        card.setFailure(failure, Status::Failed);
        QVERIFY(!card.chain().isVisible());
        QTest::mouseClick(card.findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(card.chain().isVisible());
        const QString text = textOf(card.chain());
        QVERIFY(text.indexOf(QLatin1String("activity error")) < text.indexOf(QLatin1String("caused by")));
        QVERIFY(text.contains(QLatin1String("GatewayDown: <b>gateway</b> unavailable")));
        QVERIFY(text.contains(QLatin1String("File \"b.py\", line 2")));
    }

    void aHiddenPaneCatchesUpWhenItIsShown()
    {
        ShownPane shown(order());
        shown.pane.hide();
        shown.run.selectEventId(5);
        QVERIFY(shown.pane.summary().title().name().text().isEmpty());
        shown.pane.show();
        QCOMPARE(shown.pane.summary().title().name().text(), QStringLiteral("charge_card"));
    }

    void aNewSnapshotIsShown()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        shown.run.document.setSnapshot(snapshotFromText(order().replace("charge_card", "charge_card_v2")));
        QCOMPARE(shown.pane.summary().title().name().text(), QStringLiteral("charge_card_v2"));
    }

    void nothingIsClippedInANarrowPane_data()
    {
        QTest::addColumn<int>("eventId");
        QTest::newRow("run") << 0;
        QTest::newRow("activity") << 5;
        QTest::newRow("workflow task") << 3;
    }

    void nothingIsClippedInANarrowPane()
    {
        QFETCH(int, eventId);
        ShownPane shown(order().replace("16173@vm", QByteArray(120, 'w')), {320, 800});
        if (eventId > 0)
            shown.run.selectEventId(eventId);
        QCOMPARE(shown.pane.width(), 320);
        const DetailSummary& summary = shown.pane.summary();
        QTRY_VERIFY_WITH_TIMEOUT(summary.widget()->width() <= summary.viewport()->width(), AwaitTimeout);
        QCOMPARE(summary.horizontalScrollBar()->maximum(), 0);
        for (const QWidget* part : summary.widget()->findChildren<QWidget*>()) {
            if (!part->isVisible())
                continue;
            const int right = part->mapTo(summary.widget(), QPoint(part->width(), 0)).x();
            QVERIFY2(right <= summary.widget()->width(), part->metaObject()->className());
        }
        for (const DetailText* text : summary.widget()->findChildren<DetailText*>()) {
            if (text->isVisible())
                QVERIFY2(text->height() >= text->heightForWidth(text->width()), qPrintable(text->text()));
        }
    }

    void whateverTakesTheKeyboardHasAName()
    {
        ShownPane shown(order());
        shown.run.selectEventId(5);
        QCOMPARE(namelessWidgets(shown.pane).join(u' '), QString());
        shown.pane.tabs().setCurrentIndex(DetailPane::PayloadTab);
        QCOMPARE(namelessWidgets(shown.pane).join(u' '), QString());
    }

    void everyEventOfARealRunCanBeShown()
    {
        SKIP_WITHOUT_SHARED();
        const auto source = openFile(sharedFolder() + QStringLiteral("/recordings/python/histories/order-full.json"));
        QVERIFY(source.has_value());
        const auto runs = loadRuns(**source, {});
        QVERIFY(runs.has_value());
        OpenRun run(runs->front());
        DetailPane pane(run.document);
        showAndAwait(pane, {400, 900});
        for (std::size_t event = 0; event < run.document.snapshot()->history->size(); ++event) {
            run.document.selection().selectEvent(EventIndex(event));
            QVERIFY(!pane.summary().title().name().text().isEmpty());
            QVERIFY(pane.summary().attributes().model().rowCount() > 2);
        }
    }
};

QTEST_MAIN(DetailPaneTest)
#include "tst_detailpane.moc"
