// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/bardescription.h"

#include "models/core/format.h"
#include "views/timeline/timelinescene.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

constexpr int LongestTitle = 120;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(BarDescription)
};

QStringList factsOf(TimelineScene& scene, const TimelineBar& bar, int attempts)
{
    QStringList facts;
    if (bar.status == Status::Instant || bar.start == bar.end)
        return {Texts::tr("at %1").arg(scene.timeText(bar.start))};
    const bool hasQueue = bar.started > bar.start;
    const bool isWaiting = bar.status == Status::Scheduled && bar.started == bar.end;
    facts << (hasQueue ? Texts::tr("scheduled %1") : Texts::tr("from %1")).arg(scene.timeText(bar.start));
    if (isWaiting) {
        facts << Texts::tr("no start recorded for %1").arg(formatDuration({bar.end - bar.start}));
        return facts;
    }
    if (hasQueue)
        facts << (bar.isRetried ? Texts::tr("last attempt began %1 later") : Texts::tr("waited %1"))
                     .arg(formatDuration({bar.started - bar.start}));
    if (bar.isOpen())
        facts << Texts::tr("open for %1").arg(formatDuration({bar.end - bar.started}));
    else
        facts << Texts::tr("ran %1").arg(formatDuration({bar.end - bar.started}))
              << Texts::tr("until %1").arg(scene.timeText(bar.end));
    if (attempts > 1)
        facts << (attempts == 2 ? Texts::tr("1 failed attempt, time not recorded")
                                : Texts::tr("%1 failed attempts, times not recorded").arg(attempts - 1));
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
        about << Texts::tr("attempt %1").arg(attempts);
    description.about = about.join(QStringLiteral(" · "));
    description.facts = factsOf(scene, bar, attempts);
    if (scene.passing() && !scene.passing()->anyPasses(position, position + 1))
        description.facts << Texts::tr("filtered out");
    return description;
}

BarDescription describeFold(TimelineScene& scene, const DrawItem& item, std::int64_t from, std::int64_t to)
{
    BarDescription description;
    description.title = item.count == 1 ? Texts::tr("1 group") : Texts::tr("%1 groups").arg(formatCount(item.count));
    if (item.failedCount > 0)
        description.title += Texts::tr(", %1 failed").arg(formatCount(item.failedCount));
    description.about = Texts::tr("between %1 and %2").arg(scene.timeText(from), scene.timeText(to));
    description.facts << Texts::tr("double click to zoom in");
    return description;
}

} // namespace chronoscope
