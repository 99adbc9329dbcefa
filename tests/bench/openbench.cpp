// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/openbench.h"

#include "models/session/recentfiles.h"
#include "models/session/workspace.h"
#include "tests/bench/benchfiles.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/median.h"
#include "tests/bench/paintingapplication.h"
#include "tests/bench/settled.h"
#include "views/common/theme.h"
#include "views/history/eventtablepane.h"
#include "views/history/runtableview.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/runpane.h"
#include "views/timeline/timelineoverviewview.h"
#include "views/timeline/timelinepane.h"
#include "views/timeline/timelineview.h"

#include <QElapsedTimer>

#include <algorithm>
#include <optional>
#include <vector>

namespace chronoscope {

namespace {

constexpr double NanosecondsAMillisecond = 1e6;
constexpr double FirstScreenGoal = 0.5;
constexpr double EverythingGoal = 3.5;

/// The real window, and a clock that looks at it after every repaint.
class OpenMeasurement {
public:
    explicit OpenMeasurement(PaintingApplication& application);

    void open(const QString& path);
    void print() const;

private:
    void look(const std::vector<const QObject*>& painted);

    Workspace m_workspace;
    RecentFiles m_recentFiles;
    MainWindow m_window;
    QElapsedTimer m_clock;
    std::optional<double> m_firstScreen;
    std::optional<double> m_lastPaint;
};

OpenMeasurement::OpenMeasurement(PaintingApplication& application)
    : m_window(m_workspace, m_recentFiles, Theme::Kind::Light)
{
    m_window.resize(1920, 1080);
    m_window.show();
    application.afterPaint = [this](const std::vector<const QObject*>& painted) { look(painted); };
}

void OpenMeasurement::open(const QString& path)
{
    m_clock.start();
    m_workspace.open({path});
}

void OpenMeasurement::look(const std::vector<const QObject*>& painted)
{
    const RunPane* run = m_window.currentRun();
    if (!run || !m_clock.isValid())
        return;
    const double now = static_cast<double>(m_clock.nsecsElapsed()) / NanosecondsAMillisecond;
    const auto* timeline = run->timeline().findChild<TimelineView*>();
    const auto* overview = run->timeline().findChild<TimelineOverviewView*>();
    const RunTableView& table = run->table().eventTable();
    const auto isPainted = [&painted](const QObject* widget) {
        return std::ranges::find(painted, widget) != painted.end();
    };
    const RunSnapshot& snapshot = *run->document().snapshot();
    const bool hasBars = timeline->scene().isCurrent() && timeline->scene().layout().barCount() > 0;
    if (hasBars && table.model()->rowCount() > 0 && !m_firstScreen)
        m_firstScreen = now;
    const bool hasEverything =
        snapshot.isComplete && hasBars && table.model()->rowCount() == static_cast<int>(snapshot.history->size());
    if (hasEverything && (isPainted(timeline) || isPainted(overview) || isPainted(table.viewport())))
        m_lastPaint = now;
}

void OpenMeasurement::print() const
{
    if (!m_firstScreen || !m_lastPaint)
        qFatal("The history was not shown.");
    printMeasurement("firstScreen", *m_firstScreen);
    printMeasurement("everything", *m_lastPaint);
}

} // namespace

void benchOpen(BenchReport& report, const BenchFiles& files, int runs)
{
    std::vector<double> firstScreens;
    std::vector<double> everythings;
    std::vector<double> parses;
    for (int i = 0; i < runs; ++i) {
        const Measurements opened = measureInChild("open", files.json);
        firstScreens.push_back(opened.value(QStringLiteral("firstScreen")));
        everythings.push_back(opened.value(QStringLiteral("everything")));
        parses.push_back(measureInChild("dom", files.json).value(QStringLiteral("milliseconds")));
    }
    report.milliseconds("JSON, simdjson's DOM parse", median(parses));
    report.milliseconds("JSON, opened to the first bars and events", median(firstScreens));
    report.milliseconds("JSON, opened to everything painted", median(everythings));
    report.ratio("open-first-screen", median(firstScreens) / median(parses), FirstScreenGoal);
    report.ratio("open-everything", median(everythings) / median(parses), EverythingGoal);
}

int measureOpen(PaintingApplication& application, const QString& path)
{
    Theme::apply(application, Theme::Kind::Light);
    OpenMeasurement measurement(application);
    whenSettled(&application, [&] {
        measurement.open(path);
        whenSettled(&application, [&] {
            measurement.print();
            application.afterPaint = nullptr;
            QCoreApplication::quit();
        });
    });
    return QApplication::exec();
}

} // namespace chronoscope
