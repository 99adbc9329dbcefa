// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportformat.h"
#include "models/history/runsnapshot.h"

#include <QSet>
#include <QString>

namespace chronoscope {

/// Names for the files of several runs in one folder.
///
/// Workflow ids and run ids are hostile text: letters and digits of any script and "-", "_", "." stay, everything else
/// becomes "_"; a name never begins with a dot or a hyphen and has at most 200 bytes. Runs whose names would be the same, also on file
/// systems that ignore case, are numbered.
class ExportNames {
public:
    explicit ExportNames(ExportFormat format) : m_format(format) {}

    /// "order-A-1_01a2089a.json", made of workflow id and run id; of the source's name where neither is recorded.
    [[nodiscard]] QString nameFor(const RunSnapshot& run);

private:
    ExportFormat m_format;
    QSet<QString> m_taken;
};

/// The same for a single run.
[[nodiscard]] QString suggestedFileName(const RunSnapshot& run, ExportFormat format);

} // namespace chronoscope
