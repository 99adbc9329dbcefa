// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QtTest>

namespace chronoscope::test {

/// Compares lines with tests/data/NAME.golden. Returns what differs, readable; empty when nothing does.
/// With UPDATE_GOLDENS=1 in the environment the file is written anew instead: look at the diff before you commit it.
[[nodiscard]] QString goldenDifference(const QString& name, const QStringList& lines);

} // namespace chronoscope::test

/// Fails the test function with a readable difference when the lines are not those of the golden file.
#define COMPARE_WITH_GOLDEN(name, lines)                                                                         \
    do {                                                                                                         \
        const QString goldenDifferenceText = chronoscope::test::goldenDifference(QStringLiteral(name), (lines)); \
        QVERIFY2(goldenDifferenceText.isEmpty(), qPrintable(goldenDifferenceText));                              \
    } while (false)
