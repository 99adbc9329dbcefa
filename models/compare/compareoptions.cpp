// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/compareoptions.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::DifferenceKind)
};

constexpr std::array<const char*, DifferenceKindCount> Words{"missing", "inserted", "outcome", "changed",
                                                             "moved",   "slower",   "faster"};

} // namespace

QString toString(DifferenceKind kind)
{
    return QString::fromLatin1(Words[static_cast<std::size_t>(kind)]);
}

std::optional<DifferenceKind> differenceKindFromName(const QString& name)
{
    for (std::size_t i = 0; i < Words.size(); ++i) {
        if (name == QLatin1String(Words[i]))
            return static_cast<DifferenceKind>(i);
    }
    return std::nullopt;
}

QString displayName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Missing:
        return Texts::tr("Only in A");
    case DifferenceKind::Inserted:
        return Texts::tr("Only in B");
    case DifferenceKind::Outcome:
        return Texts::tr("Other outcome");
    case DifferenceKind::Changed:
        return Texts::tr("Changed");
    case DifferenceKind::Moved:
        return Texts::tr("Moved");
    case DifferenceKind::Slower:
        return Texts::tr("Slower");
    case DifferenceKind::Faster:
        return Texts::tr("Faster");
    }
    return {};
}

void CompareOptions::ignore(const QString& word)
{
    const auto leaveOut = [this](DifferenceKind kind) { isReported[static_cast<std::size_t>(kind)] = false; };
    if (const auto kind = differenceKindFromName(word)) {
        leaveOut(*kind);
    } else if (word == QLatin1String("timing")) {
        leaveOut(DifferenceKind::Slower);
        leaveOut(DifferenceKind::Faster);
    } else if (word == QLatin1String("workflowTasks")) {
        reportsWorkflowTasks = false;
    } else {
        ignoredNames.append(word);
    }
}

} // namespace chronoscope
