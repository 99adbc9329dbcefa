// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/jsoncomparison.h"
#include "models/history/history.h"

#include <QString>

namespace chronoscope {

/// A value that differs between two events, or an event that one side lacks.
struct FieldChange {
    EventIndex eventInA; ///< not valid when only b has such an event
    EventIndex eventInB;
    QString path;      ///< "activityTaskScheduledEventAttributes.input.payloads[0]"; empty for the whole event
    QString valuePath; ///< inside of a JSON payload: "$.amount"; else empty
    Side side = Side::Both;
    QString inA; ///< the value on one line, of bounded length
    QString inB;
};

} // namespace chronoscope
