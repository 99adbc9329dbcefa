// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace chronoscope::test {

/// What is in a trace that is in order.
struct TraceContent {
    QHash<QString, int> eventsOfPhase; ///< by letter: "X", "i", "M", "s", "f", "C"
    QString problem;                   ///< the first rule that is broken, with the event; empty when all hold
};

/// Judges a file by the published description of Chrome's trace events ("Trace Event Format", Google, 2016) and by what
/// Perfetto's reader asks beyond it, more strictly than either:
///
/// * An object with "traceEvents", every element an object with "name", a known "ph" and "pid".
/// * Times are numbers, not negative; "dur" too. X, i, s, f need "ts" and "tid".
/// * Every thread that is used is named, once, and has a sort index; the process is named once.
/// * Complete events of one thread nest or follow each other, they never overlap in part.
/// * An arrow is one "s" and one "f" with the same id, name and category, the "f" binding to its enclosing slice and not
///   earlier than the "s"; at both ends a slice or an instant of the thread is there to bind to.
/// * Counters have numbers only, come in the order of time and have the same series each time.
/// * No member is there that the phase does not have.
[[nodiscard]] TraceContent judgeTrace(const QByteArray& json);

} // namespace chronoscope::test
