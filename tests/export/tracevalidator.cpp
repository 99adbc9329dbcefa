// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/export/tracevalidator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace chronoscope::test {

namespace {

/// Nanoseconds: what microseconds with three digits stand for. Nearest, since JSON numbers pass through a double here.
qint64 nanoseconds(const QJsonValue& microseconds)
{
    return std::llround(microseconds.toDouble() * 1000);
}

struct Slice {
    qint64 start;
    qint64 end;
    bool isInstant;
};

struct Arrow {
    QJsonObject start;
    QJsonObject finish;
};

class Judge {
public:
    TraceContent judge(const QByteArray& json)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError)
            complain(error.errorString(), {});
        else if (!document.isObject() || !document["traceEvents"].isArray())
            complain("no object with traceEvents", {});
        else
            judgeAll(document["traceEvents"].toArray());
        return m_content;
    }

private:
    void judgeAll(const QJsonArray& events)
    {
        for (const QJsonValue& event : events) {
            if (!event.isObject())
                complain("an element is no object", {});
            judgeEvent(event.toObject());
        }
        judgeThreads();
        for (auto& [thread, slices] : m_slices)
            judgeNesting(slices);
        judgeArrows();
    }

    void complain(const QString& rule, const QJsonObject& event)
    {
        if (m_content.problem.isEmpty())
            m_content.problem = rule + ": " + QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact));
    }

    void require(bool holds, const char* rule, const QJsonObject& event)
    {
        if (!holds)
            complain(QString::fromLatin1(rule), event);
    }

    void judgeEvent(const QJsonObject& event)
    {
        static const QHash<QString, QSet<QString>> members{
            {"X", {"name", "ph", "cat", "pid", "tid", "ts", "dur", "args", "cname"}},
            {"i", {"name", "ph", "cat", "pid", "tid", "ts", "s", "args", "cname"}},
            {"s", {"name", "ph", "cat", "pid", "tid", "ts", "id"}},
            {"f", {"name", "ph", "cat", "pid", "tid", "ts", "id", "bp"}},
            {"C", {"name", "ph", "pid", "ts", "args"}},
            {"M", {"name", "ph", "pid", "tid", "args"}},
        };
        const QString phase = event["ph"].toString();
        require(members.contains(phase), "unknown phase", event);
        const QStringList keys = event.keys();
        for (const QString& key : keys)
            require(members[phase].contains(key), "a member that the phase does not have", event);
        require(event["name"].isString() && !event["name"].toString().isEmpty(), "no name", event);
        require(event["pid"].isDouble(), "no process", event);
        ++m_content.eventsOfPhase[phase];
        if (phase == "M")
            judgeMetadata(event);
        else
            judgeTimed(event, phase);
    }

    void judgeMetadata(const QJsonObject& event)
    {
        const QString name = event["name"].toString();
        const QJsonObject arguments = event["args"].toObject();
        const int thread = event["tid"].toInt();
        if (name == "process_name") {
            require(!m_isProcessNamed, "the process has two names", event);
            require(arguments["name"].isString(), "a process without its name", event);
            m_isProcessNamed = true;
        } else if (name == "thread_name") {
            require(event["tid"].isDouble() && !m_named.contains(thread), "a thread named twice", event);
            require(!arguments["name"].toString().isEmpty(), "a thread without its name", event);
            m_named.insert(thread);
        } else if (name == "thread_sort_index") {
            require(arguments["sort_index"].isDouble(), "no sort index", event);
            m_sorted.insert(thread);
        } else {
            require(name == "process_labels" && arguments["labels"].isString(), "unknown metadata", event);
        }
    }

    void judgeTimed(const QJsonObject& event, const QString& phase)
    {
        require(event["ts"].isDouble() && event["ts"].toDouble() >= 0, "no time", event);
        const qint64 time = nanoseconds(event["ts"]);
        if (phase == "C") {
            judgeCounter(event, time);
            return;
        }
        require(event["tid"].isDouble(), "no thread", event);
        require(event["cat"].isString(), "no category", event);
        const int thread = event["tid"].toInt();
        m_used.insert(thread);
        if (phase == "X") {
            require(event["dur"].isDouble() && event["dur"].toDouble() > 0, "no duration", event);
            m_slices[thread].push_back({time, time + nanoseconds(event["dur"]), false});
        } else if (phase == "i") {
            require(event["s"].toString() == "t", "an instant that is not of its thread", event);
            m_slices[thread].push_back({time, time, true});
        } else {
            QJsonObject& end =
                phase == "s" ? m_arrows[event["id"].toInt()].start : m_arrows[event["id"].toInt()].finish;
            require(event["id"].isDouble() && end.isEmpty(), "an id used twice", event);
            require(phase == "s" || event["bp"].toString() == "e", "an arrow that binds to the next slice", event);
            end = event;
        }
    }

    void judgeCounter(const QJsonObject& event, qint64 time)
    {
        const QString name = event["name"].toString();
        const QJsonObject arguments = event["args"].toObject();
        require(!arguments.isEmpty(), "a counter without values", event);
        const QStringList series = arguments.keys();
        for (const QString& key : series)
            require(arguments[key].isDouble(), "a counter that is no number", event);
        require(!m_series.contains(name) || m_series[name] == series, "other series than before", event);
        require(!m_counted.contains(name) || m_counted[name] <= time, "counters out of order", event);
        m_series[name] = series;
        m_counted[name] = time;
    }

    void judgeThreads()
    {
        require(m_isProcessNamed, "the process has no name", {});
        require(m_named == m_sorted, "names and sort indices of threads differ", {});
        for (const int thread : m_used) {
            if (!m_named.contains(thread))
                complain(QStringLiteral("thread %1 has no name").arg(thread), {});
        }
    }

    void judgeNesting(std::vector<Slice>& slices)
    {
        std::stable_sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) {
            return a.start != b.start ? a.start < b.start : a.end > b.end;
        });
        std::vector<qint64> open;
        for (const Slice& slice : slices) {
            while (!open.empty() && open.back() <= slice.start)
                open.pop_back();
            if (!open.empty() && slice.end > open.back())
                complain(QStringLiteral("slices overlap in part at %1 ns").arg(slice.start), {});
            if (!slice.isInstant)
                open.push_back(slice.end);
        }
    }

    [[nodiscard]] bool hasSliceAt(const QJsonObject& event) const
    {
        const auto thread = m_slices.find(event["tid"].toInt());
        if (thread == m_slices.end())
            return false;
        const qint64 time = nanoseconds(event["ts"]);
        return std::any_of(thread->second.begin(), thread->second.end(), [time](const Slice& slice) {
            return slice.isInstant ? slice.start == time : slice.start <= time && time < slice.end;
        });
    }

    void judgeArrows()
    {
        for (const auto& [id, arrow] : m_arrows) {
            require(!arrow.start.isEmpty() && !arrow.finish.isEmpty(), "half an arrow",
                    arrow.start.isEmpty() ? arrow.finish : arrow.start);
            require(arrow.start["name"] == arrow.finish["name"] && arrow.start["cat"] == arrow.finish["cat"],
                    "an arrow with two names", arrow.start);
            require(nanoseconds(arrow.start["ts"]) <= nanoseconds(arrow.finish["ts"]), "an arrow back in time",
                    arrow.start);
            require(hasSliceAt(arrow.start), "an arrow from nowhere", arrow.start);
            require(hasSliceAt(arrow.finish), "an arrow to nowhere", arrow.finish);
        }
    }

    TraceContent m_content;
    std::map<int, std::vector<Slice>> m_slices;
    std::map<int, Arrow> m_arrows;
    QSet<int> m_named;
    QSet<int> m_sorted;
    QSet<int> m_used;
    QHash<QString, QStringList> m_series;
    QHash<QString, qint64> m_counted;
    bool m_isProcessNamed = false;
};

} // namespace

TraceContent judgeTrace(const QByteArray& json)
{
    return Judge().judge(json);
}

} // namespace chronoscope::test
