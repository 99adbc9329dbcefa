// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace chronoscope {

/// A failure as a value: what happened, where, and what to do about it. Values only, usable from every thread.
struct Error {
    enum class Code {
        Io,         ///< a file or pipe could not be read or written
        Parse,      ///< the bytes are not of the format they claim to be
        Schema,     ///< well-formed, but not what was expected there
        Network,    ///< a peer could not be reached
        Permission, ///< the user may not do this
        Cancelled,  ///< the user asked to stop; never shown
        Limit,      ///< something is larger than Chronoscope accepts
        Internal    ///< a defect of Chronoscope itself
    };

    Code code = Code::Internal;
    QString message; ///< translated sentence for the user, plain text
    QString place;   ///< file, byte offset, event or field it is about; may be empty
    QString remedy;  ///< translated sentence: what to do; may be empty
    QString detail;  ///< raw text of a library or the system, for copying; may be empty

    /// "place: message remedy" on one line, for a terminal.
    [[nodiscard]] QString oneLine() const;

    /// The error that a cancelled piece of work returns.
    [[nodiscard]] static Error cancelled();

    [[nodiscard]] bool isCancelled() const { return code == Code::Cancelled; }
};

/// A value, or the reason why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

} // namespace chronoscope
