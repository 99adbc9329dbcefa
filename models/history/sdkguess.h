// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

namespace chronoscope {

/// The SDK that ran a workflow which does not name it ("temporal-go"), judged by the source of its failures, the details
/// of its markers and the form of worker identities; empty when nothing tells. Linear; stops at the first clear sign.
[[nodiscard]] QString guessSdk(const History& history);

} // namespace chronoscope
