// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace chronoscope {

/// Standard output, collected into large blocks. After a failure nothing more is written, and finish() tells of it.
class ConsoleOutput {
public:
    ConsoleOutput();
    ConsoleOutput(const ConsoleOutput&) = delete;
    ConsoleOutput& operator=(const ConsoleOutput&) = delete;

    /// UTF-8, written as it is.
    void write(QByteArrayView bytes);
    void writeLine(const QString& text);

    /// Nobody reads any more, or writing failed: producing more is of no use.
    [[nodiscard]] bool isClosed() const { return m_errorNumber != 0; }

    /// Writes what is left. A reader that went away (a pipe into `head`) is no error; a full disk is one.
    [[nodiscard]] Result<void> finish();

private:
    void flush();

    QByteArray m_pending;
    int m_errorNumber = 0; ///< errno of the write that failed
};

/// One line on standard error, with control characters of hostile text replaced.
void printError(const Error& error);
void printNotice(const QString& text);

/// Makes a write into a closed pipe fail instead of ending the program.
void ignoreClosedPipes();

} // namespace chronoscope
