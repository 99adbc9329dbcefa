// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/recordedruns.h"

#include "models/export/runwriter.h"
#include "models/formats/runloader.h"
#include "tests/live/pythontools.h"
#include "tests/support/sharedfolder.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chronoscope::test {

namespace {

constexpr int GroupSeconds = 300;
constexpr int ServerMilliseconds = 20'000;

QString recordings()
{
    return sharedFolder() + QStringLiteral("/recordings/python");
}

RunSnapshotPointer load(const QString& path)
{
    const auto source = openFile(path);
    if (!source)
        qFatal("%s", qPrintable(source.error().oneLine()));
    const auto runs = loadRuns(**source, {});
    if (!runs || runs->size() != 1)
        qFatal("%s holds no single run", qPrintable(path));
    return runs->front();
}

bool hasCompletedTask(const History& history)
{
    for (std::size_t index = 0; index < history.size(); ++index) {
        if (history.type(EventIndex(index)) == temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            return true;
    }
    return false;
}

QFileInfoList filesIn(const QString& folder)
{
    return QDir(recordings() + folder).entryInfoList({QStringLiteral("*.bin")}, QDir::Files);
}

/// Those whose workers' code is recorded with them.
QFileInfoList files()
{
    return filesIn(QStringLiteral("/histories"));
}

/// Lines of name, variant, verdict and message; those of the unchanged code.
QHash<QString, QString> readVerdicts(const QString& path)
{
    QHash<QString, QString> verdicts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return verdicts;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() >= 3 && cells[1] == "base")
            verdicts.insert(QString::fromUtf8(cells[0]), QString::fromUtf8(cells[2]));
    }
    return verdicts;
}

/// A port of this machine that nobody uses at the moment.
quint16 freePort()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (descriptor < 0 || bind(descriptor, any, size) != 0 || getsockname(descriptor, any, &size) != 0)
        qFatal("no free port");
    close(descriptor);
    return ntohs(address.sin_port);
}

/// The objects that recorded payloads refer to, served on this machine for as long as it lives.
class ObjectServer {
public:
    ObjectServer() : m_port(freePort())
    {
        m_process.start(QStandardPaths::findExecutable(QStringLiteral("node")),
                        {sharedFolder() + QStringLiteral("/tools/strict-s3.js"), QString::number(m_port),
                         sharedFolder() + QStringLiteral("/recordings/s3")});
        // It says when it listens.
        m_process.waitForReadyRead(ServerMilliseconds);
    }
    ~ObjectServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    ObjectServer(const ObjectServer&) = delete;
    ObjectServer& operator=(const ObjectServer&) = delete;

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    quint16 m_port;
    QProcess m_process;
};

void exportAll(const QString& folder)
{
    QDir().mkpath(folder);
    for (const QFileInfo& info : files())
        RecordedRuns::exportTo(QDir(folder).filePath(info.completeBaseName() + QStringLiteral(".json")),
                               info.filePath());
}

} // namespace

QStringList RecordedRuns::names()
{
    QStringList names;
    for (const QFileInfo& info : files()) {
        if (hasCompletedTask(*load(info.filePath())->history))
            names.append(info.completeBaseName());
    }
    return names;
}

QStringList RecordedRuns::allFiles()
{
    QStringList paths;
    for (const QFileInfo& info : files() + filesIn(QStringLiteral("/histories-more")))
        paths.append(info.filePath());
    return paths;
}

void RecordedRuns::exportTo(const QString& jsonFile, const QString& recordedFile)
{
    QFile output(jsonFile);
    if (!output.open(QIODevice::WriteOnly) || !runWriter(ExportFormat::Json)(*load(recordedFile), output, {}))
        qFatal("%s could not be exported", qPrintable(recordedFile));
}

QHash<QString, QString> RecordedRuns::recordedVerdicts()
{
    return readVerdicts(recordings() + QStringLiteral("/replayer_verdicts.tsv"));
}

QHash<QString, QString> RecordedRuns::replayExports(const QString& python, const QString& folder)
{
    // The recorders' own script looks for histories here.
    exportAll(folder + QStringLiteral("/out/histories"));
    const QString workers = recordings() + QStringLiteral("/workers");
    const QString verdicts = folder + QStringLiteral("/verdicts.tsv");
    runForEachGroup(python, folder, workers, [&](const QString& group) {
        return QStringList{workers + QStringLiteral("/replay_all.py"), group, verdicts};
    });
    return readVerdicts(verdicts);
}

void RecordedRuns::runForEachGroup(const QString& python, const QString& folder, const QString& modules,
                                   const std::function<QStringList(const QString& group)>& arguments)
{
    const ObjectServer objects;
    QProcessEnvironment environment = pythonEnvironment(modules);
    environment.insert(QStringLiteral("REC_ROOT"), folder);
    environment.insert(QStringLiteral("S3_URL"), objects.url());
    for (const char* group : {"orders", "replay", "ext", "streams", "agents", "nexus", "ops", "long"}) {
        const ProcessOutcome outcome =
            runProcess(python, arguments(QLatin1String(group)), environment, GroupSeconds, folder);
        if (!outcome.isInTime || outcome.exitCode != 0)
            qWarning("group %s: %s", group,
                     outcome.isInTime ? qPrintable(outcome.errors.right(2000)) : "not done within the time limit");
    }
}

} // namespace chronoscope::test
