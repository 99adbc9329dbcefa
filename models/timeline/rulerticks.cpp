// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/rulerticks.h"

#include "models/core/instant.h"
#include "models/timeline/foldedaxis.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace chronoscope {

namespace {

constexpr std::int64_t Second = NanosecondsPerSecond;
constexpr std::int64_t Minute = 60 * Second;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;
constexpr std::int64_t Latest = std::numeric_limits<std::int64_t>::max();

/// Above a second people count in sixties and days.
constexpr std::array<std::int64_t, 24> LongSteps{Second,  2 * Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second,
                                                 Minute,  2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute,
                                                 Hour,    2 * Hour,   3 * Hour,   6 * Hour,    12 * Hour,   Day,
                                                 2 * Day, 7 * Day,    14 * Day,   30 * Day,    91 * Day,    182 * Day};

/// Decimals that a label of this step needs, 0 from a second on.
int decimalsOf(std::int64_t step, std::int64_t unit)
{
    int decimals = 0;
    while (unit > 1 && step % unit != 0) {
        unit /= 10;
        ++decimals;
    }
    return decimals;
}

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return rest < 0 ? value - rest - step : value - rest;
}

QString twoDigits(std::int64_t value)
{
    return QString::number(value).rightJustified(2, QLatin1Char('0'));
}

/// "+1.5 s", "+250 ms", "+3:05", "+2:00:00", "+5 d 06:00".
QString offsetLabel(std::int64_t offset, std::int64_t step)
{
    const QString sign = offset < 0 ? QString(QChar(0x2212)) : QStringLiteral("+");
    const std::int64_t value = offset < 0 ? -offset : offset;
    if (step < Second || value < Minute)
        return sign +
               QString::number(static_cast<double>(value) / static_cast<double>(Second), 'f',
                               decimalsOf(step, Second)) +
               QLatin1String(" s");
    const std::int64_t seconds = value / Second;
    const QString time = twoDigits(seconds / 60 % 60) + QLatin1Char(':') + twoDigits(seconds % 60);
    if (value < Hour)
        return sign + QString::number(seconds / 60) + QLatin1Char(':') + twoDigits(seconds % 60);
    if (value < Day)
        return sign + QString::number(seconds / 3600) + QLatin1Char(':') + time;
    const QString days = sign + QString::number(seconds / 86400) + QLatin1String(" d");
    return step % Day == 0 ? days
                           : days + QLatin1Char(' ') + twoDigits(seconds / 3600 % 24) + QLatin1Char(':') + time.left(2);
}

/// "13:31:07", with decimals or without seconds as the step asks; the date where days are counted.
QString clockLabel(std::int64_t time, std::int64_t step, const QTimeZone& zone)
{
    const std::int64_t second = floorTo(time, Second);
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(second / Second, zone);
    if (step >= Day)
        return moment.toString(QStringLiteral("yyyy-MM-dd"));
    if (step >= Minute)
        return moment.time() == QTime(0, 0) ? moment.toString(QStringLiteral("MM-dd HH:mm"))
                                            : moment.toString(QStringLiteral("HH:mm"));
    QString clock = moment.toString(QStringLiteral("HH:mm:ss"));
    const int decimals = decimalsOf(step, Second);
    if (decimals == 0)
        return clock;
    const QString fraction = QString::number(time - second).rightJustified(9, QLatin1Char('0'));
    return clock + QLatin1Char('.') + fraction.left(decimals);
}

/// Makes the ticks of one step.
class TickMaker {
public:
    TickMaker(std::int64_t start, std::int64_t step, const RulerFormat& format)
        : m_step(step)
        , m_origin(format.origin)
        , m_isSinceStart(format.sinceStart)
        , m_zone(format.zone ? *format.zone : QTimeZone::utc())
    {
        if (m_isSinceStart)
            return;
        // Round times of the clock are round in the zone, not in UTC.
        const auto offset =
            m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(floorTo(start, Second) / Second, Qt::UTC));
        m_origin = -static_cast<std::int64_t>(offset) * Second;
    }

    /// The ticks in [start, end].
    void append(std::int64_t start, std::int64_t end, std::vector<RulerTick>& ticks) const
    {
        std::int64_t time = m_origin + floorTo(start - m_origin, m_step);
        if (time < start)
            time += m_step;
        while (time <= end) {
            ticks.push_back(
                {time, m_isSinceStart ? offsetLabel(time - m_origin, m_step) : clockLabel(time, m_step, m_zone)});
            if (time > Latest - m_step)
                return;
            time += m_step;
        }
    }

private:
    std::int64_t m_step;
    std::int64_t m_origin;
    bool m_isSinceStart;
    QTimeZone m_zone;
};

} // namespace

std::int64_t rulerStep(std::int64_t span, int mostTicks)
{
    const std::int64_t atLeast = std::max<std::int64_t>(1, (span - 1) / std::max(mostTicks, 1) + 1);
    for (std::int64_t power = 1; power < Second; power *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (power * factor >= atLeast)
                return power * factor;
        }
    }
    for (const std::int64_t step : LongSteps) {
        if (step >= atLeast)
            return step;
    }
    std::int64_t step = 365 * Day;
    while (step < atLeast && step < Latest / 2)
        step *= 2;
    return step;
}

std::vector<RulerTick> rulerTicks(std::int64_t start, std::int64_t end, int mostTicks, const RulerFormat& format,
                                  const IdleGaps* gaps)
{
    const double visible = FoldedAxis::ofRange(start, end, gaps).visibleSpan();
    const std::int64_t step = rulerStep(std::max<std::int64_t>(1, std::llround(std::min(visible, 9.2e18))), mostTicks);
    const TickMaker maker(start, step, format);
    std::vector<RulerTick> ticks;
    std::int64_t from = start;
    if (gaps && !gaps->isEmpty() && FoldedAxis::ofRange(start, end, gaps).isFolded()) {
        for (const IdleGap& gap : gaps->gaps()) {
            if (gap.end <= from || gap.start >= end)
                continue;
            maker.append(from, gap.start, ticks);
            from = gap.end;
        }
    }
    maker.append(from, end, ticks);
    return ticks;
}

} // namespace chronoscope
