// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtTest>

namespace chronoscope::test {

/// Path of the folder "shared" beside the project, with real and recorded histories; empty where it is absent.
[[nodiscard]] QString sharedFolder();

/// Path of a file in tests/data.
[[nodiscard]] QString dataFile(const QString& name);

} // namespace chronoscope::test

/// Ends a test function that needs real histories, saying so, on a machine that has none.
#define SKIP_WITHOUT_SHARED()                                                          \
    do {                                                                               \
        if (chronoscope::test::sharedFolder().isEmpty())                               \
            QSKIP("The folder ../shared with real histories is not on this machine."); \
    } while (false)
