// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/eventpath.h"
#include "models/history/history.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chronoscope {

/// What the schema could not hold of one JSON event, found by where it stood while the event is written again. Costs
/// nothing for an event that has nothing of the kind.
class KeptJson {
public:
    /// One member of an object that the message does not have.
    struct Member {
        std::string name;
        const UnknownJson* item = nullptr;
    };

    /// Extends the present path for as long as it lives.
    class Step {
    public:
        Step(KeptJson& kept, const EventPath& step) : m_kept(kept), m_length(kept.m_path.size())
        {
            if (!kept.m_below.empty())
                kept.extend(step);
        }
        ~Step() { m_kept.m_path.resize(m_length); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        KeptJson& m_kept;
        std::size_t m_length;
    };

    explicit KeptJson(std::span<const UnknownJson> unknown);

    /// Text that stood in the file at the present path instead of what the message holds; null when there is none. It
    /// counts as written.
    [[nodiscard]] const UnknownJson* replacement();

    /// What the file had below the present path, the message does not have, and nobody has written yet. From now on it
    /// counts as written.
    [[nodiscard]] std::vector<const Member*> takeMembers();

private:
    void extend(const EventPath& step);

    std::map<std::string, std::vector<Member>, std::less<>> m_below; ///< by the path of what it stood in
    std::map<std::string_view, const UnknownJson*> m_values;         ///< by their own path
    std::set<const UnknownJson*> m_written;
    std::string m_path;
};

} // namespace chronoscope
