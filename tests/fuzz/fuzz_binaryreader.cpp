// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens bytes as binary protobuf: as they are, as one event of a history, and in windows that must give the same.
#include "models/formats/binaryreader.h"
#include "models/formats/binaryslices.h"
#include "models/formats/wireformat.h"
#include "tests/fuzz/fuzzhistories.h"

#include <cstddef>
#include <cstdint>

using namespace chronoscope;

namespace {

void compareWithWindows(const QByteArray& bytes)
{
    // Only a History is read in windows: other messages look alike.
    if (wire::findEventDepth({bytes.constData(), static_cast<std::size_t>(bytes.size())}) != 1)
        return;
    ReadOptions options;
    options.threads = 1;
    const auto windows = readBinarySlices(*bytesInMemory(bytes, QStringLiteral("fuzz")), options, 64);
    if (!windows || !*windows)
        return;
    const auto whole = readBinary({bytes.constData(), static_cast<std::size_t>(bytes.size())}, {}, options);
    if (!whole || whole->size() != 1)
        return; // events that tell nothing of being Temporal's are refused as a whole
    if (whole->front().history->size() != (*windows)->history->size())
        std::abort();
}

/// The bytes with the tag and length of an event before them, so that mutations reach into its fields.
QByteArray asEvent(const QByteArray& bytes)
{
    QByteArray history(1, '\x0A');
    auto length = static_cast<std::size_t>(bytes.size());
    for (; length >= 0x80; length >>= 7)
        history += static_cast<char>((length & 0x7F) | 0x80);
    history += static_cast<char>(length);
    return history + bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    fuzz::openBytes(bytes);
    fuzz::openBytes(asEvent(bytes));
    compareWithWindows(bytes);
    return 0;
}
