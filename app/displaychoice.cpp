// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/displaychoice.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtGlobal>

#include <clocale>
#include <cstring>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#define CHRONOSCOPE_HAS_DISPLAY_SERVERS
#include <langinfo.h>
#include <unistd.h>
#endif

namespace chronoscope {

#ifdef CHRONOSCOPE_HAS_DISPLAY_SERVERS
namespace {

constexpr QFile::Permissions OnlyForOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

bool isOnlyForOwner(QFile::Permissions permissions)
{
    // What the current user may do is reported beside it.
    constexpr QFile::Permissions OfTheUser = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    return (permissions & ~OfTheUser) == OnlyForOwner;
}

QtMessageHandler defaultMessageHandler = nullptr;

/// The offscreen platform complains of each window that it has no window manager.
void dropOffscreenNoise(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(QLatin1String("This plugin does not support ")))
        defaultMessageHandler(type, context, message);
}

} // namespace
#endif

void drawWithoutDisplay()
{
#ifdef CHRONOSCOPE_HAS_DISPLAY_SERVERS
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    defaultMessageHandler = qInstallMessageHandler(dropOffscreenNoise);
#endif
}

Result<void> checkDisplay()
{
#ifdef CHRONOSCOPE_HAS_DISPLAY_SERVERS
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") ||
                            !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
                            !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    if (!hasDisplay) {
        Error error;
        error.code = Error::Code::Io;
        error.place = QStringLiteral("chronoscope");
        error.message = QCoreApplication::translate(
            "DisplayChoice", "There is no display to show a window on: DISPLAY and WAYLAND_DISPLAY are empty.");
        error.remedy = QCoreApplication::translate(
            "DisplayChoice", R"(Use "chronoscope --screenshot OUT.png FILE" or "chronoscope show FILE".)");
        return tl::unexpected(error);
    }
#endif
    return {};
}

void scaleEverything(double factor)
{
    if (factor != 1)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(factor));
}

void prepareRuntimeFolder()
{
#ifdef CHRONOSCOPE_HAS_DISPLAY_SERVERS
    constexpr const char* Variable = "XDG_RUNTIME_DIR";
    if (!qEnvironmentVariableIsEmpty(Variable))
        return;
    const QString path = QDir::tempPath() + QLatin1String("/runtime-") + QString::number(geteuid());
    QDir().mkdir(path, OnlyForOwner);
    // Somebody else may have been there first; then Qt looks for itself, and complains.
    const QFileInfo folder(path);
    if (folder.isDir() && !folder.isSymLink() && folder.ownerId() == geteuid() && isOnlyForOwner(folder.permissions()))
        qputenv(Variable, QFile::encodeName(path));
#endif
}

void prepareLocale()
{
#ifdef CHRONOSCOPE_HAS_DISPLAY_SERVERS
    // Before there is a second thread.
    std::setlocale(LC_CTYPE, "");                        // NOLINT(concurrency-mt-unsafe)
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) // NOLINT(concurrency-mt-unsafe)
        qputenv("LC_ALL", "C.UTF-8");
#endif
}

} // namespace chronoscope
