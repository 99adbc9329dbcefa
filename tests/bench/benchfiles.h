// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chronoscope {

/// The largest history that a Temporal server allows, 51,200 events, with payloads of 1.6 KB, in both formats.
struct BenchFiles {
    QString json; ///< indented, as Temporal's tools write it; about 57 MB
    qint64 jsonBytes = 0;
    QString binary; ///< temporal.api.history.v1.History; about 31 MB
    qint64 binaryBytes = 0;
};

/// Generates the history and writes it into the folder.
[[nodiscard]] BenchFiles writeBenchFiles(const QString& folder);

} // namespace chronoscope
