// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QString>

#include <memory>
#include <vector>

namespace chronoscope {

/// What to take of a node of MessageTree.
enum class NodeText { Value, Json };

/// The exact text of a node, found by its rows from the root. Makes a tree of its own, so that it can run on the pool:
/// the value may be 50 MB.
[[nodiscard]] QString nodeText(const std::shared_ptr<const History>& history, EventIndex event,
                               const std::vector<int>& rows, NodeText text);

} // namespace chronoscope
