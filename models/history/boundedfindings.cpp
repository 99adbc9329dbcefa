// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/boundedfindings.h"

#include <QCoreApplication>

#include <limits>

namespace chronoscope {

bool BoundedFindings::wants(Finding::Kind kind)
{
    return ++m_counts[kind] <= MaximumOfKind;
}

void BoundedFindings::add(Finding finding)
{
    finding.file = m_file;
    m_findings.push_back(std::move(finding));
}

std::vector<Finding> BoundedFindings::take()
{
    for (const auto& [kind, count] : m_counts) {
        if (count <= MaximumOfKind)
            continue;
        constexpr std::size_t LargestCount = std::numeric_limits<int>::max();
        const auto more = static_cast<int>(std::min(count - MaximumOfKind, LargestCount));
        Finding finding;
        finding.severity = Finding::Severity::Note;
        finding.kind = kind;
        finding.message = QCoreApplication::translate("HistoryCheck", "%n more findings of the kind %1 are not listed.",
                                                      nullptr, more)
                              .arg(toString(kind));
        add(std::move(finding));
    }
    return std::move(m_findings);
}

} // namespace chronoscope
