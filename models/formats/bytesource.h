// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/core/error.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>

namespace chronoscope {

/// Where bytes come from. read() may be called from several threads at once.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// As the user named it; for messages.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual std::int64_t size() const = 0;
    /// Fills the buffer from the offset on; returns how many bytes came, fewer only at the end.
    [[nodiscard]] virtual Result<std::int64_t> read(std::int64_t offset, char* buffer, std::int64_t count) const = 0;
};

/// A regular file, read in place; a pipe, a device or a resource (":/...") is read whole first. A named pipe is waited for
/// until somebody writes to it. Errors: Io, Permission, Limit, Cancelled.
[[nodiscard]] Result<std::shared_ptr<const ByteSource>> openFile(const QString& path,
                                                                 const CancellationToken& cancellation = {});
/// All of standard input. Blocks until its end. Errors: Io, Limit, Cancelled.
[[nodiscard]] Result<std::shared_ptr<const ByteSource>> openStandardInput(const CancellationToken& cancellation = {});
/// Bytes in memory: clipboard, standard input, tests.
[[nodiscard]] std::shared_ptr<const ByteSource> bytesInMemory(QByteArray bytes, QString name);

} // namespace chronoscope
