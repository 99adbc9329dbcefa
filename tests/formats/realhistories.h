// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/formats/readerhelpers.h"
#include "tests/support/sharedfolder.h"

#include <QDirIterator>

#include <functional>
#include <memory>

namespace chronoscope::test {

/// Hands every history in ../shared that can be read to a function that says what is wrong with it; stops at the first
/// complaint and returns it behind the name of the file. Empty when there was none.
[[nodiscard]] inline QString
firstComplaint(const std::function<QString(const std::shared_ptr<const History>&)>& complaintAbout)
{
    QDirIterator files(sharedFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const auto runs = readFile(file);
        if (!runs)
            continue;
        for (const ReadRun& run : *runs) {
            const QString complaint = complaintAbout(run.history);
            if (!complaint.isEmpty())
                return file + QLatin1String(": ") + complaint;
        }
    }
    return {};
}

} // namespace chronoscope::test
