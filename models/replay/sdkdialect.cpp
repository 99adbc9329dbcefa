// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/workflowtasks.h"

#include <algorithm>
#include <array>

namespace chronoscope {

QString toString(SdkFamily family)
{
    switch (family) {
    case SdkFamily::Core:
        return QStringLiteral("core");
    case SdkFamily::Go:
        return QStringLiteral("go");
    case SdkFamily::Java:
        return QStringLiteral("java");
    case SdkFamily::Generic:
        break;
    }
    return QStringLiteral("generic");
}

SdkDialect SdkDialect::of(const RunSummary& summary)
{
    static const std::array coreLanguages{QStringLiteral("temporal-typescript"), QStringLiteral("temporal-python"),
                                          QStringLiteral("temporal-dotnet"), QStringLiteral("temporal-ruby"),
                                          QStringLiteral("temporal-rust")};
    SdkDialect dialect;
    dialect.sdkName = summary.sdkName;
    dialect.isGuessed = summary.isSdkGuessed;
    if (summary.sdkName == QLatin1String("temporal-go"))
        dialect.family = SdkFamily::Go;
    else if (summary.sdkName == QLatin1String("temporal-java"))
        dialect.family = SdkFamily::Java;
    else if (std::find(coreLanguages.begin(), coreLanguages.end(), summary.sdkName) != coreLanguages.end())
        dialect.family = SdkFamily::Core;
    return dialect;
}

} // namespace chronoscope
