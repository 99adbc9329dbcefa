// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoutline.h"
#include "app/manpage.h"
#include "app/shellcompletion.h"
#include "tests/cli/program.h"
#include "tests/support/golden.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// A command line with one of everything, and with every letter that a shell or roff takes for something else.
CommandOutline brewery()
{
    const OptionOutline help{{"-h", "--help"}, ValueKind::None, {}, {}, "Print this help", false, false};
    CommandOutline brew;
    brew.name = "brew";
    brew.explanation = "Make the day's coffee";
    brew.options = {
        help,
        {{"-s", "--strength"}, ValueKind::Words, "HOW", {"weak", "strong"}, "How strong it's: [1:2]", false, true},
        {{"--log"}, ValueKind::File, "PATH", {}, "Where to write what went wrong \\ or right", false, false},
        {{"-o", "--into"}, ValueKind::Folder, "FOLDER", {}, "Where the cups are", false, false},
        {{"--cups"}, ValueKind::Text, "N", {}, "How many", false, false},
        {{"FILE"}, ValueKind::File, {}, {}, "The recipe", true, true, true}};
    brew.footer = "\nA paragraph\nof two lines.\n\nExamples:\n  brew a.txt | cat -\n  .hidden 'quoted' `x` ^ ~\n.dot";
    CommandOutline wash{"wash", "Wash a thing", {}, {help}, {}};
    wash.options.push_back({{"THING"}, ValueKind::Words, {}, {"cup", "pot"}, "What to wash", true, true});
    return {"kitchen", "Runs a kitchen", "\nExit codes: 0 fine.", {help}, {brew, wash}};
}

QStringList linesOf(const QString& text)
{
    return text.split('\n');
}

/// What a tool of the system prints; the test is skipped where there is no such tool.
Finished runTool(const QString& tool, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(tool, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(Program::LongestRunMilliseconds))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit, process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// What bash offers for the last of some words, with the script of the program loaded.
QStringList offered(const QStringList& words, const QString& folder = QDir::tempPath())
{
    const QByteArray script = runTool(CHRONOSCOPE_PROGRAM, {"completion", "bash"}, {}).output;
    QString ask = "\ncd \"$1\" || exit 1\nshift\nCOMP_WORDS=(\"$@\")\nCOMP_CWORD=$(($# - 1))\n_chronoscope\n"
                  "printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    const Finished finished =
        runTool("bash", QStringList{"--norc", "--noprofile", "-s", "--", folder} + words, script + ask.toUtf8());
    if (!finished.errors.isEmpty())
        qFatal("bash says: %s", finished.errors.constData());
    return finished.outputLines();
}

QStringList everyOption(const CommandOutline& outline)
{
    QStringList names;
    for (const OptionOutline& option : outline.options)
        names += option.names;
    for (const CommandOutline& command : outline.commands)
        names += everyOption(command) + QStringList{command.name};
    return names;
}

} // namespace

/// What is made of the definition of the command line: completion and the man page.
class TestCompletion : public QObject {
    Q_OBJECT

private slots:
    void theScriptsAreThoseOfTheGoldenFiles();
    void theManPageIsThatOfTheGoldenFile();
    void bashOffersCommandsFirst();
    void bashOffersTheOptionsOfTheCommand();
    void bashOffersTheChoicesOfAnOption_data();
    void bashOffersTheChoicesOfAnOption();
    void bashOffersFilesWithSpaces();
    void bashOffersNothingForANumber();
    void bashFindsNoFaultInTheScript();
    void zshFindsNoFaultInTheScript();
    void fishFindsNoFaultInTheScript();
    void everyScriptHasEveryOption_data();
    void everyScriptHasEveryOption();
    void theManPageNamesEveryOption();
    void manFindsNoFaultInThePage();
    void groffFindsNoFaultInThePage();
    void anUnknownShellIsRefused();
};

void TestCompletion::theScriptsAreThoseOfTheGoldenFiles()
{
    COMPARE_WITH_GOLDEN("completion-bash", linesOf(completionScript(brewery(), Shell::Bash)));
    COMPARE_WITH_GOLDEN("completion-zsh", linesOf(completionScript(brewery(), Shell::Zsh)));
    COMPARE_WITH_GOLDEN("completion-fish", linesOf(completionScript(brewery(), Shell::Fish)));
}

void TestCompletion::theManPageIsThatOfTheGoldenFile()
{
    COMPARE_WITH_GOLDEN("manpage", linesOf(manPage(brewery(), "1.2.3")));
}

void TestCompletion::bashOffersCommandsFirst()
{
    const QTemporaryDir empty;
    const QStringList words = offered({"chronoscope", ""}, empty.path());
    for (const char* command : {"show", "check", "search", "render", "export", "replay-test", "completion", "man"})
        QVERIFY2(words.contains(command), command);
    QCOMPARE(offered({"chronoscope", "sho"}, empty.path()), QStringList{"show"});
}

void TestCompletion::bashOffersTheOptionsOfTheCommand()
{
    QVERIFY(offered({"chronoscope", "--"}).contains("--screenshot"));
    const QStringList ofExport = offered({"chronoscope", "export", "a.json", "--"});
    QVERIFY(ofExport.contains("--redact"));
    QVERIFY(!ofExport.contains("--screenshot"));
    QCOMPARE(offered({"chronoscope", "replay-test", "--sd"}), QStringList{"--sdk"});
}

void TestCompletion::bashOffersTheChoicesOfAnOption_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a word apart") << QStringList{"chronoscope", "export", "--to", "csv"}
                                  << QStringList{"csv", "csv-groups"};
    QTest::newRow("after the sign") << QStringList{"chronoscope", "export", "--to", "=", "per"}
                                    << QStringList{"perfetto"};
    QTest::newRow("just after the sign") << QStringList{"chronoscope", "replay-test", "--sdk", "="}
                                         << QStringList{"typescript", "python", "go", "java", "dotnet", "ruby"};
    QTest::newRow("of the window") << QStringList{"chronoscope", "--theme", "da"} << QStringList{"dark"};
    QTest::newRow("an argument") << QStringList{"chronoscope", "completion", ""} << QStringList{"bash", "zsh", "fish"};
}

void TestCompletion::bashOffersTheChoicesOfAnOption()
{
    QFETCH(QStringList, line);
    QFETCH(QStringList, words);
    QCOMPARE(offered(line), words);
}

void TestCompletion::bashOffersFilesWithSpaces()
{
    const QTemporaryDir folder;
    QVERIFY(QFile(folder.filePath("a run.json")).open(QIODevice::WriteOnly));
    QVERIFY(QDir(folder.path()).mkdir("a folder"));
    QCOMPARE(offered({"chronoscope", "check", "a r"}, folder.path()), QStringList{"a run.json"});
    QCOMPARE(offered({"chronoscope", "render", "-o", "a r"}, folder.path()), QStringList{"a run.json"});
    QCOMPARE(offered({"chronoscope", "replay-test", "-o", "a"}, folder.path()), QStringList{"a folder"});
}

void TestCompletion::bashOffersNothingForANumber()
{
    QCOMPARE(offered({"chronoscope", "render", "--scale", ""}), QStringList());
}

void TestCompletion::bashFindsNoFaultInTheScript()
{
    const QByteArray script = runTool(CHRONOSCOPE_PROGRAM, {"completion", "bash"}, {}).output;
    QVERIFY(!script.isEmpty());
    const Finished finished = runTool("bash", {"-n"}, script);
    QVERIFY2(finished.exitCode == 0 && finished.errors.isEmpty(), finished.errors.constData());
}

void TestCompletion::zshFindsNoFaultInTheScript()
{
    if (QStandardPaths::findExecutable("zsh").isEmpty())
        QSKIP("there is no zsh here, so nobody reads its script");
    const Finished finished = runTool("zsh", {"-n"}, runTool(CHRONOSCOPE_PROGRAM, {"completion", "zsh"}, {}).output);
    QVERIFY2(finished.exitCode == 0 && finished.errors.isEmpty(), finished.errors.constData());
}

void TestCompletion::fishFindsNoFaultInTheScript()
{
    if (QStandardPaths::findExecutable("fish").isEmpty())
        QSKIP("there is no fish here, so nobody reads its script");
    const Finished finished =
        runTool("fish", {"--no-execute"}, runTool(CHRONOSCOPE_PROGRAM, {"completion", "fish"}, {}).output);
    QVERIFY2(finished.exitCode == 0 && finished.errors.isEmpty(), finished.errors.constData());
}

void TestCompletion::everyScriptHasEveryOption_data()
{
    QTest::addColumn<QString>("shell");
    for (const char* shell : {"bash", "zsh", "fish"})
        QTest::newRow(shell) << shell;
}

void TestCompletion::everyScriptHasEveryOption()
{
    QFETCH(QString, shell);
    const Program program;
    const QString script = QString::fromUtf8(program.run({"completion", shell}).output);
    const QRegularExpression option("--[a-z][a-z-]+(?=[ ,\\n])");
    int count = 0;
    for (const char* command : {"", "show", "check", "search", "render", "export", "replay-test"}) {
        const QString help =
            QString::fromUtf8(program.run(QStringList{command, "--help"}.filter(QRegularExpression("."))).output);
        const QString options = help.section("Options:", 1).section("\n\n", 0, 0);
        QRegularExpressionMatchIterator found = option.globalMatch(options);
        while (found.hasNext()) {
            const QString name = found.next().captured();
            const bool isThere = script.contains(name) || script.contains("-l " + name.mid(2));
            QVERIFY2(isThere, qPrintable(QString("%1 of \"%2\"").arg(name, command)));
            ++count;
        }
    }
    QVERIFY2(count > 20, qPrintable(QString::number(count)));
}

void TestCompletion::theManPageNamesEveryOption()
{
    const QString page = manPage(brewery(), "1");
    for (QString name : everyOption(brewery()))
        QVERIFY2(page.contains(name.replace('-', "\\-")), qPrintable(name));
    const QString own = QString::fromUtf8(Program().run({"man"}).output);
    for (const char* name : {"\\-\\-redact", "\\-\\-critical\\-path", "\\-\\-screenshot", "replay\\-test", "SHELL"})
        QVERIFY2(own.contains(name), name);
}

void TestCompletion::manFindsNoFaultInThePage()
{
    if (QStandardPaths::findExecutable("man").isEmpty())
        QSKIP("there is no man here, so nobody reads the page");
    const QTemporaryDir folder;
    QFile file(folder.filePath("chronoscope.1"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(Program().run({"man"}).output);
    file.close();
    const Finished finished = runTool("man", {"--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", file.fileName()}, {});
    QVERIFY2(finished.exitCode == 0 && finished.errors.isEmpty(), finished.errors.constData());
}

void TestCompletion::groffFindsNoFaultInThePage()
{
    if (QStandardPaths::findExecutable("groff").isEmpty())
        QSKIP("there is no groff here, so nobody reads the page");
    for (const QByteArray& page : {Program().run({"man"}).output, manPage(brewery(), "1").toUtf8()}) {
        const Finished finished = runTool("groff", {"-ww", "-man", "-Tutf8", "-K", "utf8"}, page);
        QVERIFY2(finished.exitCode == 0 && finished.errors.isEmpty(), finished.errors.constData());
        QVERIFY(finished.output.contains("User Commands"));
    }
}

void TestCompletion::anUnknownShellIsRefused()
{
    const Finished finished = Program().run({"completion", "tcsh"});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.output.isEmpty());
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
