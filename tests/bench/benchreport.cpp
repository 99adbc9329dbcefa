// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchreport.h"

#include <cstdio>

namespace chronoscope {

namespace {

void printLine(const QString& line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

QString number(double value)
{
    return QString::number(value, 'g', value < 1000 ? 3 : 6);
}

} // namespace

void BenchReport::value(const QString& name, double value, const QString& unit)
{
    printLine(QStringLiteral("%1: %2 %3").arg(name, number(value), unit));
}

void BenchReport::milliseconds(const QString& name, double value)
{
    this->value(name, value, QStringLiteral("ms"));
}

void BenchReport::ratio(const QString& name, double value, double goal)
{
    printLine(QStringLiteral("%1: %2 (goal %3)").arg(name, number(value), number(goal)));
    const QString verdict = value <= goal ? QStringLiteral("ok") : QStringLiteral("MISSED");
    m_lines << QStringLiteral("RATIO %1 %2 %3 %4").arg(name, number(value), number(goal), verdict);
}

void BenchReport::milliseconds(const QString& name, double p50, double p99, double goalP99)
{
    value(name + QStringLiteral(".p50"), p50, QStringLiteral("ms"));
    ratio(name + QStringLiteral(".p99ms"), p99, goalP99);
}

void BenchReport::skip(const QString& name, const QString& reason)
{
    const QString line = QStringLiteral("SKIPPED %1: %2").arg(name, reason);
    printLine(line);
    m_lines << line;
}

void BenchReport::print() const
{
    for (const QString& line : m_lines)
        printLine(line);
}

} // namespace chronoscope
