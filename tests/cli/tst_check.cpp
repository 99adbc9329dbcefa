// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace chronoscope::test;

/// `chronoscope check`, driven through the program itself.
class CheckTest : public QObject {
    Q_OBJECT

private slots:
    void aSoundHistoryIsSilentAndZero();
    void findingsAreLinesAndOne();
    void aFindingNamesItsFileAndEvent();
    void aRefusedFileIsTwo();
    void aRefusedFileOutweighsFindings();
    void everyFileIsChecked();
    void standardInputIsChecked();
    void otherFilesOfAFolderAreNotRefused();
    void aFolderWithoutAHistoryIsRefused();
    void anEmptyFolderIsRefused();
    void withoutAFileItSaysWhatIsMissing();

private:
    [[nodiscard]] Finished check(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        return m_program.run(QStringList{QStringLiteral("check")} + arguments, standardInput);
    }

    Program m_program;
};

void CheckTest::aSoundHistoryIsSilentAndZero()
{
    const Finished finished = check({sampleFile()});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
}

void CheckTest::findingsAreLinesAndOne()
{
    const Files files;
    const Finished finished = check({files.write("gap.json", runWithGap())});
    QCOMPARE(finished.exitCode, 1);
    // The jump from 5 to 7, and the reference of event 7 to the event that is missing.
    QCOMPARE(finished.outputLines().size(), 2);
    QCOMPARE(finished.errors, QByteArray());
}

void CheckTest::aFindingNamesItsFileAndEvent()
{
    const Files files;
    const QString path = files.write("gap.json", runWithGap());
    const QStringList lines = check({path}).outputLines();
    for (const QString& line : lines)
        QVERIFY2(line.contains(path), qPrintable(line));
    QCOMPARE(lines.filter("startedEventId").size(), 1);
}

void CheckTest::aRefusedFileIsTwo()
{
    const Files files;
    const Finished finished = check({files.write("picture.png", "\x89PNG\r\n")});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(finished.errorLines().size(), 1);
}

void CheckTest::aRefusedFileOutweighsFindings()
{
    const Files files;
    const Finished finished = check({files.write("gap.json", runWithGap()), files.path("nowhere.json")});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.outputLines().size(), 2);
    QCOMPARE(finished.errorLines().size(), 1);
}

void CheckTest::everyFileIsChecked()
{
    const Files files;
    const Finished finished =
        check({sampleFile(), files.write("a.json", runWithGap()), files.write("b.json", runWithGap())});
    QCOMPARE(finished.exitCode, 1);
    QCOMPARE(finished.outputLines().filter("a.json").size(), 2);
    QCOMPARE(finished.outputLines().filter("b.json").size(), 2);
}

void CheckTest::standardInputIsChecked()
{
    QCOMPARE(check({"-"}, failedRun()).exitCode, 0);
    const Finished finished = check({"-"}, runWithGap());
    QCOMPARE(finished.exitCode, 1);
    QVERIFY(finished.outputLines().constFirst().contains("standard input"));
    QCOMPARE(check({"-", "-"}, failedRun()).exitCode, 2);
}

void CheckTest::otherFilesOfAFolderAreNotRefused()
{
    const Files files;
    files.write("run.json", failedRun());
    files.write("README.md", "Histories of last week.\n");
    const Finished finished = check({files.folder()});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains("README.md"));
}

void CheckTest::aFolderWithoutAHistoryIsRefused()
{
    const Files files;
    files.write("README.md", "Histories of last week.\n");
    QCOMPARE(check({files.folder()}).exitCode, 2);
}

void CheckTest::anEmptyFolderIsRefused()
{
    const Files files;
    const Finished finished = check({files.folder()});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
}

void CheckTest::withoutAFileItSaysWhatIsMissing()
{
    const Finished finished = check({});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains("FILE"));
    QVERIFY(finished.errorLines().constFirst().contains("chronoscope check --help"));
}

QTEST_GUILESS_MAIN(CheckTest)
#include "tst_check.moc"
