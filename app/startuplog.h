// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

class QApplication;

namespace chronoscope {

/// How long starting takes. Silent unless asked for: QT_LOGGING_RULES="chronoscope.startup.info=true".
Q_DECLARE_LOGGING_CATEGORY(startupLog)

/// Logs "first window painted" as soon as that is so.
void logFirstPaint(QApplication& application);

} // namespace chronoscope
