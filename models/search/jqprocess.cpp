// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/search/jqprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chronoscope {

namespace {

/// How often a cancellation is looked for while the filter is busy, in milliseconds.
constexpr int MillisecondsBetweenLooks = 10;
constexpr std::size_t ReadBytes = 64 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::JqProcess)
};

Error notStarted(const QString& program, int errorNumber)
{
    Error error;
    error.code = Error::Code::Io;
    error.place = program;
    error.message = Texts::tr("The program that runs jq filters cannot be started.");
    error.remedy = Texts::tr("Install Chronoscope anew, or search for text or a regular expression.");
    error.detail = qt_error_string(errorNumber);
    return error;
}

Error filterError(const std::string& words)
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = Texts::tr("jq filter");
    error.message = QString::fromStdString(words);
    error.remedy = Texts::tr("Correct the filter; try for example .amount > 100.");
    return error;
}

Error tooSlow()
{
    Error error;
    error.code = Error::Code::Limit;
    error.message = Texts::tr("The jq filter was stopped after %1 seconds on one payload.")
                        .arg(JqProcess::MillisecondsADocument / 1000);
    error.remedy = Texts::tr("Make the filter simpler.");
    return error;
}

Error ended()
{
    Error error;
    error.code = Error::Code::Limit;
    error.message =
        Texts::tr("The jq filter ended unexpectedly: it needed more than 1 GB of memory, or jq itself failed.");
    error.remedy = Texts::tr("Make the filter simpler.");
    return error;
}

/// Standard input and output of the helper are one socket; its words on standard error are of no use to anybody.
int spawn(const QByteArray& program, int socket, pid_t& processId)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string name = program.toStdString();
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    const int result = posix_spawn(&processId, name.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

} // namespace

QString findJqProgram()
{
    if (const QString named = qEnvironmentVariable("CHRONOSCOPE_JQ_PROGRAM"); !named.isEmpty())
        return named;
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString& candidate : {QStringLiteral("chronoscope-jq"), QStringLiteral(CHRONOSCOPE_JQ_FROM_PROGRAM)}) {
        if (const QFileInfo file(here.filePath(candidate)); file.isExecutable())
            return QDir::cleanPath(file.absoluteFilePath());
    }
    return {};
}

Result<std::unique_ptr<JqProcess>> JqProcess::start(const QString& filter, const QString& program,
                                                    const CancellationToken& cancellation)
{
    const QString path = program.isEmpty() ? findJqProgram() : program;
    if (path.isEmpty())
        return tl::unexpected(notStarted(QStringLiteral("chronoscope-jq"), ENOENT));
    std::array<int, 2> sockets{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return tl::unexpected(notStarted(path, errno));
    pid_t processId = -1;
    const int result = spawn(QFile::encodeName(path), sockets[1], processId);
    close(sockets[1]);
    if (result != 0) {
        close(sockets[0]);
        return tl::unexpected(notStarted(path, result));
    }
    fcntl(sockets[0], F_SETFL, O_NONBLOCK);
    std::unique_ptr<JqProcess> process(new JqProcess(sockets[0], processId));
    const std::string text = filter.toStdString();
    const std::array<std::string_view, 1> first{text};
    const auto compiled = process->run(first, cancellation);
    if (!compiled)
        return tl::unexpected(compiled.error());
    if (compiled->front().verdict == JqVerdict::Failure)
        return tl::unexpected(filterError(compiled->front().text));
    return process;
}

JqProcess::~JqProcess()
{
    kill(m_processId, SIGKILL);
    close(m_socket);
    while (waitpid(m_processId, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Result<std::vector<JqAnswer>> JqProcess::run(std::span<const std::string_view> documents,
                                             const CancellationToken& cancellation)
{
    m_sentDocuments = 0;
    m_sentBytes = 0;
    m_answers.clear();
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    while (m_answers.size() < documents.size()) {
        const bool hasMoreToSend = m_sentDocuments < documents.size();
        pollfd waiting{m_socket, static_cast<short>(hasMoreToSend ? POLLIN | POLLOUT : POLLIN), 0};
        const int ready = poll(&waiting, 1, MillisecondsBetweenLooks);
        if (cancellation.isCancelled())
            return tl::unexpected(Error::cancelled());
        if (ready <= 0) {
            if (sinceProgress.hasExpired(MillisecondsADocument))
                return tl::unexpected(tooSlow());
            continue;
        }
        const std::size_t answered = m_answers.size();
        const std::size_t sent = m_sentDocuments;
        const bool isSent = (waiting.revents & POLLOUT) == 0 || sendSome(documents);
        const bool isReceived = (waiting.revents & (POLLIN | POLLHUP | POLLERR)) == 0 || receiveSome();
        if (!isReceived || (!isSent && (waiting.revents & POLLIN) == 0))
            return tl::unexpected(ended());
        if (m_answers.size() > answered || m_sentDocuments > sent)
            sinceProgress.restart();
        else if (sinceProgress.hasExpired(MillisecondsADocument))
            return tl::unexpected(tooSlow());
    }
    return std::exchange(m_answers, {});
}

bool JqProcess::sendSome(std::span<const std::string_view> documents)
{
    constexpr std::size_t MostAtOnce = 64;
    std::array<JqLength, MostAtOnce> lengths{};
    std::array<iovec, 2 * MostAtOnce> parts{};
    std::size_t partCount = 0;
    const std::size_t count = std::min(documents.size() - m_sentDocuments, MostAtOnce);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view document = documents[m_sentDocuments + i];
        lengths[i] = static_cast<JqLength>(document.size());
        std::size_t skip = i == 0 ? m_sentBytes : 0;
        const std::size_t ofLength = std::min(skip, sizeof(JqLength));
        parts[partCount++] = {reinterpret_cast<char*>(&lengths[i]) + ofLength, sizeof(JqLength) - ofLength};
        skip -= ofLength;
        // sendmsg() takes a pointer to what it never writes to.
        parts[partCount++] = {const_cast<char*>(document.data()) + skip, document.size() - skip};
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = partCount;
    const ssize_t written = sendmsg(m_socket, &message, MSG_NOSIGNAL);
    if (written < 0)
        return errno == EAGAIN || errno == EINTR;
    m_sentBytes += static_cast<std::size_t>(written);
    while (m_sentDocuments < documents.size()) {
        const std::size_t whole = sizeof(JqLength) + documents[m_sentDocuments].size();
        if (m_sentBytes < whole)
            break;
        m_sentBytes -= whole;
        ++m_sentDocuments;
    }
    return true;
}

bool JqProcess::receiveSome()
{
    const std::size_t had = m_received.size();
    m_received.resize(had + ReadBytes);
    const ssize_t count = recv(m_socket, m_received.data() + had, ReadBytes, 0);
    m_received.resize(had + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
        return false;
    takeAnswers();
    return true;
}

void JqProcess::takeAnswers()
{
    std::size_t at = 0;
    JqAnswerHead head;
    while (m_received.size() - at >= sizeof(head)) {
        std::memcpy(&head, m_received.data() + at, sizeof(head));
        if (m_received.size() - at - sizeof(head) < head.length)
            break;
        m_answers.push_back({head.verdict, m_received.substr(at + sizeof(head), head.length)});
        at += sizeof(head) + head.length;
    }
    m_received.erase(0, at);
}

} // namespace chronoscope
