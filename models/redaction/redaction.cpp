// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/redaction.h"

#include "models/formats/eventpath.h"
#include "models/formats/jsonstring.h"
#include "models/formats/jsontext.h"
#include "models/history/historycheck.h"
#include "models/redaction/messageredactor.h"

#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>

#include <QCoreApplication>

#include <algorithm>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Redaction)
};

/// True when a path stands above, at or below another one.
bool areOnOneWay(std::string_view a, std::string_view b)
{
    const std::string_view shorter = a.size() < b.size() ? a : b;
    const std::string_view longer = a.size() < b.size() ? b : a;
    return longer.starts_with(shorter) &&
           (longer.size() == shorter.size() || longer[shorter.size()] == '.' || longer[shorter.size()] == '[');
}

class Redactor {
public:
    Redactor(const RunSnapshot& run, const RedactionRules& rules, TextRedactor texts, KnownNames names)
        : m_run(run), m_rules(rules), m_texts(std::move(texts)), m_names(std::move(names))
    {
    }

    Result<RedactedRun> redact(const RedactionOptions& options)
    {
        const History& history = *m_run.history;
        if (options.progress != nullptr)
            options.progress->total = static_cast<std::int64_t>(history.size());
        MessageRedactor messages(m_rules, m_texts, m_names, m_report);
        for (std::size_t index = 0; index < history.size(); ++index) {
            if (options.cancellation.isCancelled())
                return tl::unexpected(Error::cancelled());
            redactEvent(messages, EventIndex(index));
            if (options.progress != nullptr)
                options.progress->done = static_cast<std::int64_t>(index + 1);
        }
        return RedactedRun{finish(), std::move(m_report)};
    }

private:
    void redactEvent(MessageRedactor& messages, EventIndex index)
    {
        const History& history = *m_run.history;
        // Reflection keeps a second copy of every map that it changes; what is copied into the arena has only one.
        HistoryEvent scratch(history.event(index));
        messages.redact(scratch);
        auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&m_chunk->arena());
        event->CopyFrom(scratch);
        m_chunk->append(event);
        for (const UnknownJson& unknown : history.unknownJson(index))
            keepUnknown(unknown, event->event_id(), messages.payloadPaths());
    }

    void keepUnknown(const UnknownJson& unknown, std::int64_t eventId, const std::vector<std::string>& payloads)
    {
        const bool isPayload = std::any_of(payloads.begin(), payloads.end(), [&unknown](const std::string& path) {
            return areOnOneWay(unknown.path, path);
        });
        if (isPayload && unknown.isValue)
            return; // how the file spelled a payload; the event holds it as well
        const QString field = QString::fromStdString(unknown.path);
        RuleNames hits;
        const auto path = m_rules.looksIntoTexts() ? m_texts.redacted(unknown.path, hits) : std::nullopt;
        if (isPayload || path || !jsontext::isWellFormed(unknown.json)) {
            m_report.add(eventId, field, Texts::tr("field that the schema lacks"), unknown.json, {});
            return;
        }
        std::string json = redactedUnknown(unknown, hits);
        if (json != unknown.json)
            m_report.add(eventId, field, joined(hits), unknown.json, json);
        m_chunk->appendUnknown({unknown.path, std::move(json), unknown.isValue});
    }

    [[nodiscard]] std::string redactedUnknown(const UnknownJson& unknown, RuleNames& hits) const
    {
        const std::string name = splitLastStep(unknown.path).second;
        if (const auto rule = m_texts.ruleOfKey(name)) {
            hits.push_back(*rule);
            std::string replaced;
            jsontext::appendQuoted(replaced, m_texts.replacement());
            return replaced;
        }
        const bool withPayloads = m_rules.payloads.contains(PayloadRole::Other);
        return m_texts.redactedJson(unknown.json, hits, withPayloads).value_or(unknown.json);
    }

    [[nodiscard]] static QString joined(const RuleNames& hits)
    {
        return QStringList(hits.begin(), hits.end()).join(QLatin1String(", "));
    }

    void redactText(QString& text, const QString& name)
    {
        if (text.isEmpty() || !m_rules.looksIntoTexts())
            return;
        RuleNames hits;
        const std::string before = text.toStdString();
        const auto after = m_texts.redacted(before, hits);
        if (!after)
            return;
        text = QString::fromStdString(*after);
        m_report.add(std::nullopt, name, joined(hits), before, *after);
    }

    /// What the redacted events say; the source's name is the only text that they do not hold.
    RunSnapshotPointer finish()
    {
        auto redacted = std::make_shared<RunSnapshot>(m_run);
        redacted->history =
            std::make_shared<const History>(std::vector<std::shared_ptr<const HistoryChunk>>{std::move(m_chunk)});
        redacted->groups = EventGroups::build(redacted->history);
        redacted->causality = Causality::build(*redacted->history);
        redacted->summary = RunSummary::of(*redacted->history);
        redactText(redacted->sourceName, Texts::tr("name of the file"));
        redacted->findings = checkHistory(*redacted->history, redacted->sourceName);
        return redacted;
    }

    const RunSnapshot& m_run;
    const RedactionRules& m_rules;
    TextRedactor m_texts;
    KnownNames m_names;
    RedactionReport m_report;
    std::shared_ptr<HistoryChunk> m_chunk = std::make_shared<HistoryChunk>();
};

} // namespace

Result<RedactedRun> redactRun(const RunSnapshot& run, const RedactionRules& rules, const RedactionOptions& options)
{
    const bool needsNames = rules.identities || rules.hosts;
    KnownNames names = needsNames ? knownNames(*run.history) : KnownNames();
    return TextRedactor::compile(rules, names).and_then([&](TextRedactor texts) {
        return Redactor(run, rules, std::move(texts), std::move(names)).redact(options);
    });
}

Result<void> checkRules(const RedactionRules& rules)
{
    return TextRedactor::compile(rules, {}).map([](const TextRedactor&) {});
}

} // namespace chronoscope
