// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens bytes as JSON in every way in which a file may be read: as a whole, and in slices that must give the same.
#include "models/formats/eventlist.h"
#include "models/formats/jsonslices.h"
#include "tests/fuzz/fuzzhistories.h"

#include <temporal/api/history/v1/message.pb.h>

#include <cstddef>
#include <cstdint>

using namespace chronoscope;

namespace {

/// Slices may decline; what they do read must be what the whole reader reads.
void compareWithSlices(const QByteArray& bytes)
{
    const auto list = findEventList({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!list)
        return;
    ReadOptions options;
    options.threads = 1;
    const auto source = bytesInMemory(bytes, QStringLiteral("fuzz"));
    const auto sliced = readJsonSlices(*source, *list, options, {100, 200});
    if (!sliced || !*sliced)
        return;
    const auto whole = readHistories(*source, options);
    if (!whole)
        return; // no event of Temporal in it
    if (whole->size() != 1 || whole->front().history->size() != (*sliced)->history->size())
        std::abort();
    for (std::size_t index = 0; index < whole->front().history->size(); ++index) {
        const EventIndex event(index);
        if (eventToJson(*whole->front().history, event) != eventToJson(*(*sliced)->history, event))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    fuzz::openBytes(bytes);
    compareWithSlices(bytes);
    return 0;
}
