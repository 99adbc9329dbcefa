// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/settled.h"

#include "models/core/executor.h"

#include <QTimer>

namespace chronoscope {

namespace {

constexpr int PollMilliseconds = 50;
constexpr int QuietPolls = 10;

} // namespace

void whenSettled(QObject* context, const std::function<void()>& function)
{
    auto* poll = new QTimer(context);
    poll->setInterval(PollMilliseconds);
    QObject::connect(poll, &QTimer::timeout, context, [poll, function, quietPolls = 0]() mutable {
        quietPolls = computePool().activeThreadCount() == 0 ? quietPolls + 1 : 0;
        if (quietPolls < QuietPolls)
            return;
        poll->stop();
        poll->deleteLater();
        function();
    });
    poll->start();
}

} // namespace chronoscope
