// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/recentfiles.h"
#include "models/session/timedisplay.h"
#include "models/session/workspace.h"
#include "models/tables/eventtablemodel.h"
#include "tests/views/windowfixture.h"
#include "views/common/infobar.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/openrunspane.h"
#include "views/mainwindow/runpane.h"
#include "views/mainwindow/startpage.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace chronoscope;
using chronoscope::test::Sample;
using Fixture = chronoscope::test::WindowFixture;

namespace {

QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the test cannot read %s", qPrintable(path));
    return file.readAll();
}

} // namespace

/// The window as a person meets it.
class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void anEmptyWindowTeachesHowToOpenAHistory();
    void theSampleOpensInATabNamedAfterTheRun();
    void droppedFilesOpen();
    void aPastedHistoryOpens();
    void anEmptyClipboardIsExplained();
    void aRefusedFileIsExplainedInsideTheWindow();
    void everyRefusedFileIsNamed();
    void hostileNamesStayPlainText();
    void aChangedFileOffersToReload();
    void closingTheLastRunBringsTheStartPageBack();
    void openedFilesAreRememberedAsRecent();
    void layoutAndTimesAreRememberedByTheNextWindow();
    void oneWayOfWritingTimesTakesTheOthersPlace();
    void viewsAreUndoneWhereverTheKeyboardIs();
    void theListOfOpenRunsAppearsWithTheSecondRun();
    void theListOfOpenRunsStaysAsTheUserWantsIt();
    void columnWidthsAreRememberedByTheNextWindow();
    void manyTabsKeepReadableNames();
    void everythingFitsASmallScreen();
    void aNewRunTakesTheKeys();
    void arrowKeysGoFromMenuToMenu();
};

void TestMainWindow::anEmptyWindowTeachesHowToOpenAHistory()
{
    const Fixture fixture;
    QVERIFY(fixture.find<StartPage>().isVisible());
    QVERIFY(!fixture.window.currentRun());
    QVERIFY(!fixture.window.actions().closeRun->isEnabled());
}

void TestMainWindow::theSampleOpensInATabNamedAfterTheRun()
{
    Fixture fixture;
    fixture.window.actions().openSample->trigger();
    QTRY_COMPARE(fixture.opened.count(), 1);
    const auto& tabs = fixture.find<QTabWidget>();
    QCOMPARE(tabs.count(), 1);
    QVERIFY2(tabs.tabText(0).contains("OrderFulfilment"), qPrintable(tabs.tabText(0)));
    QVERIFY(!tabs.tabIcon(0).isNull());
    QVERIFY(fixture.window.windowTitle().contains("order-full"));
}

void TestMainWindow::droppedFilesOpen()
{
    Fixture fixture;
    const QTemporaryDir folder;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(writeFile(folder, "a.json", readFile(Sample)))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&fixture.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&fixture.window, &drop);
    QTRY_COMPARE(fixture.opened.count(), 1);
}

void TestMainWindow::aPastedHistoryOpens()
{
    Fixture fixture;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(readFile(Sample)));
    fixture.window.actions().paste->trigger();
    QTRY_COMPARE(fixture.opened.count(), 1);
}

void TestMainWindow::anEmptyClipboardIsExplained()
{
    const Fixture fixture;
    QGuiApplication::clipboard()->clear();
    fixture.window.actions().paste->trigger();
    QVERIFY(fixture.find<InfoBar>().isVisible());
    QVERIFY(fixture.find<InfoBar>().text().contains("clipboard"));
}

void TestMainWindow::aRefusedFileIsExplainedInsideTheWindow()
{
    Fixture fixture;
    const QTemporaryDir folder;
    fixture.workspace.open({writeFile(folder, "shopping.txt", "milk, bread")});
    QTRY_VERIFY(fixture.find<InfoBar>().isVisible());
    QVERIFY(fixture.find<InfoBar>().text().contains("shopping.txt"));
}

void TestMainWindow::everyRefusedFileIsNamed()
{
    Fixture fixture;
    const QTemporaryDir folder;
    fixture.workspace.open({writeFile(folder, "shopping.txt", "milk, bread"), folder.filePath("nowhere.json")});
    const auto& bar = fixture.find<InfoBar>();
    QTRY_VERIFY2(bar.text().contains("shopping.txt") && bar.text().contains("nowhere.json"), qPrintable(bar.text()));
    QSignalSpy failed(&fixture.workspace, &Workspace::openFailed);
    for (int file = 0; file < 8; ++file)
        fixture.workspace.open({folder.filePath(QString("missing%1.json").arg(file))});
    QTRY_COMPARE(failed.count(), 8);
    QVERIFY2(bar.text().count('\n') <= 4 && bar.text().contains('6'), qPrintable(bar.text()));
}

void TestMainWindow::hostileNamesStayPlainText()
{
    Fixture fixture;
    const QTemporaryDir folder;
    const QByteArray history =
        R"({"events":[{"eventId":"1","eventTime":"2026-01-01T00:00:00Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",)"
        R"("workflowExecutionStartedEventAttributes":{"workflowId":"<b>id</b>&amp;","workflowType":{"name":"<img src='x'>\u202e\n"}}}]})";
    fixture.open(writeFile(folder, "<i>a.json", history));
    const QList<QLabel*> labels = fixture.window.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                 qPrintable(label->text()));
    QVERIFY(fixture.window.windowTitle().contains("<b>id</b>"));
}

void TestMainWindow::aChangedFileOffersToReload()
{
    Fixture fixture;
    const QTemporaryDir folder;
    const QString path = writeFile(folder, "a.json", readFile(Sample));
    fixture.open(path);
    writeFile(folder, "a.json", readFile(Sample).replace("order-full", "order-next"));
    auto* bar = fixture.window.currentRun()->findChild<InfoBar*>();
    QTRY_VERIFY(bar->isVisible());
    fixture.window.actions().reload->trigger();
    QTRY_VERIFY(!bar->isVisible());
    QTRY_VERIFY(fixture.find<QTabWidget>().tabText(0).contains("order-next"));
}

void TestMainWindow::closingTheLastRunBringsTheStartPageBack()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.window.actions().closeRun->trigger();
    QVERIFY(fixture.find<StartPage>().isVisible());
    QVERIFY(fixture.workspace.documents().empty());
}

void TestMainWindow::openedFilesAreRememberedAsRecent()
{
    Fixture fixture;
    const QTemporaryDir folder;
    const QString path = writeFile(folder, "a.json", readFile(Sample));
    fixture.open(path);
    QCOMPARE(fixture.recentFiles.paths().value(0), path);
}

void TestMainWindow::oneWayOfWritingTimesTakesTheOthersPlace()
{
    Fixture fixture;
    const TimeDisplay& times = fixture.workspace.timeDisplay();
    const MainActions& actions = fixture.window.actions();
    actions.sinceStart->trigger();
    QCOMPARE(times.mode(), TimeDisplay::Mode::SinceStart);
    actions.sinceSelected->trigger();
    QCOMPARE(times.mode(), TimeDisplay::Mode::SinceSelected);
    QVERIFY(!actions.sinceStart->isChecked());
    actions.sinceStart->trigger();
    QCOMPARE(times.mode(), TimeDisplay::Mode::SinceStart);
    QVERIFY(!actions.sinceSelected->isChecked());
    actions.sinceStart->trigger();
    QCOMPARE(times.mode(), TimeDisplay::Mode::Clock);
}

void TestMainWindow::viewsAreUndoneWhereverTheKeyboardIs()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
    auto& pane = fixture.find<RunPane>();
    ViewRange& range = pane.document().viewRange();
    range.zoomAround(range.start(), 4);
    range.remember();
    QWidget& table = pane.table().eventTable();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(range.isWholeRun());
    QTest::keyClick(&table, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!range.isWholeRun());
}

void TestMainWindow::layoutAndTimesAreRememberedByTheNextWindow()
{
    {
        Fixture fixture;
        fixture.window.resize(1234, 777);
        fixture.window.actions().utc->setChecked(false);
        fixture.window.close();
    }
    Workspace workspace;
    RecentFiles recentFiles;
    const MainWindow next(workspace, recentFiles, Theme::Kind::Light);
    QCOMPARE(next.size(), QSize(1234, 777));
    QVERIFY(!workspace.timeDisplay().isUtc());
}

void TestMainWindow::theListOfOpenRunsAppearsWithTheSecondRun()
{
    Fixture fixture;
    const QTemporaryDir folder;
    fixture.open(Sample);
    QVERIFY(!fixture.find<OpenRunsPane>().isVisible());
    fixture.open(writeFile(folder, "a.json", readFile(Sample)));
    QVERIFY(fixture.find<OpenRunsPane>().isVisible());
}

void TestMainWindow::theListOfOpenRunsStaysAsTheUserWantsIt()
{
    Fixture fixture;
    const QTemporaryDir folder;
    fixture.open(Sample);
    fixture.open(writeFile(folder, "a.json", readFile(Sample)));
    fixture.window.actions().showOpenRuns->trigger();
    QVERIFY(!fixture.find<OpenRunsPane>().isVisible());
    fixture.open(writeFile(folder, "b.json", readFile(Sample)));
    QVERIFY(!fixture.find<OpenRunsPane>().isVisible());
    fixture.window.actions().showOpenRuns->trigger();
    fixture.window.resize(1280, 720);
    QVERIFY(fixture.find<OpenRunsPane>().isVisible());
}

void TestMainWindow::columnWidthsAreRememberedByTheNextWindow()
{
    constexpr int Type = EventTableModel::TypeColumn;
    int chosen = 0;
    {
        Fixture fixture;
        fixture.open(Sample);
        QHeaderView& header = *fixture.find<EventTablePane>().eventTable().horizontalHeader();
        const QPoint handle(header.sectionViewportPosition(Type) + header.sectionSize(Type) - 1, header.height() / 2);
        chosen = header.sectionSize(Type) + 50;
        QTest::mousePress(header.viewport(), Qt::LeftButton, {}, handle);
        QTest::mouseMove(header.viewport(), handle + QPoint(50, 0));
        QTest::mouseRelease(header.viewport(), Qt::LeftButton, {}, handle + QPoint(50, 0));
        QCOMPARE(header.sectionSize(Type), chosen);
        fixture.window.close();
    }
    Fixture next;
    next.open(Sample);
    QCOMPARE(next.find<EventTablePane>().eventTable().horizontalHeader()->sectionSize(Type), chosen);
}

void TestMainWindow::manyTabsKeepReadableNames()
{
    Fixture fixture;
    const QTemporaryDir folder;
    for (int file = 0; file < 12; ++file)
        fixture.open(writeFile(folder, QString("%1.json").arg(file), readFile(Sample)));
    const QTabBar& bar = *fixture.find<QTabWidget>().tabBar();
    for (int tab = 0; tab < bar.count(); ++tab)
        QVERIFY(bar.tabRect(tab).width() >= bar.fontMetrics().averageCharWidth() * 20);
    QVERIFY(bar.rect().intersects(bar.tabRect(bar.currentIndex())));
}

void TestMainWindow::everythingFitsASmallScreen()
{
    Fixture fixture;
    fixture.open(Sample);
    fixture.window.resize(1280, 720);
    QVERIFY(!fixture.find<OpenRunsPane>().isVisible());
    const QSize smallest = fixture.window.minimumSizeHint();
    QVERIFY2(smallest.width() <= 1280 && smallest.height() <= 720,
             qPrintable(QString("at least %1x%2").arg(smallest.width()).arg(smallest.height())));
}

void TestMainWindow::aNewRunTakesTheKeys()
{
    Fixture fixture;
    const QTemporaryDir folder;
    fixture.workspace.open({Sample, writeFile(folder, "a.json", readFile(Sample))});
    QTRY_COMPARE(fixture.opened.count(), 2);
    QCOMPARE(fixture.window.focusWidget(), &fixture.window.currentRun()->timeline().view());
}

void TestMainWindow::arrowKeysGoFromMenuToMenu()
{
    Fixture fixture;
    fixture.open(Sample);
    RunPane& run = *fixture.window.currentRun();
    run.timeline().view().setFocus();
    QTest::keyClick(fixture.window.windowHandle(), Qt::Key_F, Qt::AltModifier);
    const QWidget* first = QApplication::activePopupWidget();
    QVERIFY(first);
    QTest::keyClick(fixture.window.windowHandle(), Qt::Key_Right);
    const QWidget* second = QApplication::activePopupWidget();
    QVERIFY(second && second != first);
    QVERIFY(!run.document().selection().event().isValid());
    QTest::keyClick(fixture.window.windowHandle(), Qt::Key_Escape);
    QTest::keyClick(fixture.window.windowHandle(), Qt::Key_Escape);
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("mainwindow");
    QApplication application(argumentCount, arguments);
    Theme::apply(application, Theme::Kind::Light);
    TestMainWindow test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_mainwindow.moc"
