// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/editscript.h"

#include "models/compare/messagepatch.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>

#include <QCoreApplication>

#include <numeric>

namespace chronoscope {

namespace {

constexpr std::size_t EventsAChunk = 1000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(EditScript)
};

Error otherRun()
{
    Error error;
    error.code = Error::Code::Schema;
    error.message = Texts::tr("These changes were not made for this run.");
    error.remedy = Texts::tr("Apply them to the first of the two runs that were compared.");
    return error;
}

} // namespace

std::size_t EditScript::patchBytes() const
{
    return std::accumulate(patches.begin(), patches.end(), std::size_t{0},
                           [](std::size_t sum, const Patch& patch) { return sum + patch.bytes.size(); });
}

EditScript editScriptOf(const RunDifference& difference)
{
    const History& a = difference.a->history();
    const History& b = difference.b->history();
    EditScript script;
    script.sourceEventCount = a.size();
    script.edits.reserve(b.size());
    for (std::uint32_t i = 0; i < b.size(); ++i) {
        const EventIndex event(i);
        EditScript::Edit edit;
        edit.source = difference.eventInA[i];
        edit.firstPatch = static_cast<std::uint32_t>(script.patches.size());
        const HistoryEvent& target = b.event(event);
        if (edit.source.isValid())
            appendPatches(a.event(edit.source), target, script.patches);
        else
            script.patches.push_back({{}, {}, target.SerializePartialAsString()});
        edit.patchCount = static_cast<std::uint32_t>(script.patches.size()) - edit.firstPatch;
        edit.firstUnknown = static_cast<std::uint32_t>(script.unknown.size());
        const auto unknown = b.unknownJson(event);
        edit.unknownCount = static_cast<std::uint32_t>(unknown.size());
        script.unknown.insert(script.unknown.end(), unknown.begin(), unknown.end());
        script.edits.push_back(edit);
    }
    return script;
}

Result<std::shared_ptr<const History>> applyEditScript(const EditScript& script, const History& a)
{
    if (a.size() != script.sourceEventCount)
        return tl::unexpected(otherRun());
    std::vector<std::shared_ptr<const HistoryChunk>> chunks;
    std::shared_ptr<HistoryChunk> chunk;
    for (const EditScript::Edit& edit : script.edits) {
        if (!chunk || chunk->size() == EventsAChunk) {
            chunk = std::make_shared<HistoryChunk>();
            chunks.push_back(chunk);
        }
        auto* const event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk->arena());
        if (edit.source.isValid())
            *event = a.event(edit.source);
        for (std::uint32_t i = 0; i < edit.patchCount; ++i) {
            if (!applyPatch(script.patches[edit.firstPatch + i], *event))
                return tl::unexpected(otherRun());
        }
        chunk->append(event);
        for (std::uint32_t i = 0; i < edit.unknownCount; ++i)
            chunk->appendUnknown(script.unknown[edit.firstUnknown + i]);
    }
    return std::make_shared<const History>(std::move(chunks));
}

Result<std::shared_ptr<const History>> applyDifference(const RunDifference& difference, const History& a)
{
    return applyEditScript(editScriptOf(difference), a);
}

} // namespace chronoscope
