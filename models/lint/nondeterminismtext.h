// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/workflowtasks.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace chronoscope {

/// What an SDK complains of when code and history differ.
enum class NondeterminismForm : std::uint8_t {
    OtherCommand,       ///< the history has one command, the code issued another one
    MissingCommand,     ///< the history has a command, the code issued none
    ExtraCommand,       ///< the code issued a command that the history lacks
    OtherIdentity,      ///< the same kind of command with another id or type
    LocalActivityOrder, ///< a recorded local activity met another one
    MissingPatchCall,   ///< a patch is recorded, the code does not ask for it
    OtherPatch,         ///< a patch is recorded, the code asks for another one
    LateVersionCall,    ///< Java: getVersion called before the place where its marker stands
    UnsupportedVersion, ///< the recorded version is outside of what the code supports
    LookupFailed,       ///< Go: a recorded event names something that the code did not start
    MissingSideEffect,  ///< Go: the code asks for a side effect that is not recorded
    IllegalState,       ///< an SDK's state machine was told something that it cannot be told
    OtherResult,        ///< Go's replayer only: the run would end with another result
    UnknownFlag,        ///< the worker's SDK is older than the one that recorded
    UnknownEvent,       ///< likewise
    NotRecognised       ///< a wording that is not known here
};
constexpr std::size_t NondeterminismFormCount = 16;
/// "otherCommand", ...: the word that scripts see.
[[nodiscard]] QString toString(NondeterminismForm form);

/// What the message of a nondeterminism error says, before anything is looked up. Texts are those of the SDKs' sources:
/// sdk-core machines/*_state_machine.rs, sdk-go internal/internal_task_handlers.go and internal_command_state_machine.go,
/// sdk-java internal/statemachines and internal/replay. Raw text of the file, each on one line and bounded.
struct NondeterminismText {
    NondeterminismForm form = NondeterminismForm::NotRecognised;
    SdkFamily family = SdkFamily::Generic; ///< whose wording it is

    std::optional<std::int64_t> eventId; ///< that the message names
    std::int32_t eventType = 0;          ///< of the recorded command; 0 where not told
    std::int32_t commandType = 0;        ///< of what the code did (temporal.api.enums.v1.CommandType); 0 where not told
    QString machine;                     ///< core: the command's kind in its words: "Timer"
    QString attribute;                   ///< "activity type": what differs, where the message tells
    QString recorded;                    ///< its value in the history
    QString produced;                    ///< its value by the code
    QString recordedId;                  ///< activity id, timer id, ... of the recorded command
    QString recordedName;                ///< activity type, workflow type, ... of the recorded command
    QString changeId;                    ///< of patches and versions
};

/// Reads a message in any SDK's words: of a failure, of a query's error, of a worker's log. Pure, any thread; looks at the
/// first 8,192 characters.
[[nodiscard]] NondeterminismText parseNondeterminism(const QString& message);

/// True for texts that say of themselves that they are about nondeterminism.
[[nodiscard]] bool looksLikeNondeterminism(const QString& message);

} // namespace chronoscope
