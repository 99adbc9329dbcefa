// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redaction/knownnames.h"
#include "models/redaction/redactionrules.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace chronoscope {

/// The rules that did something, by their names for people: `key "password"`, `pattern "[0-9]+"`, `host name`.
using RuleNames = std::vector<QString>;

/// Applies what rules say of texts to one text after the other. Usable from every thread.
///
/// Secrets are found where they hide: base64 is decoded, redacted and encoded again; a text that is JSON is read as JSON,
/// escapes included, and so is JSON in a string of JSON. What nests deeper than that, or holds bytes that are no text
/// around a match, is replaced as a whole, and so is JSON in which a pattern still matches across several values.
/// Base64 that is only a part of a longer text is not seen.
class TextRedactor {
public:
    /// Errors: Schema with the place of a pattern that is not understood; Limit where there are too many.
    [[nodiscard]] static Result<TextRedactor> compile(const RedactionRules& rules, const KnownNames& names);
    ~TextRedactor();
    TextRedactor(TextRedactor&&) noexcept;
    TextRedactor& operator=(TextRedactor&&) noexcept;
    TextRedactor(const TextRedactor&) = delete;
    TextRedactor& operator=(const TextRedactor&) = delete;

    /// The text as it may leave; nothing when it may leave as it is. Names of the rules that hit are appended.
    [[nodiscard]] std::optional<std::string> redacted(std::string_view text, RuleNames& hits) const;
    /// The same for one well-formed JSON value; the spelling of what stays is kept. With payloadData, "data" beside
    /// "metadata" goes too: a payload in a field that the schema lacks.
    [[nodiscard]] std::optional<std::string> redactedJson(std::string_view json, RuleNames& hits,
                                                          bool payloadData = false) const;
    /// The rule that names this key, if any.
    [[nodiscard]] std::optional<QString> ruleOfKey(std::string_view key) const;

    [[nodiscard]] const std::string& replacement() const { return m_replacement; }

private:
    class JsonWalk;
    struct Pattern {
        std::unique_ptr<re2::RE2> expression;
        QString rule;
        int group = 0; ///< which part of the match goes
    };

    TextRedactor();
    [[nodiscard]] std::optional<std::string> redactedAt(std::string_view text, RuleNames& hits, int depth) const;
    [[nodiscard]] std::optional<std::string> redactedBase64(std::string_view text, RuleNames& hits, int depth) const;
    [[nodiscard]] std::optional<std::string> replacedNames(std::string_view text, RuleNames& hits) const;
    [[nodiscard]] std::optional<std::string> replacedMatches(const Pattern& pattern, std::string_view text) const;
    [[nodiscard]] bool matches(std::string_view bytes, RuleNames& hits) const;
    /// True when a pattern of the user's matches in the text, replacements left out.
    [[nodiscard]] bool stillMatches(std::string_view json, RuleNames& hits) const;
    [[nodiscard]] std::optional<std::string> plainRedacted(std::string_view text, RuleNames& hits) const;
    void compileNames(const RedactionRules& rules, const KnownNames& names);

    struct Name {
        std::string replacement;
        QString rule;
    };
    std::string m_replacement;
    std::map<std::string, Name, std::less<>> m_names;
    std::set<std::string, std::less<>> m_standIns; ///< what stands for names: is not replaced again
    std::unique_ptr<re2::RE2> m_nameExpression;    ///< null where there are none
    std::vector<Pattern> m_patterns;               ///< those of the user first
    std::size_t m_userPatternCount = 0;            ///< the others find host names
    std::vector<Pattern> m_keys;
};

} // namespace chronoscope
