// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/jsoncomparison.h"

#include "models/compare/wholejson.h"
#include "models/core/format.h"
#include "models/payload/jsonscanner.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace chronoscope {

namespace {

constexpr int DeepestValue = 64;
constexpr std::size_t MostMembers = 200'000;
constexpr std::size_t LongestShownBytes = 800;
constexpr int LongestShownCharacters = 200;
constexpr int LongestShownKey = 60;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view White = " \t\r\n";
    const std::size_t first = text.find_first_not_of(White);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(White) - first + 1);
}

QString shown(std::string_view value)
{
    std::string text(value.substr(0, LongestShownBytes));
    if (text.size() == value.size() && text.starts_with('"')) {
        const std::string token = std::exchange(text, {});
        appendReadableString(text, token);
    }
    return singleLine(QString::fromStdString(text), LongestShownCharacters);
}

class JsonComparer {
public:
    JsonComparer(const NameSet& ignoredKeys, std::size_t mostChanges) : m_ignored(ignoredKeys), m_most(mostChanges) {}

    void compare(std::string_view a, std::string_view b, int depth)
    {
        if (a == b || isDone())
            return;
        const bool canDescend = depth < DeepestValue && !a.empty() && !b.empty() && a.front() == b.front();
        if (canDescend && a.front() == '{')
            compareObjects(a, b, depth);
        else if (canDescend && a.front() == '[')
            compareArrays(a, b, depth);
        else if (!areEqualScalars(a, b))
            add(Side::Both, a, b);
    }

    std::vector<JsonChange> takeChanges() { return std::move(m_changes); }

private:
    [[nodiscard]] bool isDone() const { return m_changes.size() >= m_most; }

    static bool areEqualScalars(std::string_view a, std::string_view b)
    {
        const bool areStrings = !a.empty() && !b.empty() && a.front() == '"' && b.front() == '"';
        return areStrings && unescapeJsonString(a) == unescapeJsonString(b);
    }

    void add(Side side, std::string_view a, std::string_view b)
    {
        if (!isDone())
            m_changes.push_back({m_path, side, shown(a), shown(b)});
    }

    template <typename Work>
    void below(const QString& step, const Work& work)
    {
        const qsizetype length = m_path.size();
        m_path += step;
        work();
        m_path.truncate(length);
    }

    void compareObjects(std::string_view a, std::string_view b, int depth)
    {
        const std::vector<JsonMember> membersOfA = jsonMembers(a, MostMembers);
        const std::vector<JsonMember> membersOfB = jsonMembers(b, MostMembers);
        std::unordered_map<std::string, std::string_view> valuesOfB;
        std::vector<std::string> keysOfB;
        for (const JsonMember& member : membersOfB) {
            keysOfB.push_back(unescapeJsonString(member.key).toStdString());
            valuesOfB.emplace(keysOfB.back(), member.value);
        }
        // Which of two values of one key counts nobody can say.
        if (valuesOfB.size() != membersOfB.size() || hasTwins(membersOfA)) {
            add(Side::Both, a, b);
            return;
        }
        std::unordered_set<std::string> seen;
        for (const JsonMember& member : membersOfA) {
            std::string key = unescapeJsonString(member.key).toStdString();
            if (isDone() || m_ignored.contains(key) || !seen.insert(key).second)
                continue;
            const auto counterpart = valuesOfB.find(key);
            below(stepOf(key), [&] {
                if (counterpart == valuesOfB.end())
                    add(Side::OnlyA, trimmed(member.value), {});
                else
                    compare(trimmed(member.value), trimmed(counterpart->second), depth + 1);
            });
        }
        for (std::size_t i = 0; i < membersOfB.size() && !isDone(); ++i) {
            if (!m_ignored.contains(keysOfB[i]) && seen.insert(keysOfB[i]).second)
                below(stepOf(keysOfB[i]), [&] { add(Side::OnlyB, {}, trimmed(membersOfB[i].value)); });
        }
    }

    static bool hasTwins(const std::vector<JsonMember>& members)
    {
        std::unordered_set<std::string> keys;
        return !std::ranges::all_of(members, [&keys](const JsonMember& member) {
            return keys.insert(unescapeJsonString(member.key).toStdString()).second;
        });
    }

    static QString stepOf(const std::string& key)
    {
        return QLatin1Char('.') + singleLine(QString::fromStdString(key), LongestShownKey);
    }

    void compareArrays(std::string_view a, std::string_view b, int depth)
    {
        const std::vector<JsonMember> elementsOfA = jsonMembers(a, MostMembers);
        const std::vector<JsonMember> elementsOfB = jsonMembers(b, MostMembers);
        const std::size_t shorter = std::min(elementsOfA.size(), elementsOfB.size());
        std::size_t begin = 0;
        while (begin < shorter && elementsOfA[begin].value == elementsOfB[begin].value)
            ++begin;
        std::size_t end = 0;
        while (end < shorter - begin &&
               elementsOfA[elementsOfA.size() - 1 - end].value == elementsOfB[elementsOfB.size() - 1 - end].value)
            ++end;
        const std::size_t endOfA = elementsOfA.size() - end;
        const std::size_t endOfB = elementsOfB.size() - end;
        for (std::size_t i = begin; i < std::max(endOfA, endOfB) && !isDone(); ++i) {
            below(QStringLiteral("[%1]").arg(i), [&] {
                if (i >= endOfB)
                    add(Side::OnlyA, trimmed(elementsOfA[i].value), {});
                else if (i >= endOfA)
                    add(Side::OnlyB, {}, trimmed(elementsOfB[i].value));
                else
                    compare(trimmed(elementsOfA[i].value), trimmed(elementsOfB[i].value), depth + 1);
            });
        }
    }

    const NameSet& m_ignored;
    std::size_t m_most;
    QString m_path = QStringLiteral("$");
    std::vector<JsonChange> m_changes;
};

} // namespace

std::vector<JsonChange> compareJson(std::string_view a, std::string_view b, const NameSet& ignoredKeys,
                                    std::size_t mostChanges)
{
    JsonComparer comparer(ignoredKeys, mostChanges);
    // What is no JSON has no members to be compared one by one.
    const bool areJson = a == b || (isWholeJson(a) && isWholeJson(b));
    comparer.compare(trimmed(a), trimmed(b), areJson ? 0 : DeepestValue);
    return comparer.takeChanges();
}

bool areEqualJson(std::string_view a, std::string_view b, const NameSet& ignoredKeys)
{
    if (a == b)
        return true;
    JsonComparer comparer(ignoredKeys, 1);
    comparer.compare(trimmed(a), trimmed(b), 0);
    // Where a value differs it does so whether the rest is JSON or not.
    return comparer.takeChanges().empty() && isWholeJson(a) && isWholeJson(b);
}

} // namespace chronoscope
