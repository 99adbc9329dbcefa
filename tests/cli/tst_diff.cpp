// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace chronoscope::test;

/// `chronoscope diff`, driven through the program itself.
class DiffTest : public QObject {
    Q_OBJECT

private slots:
    void aRunAndItselfAreSilentAndZero();
    void differencesAreTextAndOne();
    void theTextCountsFirst();
    void aRefusedFileIsTwo();
    void aRunThatIsNotThereIsTwo();
    void standardInputTwiceIsRefused();
    void standardInputIsCompared();
    void jsonTellsEveryDifference();
    void jsonOfTheSameRunHasNoDifference();
    void whatIsIgnoredIsNoDifference();
    void aStrictComparisonSeesIdentities();
    void anOutputFileIsWrittenAndReplaced();
    void anOutputThatCannotBeWrittenIsTwo();

private:
    [[nodiscard]] Finished diff(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        return m_program.run(QStringList{QStringLiteral("diff")} + arguments, standardInput);
    }
    /// The run with another message in the failure of its activity.
    static QByteArray otherRun() { return failedRun().replace("no seats", "no <b>plane</b>"); }

    Program m_program;
};

void DiffTest::aRunAndItselfAreSilentAndZero()
{
    const Finished finished = diff({sampleFile(), sampleFile()});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
}

void DiffTest::differencesAreTextAndOne()
{
    const Files files;
    const Finished finished = diff({files.write("a.json", failedRun()), files.write("b.json", otherRun())});
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 1);
    const QStringList lines = finished.outputLines();
    QCOMPARE(lines.filter("~ Activity BookFlight  [5, 6, 7 | 5, 6, 7]").size(), 1);
    QCOMPARE(lines.filter("    failure.message: no seats → no <b>plane</b>").size(), 1);
}

void DiffTest::theTextCountsFirst()
{
    const Files files;
    const QStringList lines =
        diff({files.write("a.json", failedRun()), files.write("b.json", otherRun())}).outputLines();
    QVERIFY(lines.at(0).startsWith("--- A  "));
    QVERIFY(lines.at(1).startsWith("+++ B  "));
    QCOMPARE(lines.at(2), "1 changed");
}

void DiffTest::aRefusedFileIsTwo()
{
    const Files files;
    const Finished finished = diff({sampleFile(), files.write("picture.png", "\x89PNG\r\n")});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errorLines().size(), 1);
}

void DiffTest::aRunThatIsNotThereIsTwo()
{
    const Finished finished = diff({sampleFile(), sampleFile(), "--run-b", "2"});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
}

void DiffTest::standardInputTwiceIsRefused()
{
    QCOMPARE(diff({"-", "-"}, failedRun()).exitCode, 2);
}

void DiffTest::standardInputIsCompared()
{
    const Files files;
    QCOMPARE(diff({files.write("a.json", failedRun()), "-"}, failedRun()).exitCode, 0);
}

void DiffTest::jsonTellsEveryDifference()
{
    const Files files;
    const QString a = files.write("a.json", failedRun());
    const Finished finished = diff({a, files.write("b.json", otherRun()), "--json"});
    QCOMPARE(finished.exitCode, 1);
    const QJsonObject object = finished.object();
    QCOMPARE(object["a"].toObject()["file"].toString(), a);
    QCOMPARE(object["b"].toObject()["workflowId"].toString(), "booking-1");
    QCOMPARE(object["pairedGroups"].toInt(), 4);
    QCOMPARE(object["counts"].toObject()["changed"].toInt(), 1);
    QCOMPARE(object["differences"].toArray().size(), 1);
    const QJsonObject difference = object["differences"].toArray().first().toObject();
    QCOMPARE(difference["kind"].toString(), "changed");
    QCOMPARE(difference["groupKind"].toString(), "activity");
    QCOMPARE(difference["name"].toString(), "BookFlight");
    QCOMPARE(difference["a"].toObject()["event"].toInt(), 7);
    QCOMPARE(difference["a"].toObject()["durationNanoseconds"].toInteger(), qint64{6'000'000'000});
    const QJsonObject change = difference["changes"].toArray().first().toObject();
    QCOMPARE(change["path"].toString(), "activityTaskFailedEventAttributes.failure.message");
    QCOMPARE(change["a"].toString(), "no seats");
    QCOMPARE(change["side"].toString(), "both");
}

void DiffTest::jsonOfTheSameRunHasNoDifference()
{
    const Finished finished = diff({sampleFile(), sampleFile(), "--json"});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.object().contains("differences"));
    QCOMPARE(finished.object()["differences"].toArray().size(), 0);
}

void DiffTest::whatIsIgnoredIsNoDifference()
{
    const Files files;
    const QStringList runs{files.write("a.json", failedRun()), files.write("b.json", otherRun())};
    QCOMPARE(diff(runs + QStringList{"--ignore", "message"}).exitCode, 0);
    QCOMPARE(diff(runs + QStringList{"--ignore", "timing", "--ignore", "changed"}).exitCode, 0);
    QCOMPARE(diff(runs + QStringList{"--ignore", "timing"}).exitCode, 1);
}

void DiffTest::aStrictComparisonSeesIdentities()
{
    const Files files;
    const QStringList runs{files.write("a.json", failedRun()),
                           files.write("b.json", failedRun().replace("worker-1", "worker-2"))};
    QCOMPARE(diff(runs).exitCode, 0);
    QCOMPARE(diff(runs + QStringList{"--strict"}).exitCode, 1);
}

void DiffTest::anOutputFileIsWrittenAndReplaced()
{
    const Files files;
    const QString output = files.write("differences.json", "before");
    const Finished finished =
        diff({files.write("a.json", failedRun()), files.write("b.json", otherRun()), "--json", "--output", output});
    QCOMPARE(finished.exitCode, 1);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(QJsonDocument::fromJson(Files::read(output)).object()["differences"].toArray().size(), 1);
}

void DiffTest::anOutputThatCannotBeWrittenIsTwo()
{
    const Files files;
    const Finished finished = diff({files.write("a.json", failedRun()), files.write("b.json", otherRun()), "--output",
                                    files.path("nowhere/differences.txt")});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
}

QTEST_GUILESS_MAIN(DiffTest)

#include "tst_diff.moc"
