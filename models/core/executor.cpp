// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/executor.h"

#include <QThread>

#include <algorithm>

namespace chronoscope {

QThreadPool& computePool()
{
    static QThreadPool pool;
    static const bool isConfigured = [] {
        pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
        pool.setObjectName(QStringLiteral("compute"));
        return true;
    }();
    Q_UNUSED(isConfigured)
    return pool;
}

} // namespace chronoscope
