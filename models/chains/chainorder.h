// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runregister.h"

#include <memory>
#include <vector>

namespace chronoscope {

/// The chains of all known runs that came of others, each in order; runs that are alone are left out. A link that closes
/// a circle is taken away from the register. Near-linear.
[[nodiscard]] std::vector<RunChain> chainsInOrder(RunRegister& runs,
                                                  const std::vector<std::shared_ptr<const RunFacts>>& files);

} // namespace chronoscope
