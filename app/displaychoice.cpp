// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/displaychoice.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QtGlobal>

#include <clocale>
#include <cstring>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#define CHRONOSCOPE_HAS_DISPLAY_SERVERS
#include <langinfo.h>
#endif

namespace chronoscope {

void drawWithoutDisplay()
{
#ifdef CHRONOSCOPE_HAS_DISPLAY_SERVERS
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
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
