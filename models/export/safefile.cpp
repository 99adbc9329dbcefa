// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/safefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SafeFile)
};

Error fileExists(const QString& path)
{
    Error error;
    error.code = Error::Code::Permission;
    error.place = path;
    error.message = Texts::tr("There is a file of this name already.");
    error.remedy = Texts::tr("Allow it to be replaced, or choose another name.");
    return error;
}

Error cannotWrite(const QString& path, const QString& detail)
{
    Error error;
    error.code = Error::Code::Io;
    error.place = path;
    error.message = Texts::tr("The file could not be written: %1.").arg(detail);
    return error;
}

/// Waits until the bytes are on the disk, so that the rename can't be there before them after a power cut.
/// QSaveFile syncs too, but takes no notice when that fails.
bool flushToDisk(QSaveFile& file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    // Some file systems know no sync; a full disk or a broken one is another matter.
    return fsync(file.handle()) == 0 || errno == EINVAL || errno == ENOTSUP;
#else
    return true;
#endif
}

/// The new name is in the folder, which is a file of its own. Where that can't be synced the name may come later, whole.
void flushFolder([[maybe_unused]] const QString& path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
#endif
}

bool isThere(const QString& path)
{
    // A link that leads nowhere is a file as well: writing would follow it.
    return QFileInfo::exists(path) || QFileInfo(path).isSymLink();
}

} // namespace

Result<void> writeFileSafely(const QString& path, ExistingFile existing,
                             const std::function<Result<void>(QIODevice& device)>& write)
{
    if (existing == ExistingFile::Keep && isThere(path))
        return tl::unexpected(fileExists(path));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(cannotWrite(path, file.errorString()));
    if (auto written = write(file); !written) {
        file.cancelWriting();
        Error error = std::move(written.error());
        if (error.place.isEmpty())
            error.place = path;
        return tl::unexpected(std::move(error));
    }
    if (!flushToDisk(file)) {
        const QString detail = file.error() != QFileDevice::NoError ? file.errorString() : qt_error_string(errno);
        file.cancelWriting();
        return tl::unexpected(cannotWrite(path, detail));
    }
    // Somebody may have made one while this was being written.
    if (existing == ExistingFile::Keep && isThere(path)) {
        file.cancelWriting();
        return tl::unexpected(fileExists(path));
    }
    if (!file.commit())
        return tl::unexpected(cannotWrite(path, file.errorString()));
    flushFolder(path);
    return {};
}

} // namespace chronoscope
