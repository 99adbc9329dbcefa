// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bytesource.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace chronoscope {

namespace {

/// What a pipe or device may deliver, in bytes; endless ones must end somewhere.
constexpr qint64 MaximumPipeBytes = qint64{2} * 1024 * 1024 * 1024 - 64 * 1024;

/// How soon a reader that waits for a pipe notices that nobody wants its bytes any more.
constexpr int CancellationPollMilliseconds = 100;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

Error systemError(const QString& place, int code)
{
    Error error;
    error.code = code == EACCES || code == EPERM ? Error::Code::Permission : Error::Code::Io;
    error.place = place;
    error.detail = QString::fromStdString(std::generic_category().message(code));
    switch (code) {
    case ENOENT:
        error.message = Texts::tr("The file does not exist.");
        break;
    case EACCES:
    case EPERM:
        error.message = Texts::tr("The file may not be read.");
        error.remedy = Texts::tr("Ask for permission to read it, or copy it.");
        break;
    case EISDIR:
        error.message = Texts::tr("This is a folder.");
        error.remedy = Texts::tr("Choose a file inside of it.");
        break;
    default:
        error.message = Texts::tr("The file could not be read: %1.").arg(error.detail);
    }
    return error;
}

class BytesInMemory final : public ByteSource {
public:
    BytesInMemory(QByteArray bytes, QString name) : m_bytes(std::move(bytes)), m_name(std::move(name)) {}

    QString name() const override { return m_name; }
    std::int64_t size() const override { return m_bytes.size(); }
    Result<std::int64_t> read(std::int64_t offset, char* buffer, std::int64_t count) const override
    {
        const std::int64_t available = std::clamp<std::int64_t>(m_bytes.size() - offset, 0, count);
        if (available > 0)
            std::memcpy(buffer, m_bytes.constData() + offset, static_cast<std::size_t>(available));
        return available;
    }

private:
    QByteArray m_bytes;
    QString m_name;
};

/// Reads at positions, so that threads do not disturb each other.
class RegularFile final : public ByteSource {
public:
    RegularFile(int descriptor, std::int64_t size, QString name)
        : m_descriptor(descriptor), m_size(size), m_name(std::move(name))
    {
    }
    ~RegularFile() override { ::close(m_descriptor); }
    RegularFile(const RegularFile&) = delete;
    RegularFile& operator=(const RegularFile&) = delete;

    QString name() const override { return m_name; }
    std::int64_t size() const override { return m_size; }
    Result<std::int64_t> read(std::int64_t offset, char* buffer, std::int64_t count) const override
    {
        std::int64_t done = 0;
        while (done < count) {
            const ssize_t got =
                ::pread(m_descriptor, buffer + done, static_cast<std::size_t>(count - done), offset + done);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return tl::unexpected(systemError(m_name, errno));
            if (got == 0)
                break;
            done += got;
        }
        return done;
    }

private:
    int m_descriptor;
    std::int64_t m_size;
    QString m_name;
};

/// Returns once there is something to read, an end or an error; false when cancelled before. A named pipe has no end
/// before its first writer: poll() waits for that one too, where read() would say 0.
bool waitForBytes(int descriptor, const CancellationToken& cancellation)
{
    pollfd waiting{descriptor, POLLIN, 0};
    while (!cancellation.isCancelled()) {
        if (::poll(&waiting, 1, CancellationPollMilliseconds) != 0)
            return true;
    }
    return false;
}

Result<std::shared_ptr<const ByteSource>> readPipe(int descriptor, const QString& name,
                                                   const CancellationToken& cancellation)
{
    QByteArray bytes;
    QByteArray part(256 * 1024, Qt::Uninitialized);
    for (;;) {
        if (!waitForBytes(descriptor, cancellation))
            return tl::unexpected(Error::cancelled());
        const ssize_t got = ::read(descriptor, part.data(), static_cast<std::size_t>(part.size()));
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            return tl::unexpected(systemError(name, errno));
        if (got == 0)
            return bytesInMemory(std::move(bytes), name);
        if (bytes.size() + got > MaximumPipeBytes) {
            Error error;
            error.code = Error::Code::Limit;
            error.place = name;
            error.message = Texts::tr("More than 2 GB came from here.");
            error.remedy = Texts::tr("Save the history into a file and open that.");
            return tl::unexpected(error);
        }
        bytes.append(part.constData(), got);
    }
}

/// Never waits for the writer of a named pipe: nobody could cancel that. Descriptor, or -1 and errno.
int openForReading(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    // Only a file that another program holds a lease on: that one is asked to let go, which takes a moment.
    if (descriptor < 0 && errno == EWOULDBLOCK)
        return ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    return descriptor;
}

/// What ships inside the program is in no file system.
Result<std::shared_ptr<const ByteSource>> readResource(const QString& path)
{
    QFile resource(path);
    if (!resource.open(QIODevice::ReadOnly))
        return tl::unexpected(systemError(path, ENOENT));
    return bytesInMemory(resource.readAll(), path);
}

} // namespace

Result<std::shared_ptr<const ByteSource>> openFile(const QString& path, const CancellationToken& cancellation)
{
    if (path.startsWith(QLatin1String(":/")))
        return readResource(path);
    const int descriptor = openForReading(path);
    if (descriptor < 0)
        return tl::unexpected(systemError(path, errno));
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
        const int code = S_ISDIR(status.st_mode) ? EISDIR : errno;
        ::close(descriptor);
        return tl::unexpected(systemError(path, code));
    }
    // Files of /proc and the like are regular and say that they are empty.
    if (S_ISREG(status.st_mode) && status.st_size > 0)
        return std::make_shared<RegularFile>(descriptor, status.st_size, path);
    auto result = readPipe(descriptor, path, cancellation);
    ::close(descriptor);
    return result;
}

Result<std::shared_ptr<const ByteSource>> openStandardInput(const CancellationToken& cancellation)
{
    return readPipe(STDIN_FILENO, Texts::tr("standard input"), cancellation);
}

std::shared_ptr<const ByteSource> bytesInMemory(QByteArray bytes, QString name)
{
    return std::make_shared<BytesInMemory>(std::move(bytes), std::move(name));
}

} // namespace chronoscope
