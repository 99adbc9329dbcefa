// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsummary.h"

#include <QString>

#include <optional>
#include <span>

namespace chronoscope {

/// A Temporal SDK that has a replayer for recorded histories.
enum class ReplaySdk { TypeScript, Python, Go, Java, DotNet, Ruby };

[[nodiscard]] std::span<const ReplaySdk> replaySdks();

/// "typescript", "python", "go", "java", "dotnet", "ruby": the word of the command line, and what SDKs call themselves in
/// histories after "temporal-".
[[nodiscard]] QString toString(ReplaySdk sdk);
[[nodiscard]] std::optional<ReplaySdk> replaySdkFromName(const QString& name);
/// "TypeScript", ".NET".
[[nodiscard]] QString displayName(ReplaySdk sdk);

/// The SDK whose worker ran the workflow, where the history tells.
[[nodiscard]] std::optional<ReplaySdk> replaySdkOf(const RunSummary& summary);

} // namespace chronoscope
