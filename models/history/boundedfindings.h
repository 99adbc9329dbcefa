// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/finding.h"

#include <map>
#include <vector>

namespace chronoscope {

/// Lists findings of one file, at most MaximumOfKind of each kind; the rest is only counted, so that a file that is wrong
/// everywhere does not fill the memory.
class BoundedFindings {
public:
    static constexpr std::size_t MaximumOfKind = 100;

    explicit BoundedFindings(QString file) : m_file(std::move(file)) {}

    /// True while another finding of the kind would be listed; spares the making of texts that nobody sees.
    /// When false, the finding is counted.
    [[nodiscard]] bool wants(Finding::Kind kind);
    /// Lists a finding that wants() was true for. The file is filled in.
    void add(Finding finding);
    /// The findings in the order in which they came, with one more for each kind that was cut.
    [[nodiscard]] std::vector<Finding> take();

private:
    QString m_file;
    std::vector<Finding> m_findings;
    std::map<Finding::Kind, std::size_t> m_counts;
};

} // namespace chronoscope
