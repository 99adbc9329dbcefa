// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replaytest/replaysdk.h"

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

struct SdkNames {
    ReplaySdk sdk;
    const char* name;
    const char* displayName;
};
constexpr std::array<SdkNames, 6> Names{{{ReplaySdk::TypeScript, "typescript", "TypeScript"},
                                         {ReplaySdk::Python, "python", "Python"},
                                         {ReplaySdk::Go, "go", "Go"},
                                         {ReplaySdk::Java, "java", "Java"},
                                         {ReplaySdk::DotNet, "dotnet", ".NET"},
                                         {ReplaySdk::Ruby, "ruby", "Ruby"}}};
constexpr std::array Sdks{ReplaySdk::TypeScript, ReplaySdk::Python, ReplaySdk::Go,
                          ReplaySdk::Java,       ReplaySdk::DotNet, ReplaySdk::Ruby};

const SdkNames& namesOf(ReplaySdk sdk)
{
    return *std::find_if(Names.begin(), Names.end(), [sdk](const SdkNames& names) { return names.sdk == sdk; });
}

} // namespace

std::span<const ReplaySdk> replaySdks()
{
    return Sdks;
}

QString toString(ReplaySdk sdk)
{
    return QLatin1String(namesOf(sdk).name);
}

std::optional<ReplaySdk> replaySdkFromName(const QString& name)
{
    for (const SdkNames& names : Names) {
        if (name == QLatin1String(names.name))
            return names.sdk;
    }
    return std::nullopt;
}

QString displayName(ReplaySdk sdk)
{
    return QLatin1String(namesOf(sdk).displayName);
}

std::optional<ReplaySdk> replaySdkOf(const RunSummary& summary)
{
    const QLatin1String prefix("temporal-");
    return summary.sdkName.startsWith(prefix) ? replaySdkFromName(summary.sdkName.mid(prefix.size())) : std::nullopt;
}

} // namespace chronoscope
