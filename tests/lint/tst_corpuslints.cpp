// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lints of all real histories. Rules that servers keep must hold in every history that a server wrote.
#include "models/lint/nondeterminismerror.h"
#include "tests/lint/lintedrun.h"
#include "tests/support/sharedfolder.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include "tests/formats/realhistories.h"
#endif

#include <QtTest>

#include <array>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

bool isInvariant(Lint::Kind kind)
{
    return kind <= Lint::Kind::TimerFiredEarly;
}

/// Everything that a recording says, without the folder of histories of other people, some of which were written by hand.
const QLatin1String Recordings("/recordings/");

} // namespace

class TestCorpusLints : public QObject {
    Q_OBJECT

private slots:
    void init();
    void lintsOfAllHistoriesAreCounted();
    void serversKeepTheirRules();
    void everyNondeterminismErrorIsRecognised();
    void healthyRunsAreQuiet_data();
    void healthyRunsAreQuiet();

private:
    static void forEachRun(const std::function<void(const QString& file, const RunSnapshot& run)>& visit);
};

void TestCorpusLints::init()
{
    SKIP_WITHOUT_SHARED();
}

void TestCorpusLints::forEachRun(const std::function<void(const QString& file, const RunSnapshot& run)>& visit)
{
    QDirIterator files(sharedFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const auto runs = readFile(file);
        if (!runs)
            continue;
        for (const ReadRun& run : *runs)
            visit(file, lintableRun(run.history));
    }
}

void TestCorpusLints::lintsOfAllHistoriesAreCounted()
{
    std::array<std::size_t, Lint::KindCount> lints{};
    std::array<std::size_t, Lint::KindCount> runs{};
    std::size_t total = 0;
    std::size_t quiet = 0;
    const bool isVerbose = qEnvironmentVariableIsSet("CHRONOSCOPE_PRINT_LINTS");
    forEachRun([&](const QString& file, const RunSnapshot& run) {
        std::array<bool, Lint::KindCount> seen{};
        bool isQuiet = true;
        for (const Lint& lint : lintsOf(run)) {
            ++lints[static_cast<std::size_t>(lint.kind)];
            seen[static_cast<std::size_t>(lint.kind)] = true;
            isQuiet = isQuiet && lint.severity == Lint::Severity::Note;
            QVERIFY2(!lint.events.empty() && !lint.message.isEmpty() && !lint.remedy.isEmpty(), qPrintable(file));
            if (isVerbose)
                qInfo("%s %s %s: %s", qPrintable(toString(lint.kind)), qPrintable(toString(lint.severity)),
                      qPrintable(file.section(QLatin1Char('/'), -3)), qPrintable(lint.message));
        }
        for (std::size_t kind = 0; kind < Lint::KindCount; ++kind)
            runs[kind] += seen[kind] ? 1U : 0U;
        ++total;
        quiet += isQuiet ? 1U : 0U;
    });
    qInfo("%zu runs, %zu of them without anything above a note", total, quiet);
    for (std::size_t kind = 0; kind < Lint::KindCount; ++kind)
        qInfo("  %-22s %5zu lints in %4zu runs", qPrintable(toString(static_cast<Lint::Kind>(kind))), lints[kind],
              runs[kind]);
    QVERIFY2(total > 900, qPrintable(QString::number(total)));
}

void TestCorpusLints::serversKeepTheirRules()
{
    QStringList broken;
    forEachRun([&](const QString& file, const RunSnapshot& run) {
        if (!file.contains(Recordings))
            return;
        for (const Lint& lint : lintsOf(run)) {
            if (isInvariant(lint.kind))
                broken.append(file + QLatin1String(": ") + lint.message);
        }
    });
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
}

void TestCorpusLints::everyNondeterminismErrorIsRecognised()
{
    std::size_t errors = 0;
    QStringList unknown;
    forEachRun([&](const QString& file, const RunSnapshot& run) {
        for (std::size_t position = 0; position < run.history->size(); ++position) {
            const auto error = explainNondeterminism(run, EventIndex(position));
            if (!error)
                continue;
            ++errors;
            if (error->text.form == NondeterminismForm::NotRecognised)
                unknown.append(file + QLatin1String(": ") + error->message);
            else if (error->events.empty() && file.contains(Recordings))
                unknown.append(file + QLatin1String(" leads nowhere: ") + error->message);
        }
    });
    qInfo("%zu nondeterminism errors", errors);
    for (const QString& line : unknown)
        qInfo("  %s", qPrintable(line));
    QVERIFY2(errors >= 10, qPrintable(QString::number(errors)));
    QVERIFY2(unknown.filter(Recordings).isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
}

void TestCorpusLints::healthyRunsAreQuiet_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"python/histories/order-full.json", "python/histories/order-plain.json", "go/plain/gp-nexus.json",
          "go/plain/gp-children.json", "java/plain/j1-local-activities.json", "ts/plain/t4-updates.json"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestCorpusLints::healthyRunsAreQuiet()
{
    QFETCH(QString, file);
    const auto runs = readFile(sharedFolder() + Recordings + file);
    QVERIFY2(runs && runs->size() == 1, qPrintable(file));
    const RunSnapshot run = lintableRun(runs->front().history);
    QCOMPARE(printLints(run), QStringList());
}

QTEST_GUILESS_MAIN(TestCorpusLints)
#include "tst_corpuslints.moc"
