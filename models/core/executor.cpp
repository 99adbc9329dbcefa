// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/executor.h"

#include <QThread>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

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

void yieldToGuiThread()
{
#ifdef Q_OS_LINUX
    // QThread's priorities mean nothing to Linux' usual scheduler; niceness of a single thread does.
    constexpr int Niceness = 10;
    thread_local const bool isNice = setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), Niceness) == 0;
    Q_UNUSED(isNice)
#endif
}

} // namespace chronoscope
