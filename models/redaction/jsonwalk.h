// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redaction/textredactor.h"

namespace chronoscope {

/// One way through a JSON value, copying what stays and replacing what must go. The value must be well-formed, which also
/// bounds how deep it nests.
class TextRedactor::JsonWalk {
public:
    JsonWalk(const TextRedactor& redactor, std::string_view json, RuleNames& hits, int depth, bool payloadData);

    /// Nothing when everything stays.
    [[nodiscard]] std::optional<std::string> run();

private:
    void value();
    void string();
    void object();
    void member(bool isPayload);
    void array();
    void literal();
    void space();
    /// Writes the replacement instead of the value that comes next; null stays, since it tells nothing.
    void replaceValue(const QString& rule);
    /// Redacts the text of a string that starts here; returns it as it was.
    std::string stringText();
    /// True when an object that starts here has both members of a payload.
    [[nodiscard]] bool looksLikePayload() const;

    const TextRedactor& m_redactor;
    std::string_view m_json;
    RuleNames& m_hits;
    int m_depth;
    bool m_payloadData;
    std::size_t m_at = 0;
    bool m_isChanged = false;
    std::string m_out;
};

} // namespace chronoscope
