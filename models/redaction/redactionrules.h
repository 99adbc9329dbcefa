// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/payload/eventpayloads.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <set>

namespace chronoscope {

/// What must not leave with an export. A value; equal rules do equal things.
struct RedactionRules {
    /// What becomes of a payload that nobody can read: encrypted, compressed, of an unknown encoding.
    enum class Unreadable {
        Redact, ///< replaced as a whole, since what is asked for may be in it
        Keep    ///< kept, and named as not looked into
    };

    /// Names of JSON keys whose values go, at any depth of a payload, and of entries of headers, memo, search attributes,
    /// marker details and metadata. Case does not matter; "*" stands for any letters: "*password*".
    QStringList keys;
    /// Regular expressions (RE2) whose matches go, wherever there is text: ids, names, reasons, failure messages, stack
    /// traces, payloads and their metadata. Inside base64 and inside JSON in a string too. A payload in which one matches
    /// across several values goes as a whole.
    QStringList patterns;
    /// Payloads that go as a whole, by what they are to their event.
    std::set<PayloadRole> payloads;
    /// Who did it: identities of workers and clients, in their fields and wherever else they are written out.
    bool identities = false;
    /// Host names: those of identities, of URLs, and IPv4 addresses, wherever they are written out.
    bool hosts = false;
    /// More host names, as they are written.
    QStringList hostNames;
    Unreadable unreadable = Unreadable::Redact;
    /// Stands where something was.
    QString replacement = QStringLiteral("[redacted]");

    friend bool operator==(const RedactionRules&, const RedactionRules&) = default;

    [[nodiscard]] bool isEmpty() const { return !looksIntoTexts() && payloads.empty(); }
    /// True when texts must be read, and not only payloads be replaced.
    [[nodiscard]] bool looksIntoTexts() const
    {
        return !keys.isEmpty() || !patterns.isEmpty() || identities || hosts || !hostNames.isEmpty();
    }

    /// Every role there is.
    [[nodiscard]] static std::set<PayloadRole> allPayloads();

    /// Reads a file of rules, a JSON object:
    ///
    ///     {"keys": ["password", "*token*"], "patterns": ["[0-9]{13,19}"], "payloads": true,
    ///      "identities": true, "hosts": ["db01.internal"], "unreadable": "keep", "replacement": "[redacted]"}
    ///
    /// "payloads" is true (all) or a list of input, result, details, heartbeat, lastResult, encodedFailure, header, memo,
    /// searchAttribute, summary, userDetails, other; "hosts" is true or a list of further names. A member that is not known
    /// is an error, so that a slip of the pen does not let something through. Errors: Parse, Schema, with the place.
    [[nodiscard]] static Result<RedactionRules> fromJson(const QByteArray& json, const QString& file);
    [[nodiscard]] static Result<RedactionRules> fromFile(const QString& path);
    /// What fromJson() reads; indented.
    [[nodiscard]] QByteArray toJson() const;
};

} // namespace chronoscope
