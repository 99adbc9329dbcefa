// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startuplog.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QMainWindow>

/// What any Qt program with a chart costs to start: the measure for our own start.
int main(int argumentCount, char** arguments)
{
    QApplication application(argumentCount, arguments);
    chronoscope::logFirstPaint(application);
    auto* series = new QLineSeries;
    series->append(0, 0);
    series->append(1, 1);
    auto* chart = new QChart;
    chart->addSeries(series);
    chart->createDefaultAxes();
    QMainWindow window;
    window.setCentralWidget(new QChartView(chart));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
