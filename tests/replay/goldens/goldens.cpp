// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/replay/goldens/goldens.h"

#include "tests/support/sharedfolder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>

namespace chronoscope::test {

namespace {

constexpr qsizetype LinesShown = 12;
constexpr int Milliseconds = 60'000;

QString text(const QJsonValue& value)
{
    if (value.isUndefined())
        return QStringLiteral("nothing");
    QString json = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    constexpr qsizetype Longest = 200;
    json = json.mid(1, json.size() - 2);
    return json.size() > Longest ? json.left(Longest) + QStringLiteral("...") : json;
}

/// RFC 3339 without zeros that say nothing at the end of the fraction.
QString shortTime(const QString& time)
{
    static const QRegularExpression zeros(QStringLiteral("\\.?0*Z$"));
    return time.contains(QLatin1Char('.')) ? QString(time).replace(zeros, QStringLiteral("Z")) : time;
}

bool isTime(const QString& place)
{
    return place.endsWith(QStringLiteral(".time")) || place.endsWith(QStringLiteral(".due"));
}

QStringList differencesOfArrays(const QJsonArray& expected, const QJsonArray& actual, const QString& place)
{
    QStringList lines;
    if (expected.size() != actual.size()) {
        lines.append(QStringLiteral("%1: expected %2 entries %3, got %4 entries %5")
                         .arg(place)
                         .arg(expected.size())
                         .arg(text(expected))
                         .arg(actual.size())
                         .arg(text(actual)));
    }
    for (qsizetype i = 0; i < qMin(expected.size(), actual.size()); ++i)
        lines += differences(expected[i], actual[i], QStringLiteral("%1[%2]").arg(place).arg(i));
    return lines;
}

/// Maps whose keys are the content: nothing may be there that is not expected.
bool isMapOfKeys(const QString& place)
{
    return place.endsWith(QStringLiteral(".searchAttributes")) || place.endsWith(QStringLiteral(".memo")) ||
           place.endsWith(QStringLiteral(".versions"));
}

QStringList differencesOfObjects(const QJsonObject& expected, const QJsonObject& actual, const QString& place)
{
    QStringList lines;
    for (auto field = expected.begin(); field != expected.end(); ++field)
        lines += differences(field.value(), actual.value(field.key()), place + QLatin1Char('.') + field.key());
    if (isMapOfKeys(place) && expected.size() != actual.size())
        lines.append(QStringLiteral("%1: expected %2, got %3").arg(place, text(expected), text(actual)));
    return lines;
}

} // namespace

std::vector<Golden> goldens()
{
    std::vector<Golden> all;
    const QDir folder(dataFile(QStringLiteral("replay")));
    const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
        all.push_back(
            {QFileInfo(name).completeBaseName(), content.value(QStringLiteral("history")).toString(), content});
    }
    return all;
}

QStringList differences(const QJsonValue& expected, const QJsonValue& actual, const QString& place)
{
    if (expected.isArray() && actual.isArray())
        return differencesOfArrays(expected.toArray(), actual.toArray(), place);
    if (expected.isObject() && actual.isObject())
        return differencesOfObjects(expected.toObject(), actual.toObject(), place);
    const bool isLeftOpen = expected.isNull() && place.endsWith(QStringLiteral(".activation"));
    const bool isSameTime = isTime(place) && expected.isString() && actual.isString() &&
                            shortTime(expected.toString()) == shortTime(actual.toString());
    if (isLeftOpen || isSameTime || expected == actual)
        return {};
    return {QStringLiteral("%1: expected %2, got %3").arg(place, text(expected), text(actual))};
}

QByteArray shown(const QStringList& lines)
{
    QStringList first = lines.mid(0, LinesShown);
    if (lines.size() > LinesShown)
        first.append(QStringLiteral("and %1 more").arg(lines.size() - LinesShown));
    return first.join(QLatin1Char('\n')).toUtf8();
}

QJsonObject programSays(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(CHRONOSCOPE_PROGRAM), arguments);
    if (!process.waitForFinished(Milliseconds))
        return {{QStringLiteral("failure"), QStringLiteral("it did not end")}};
    const QJsonDocument document = QJsonDocument::fromJson(process.readAllStandardOutput());
    if (document.isObject())
        return document.object();
    if (document.isArray())
        return document.array().first().toObject();
    return {{QStringLiteral("failure"), QString::fromUtf8(process.readAllStandardError())}};
}

} // namespace chronoscope::test
