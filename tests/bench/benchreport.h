// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace chronoscope {

/// Collects figures; prints each as it comes, and at the end one line for each that has a goal.
class BenchReport {
public:
    /// A figure to read beside others, without a goal.
    void value(const QString& name, double value, const QString& unit);
    void milliseconds(const QString& name, double value);

    /// A figure with a goal: it is met when the value is not larger. Names are one word.
    void ratio(const QString& name, double value, double goal);
    /// Times of frames: the median for information, the slowest hundredth against the goal, as "name.p99ms".
    void milliseconds(const QString& name, double p50, double p99, double goalP99);

    /// A figure that cannot be measured here; said at once and again at the end.
    void skip(const QString& name, const QString& reason);

    /// "RATIO name value goal ok" or "... MISSED" for every figure with a goal, "SKIPPED name: reason" for others.
    void print() const;

private:
    QStringList m_lines;
};

} // namespace chronoscope
