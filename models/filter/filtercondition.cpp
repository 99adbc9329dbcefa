// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filtercondition.h"

#include "models/core/format.h"
#include "models/history/eventtype.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

/// Of a value in a chip; the rest of a name is seldom what tells it apart.
constexpr int LongestValue = 48;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::FilterCondition)
};

QString shortened(const QString& text)
{
    return shortenMiddle(singleLine(text), LongestValue);
}

struct Subject {
    QString operator()(const CategoryCondition&) const { return Words::tr("Category"); }
    QString operator()(const StatusCondition&) const { return Words::tr("Status"); }
    QString operator()(const TypeCondition& condition) const { return displayName(condition.kind); }
    QString operator()(const EventTypeCondition&) const { return Words::tr("Event"); }
    QString operator()(const WorkerCondition&) const { return Words::tr("Worker"); }
    QString operator()(const TimeCondition&) const { return Words::tr("Time"); }
    QString operator()(const TextCondition& condition) const
    {
        switch (condition.query.mode) {
        case SearchMode::Regex:
            return Words::tr("Regular expression");
        case SearchMode::Jq:
            return Words::tr("jq filter");
        case SearchMode::Text:
            break;
        }
        return condition.query.isCaseSensitive ? Words::tr("Text, case told apart") : Words::tr("Text");
    }
};

struct Value {
    const ConditionTimeText& timeText;

    QString operator()(const CategoryCondition& condition) const { return displayName(condition.kind); }
    QString operator()(const StatusCondition& condition) const { return displayName(condition.status); }
    QString operator()(const TypeCondition& condition) const { return shortened(condition.name); }
    QString operator()(const EventTypeCondition& condition) const
    {
        return condition.eventType == 0 ? Words::tr("of an unknown type") : eventTypeDisplayName(condition.eventType);
    }
    QString operator()(const WorkerCondition& condition) const { return shortened(condition.identity); }
    QString operator()(const TimeCondition& condition) const
    {
        return Words::tr("%1 to %2").arg(timeText(condition.range.start), timeText(condition.range.end));
    }
    QString operator()(const TextCondition& condition) const { return shortened(condition.query.text); }
};

} // namespace

QString conditionSubject(const FilterCondition& condition)
{
    return std::visit(Subject{}, condition);
}

QString conditionValue(const FilterCondition& condition, const ConditionTimeText& timeText)
{
    return std::visit(Value{timeText}, condition);
}

} // namespace chronoscope
