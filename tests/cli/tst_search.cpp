// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace chronoscope::test;

/// `chronoscope search`, driven through the program itself.
class SearchTest : public QObject {
    Q_OBJECT

private slots:
    void aHitIsALineAndZero();
    void nothingFoundIsSilentAndOne();
    void aRefusedFileIsTwoAndTheRestIsSearched();
    void aBrokenPatternIsTwoBeforeAnythingIsRead();
    void caseIsToldApartUnlessAskedOtherwise();
    void aRegularExpressionMatchesAtLines();
    void aFilterPicksPayloads();
    void whereAFilterFailsIsSaid();
    void aFilterThatNeverEndsIsTwo();
    void jsonIsAnArrayOfHits();
    void jsonOfNothingIsAnEmptyArray();
    void runsOfAFileAreNumbered();
    void standardInputIsSearched();
    void hostileNamesStayOnTheirLine();
    void aReaderThatGoesAwayIsNoError();

private:
    [[nodiscard]] Finished search(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        return m_program.run(QStringList{QStringLiteral("search")} + arguments, standardInput);
    }

    Program m_program;
};

void SearchTest::aHitIsALineAndZero()
{
    const Files files;
    const QString path = files.write("booking.json", failedRun());
    const Finished finished = search({"no seats", path});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.outputLines(),
             QStringList{path + ":7:ActivityTaskFailed: activityTaskFailedEventAttributes.failure.message: no seats"});
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
}

void SearchTest::nothingFoundIsSilentAndOne()
{
    const Finished finished = search({"no such words anywhere", sampleFile()});
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 1);
}

void SearchTest::aRefusedFileIsTwoAndTheRestIsSearched()
{
    const Files files;
    const QString path = files.write("booking.json", failedRun());
    const Finished finished = search({"no seats", files.path("missing.json"), path});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.outputLines().size(), 1);
    QCOMPARE(finished.errorLines().size(), 1);
}

void SearchTest::aBrokenPatternIsTwoBeforeAnythingIsRead()
{
    const Finished regex = search({"--regex", "a[b", "missing.json"});
    QCOMPARE(regex.exitCode, 2);
    QCOMPARE(regex.errorLines().size(), 1);
    QVERIFY2(regex.errors.contains("character 2"), regex.errors);
    const Finished jq = search({"--jq", ".a |", "missing.json"});
    QCOMPARE(jq.exitCode, 2);
    QCOMPARE(jq.errorLines().size(), 1);
    QVERIFY2(jq.errors.contains("syntax error"), jq.errors);
}

void SearchTest::caseIsToldApartUnlessAskedOtherwise()
{
    const Files files;
    const QString path = files.write("booking.json", failedRun());
    QCOMPARE(search({"NO SEATS", path}).exitCode, 1);
    QCOMPARE(search({"NO SEATS", path, "--case"}).exitCode, 1);
    QCOMPARE(search({"NO SEATS", path, "--ignore-case"}).exitCode, 0);
    QCOMPARE(search({"-i", "-E", "NO S[A-Z]+S", path}).exitCode, 0);
}

void SearchTest::aRegularExpressionMatchesAtLines()
{
    const Finished finished = search({"--regex", "^Activity task (failed|completed)$", sampleFile()});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.outputLines().size() > 3);
    for (const QString& line : finished.outputLines())
        QVERIFY2(line.contains("eventType: Activity task "), qPrintable(line));
}

void SearchTest::aFilterPicksPayloads()
{
    const Finished finished = search({"--jq", "select(. == 144.48)", sampleFile()});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.errors, QByteArray());
    QVERIFY(!finished.outputLines().isEmpty());
    for (const QString& line : finished.outputLines())
        QVERIFY2(line.endsWith("]: 144.48"), qPrintable(line));
}

void SearchTest::whereAFilterFailsIsSaid()
{
    const Finished finished = search({"--jq", ".no_such_field", sampleFile()});
    QCOMPARE(finished.exitCode, 1);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY2(finished.errors.contains("the filter failed on "), finished.errors);
}

void SearchTest::aFilterThatNeverEndsIsTwo()
{
    const Finished finished = search({"--jq", "def f: f; f", sampleFile()});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.errors.contains("stopped after 2 seconds"), finished.errors);
}

void SearchTest::jsonIsAnArrayOfHits()
{
    const Files files;
    const QString path = files.write("booking.json", failedRun());
    const QJsonArray hits = search({"seat", path, "--json"}).array();
    QCOMPARE(hits.size(), 1);
    const QJsonObject hit = hits.first().toObject();
    QCOMPARE(hit["file"].toString(), path);
    QCOMPARE(hit["event"].toInt(), 7);
    QCOMPARE(hit["type"].toString(), "ActivityTaskFailed");
    QCOMPARE(hit["time"].toString(), "2026-03-01T10:00:09Z");
    QCOMPARE(hit["field"].toString(), "activityTaskFailedEventAttributes.failure.message");
    QCOMPARE(hit["excerpt"].toString(), "no seats");
    QCOMPARE(hit["match"].toString(), "seat");
    QVERIFY(!hit.contains("run"));
}

void SearchTest::jsonOfNothingIsAnEmptyArray()
{
    const Finished finished = search({"no such words", sampleFile(), "--json"});
    QCOMPARE(finished.exitCode, 1);
    QCOMPARE(finished.output.trimmed(), QByteArray("[]"));
}

void SearchTest::runsOfAFileAreNumbered()
{
    const Files files;
    const QString path = files.write("two.jsonl", failedRun("one").simplified() + '\n' + failedRun("two").simplified());
    const QStringList lines = search({"no seats", path}).outputLines();
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith(path + "#1:7:"), qPrintable(lines.first()));
    QVERIFY2(lines.last().startsWith(path + "#2:7:"), qPrintable(lines.last()));
}

void SearchTest::standardInputIsSearched()
{
    const Finished finished = search({"no seats", "-"}, failedRun());
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.outputLines().size(), 1);
}

void SearchTest::hostileNamesStayOnTheirLine()
{
    const Files files;
    const QString path = files.write("evil.json", failedRun().replace("no seats", "no\\n\\u001b[31mseats\\u202e"));
    const Finished finished = search({"seats", path});
    QCOMPARE(finished.outputLines().size(), 1);
    QVERIFY(!finished.output.contains('\x1b'));
    QVERIFY(!QString::fromUtf8(finished.output).contains(QChar(0x202e)));
}

void SearchTest::aReaderThatGoesAwayIsNoError()
{
    QProcess shell;
    shell.start("sh", {"-c", "\"$0\" search e \"$1\" | head -n 1", QStringLiteral(CHRONOSCOPE_PROGRAM), sampleFile()});
    const Finished finished = Program::finish(shell);
    QCOMPARE(finished.outputLines().size(), 1);
    QCOMPARE(finished.errors, QByteArray());
}

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_search.moc"
