// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QTest>

using namespace chronoscope::test;

/// What the program says about itself and about arguments that it does not understand.
class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void theHelpNamesEveryCommandAndOption();
    void everyCommandHasHelpWithExamples_data();
    void everyCommandHasHelpWithExamples();
    void theVersionIsOneLine();
    void wrongUsageIsOneLineAndTwo_data();
    void wrongUsageIsOneLineAndTwo();
    void aFileMayBeCalledLikeACommand();
    void withoutADisplayItSaysWhatToDo();
    void aPlainLocaleAddsNothingToTheErrors();

private:
    Program m_program;
};

void CommandLineTest::theHelpNamesEveryCommandAndOption()
{
    const Finished finished = m_program.run({"--help"});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.errors, QByteArray());
    const QList<QByteArray> words{"FILE",    "show",   "check",        "render",   "--sample",
                                  "--theme", "--size", "--screenshot", "Examples", "Exit codes"};
    for (const QByteArray& word : words)
        QVERIFY2(finished.output.contains(word), word);
}

void CommandLineTest::everyCommandHasHelpWithExamples_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("option");
    QTest::newRow("show") << "show" << QByteArray("--json");
    QTest::newRow("check") << "check" << QByteArray("1 findings");
    QTest::newRow("search") << "search" << QByteArray("--regex");
    QTest::newRow("render") << "render" << QByteArray("--output");
}

void CommandLineTest::everyCommandHasHelpWithExamples()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, option);
    const Finished finished = m_program.run({command, "--help"});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.output.contains(option));
    QVERIFY(finished.output.contains("Examples"));
    for (const QString& line : finished.outputLines())
        QVERIFY2(line.size() <= 84, qPrintable(line));
}

void CommandLineTest::theVersionIsOneLine()
{
    const Finished finished = m_program.run({"--version"});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.outputLines().size(), 1);
    QVERIFY(finished.output.startsWith("Chronoscope "));
}

void CommandLineTest::wrongUsageIsOneLineAndTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("culprit");
    const auto row = [](const char* name, const QStringList& arguments, const QString& culprit) {
        QTest::newRow(name) << arguments << culprit;
    };
    row("unknown option", {"--frobnicate"}, "--frobnicate");
    row("unknown option of a command", {"show", "x.json", "--frobnicate"}, "--frobnicate");
    row("option without its value", {"x.json", "--size"}, "--size");
    row("size that is none", {"x.json", "--size", "wide"}, "--size");
    row("size of nothing", {"x.json", "--size", "0x100"}, "--size");
    row("event that has no number", {"x.json", "--select", "first"}, "--select");
    row("unknown theme", {"x.json", "--theme", "pink"}, "pink");
    row("show without a file", {"show"}, "file");
    row("render without an output", {"render", "x.json"}, "--output");
    row("render in a huge size", {"render", "x.json", "--output", "x.png", "--size", "32000x32000"}, "--size");
    row("search without a file", {"search", "words"}, "FILE");
    row("search for nothing", {"search", "", "x.json"}, "PATTERN");
    row("search by two languages", {"search", "a", "x.json", "--jq", "--regex"}, "--regex");
    row("files before a command", {"x.json", "show", "y.json"}, "show");
    row("window option before a command", {"--theme", "dark", "show", "y.json"}, "--theme");
}

void CommandLineTest::wrongUsageIsOneLineAndTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, culprit);
    const Finished finished = m_program.run(arguments);
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.output, QByteArray());
    QVERIFY2(finished.errorLines().size() == 1, finished.errors);
    QVERIFY2(finished.errorLines().constFirst().contains(culprit), finished.errors);
    QVERIFY2(finished.errorLines().constFirst().contains("--help"), finished.errors);
}

void CommandLineTest::aFileMayBeCalledLikeACommand()
{
    const Files files;
    files.write("check", failedRun());
    QProcess process;
    process.setWorkingDirectory(files.folder());
    m_program.start(process, {"show", "check", "--json"});
    const Finished finished = Program::finish(process);
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.object()["workflowId"].toString(), "booking-1");
}

void CommandLineTest::withoutADisplayItSaysWhatToDo()
{
#if !defined(Q_OS_UNIX) || defined(Q_OS_DARWIN)
    QSKIP("This system always has a display.");
#endif
    Program program;
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        program.environment().remove(QLatin1String(variable));
    const Finished finished = program.run({sampleFile()});
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY2(finished.errorLines().constFirst().contains("--screenshot"), finished.errors);
}

void CommandLineTest::aPlainLocaleAddsNothingToTheErrors()
{
    Program program;
    program.environment().insert("LC_ALL", "C");
    const Finished finished = program.run({"show", sampleFile(), "--json"});
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
