// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/consoleoutput.h"

#include "models/core/format.h"

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>

namespace chronoscope {

namespace {

constexpr qsizetype BlockBytes = qsizetype{256} * 1024;

} // namespace

ConsoleOutput::ConsoleOutput()
{
    m_pending.reserve(BlockBytes + BlockBytes / 4);
}

void ConsoleOutput::write(QByteArrayView bytes)
{
    if (isClosed())
        return;
    m_pending.append(bytes);
    if (m_pending.size() >= BlockBytes)
        flush();
}

void ConsoleOutput::writeLine(const QString& text)
{
    write(text.toUtf8());
    write("\n");
}

Result<void> ConsoleOutput::finish()
{
    flush();
    if (m_errorNumber == 0 || m_errorNumber == EPIPE)
        return {};
    Error error;
    error.code = Error::Code::Io;
    error.place = QCoreApplication::translate("ConsoleOutput", "standard output");
    error.message = QCoreApplication::translate("ConsoleOutput", "The output could not be written: %1.")
                        .arg(qt_error_string(m_errorNumber));
    return tl::unexpected(error);
}

void ConsoleOutput::flush()
{
    if (isClosed())
        return;
    const auto size = static_cast<std::size_t>(m_pending.size());
    errno = 0;
    if (std::fwrite(m_pending.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0)
        m_errorNumber = errno != 0 ? errno : EIO;
    // Keeps the capacity, which clear() would give away.
    m_pending.resize(0);
}

void printError(const Error& error)
{
    printNotice(error.oneLine());
}

void printNotice(const QString& text)
{
    const QByteArray line = singleLine(text).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

void ignoreClosedPipes()
{
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

} // namespace chronoscope
