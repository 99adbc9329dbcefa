// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The published Replayer of Temporal's Python SDK takes the JSON that we write.
#include "models/export/runwriter.h"
#include "models/formats/runloader.h"
#include "models/redaction/redaction.h"
#include "models/replaytest/replaytest.h"
#include "tests/live/pythontools.h"
#include "tests/live/recordedruns.h"
#include "tests/support/sharedfolder.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr int SmallSeconds = 120;

RunSnapshotPointer greeting()
{
    const auto runs =
        openFile(dataFile("live/greeting.json")).and_then([](const auto& source) { return loadRuns(*source, {}); });
    if (!runs)
        qFatal("%s", qPrintable(runs.error().oneLine()));
    return runs->front();
}

QString modules()
{
    return QStringLiteral(CHRONOSCOPE_SOURCE_DIR "/tests/live/python");
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QByteArray exported(const RunSnapshot& run)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!runWriter(ExportFormat::Json)(run, buffer, {}))
        qFatal("the export failed");
    return buffer.data();
}

} // namespace

class TestPythonReplayer : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void itTakesWhatWeWrite();
    void itNoticesAnotherHistory();
    void aSavedReplayTestPasses();
    void aSavedReplayTestFailsWhenTheCodeChanged();
    void aHistoryWithoutIdentitiesAndInputStillReplays();
    void itReadsFromOurFilesWhatWasRecorded();
    void itSaysOfOurFilesWhatItSaysOfTheOriginals_data();
    void itSaysOfOurFilesWhatItSaysOfTheOriginals();

private:
    /// "ok", or what the replayer says.
    [[nodiscard]] QString verdictOn(const QByteArray& json) const;
    /// The saved test of the run, run beside this code of the workflow.
    [[nodiscard]] ProcessOutcome runSavedTest(const QByteArray& workflowCode) const;

    PythonTools m_tools;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_expected;
    QHash<QString, QString> m_verdicts;
};

void TestPythonReplayer::initTestCase()
{
    m_tools = pythonWith(modules() + "/requirements.txt", "Temporal's Python SDK (10 MB, 60 MB on disk)");
    if (m_tools.python.isEmpty())
        QSKIP(qPrintable("The Python SDK can't be had: " + m_tools.missing));
}

QString TestPythonReplayer::verdictOn(const QByteArray& json) const
{
    const QString path = m_folder.filePath("history.json");
    write(path, json);
    const ProcessOutcome outcome = runProcess(m_tools.python, {modules() + "/replay.py", "workflows", "Greeting", path},
                                              pythonEnvironment(modules()), SmallSeconds);
    // The SDK's core writes its log to standard output as well.
    for (const QString& line : outcome.output.split('\n')) {
        if (line.startsWith(path + '\t'))
            return line.mid(path.size() + 1);
    }
    return outcome.output + outcome.errors;
}

void TestPythonReplayer::itTakesWhatWeWrite()
{
    QCOMPARE(verdictOn(exported(*greeting())), "ok");
}

void TestPythonReplayer::itNoticesAnotherHistory()
{
    QByteArray json = exported(*greeting());
    json.replace("\"name\": \"greet\"", "\"name\": \"another\"");
    const QString verdict = verdictOn(json);
    QVERIFY2(verdict.contains("Nondeterminism") || verdict.contains("TMPRL1100"), qPrintable(verdict));
}

ProcessOutcome TestPythonReplayer::runSavedTest(const QByteArray& workflowCode) const
{
    const QTemporaryDir folder;
    const auto saved = saveReplayTest(*greeting(), ReplaySdk::Python, folder.path(), ExistingFile::Keep);
    if (!saved)
        qFatal("%s", qPrintable(saved.error().oneLine()));
    write(folder.filePath("workflows.py"), workflowCode);
    const QString module = QFileInfo(saved->back()).completeBaseName();
    // What pytest does with the file, without pytest.
    const QString code = QStringLiteral("import %1 as t; [f() for n, f in vars(t).items() if n.startswith('test_')]");
    return runProcess(m_tools.python, {"-c", code.arg(module)}, pythonEnvironment(folder.path()), SmallSeconds);
}

void TestPythonReplayer::aSavedReplayTestPasses()
{
    const ProcessOutcome outcome = runSavedTest(read(modules() + "/workflows.py"));
    QVERIFY2(outcome.isInTime && outcome.exitCode == 0, qPrintable(outcome.errors));
}

void TestPythonReplayer::aSavedReplayTestFailsWhenTheCodeChanged()
{
    const QByteArray code = read(modules() + "/workflows.py").replace("\"greet\"", "\"welcome\"");
    const ProcessOutcome outcome = runSavedTest(code);
    QVERIFY(outcome.isInTime && outcome.exitCode != 0);
    QVERIFY2(outcome.errors.contains("TMPRL1100"), qPrintable(outcome.errors));
}

void TestPythonReplayer::aHistoryWithoutIdentitiesAndInputStillReplays()
{
    RedactionRules rules;
    rules.identities = true;
    rules.hosts = true;
    rules.payloads = {PayloadRole::Input};
    const auto redacted = redactRun(*greeting(), rules);
    QVERIFY(redacted.has_value());
    QVERIFY(redacted->report.count() > 0);
    QCOMPARE(verdictOn(exported(*redacted->run)), "ok");
}

void TestPythonReplayer::itReadsFromOurFilesWhatWasRecorded()
{
    SKIP_WITHOUT_SHARED();
    QStringList arguments{modules() + "/load.py"};
    const QStringList recordings = RecordedRuns::allFiles();
    for (const QString& recorded : recordings) {
        arguments += m_folder.filePath(QString::number(arguments.size()) + ".json");
        RecordedRuns::exportTo(arguments.back(), recorded);
        arguments += recorded;
    }
    const ProcessOutcome outcome = runProcess(m_tools.python, arguments, pythonEnvironment(modules()), SmallSeconds);
    QVERIFY2(outcome.isInTime && outcome.exitCode == 0, qPrintable(outcome.errors));
    const QStringList lines = outcome.output.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), recordings.size());
    for (const QString& line : lines) {
        const qsizetype position = arguments.indexOf(line.section('\t', 0, 0));
        QVERIFY2(line.endsWith("\tsame"), qPrintable(arguments.value(position + 1) + ": " + line.section('\t', 1)));
    }
}

void TestPythonReplayer::itSaysOfOurFilesWhatItSaysOfTheOriginals_data()
{
    QTest::addColumn<QString>("name");
    if (sharedFolder().isEmpty())
        return;
    const QStringList names = RecordedRuns::names();
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
    m_expected = RecordedRuns::recordedVerdicts();
    const PythonTools tools = pythonWith(sharedFolder() + "/recordings/python/requirements.txt",
                                         "the packages of the recorded workers (380 MB on disk, a minute or more)");
    if (tools.python.isEmpty())
        m_tools.missing = tools.missing;
    else
        m_verdicts = RecordedRuns::replayExports(tools.python, m_folder.path());
}

void TestPythonReplayer::itSaysOfOurFilesWhatItSaysOfTheOriginals()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, name);
    if (!m_tools.missing.isEmpty())
        QSKIP(qPrintable("The packages of the recorded workers can't be had: " + m_tools.missing));
    QVERIFY2(m_expected.contains(name), "No verdict on the original file is recorded.");
    QCOMPARE(m_verdicts.value(name, "no verdict"), m_expected.value(name));
}

QTEST_GUILESS_MAIN(TestPythonReplayer)
#include "tst_pythonreplayer.moc"
