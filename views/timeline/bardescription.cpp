// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/bardescription.h"

#include "models/core/format.h"
#include "views/timeline/timelinescene.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

constexpr int LongestTitle = 120;

QString tr(const char* text)
{
    return QCoreApplication::translate("BarDescription", text);
}

QStringList factsOf(TimelineScene& scene, const TimelineBar& bar, int attempts)
{
    QStringList facts;
    if (bar.status == Status::Instant || bar.start == bar.end)
        return {tr("at %1").arg(scene.timeText(bar.start))};
    const bool hasQueue = bar.started > bar.start;
    const bool isWaiting = bar.status == Status::Scheduled && bar.started == bar.end;
    facts << (hasQueue ? tr("scheduled %1") : tr("from %1")).arg(scene.timeText(bar.start));
    if (isWaiting) {
        facts << tr("no start recorded for %1").arg(formatDuration({bar.end - bar.start}));
        return facts;
    }
    if (hasQueue)
        facts << (bar.isRetried ? tr("last attempt began %1 later") : tr("waited %1"))
                     .arg(formatDuration({bar.started - bar.start}));
    if (bar.isOpen())
        facts << tr("open for %1").arg(formatDuration({bar.end - bar.started}));
    else
        facts << tr("ran %1").arg(formatDuration({bar.end - bar.started}))
              << tr("until %1").arg(scene.timeText(bar.end));
    if (attempts > 1)
        facts << (attempts == 2 ? tr("1 failed attempt, time not recorded")
                                : tr("%1 failed attempts, times not recorded").arg(attempts - 1));
    return facts;
}

} // namespace

QString BarDescription::sentence() const
{
    QStringList parts{title, about};
    parts += facts;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

BarDescription describeBar(TimelineScene& scene, std::uint32_t position)
{
    const TimelineBar& bar = scene.layout().bar(position);
    const int attempts = scene.layout().texts() ? scene.layout().texts()->attempts(bar.group) : 0;
    BarDescription description;
    description.title = shortenMiddle(scene.label(bar.group), LongestTitle);
    if (description.title.isEmpty())
        description.title = displayName(bar.kind);
    QStringList about{displayName(bar.kind)};
    if (const QString& type = scene.typeName(bar.group); !type.isEmpty())
        about.first() += QLatin1Char(' ') + shortenMiddle(type, LongestTitle);
    if (bar.status != Status::Instant)
        about << displayName(bar.status).toLower();
    if (attempts > 1)
        about << tr("attempt %1").arg(attempts);
    description.about = about.join(QStringLiteral(" · "));
    description.facts = factsOf(scene, bar, attempts);
    return description;
}

BarDescription describeFold(TimelineScene& scene, const DrawItem& item, std::int64_t from, std::int64_t to)
{
    BarDescription description;
    description.title = item.count == 1 ? tr("1 group") : tr("%1 groups").arg(formatCount(item.count));
    if (item.failedCount > 0)
        description.title += tr(", %1 failed").arg(formatCount(item.failedCount));
    description.about = tr("between %1 and %2").arg(scene.timeText(from), scene.timeText(to));
    description.facts << tr("double click to zoom in");
    return description;
}

} // namespace chronoscope
