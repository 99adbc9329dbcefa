// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the published SDK tells workflows when it replays, activation by activation, against our workflow tasks.
//
// Equal are, for every activation in order: the history length and whether it is replaying; its time, where that is the
// started event's; and its jobs in order, each by its kind and by the event that brought it. Which event that was is found
// by the sequence numbers of the commands that the code issued (jobevents.py), and that the job says what the event says
// (names, endings, bytes of arguments and results in clear) is checked there. Left out are
// * query jobs and removals from the cache: no history has them;
// * jobs that no event brought: code that cancels without waiting is answered at once.
#include "models/formats/runloader.h"
#include "tests/live/activationlog.h"
#include "tests/live/pythontools.h"
#include "tests/live/recordedruns.h"
#include "tests/support/sharedfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr int FolderSeconds = 300;
constexpr int MadeHistories = 300;

QString scripts()
{
    return QStringLiteral(CHRONOSCOPE_SOURCE_DIR "/tests/live/python");
}

QStringList filesIn(const QString& folder, const QStringList& patterns)
{
    QStringList files;
    const QFileInfoList found = QDir(sharedFolder() + '/' + folder).entryInfoList(patterns, QDir::Files, QDir::Name);
    for (const QFileInfo& info : found) {
        if (!info.fileName().endsWith(".cli.json"))
            files.append(folder + '/' + info.fileName());
    }
    return files;
}

/// Public histories of whole runs of SDKs on core.
QStringList publicCoreFiles()
{
    QFile manifest(sharedFolder() + "/histories/MANIFEST.tsv");
    if (!manifest.open(QIODevice::ReadOnly))
        return {};
    QStringList files;
    for (const QByteArray& line : manifest.readAll().split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        constexpr qsizetype Variant = 4;
        constexpr qsizetype Sdk = 8;
        if (cells.size() <= Sdk || (cells[Variant] != "history-object" && cells[Variant] != "proto-binary-History"))
            continue;
        for (const char* sdk : {"python", "typescript", "dotnet", "core", "ruby"}) {
            if (cells[Sdk].contains(sdk)) {
                files.append("histories/" + QString::fromUtf8(cells.first()));
                break;
            }
        }
    }
    return files;
}

QStringList coreFiles()
{
    QStringList files = publicCoreFiles();
    for (const char* folder : {"recordings/python/histories", "recordings/python/histories-more",
                               "replay-fixtures/python/histories", "replay-fixtures/slow-and-java/python/histories"})
        files += filesIn(folder, {"*.bin"});
    files += filesIn("replay-fixtures/histories", {"ts-*.bin"});
    for (const char* folder : {"recordings/ts/plain", "recordings/ts/claims-1.22.0", "recordings/ts/gcs"})
        files += filesIn(folder, {"*.json"});
    return files;
}

/// The tasks of a file with a single whole run; null for others.
std::shared_ptr<const WorkflowTasks> tasksOf(const QString& path)
{
    const auto runs = openFile(path).and_then([](const auto& source) { return loadRuns(*source, {}); });
    if (!runs || runs->size() != 1)
        return nullptr;
    return WorkflowTasks::build(runs->front()->groups, runs->front()->summary);
}

bool hasCompletedTask(const WorkflowTasks& tasks)
{
    for (std::size_t index = 0; index < tasks.size(); ++index) {
        if (tasks.task(TaskIndex(index)).outcome == TaskOutcome::Completed)
            return true;
    }
    return false;
}

PythonTools sdkOnly()
{
    return pythonWith(scripts() + "/requirements.txt", "Temporal's Python SDK (10 MB, 60 MB on disk)");
}

/// The first line in which two lists differ, in both.
QByteArray firstDifference(const QStringList& sdk, const QStringList& ours)
{
    qsizetype line = 0;
    while (line < sdk.size() && line < ours.size() && sdk[line] == ours[line])
        ++line;
    return QStringLiteral("activation %1\n    SDK:  %2\n    ours: %3")
        .arg(line)
        .arg(sdk.value(line, QStringLiteral("nothing more")), ours.value(line, QStringLiteral("nothing more")))
        .toUtf8();
}

} // namespace

class TestActivations : public QObject {
    Q_OBJECT

private slots:
    void aRecordedRunIsToldWhatTheSdkTellsItsCode_data();
    void aRecordedRunIsToldWhatTheSdkTellsItsCode();
    void aRunWithoutItsCodeIsToldWhatCoreTells_data();
    void aRunWithoutItsCodeIsToldWhatCoreTells();
    void aMadeRunIsToldWhatCoreTells_data();
    void aMadeRunIsToldWhatCoreTells();
    void cleanupTestCase();

private:
    void replayWithCode();
    /// All files of a folder, each run answering with its recorded commands (recordedanswers.py).
    [[nodiscard]] QHash<QString, ReplayedRun> replayWithoutCode(const QString& folder) const;
    void compare(const ReplayedRun& run, const QString& path, Grain grain);

    PythonTools m_tools;
    QTemporaryDir m_folder;
    QHash<QString, ReplayedRun> m_withCode;
    QHash<QString, ReplayedRun> m_withoutCode;
    QHash<QString, ReplayedRun> m_made;
    std::size_t m_runs = 0;
    std::size_t m_jobs = 0;
};

void TestActivations::replayWithCode()
{
    const QString recordings = sharedFolder() + "/recordings/python";
    QDir(m_folder.path()).mkpath("out/histories");
    for (const QString& name : RecordedRuns::names())
        QFile::link(recordings + "/histories/" + name + ".json", m_folder.filePath("out/histories/" + name + ".json"));
    const QString output = m_folder.filePath("code.jsonl");
    RecordedRuns::runForEachGroup(m_tools.python, m_folder.path(), scripts() + ':' + recordings + "/workers",
                                  [&](const QString& group) {
                                      return QStringList{scripts() + "/activations.py", output, group};
                                  });
    m_withCode = readActivations(output);
}

QHash<QString, ReplayedRun> TestActivations::replayWithoutCode(const QString& folder) const
{
    const QString output = folder + ".jsonl";
    const ProcessOutcome outcome = runProcess(m_tools.python, {scripts() + "/activations.py", output, folder + '/'},
                                              pythonEnvironment(scripts()), FolderSeconds);
    if (!outcome.isInTime || outcome.exitCode != 0)
        qWarning("%s", outcome.isInTime ? qPrintable(outcome.errors.right(2000)) : "not done within the time limit");
    return readActivations(output);
}

void TestActivations::compare(const ReplayedRun& run, const QString& path, Grain grain)
{
    QVERIFY2(!run.activations.empty(), "The SDK told nothing: it did not come to this run within the time limit.");
    const auto tasks = tasksOf(path);
    QVERIFY(tasks != nullptr);
    const QStringList sdk = linesOf(run.activations, grain);
    QStringList ours = linesOf(activationsOf(*tasks), grain);
    if (run.verdict != "ok") {
        // The code is another than the one that was recorded: from there on the SDK tells nothing more.
        QVERIFY2(run.verdict.contains("TMPRL1100"), qPrintable(run.verdict));
        ours = ours.mid(0, sdk.size());
    }
    QVERIFY2(sdk == ours, firstDifference(sdk, ours).constData());
    ++m_runs;
    for (const Activation& activation : run.activations)
        m_jobs += activation.jobs.size();
}

void TestActivations::aRecordedRunIsToldWhatTheSdkTellsItsCode_data()
{
    QTest::addColumn<QString>("name");
    if (sharedFolder().isEmpty())
        return;
    for (const QString& name : RecordedRuns::names())
        QTest::newRow(qPrintable(name)) << name;
    m_tools = pythonWith(sharedFolder() + "/recordings/python/requirements.txt",
                         "the packages of the recorded workers (380 MB on disk, a minute or more)");
    if (!m_tools.python.isEmpty())
        replayWithCode();
}

void TestActivations::aRecordedRunIsToldWhatTheSdkTellsItsCode()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, name);
    if (m_tools.python.isEmpty())
        QSKIP(qPrintable("The packages of the recorded workers can't be had: " + m_tools.missing));
    compare(m_withCode.value(name), sharedFolder() + "/recordings/python/histories/" + name + ".bin",
            Grain::Activation);
}

void TestActivations::aRunWithoutItsCodeIsToldWhatCoreTells_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    if (sharedFolder().isEmpty())
        return;
    const QString folder = m_folder.filePath("any");
    QDir().mkpath(folder);
    const QStringList files = coreFiles();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto tasks = tasksOf(sharedFolder() + '/' + files[i]);
        if (tasks == nullptr || !hasCompletedTask(*tasks))
            continue;
        // Numbers for names: several folders have files of one name.
        const QString name = QString::number(i);
        QFile::link(sharedFolder() + '/' + files[i], folder + '/' + name + '.' + QFileInfo(files[i]).suffix());
        QTest::newRow(qPrintable(files[i])) << files[i] << name;
    }
    m_tools = sdkOnly();
    if (!m_tools.python.isEmpty())
        m_withoutCode = replayWithoutCode(folder);
}

void TestActivations::aRunWithoutItsCodeIsToldWhatCoreTells()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, file);
    QFETCH(const QString, name);
    if (m_tools.python.isEmpty())
        QSKIP(qPrintable("The Python SDK can't be had: " + m_tools.missing));
    compare(m_withoutCode.value(name), sharedFolder() + '/' + file, Grain::Task);
}

void TestActivations::aMadeRunIsToldWhatCoreTells_data()
{
    QTest::addColumn<QString>("file");
    const QString folder = m_folder.filePath("made");
    QDir().mkpath(folder);
    m_tools = sdkOnly();
    if (m_tools.python.isEmpty())
        return;
    const ProcessOutcome outcome =
        runProcess(m_tools.python, {scripts() + "/madehistories.py", folder, QString::number(MadeHistories)},
                   pythonEnvironment(scripts()), FolderSeconds);
    if (outcome.exitCode != 0)
        qWarning("%s", qPrintable(outcome.errors));
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        const auto tasks = tasksOf(info.filePath());
        if (tasks != nullptr && hasCompletedTask(*tasks))
            QTest::newRow(qPrintable(info.completeBaseName())) << info.filePath();
    }
    m_made = replayWithoutCode(folder);
}

void TestActivations::aMadeRunIsToldWhatCoreTells()
{
    if (m_tools.python.isEmpty())
        QSKIP(qPrintable("The Python SDK can't be had: " + m_tools.missing));
    QFETCH(const QString, file);
    compare(m_made.value(QFileInfo(file).completeBaseName()), file, Grain::Task);
}

void TestActivations::cleanupTestCase()
{
    if (m_runs > 0)
        qInfo("%zu jobs of %zu runs are the SDK's, in its order", m_jobs, m_runs);
}

QTEST_GUILESS_MAIN(TestActivations)
#include "tst_activations.moc"
