// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/historygenerator.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace chronoscope::test;

/// `chronoscope export`, driven through the program itself.
class ExportTest : public QObject {
    Q_OBJECT

private slots:
    void everyFormatIsWritten_data();
    void everyFormatIsWritten();
    void jsonThatIsReadAgainShowsTheSameRun();
    void standardOutputTakesOneRun();
    void anExistingFileIsReplacedOnlyByForce();
    void severalRunsGoIntoAFolder();
    void aFolderOfHistoriesGoesIntoAFolder();
    void hostileIdsStayInTheFolder();
    void severalRunsNeedAFolder();
    void aRangeOfEventsIsChosen();
    void whatTheFormatCannotCarryIsNamed();
    void aRefusedFileIsNamedAndTheRestIsWritten();
    void rulesTakeSecretsOutOfEveryFormat_data();
    void rulesTakeSecretsOutOfEveryFormat();
    void aPreviewListsWhatGoesAndWritesNothing();
    void rulesThatAreNotUnderstoodStopEverything();
    void whatWasNotLookedIntoIsNamed();
    void anUnknownFormatIsNamed();
    void theHelpTeachesTheFormats();
    void aKilledExportLeavesTheOldFile_data();
    void aKilledExportLeavesTheOldFile();
    void anExportThatMayNotWriteMoreLeavesTheOldFile();

private:
    [[nodiscard]] Finished run(const QStringList& arguments, const QByteArray& standardInput = {}) const
    {
        return m_program.run(QStringList{QStringLiteral("export")} + arguments, standardInput);
    }

    /// A history whose export takes a while.
    [[nodiscard]] static QByteArray largeHistory()
    {
        return toBinary(*generateHistory({.eventCount = 40'000, .seed = 4, .payloadBytes = 2000}));
    }

    /// Starts the program and kills it as soon as it has written so many bytes. True when it was still running.
    [[nodiscard]] bool killMidway(const QStringList& arguments, qint64 bytes) const
    {
        QProcess process;
        m_program.start(process, arguments);
        if (!process.waitForStarted())
            return false;
        while (writtenBytes(process.processId()) < bytes && !process.waitForFinished(0)) {
        }
        process.kill();
        process.waitForFinished();
        return process.exitStatus() == QProcess::CrashExit;
    }

    /// What a process has written into files and pipes so far, as Linux counts it.
    [[nodiscard]] static qint64 writtenBytes(qint64 processId)
    {
        QFile counts(QStringLiteral("/proc/%1/io").arg(processId));
        if (!counts.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray& line : counts.readAll().split('\n')) {
            if (line.startsWith("wchar: "))
                return line.mid(7).toLongLong();
        }
        return 0;
    }

    Program m_program;
};

void ExportTest::everyFormatIsWritten_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("json") << QByteArray("{\n  \"events\": [\n    {\n      \"eventId\": \"1\",");
    QTest::newRow("binary") << QByteArray("\n");
    QTest::newRow("jsonl") << QByteArray("{\"eventId\":\"1\",");
    QTest::newRow("readable") << QByteArray("{\n  \"events\": [\n");
    QTest::newRow("csv") << QByteArray("eventId,time,");
    QTest::newRow("csv-groups") << QByteArray("firstEventId,lastEventId,");
    QTest::newRow("svg") << QByteArray("<?xml");
    QTest::newRow("png") << QByteArray("\x89PNG");
    QTest::newRow("perfetto") << QByteArray("{\"displayTimeUnit\":\"ms\",");
    QTest::newRow("html") << QByteArray("<!DOCTYPE html>");
}

void ExportTest::everyFormatIsWritten()
{
    QFETCH(const QByteArray, beginning);
    const Files files;
    const QString path = files.path("out");
    const Finished finished = run({sampleFile(), "--to", QTest::currentDataTag(), "--output", path});
    QCOMPARE(finished.errors, QByteArray());
    QVERIFY(finished.isNormalExit);
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.output, QByteArray());
    QCOMPARE(Files::read(path).left(beginning.size()), beginning);
    // Nothing that was written aside is left.
    QCOMPARE(QDir(files.folder()).entryList(QDir::Files | QDir::Hidden), QStringList{"out"});
}

void ExportTest::jsonThatIsReadAgainShowsTheSameRun()
{
    const Files files;
    const auto shown = [this](const QString& path) {
        QJsonObject run = m_program.run({"show", path, "--json", "--events"}).object();
        run.remove("source");
        return run;
    };
    const QJsonObject before = shown(sampleFile());
    QVERIFY(!before.isEmpty());
    for (const char* format : {"json", "jsonl", "binary"}) {
        const QString path = files.path(format);
        QCOMPARE(run({sampleFile(), "--to", format, "-o", path}).exitCode, 0);
        QCOMPARE(shown(path), before);
    }
}

void ExportTest::standardOutputTakesOneRun()
{
    const Finished finished = run({"-", "--to", "json", "-o", "-"}, failedRun());
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.object()["events"].toArray().size(), 11);
    const Finished several = run({"-", "--to", "json", "-o", "-"}, '[' + failedRun("a") + ',' + failedRun("b") + ']');
    QCOMPARE(several.exitCode, 2);
    QCOMPARE(several.output, QByteArray());
    QCOMPARE(several.errorLines().size(), 1);
}

void ExportTest::anExistingFileIsReplacedOnlyByForce()
{
    const Files files;
    const QString path = files.write("run.json", "precious");
    const Finished refused = run({sampleFile(), "--to", "json", "--output", path});
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.errorLines().size(), 1);
    QVERIFY(refused.errorLines().constFirst().contains(path));
    QCOMPARE(Files::read(path), QByteArray("precious"));
    QCOMPARE(run({sampleFile(), "--to", "json", "--output", path, "--force"}).exitCode, 0);
    QVERIFY(Files::read(path).startsWith('{'));
}

void ExportTest::severalRunsGoIntoAFolder()
{
    const Files files;
    const QString runs = files.write("runs.json", '[' + failedRun("first") + ',' + failedRun("second") + ']');
    const QString folder = files.path("out");
    const Finished finished = run({runs, "--to", "jsonl", "--output", folder});
    QCOMPARE(finished.errors, QByteArray());
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(QDir(folder).entryList(QDir::Files), (QStringList{"first_3b1c.jsonl", "second_3b1c.jsonl"}));
}

void ExportTest::aFolderOfHistoriesGoesIntoAFolder()
{
    const Files files;
    QVERIFY(QDir(files.folder()).mkdir("in"));
    files.write("in/a.json", failedRun("same"));
    files.write("in/b.json", failedRun("same"));
    const QString folder = files.path("out");
    QCOMPARE(run({files.path("in"), "--to", "html", "--output", folder}).exitCode, 0);
    QCOMPARE(QDir(folder).entryList(QDir::Files), (QStringList{"same_3b1c-2.html", "same_3b1c.html"}));
}

void ExportTest::hostileIdsStayInTheFolder()
{
    const Files files;
    QVERIFY(QDir(files.folder()).mkdir("out"));
    QCOMPARE(run({"-", "--to", "json", "--output", files.path("out")}, failedRun("../../escaped")).exitCode, 0);
    QCOMPARE(QDir(files.folder()).entryList(QDir::Files), QStringList());
    QCOMPARE(QDir(files.path("out")).entryList(QDir::Files), QStringList{"_.._escaped_3b1c.json"});
}

void ExportTest::severalRunsNeedAFolder()
{
    const Files files;
    const QString runs = files.write("runs.json", '[' + failedRun("first") + ',' + failedRun("second") + ']');
    const QString path = files.write("out.json", "precious");
    const Finished finished = run({runs, "--to", "json", "--output", path, "--force"});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QCOMPARE(Files::read(path), QByteArray("precious"));
}

void ExportTest::aRangeOfEventsIsChosen()
{
    const Finished finished = run({"-", "--to", "json", "-o", "-", "--events", "5-7"}, failedRun());
    QCOMPARE(finished.exitCode, 0);
    const QJsonArray events = finished.object()["events"].toArray();
    QCOMPARE(events.size(), 3);
    QCOMPARE(events[0]["eventId"].toString(), "5");
    QCOMPARE(run({"-", "--to", "json", "-o", "-", "--events", "500"}, failedRun()).exitCode, 2);
    QCOMPARE(run({"-", "--to", "json", "-o", "-", "--events", "7-5"}, failedRun()).exitCode, 2);
}

void ExportTest::whatTheFormatCannotCarryIsNamed()
{
    const Files files;
    QByteArray json = failedRun();
    json.replace(R"("eventId":"5",)", R"("eventId":"5","ofTomorrow":1,)");
    const Finished binary = run({"-", "--to", "binary", "-o", files.path("run.bin")}, json);
    QCOMPARE(binary.exitCode, 0);
    QCOMPARE(binary.errorLines().size(), 1);
    QVERIFY(binary.errorLines().constFirst().contains("event 5, field ofTomorrow"));
    const Finished whole = run({"-", "--to", "json", "-o", files.path("run.json")}, json);
    QCOMPARE(whole.errors, QByteArray());
    QVERIFY(Files::read(files.path("run.json")).contains("ofTomorrow"));
}

void ExportTest::aRefusedFileIsNamedAndTheRestIsWritten()
{
    const Files files;
    const QString notes = files.write("notes.txt", "Buy milk.\n");
    const QString good = files.write("good.json", failedRun("good"));
    const Finished finished = run({notes, good, "--to", "json", "--output", files.path("out")});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains("notes.txt"));
    QCOMPARE(QDir(files.path("out")).entryList(QDir::Files), QStringList{"good_3b1c.json"});
}

namespace {

/// A run whose type, input, failure and worker hold a secret word.
const QByteArray SecretRun = R"({"events":[
  {"eventId":"1","eventTime":"2026-01-02T03:04:05Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
   "workflowExecutionStartedEventAttributes":{"workflowType":{"name":"Order-sesame"},"workflowId":"order-sesame",
   "originalExecutionRunId":"r1","input":{"payloads":[{"metadata":{"encoding":"anNvbi9wbGFpbg=="},
   "data":"eyJ3b3JkIjoic2VzYW1lIn0="}]}}},
  {"eventId":"2","eventTime":"2026-01-02T03:04:06Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_FAILED",
   "workflowExecutionFailedEventAttributes":{"failure":{"message":"sesame is closed","stackTrace":"at sesame"}}}]})";

const QByteArray SecretRules = R"({"patterns": ["sesame"]})";

} // namespace

void ExportTest::rulesTakeSecretsOutOfEveryFormat_data()
{
    everyFormatIsWritten_data();
}

void ExportTest::rulesTakeSecretsOutOfEveryFormat()
{
    const QString format = QTest::currentDataTag();
    const Files files;
    const QString history = files.write("run.json", SecretRun);
    const QString rules = files.write("rules.json", SecretRules);
    const QString output = files.path("out");
    const Finished finished = run({history, "--to", format, "--output", output, "--redact", rules});
    QCOMPARE(finished.errors, (output + ": 5 redacted (pattern \"sesame\": 5).\n").toUtf8());
    QCOMPARE(finished.exitCode, 0);
    const QByteArray bytes = Files::read(output);
    QVERIFY(!bytes.isEmpty());
    QVERIFY(!bytes.contains("sesame"));
    QVERIFY(!bytes.contains("eyJ3b3JkIjoic2VzYW1lIn0"));
}

void ExportTest::aPreviewListsWhatGoesAndWritesNothing()
{
    const Files files;
    const QString history = files.write("run.json", SecretRun);
    const QString rules = files.write("rules.json", SecretRules);
    const Finished finished = run({history, "--redact", rules, "--preview"});
    QCOMPARE(finished.exitCode, 0);
    const QStringList lines = finished.outputLines();
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.front(),
             "event 1, workflowExecutionStartedEventAttributes.workflowType.name: pattern \"sesame\": Order-sesame -> "
             "Order-[redacted]");
    QCOMPARE(lines.back(), history + ": 5 redacted (pattern \"sesame\": 5).");
    QCOMPARE(QDir(files.folder()).entryList(QDir::Files), (QStringList{"rules.json", "run.json"}));
}

void ExportTest::rulesThatAreNotUnderstoodStopEverything()
{
    const Files files;
    const QString history = files.write("run.json", SecretRun);
    for (const QByteArray& content : {QByteArray("{}"), QByteArray(R"({"patterns": ["("]})"), QByteArray("text")}) {
        const QString rules = files.write("rules.json", content);
        const Finished finished = run({history, "--to", "json", "--output", files.path("out.json"), "--redact", rules});
        QCOMPARE(finished.exitCode, 2);
        QVERIFY(!finished.errors.isEmpty());
        QVERIFY(!QFile::exists(files.path("out.json")));
    }
}

void ExportTest::whatWasNotLookedIntoIsNamed()
{
    const Files files;
    const QString history =
        files.write("run.json", R"({"events":[{"eventId":"1","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
        "workflowExecutionStartedEventAttributes":{"input":{"payloads":[{"metadata":{"encoding":
        "YmluYXJ5L2VuY3J5cHRlZA=="},"data":"AAH/"}]}}}]})");
    const QString rules = files.write("rules.json", R"({"patterns": ["sesame"], "unreadable": "keep"})");
    const Finished finished = run({history, "--to", "json", "-o", files.path("out.json"), "--redact", rules});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.errorLines().back(),
             files.path("out.json") + ": not looked into: event 1, "
                                      "workflowExecutionStartedEventAttributes.input.payloads[0]: payload that cannot "
                                      "be read (binary/encrypted)");
}

void ExportTest::anUnknownFormatIsNamed()
{
    const Finished finished = run({sampleFile(), "--to", "docx", "--output", "x"});
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.errorLines().size(), 1);
    QVERIFY(finished.errorLines().constFirst().contains("docx"));
}

void ExportTest::theHelpTeachesTheFormats()
{
    const Finished finished = run({"--help"});
    QCOMPARE(finished.exitCode, 0);
    for (const char* word : {"json", "binary", "jsonl", "readable", "csv-groups", "svg", "perfetto", "html", "--force",
                             "--events", "apostrophe", "--redact", "--preview", "identities"})
        QVERIFY2(finished.output.contains(word), word);
    for (const QString& line : finished.outputLines())
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void ExportTest::aKilledExportLeavesTheOldFile_data()
{
    QTest::addColumn<bool>("hasOldFile");
    QTest::addColumn<qint64>("bytes");
    for (const qint64 bytes : {0LL, 1LL, 100'000LL, 1'000'000LL, 10'000'000LL, 30'000'000LL}) {
        for (const bool hasOldFile : {true, false})
            QTest::addRow("%s, killed after %lld bytes", hasOldFile ? "an old file" : "none", bytes)
                << hasOldFile << bytes;
    }
}

void ExportTest::aKilledExportLeavesTheOldFile()
{
    QFETCH(const qint64, bytes);
    QFETCH(const bool, hasOldFile);
    if (!QFile::exists("/proc/self/io"))
        QSKIP("How far a process has come with writing is only told by Linux.");
    const Files files;
    const QString history = files.write("big.bin", largeHistory());
    QVERIFY(QDir(files.folder()).mkdir("out"));
    const QString path = files.path("out/run.json");
    // On a busy machine the export may be over before this sees that it began; then it is tried again.
    constexpr int MostTries = 10;
    bool isKilledMidway = false;
    for (int attempt = 0; attempt < MostTries && !isKilledMidway; ++attempt) {
        QFile::remove(path);
        if (hasOldFile)
            files.write("out/run.json", "the old file");
        isKilledMidway = killMidway({"export", history, "--to", "readable", "--output", path, "--force"}, bytes);
    }
    QVERIFY2(isKilledMidway, "no export could be killed while it was writing");
    QCOMPARE(QFile::exists(path), hasOldFile);
    QCOMPARE(Files::read(path), hasOldFile ? QByteArray("the old file") : QByteArray());
}

void ExportTest::anExportThatMayNotWriteMoreLeavesTheOldFile()
{
#ifdef Q_OS_UNIX
    const Files files;
    const QString history = files.write("big.bin", largeHistory());
    QVERIFY(QDir(files.folder()).mkdir("out"));
    const QString path = files.write("out/run.json", "the old file");
    QProcess process;
    process.setChildProcessModifier([] {
        // The signal that comes with the first byte beyond ends the program on the spot.
        constexpr rlim_t Bytes = 1 << 20;
        const rlimit limit{Bytes, Bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
    });
    m_program.start(process, {"export", history, "--to", "json", "--output", path, "--force"});
    QVERIFY(process.waitForFinished(Program::LongestRunMilliseconds));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(Files::read(path), QByteArray("the old file"));
#else
    QSKIP("File sizes are limited by setrlimit() here, which this system lacks.");
#endif
}

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
