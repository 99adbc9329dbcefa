// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/recentfiles.h"
#include "models/session/workspace.h"
#include "tests/support/await.h"
#include "views/charts/statisticspane.h"
#include "views/common/theme.h"
#include "views/export/exportdialog.h"
#include "views/history/detailpane.h"
#include "views/history/eventtablepane.h"
#include "views/history/filterbar.h"
#include "views/history/filterchip.h"
#include "views/history/runtableview.h"
#include "views/history/searchbar.h"
#include "views/mainwindow/mainactions.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/measurebar.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <utility>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QString Sample = QStringLiteral(":/samples/order-fulfilment.json");

/// The window with the sample in it, and the hands and eyes of somebody who goes through it.
class Tour {
public:
    explicit Tour(QString theme) : m_theme(std::move(theme))
    {
        m_window.resize(1600, 1000);
        m_window.show();
        m_window.activateWindow();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window did not become active");
        m_workspace.open({Sample});
        if (!await([this] { return m_window.currentRun() && m_workspace.openingCount() == 0 && hasBars(); }) ||
            !await([this] { return m_window.findChild<DetailPane*>() != nullptr; }))
            qFatal("the sample did not open");
        run().timeline().setReducedMotion(true);
    }

    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] RunPane& run() const { return *m_window.currentRun(); }
    [[nodiscard]] Document& document() const { return run().document(); }
    [[nodiscard]] TimelineView& timeline() const { return run().timeline().view(); }
    [[nodiscard]] bool hasBars() const
    {
        const TimelineScene& scene = run().timeline().scene();
        return scene.isCurrent() && scene.layout().barCount() > 0;
    }
    [[nodiscard]] qint64 selectedEventId() const
    {
        const EventIndex event = document().selection().event();
        return event.isValid() ? document().snapshot()->history->eventId(event) : 0;
    }
    [[nodiscard]] int listedEvents() const { return run().table().eventTable().model()->rowCount(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        timeline().setFocus();
        QTest::keyClick(&timeline(), key, modifiers);
    }

    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(&timeline(), Qt::LeftButton, Qt::NoModifier, from);
        QTest::mouseMove(&timeline(), (from + to) / 2);
        QTest::mouseMove(&timeline(), to);
        QTest::mouseRelease(&timeline(), Qt::LeftButton, Qt::NoModifier, to);
    }

    /// For whoever wants to look: into the folder that CHRONOSCOPE_TOUR_PICTURES names.
    void picture(const QString& name, QWidget* shown = nullptr)
    {
        const QString folder = qEnvironmentVariable("CHRONOSCOPE_TOUR_PICTURES");
        if (folder.isEmpty())
            return;
        // What the last step changed is laid out and painted in steps of its own.
        QWidget* const widget = shown ? shown : &m_window;
        QImage before;
        const bool isStill = await([widget, &before] {
            const QImage now = widget->grab().toImage();
            return std::exchange(before, now) == now;
        });
        const QString path = QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(name, m_theme));
        if (!isStill || !before.save(path))
            qFatal("cannot make %s", qPrintable(path));
    }

private:
    QString m_theme;
    Workspace m_workspace;
    RecentFiles m_recentFiles;
    MainWindow m_window{m_workspace, m_recentFiles, Theme::Kind::Light};
};

} // namespace

/// One person's way through a run: from opening it to giving it away.
class TestTour : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_translator.load(QStringLiteral("chronoscope_en"), QStringLiteral(":/i18n")));
        QVERIFY(QCoreApplication::installTranslator(&m_translator));
    }
    void init() { QSettings().clear(); }

    void fromOpeningARunToGivingItAway_data();
    void fromOpeningARunToGivingItAway();

private:
    static void zoomToAFailure(Tour& tour);
    static void followItsCause(Tour& tour);
    static void measure(Tour& tour);
    static void search(Tour& tour);
    static void filterByTheWords(Tour& tour);
    static void goBack(Tour& tour);
    static void lookAtStatistics(Tour& tour);
    static void giveAway(Tour& tour);

    QTranslator m_translator;
};

void TestTour::fromOpeningARunToGivingItAway_data()
{
    QTest::addColumn<Theme::Kind>("theme");
    QTest::newRow("light") << Theme::Kind::Light;
    QTest::newRow("dark") << Theme::Kind::Dark;
}

void TestTour::fromOpeningARunToGivingItAway()
{
    QFETCH(const Theme::Kind, theme);
    Theme::apply(*qApp, theme);
    Tour tour(QString::fromLatin1(QTest::currentDataTag()));
    const auto steps = {&zoomToAFailure,   &followItsCause, &measure,          &search,
                        &filterByTheWords, &goBack,         &lookAtStatistics, &giveAway};
    for (const auto step : steps) {
        step(tour);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestTour::zoomToAFailure(Tour& tour)
{
    const ViewRange& range = tour.document().viewRange();
    const Duration whole = range.span();
    tour.press(Qt::Key_F);
    const GroupIndex failed = tour.document().selection().group();
    QVERIFY(failed.isValid());
    QVERIFY(isFailure(tour.document().snapshot()->groups->group(failed).status));
    tour.picture(QStringLiteral("run"));
    tour.press(Qt::Key_Z);
    QVERIFY(range.span() < whole);
    tour.picture(QStringLiteral("zoomed"));
    tour.press(Qt::Key_0);
    QVERIFY(range.span() == whole);
}

void TestTour::followItsCause(Tour& tour)
{
    const qint64 effect = tour.selectedEventId();
    tour.press(Qt::Key_X);
    tour.press(Qt::Key_BracketLeft);
    const qint64 cause = tour.selectedEventId();
    QVERIFY2(cause < effect, qPrintable(QStringLiteral("from %1 to %2").arg(effect).arg(cause)));
    tour.picture(QStringLiteral("cause"));
    tour.press(Qt::Key_BracketRight);
    QCOMPARE(tour.selectedEventId(), effect);
    tour.press(Qt::Key_X);
}

void TestTour::measure(Tour& tour)
{
    tour.press(Qt::Key_Escape);
    const QRect area = tour.timeline().rect();
    tour.drag({area.width() / 4, area.height() - 4}, {area.width() / 2, area.height() - 4});
    const auto* const bar = tour.window().findChild<MeasureBar*>();
    QVERIFY(!tour.document().measuredRange().isEmpty());
    QTRY_VERIFY(bar->summary().has_value());
    QVERIFY(bar->isVisible());
    QVERIFY(!bar->text().isEmpty());
    tour.picture(QStringLiteral("measured"));
    tour.press(Qt::Key_Escape);
    QVERIFY(tour.document().measuredRange().isEmpty());
}

void TestTour::search(Tour& tour)
{
    tour.press(Qt::Key_Slash);
    QLineEdit& edit = tour.run().searchBar().edit();
    QVERIFY(edit.hasFocus());
    QTest::keyClicks(&edit, QStringLiteral("charge"));
    QTRY_VERIFY(tour.run().searchBar().countText().endsWith(QLatin1String(" hits")));
    QTest::keyClick(&edit, Qt::Key_Return);
    QVERIFY(tour.run().searchBar().countText().startsWith(QLatin1String("1 of ")));
    QVERIFY(tour.selectedEventId() > 0);
    tour.picture(QStringLiteral("search"));
}

void TestTour::filterByTheWords(Tour& tour)
{
    const int all = tour.listedEvents();
    QTest::keyClick(&tour.run().searchBar().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(tour.listedEvents() < all);
    QVERIFY(tour.listedEvents() > 0);
    QCOMPARE(tour.run().filterBar().chips().size(), 1);
    tour.picture(QStringLiteral("filtered"));
}

void TestTour::goBack(Tour& tour)
{
    const int filtered = tour.listedEvents();
    tour.press(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(tour.listedEvents() > filtered);
    QVERIFY(tour.run().filterBar().chips().isEmpty());
}

void TestTour::lookAtStatistics(Tour& tour)
{
    tour.window().actions().palette->trigger();
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("statist"));
    tour.picture(QStringLiteral("palette"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(tour.run().areStatisticsVisible());
    const StatisticsPane* const statistics = tour.run().statistics();
    QSignalSpy shown(statistics, &StatisticsPane::chartShown);
    QVERIFY(awaitSignal(shown));
    QVERIFY(!statistics->isComputing());
    tour.picture(QStringLiteral("statistics"));
    tour.window().actions().showStatistics->trigger();
    QVERIFY(!tour.run().areStatisticsVisible());
}

void TestTour::giveAway(Tour& tour)
{
    const QTemporaryDir folder;
    tour.window().actions().exportRuns->trigger();
    auto* const dialog = tour.window().findChild<ExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    tour.picture(QStringLiteral("export"), dialog);
    const QString path = folder.filePath(QStringLiteral("given.json"));
    dialog->exportTo(path, ExistingFile::Keep);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 1);
    dialog->close();

    Workspace another;
    Document* opened = nullptr;
    QObject::connect(&another, &Workspace::documentOpened, &another,
                     [&opened](Document* document) { opened = document; });
    another.open({path});
    QTRY_VERIFY(opened && opened->snapshot()->isComplete);
    QCOMPARE(opened->snapshot()->history->size(), tour.document().snapshot()->history->size());
}

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
