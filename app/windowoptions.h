// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace chronoscope {

/// What the command line asks of the window.
struct WindowOptions {
    /// Files and folders as the user named them; "-" is standard input, ":/..." a sample that ships with the program.
    QStringList files;
    /// Id of the event to select in the first run that opens; 0: none.
    qint64 selectedEvent = 0;
    /// A PNG to render the window into once everything is open and painted; then the program ends. Empty: none.
    QString screenshot;
    /// Of the window in device-independent pixels; empty: as it was left last time.
    QSize size;
    /// "light", "dark", "highContrastLight", "highContrastDark" or "system"; empty: as chosen last time.
    QString theme;
};

} // namespace chronoscope
