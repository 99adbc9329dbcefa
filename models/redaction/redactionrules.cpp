// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/redactionrules.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace chronoscope {

namespace {

/// More is a file of something else.
constexpr qint64 MostRuleBytes = qint64{1} << 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RedactionRules)
};

using RoleName = std::pair<PayloadRole, const char*>;
constexpr std::array<RoleName, 12> RoleNames{{{PayloadRole::Input, "input"},
                                              {PayloadRole::Result, "result"},
                                              {PayloadRole::Details, "details"},
                                              {PayloadRole::Heartbeat, "heartbeat"},
                                              {PayloadRole::LastResult, "lastResult"},
                                              {PayloadRole::EncodedFailure, "encodedFailure"},
                                              {PayloadRole::Header, "header"},
                                              {PayloadRole::Memo, "memo"},
                                              {PayloadRole::SearchAttribute, "searchAttribute"},
                                              {PayloadRole::Summary, "summary"},
                                              {PayloadRole::UserDetails, "userDetails"},
                                              {PayloadRole::Other, "other"}}};

Error ruleError(Error::Code code, const QString& file, const QString& member, const QString& message)
{
    Error error;
    error.code = code;
    error.place = member.isEmpty() ? file : Texts::tr("%1, \"%2\"").arg(file, member);
    error.message = message;
    error.remedy = Texts::tr("Correct the file of rules; nothing was exported.");
    return error;
}

/// Reads the members of one file; the first thing that is wrong stays.
class RuleReader {
public:
    RuleReader(QString file, QJsonObject object) : m_file(std::move(file)), m_object(std::move(object)) {}

    Result<RedactionRules> read()
    {
        m_rules.keys = texts(QStringLiteral("keys"));
        m_rules.patterns = texts(QStringLiteral("patterns"));
        m_rules.identities = isTrue(QStringLiteral("identities"));
        readPayloads();
        readHosts();
        readWords();
        for (const QString& member : m_object.keys()) {
            if (!m_known.contains(member))
                fail(member, Texts::tr("This kind of rule is not known."));
        }
        if (!m_error && m_rules.isEmpty())
            fail({}, Texts::tr("The file has no rule: nothing would be redacted."));
        if (m_error)
            return tl::unexpected(*m_error);
        return m_rules;
    }

private:
    void fail(const QString& member, const QString& message)
    {
        if (!m_error)
            m_error = ruleError(Error::Code::Schema, m_file, member, message);
    }

    QJsonValue member(const QString& name)
    {
        m_known.append(name);
        return m_object.value(name);
    }

    QStringList listOf(const QString& name, const QJsonValue& value)
    {
        QStringList list;
        const QJsonArray array = value.toArray();
        for (const auto& item : array) {
            if (item.toString().isEmpty())
                fail(name, Texts::tr("This must be a list of texts that are not empty."));
            list.append(item.toString());
        }
        return list;
    }

    QStringList texts(const QString& name)
    {
        const QJsonValue value = member(name);
        if (!value.isUndefined() && !value.isArray())
            fail(name, Texts::tr("This must be a list of texts that are not empty."));
        return listOf(name, value);
    }

    bool isTrue(const QString& name)
    {
        const QJsonValue value = member(name);
        if (!value.isUndefined() && !value.isBool())
            fail(name, Texts::tr("This must be true or false."));
        return value.toBool();
    }

    void readPayloads()
    {
        const QString name = QStringLiteral("payloads");
        const QJsonValue value = member(name);
        if (value.toBool())
            m_rules.payloads = RedactionRules::allPayloads();
        else if (!value.isUndefined() && !value.isBool() && !value.isArray())
            fail(name, Texts::tr("This must be true, or a list of kinds of payloads."));
        for (const QString& word : listOf(name, value)) {
            const auto* found = std::find_if(RoleNames.begin(), RoleNames.end(), [&word](const RoleName& role) {
                return word == QLatin1String(role.second);
            });
            if (found == RoleNames.end())
                fail(name, Texts::tr("There is no kind of payload named \"%1\".").arg(word));
            else
                m_rules.payloads.insert(found->first);
        }
    }

    void readHosts()
    {
        const QString name = QStringLiteral("hosts");
        const QJsonValue value = member(name);
        if (!value.isUndefined() && !value.isBool() && !value.isArray())
            fail(name, Texts::tr("This must be true, or a list of host names."));
        m_rules.hostNames = listOf(name, value);
        m_rules.hosts = value.toBool() || !m_rules.hostNames.isEmpty();
    }

    void readWords()
    {
        const QJsonValue unreadable = member(QStringLiteral("unreadable"));
        if (unreadable.toString() == QLatin1String("keep"))
            m_rules.unreadable = RedactionRules::Unreadable::Keep;
        else if (!unreadable.isUndefined() && unreadable.toString() != QLatin1String("redact"))
            fail(QStringLiteral("unreadable"), Texts::tr("This must be \"redact\" or \"keep\"."));
        const QJsonValue replacement = member(QStringLiteral("replacement"));
        if (!replacement.isUndefined() && !replacement.isString())
            fail(QStringLiteral("replacement"), Texts::tr("This must be a text."));
        m_rules.replacement = replacement.toString(m_rules.replacement);
    }

    QString m_file;
    QJsonObject m_object;
    RedactionRules m_rules;
    QStringList m_known;
    std::optional<Error> m_error;
};

} // namespace

std::set<PayloadRole> RedactionRules::allPayloads()
{
    std::set<PayloadRole> all;
    for (const RoleName& role : RoleNames)
        all.insert(role.first);
    return all;
}

Result<RedactionRules> RedactionRules::fromJson(const QByteArray& json, const QString& file)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        const QString place =
            problem.error != QJsonParseError::NoError ? Texts::tr("%1, byte %2").arg(file).arg(problem.offset) : file;
        Error error = ruleError(Error::Code::Parse, place, {}, Texts::tr("This is no JSON object of rules."));
        error.detail = problem.error != QJsonParseError::NoError ? problem.errorString() : QString();
        return tl::unexpected(std::move(error));
    }
    return RuleReader(file, document.object()).read();
}

Result<RedactionRules> RedactionRules::fromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error = ruleError(Error::Code::Io, path, {},
                                Texts::tr("The file of rules could not be read: %1.").arg(file.errorString()));
        error.remedy = Texts::tr("Name a file of rules that is there.");
        return tl::unexpected(std::move(error));
    }
    const QByteArray json = file.read(MostRuleBytes + 1);
    if (json.size() > MostRuleBytes)
        return tl::unexpected(ruleError(Error::Code::Limit, path, {},
                                        Texts::tr("A file of rules has at most 1 MB; this is another file.")));
    return fromJson(json, path);
}

QByteArray RedactionRules::toJson() const
{
    QJsonObject object;
    if (!keys.isEmpty())
        object[QStringLiteral("keys")] = QJsonArray::fromStringList(keys);
    if (!patterns.isEmpty())
        object[QStringLiteral("patterns")] = QJsonArray::fromStringList(patterns);
    if (payloads == allPayloads()) {
        object[QStringLiteral("payloads")] = true;
    } else if (!payloads.empty()) {
        QJsonArray words;
        for (const RoleName& role : RoleNames) {
            if (payloads.contains(role.first))
                words.append(QLatin1String(role.second));
        }
        object[QStringLiteral("payloads")] = words;
    }
    if (identities)
        object[QStringLiteral("identities")] = true;
    if (!hostNames.isEmpty())
        object[QStringLiteral("hosts")] = QJsonArray::fromStringList(hostNames);
    else if (hosts)
        object[QStringLiteral("hosts")] = true;
    if (unreadable == Unreadable::Keep)
        object[QStringLiteral("unreadable")] = QStringLiteral("keep");
    if (replacement != RedactionRules().replacement)
        object[QStringLiteral("replacement")] = replacement;
    return QJsonDocument(object).toJson();
}

} // namespace chronoscope
