// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/contentrecognition.h"
#include "models/formats/findingcollector.h"
#include "models/formats/historyreader.h"

#include <QByteArray>

namespace chronoscope {

/// What came out of a compressed file.
struct Decompressed {
    QByteArray bytes;
    FindingCollector findings; ///< when the file was cut or damaged and only its beginning came out
};

/// Called once, when this many bytes came out and more will follow.
struct DecompressionPreview {
    qsizetype bytes = 0;
    std::function<void(std::string_view head)> show;
};

/// Unpacks gzip (several members allowed) or Zstandard. Never yields more than MaximumDecompressedBytes: a small file may
/// claim any size. Errors: Io, Limit, Parse when nothing came out, Cancelled.
[[nodiscard]] Result<Decompressed> decompress(const ByteSource& source, Content content, const ReadOptions& options,
                                              const DecompressionPreview& preview);

/// Far beyond the 50 MB that a Temporal server allows one history, with room for exports of many.
constexpr qsizetype MaximumDecompressedBytes = qsizetype{1024} * 1024 * 1024;

} // namespace chronoscope
