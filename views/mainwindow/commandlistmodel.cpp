// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commandlistmodel.h"

#include "views/common/fuzzymatch.h"

#include <QAction>

#include <algorithm>
#include <optional>

namespace chronoscope {

namespace {

/// A word in the category says less than one in the name, one in the explanation the least.
constexpr int CategoryPart = 2;
constexpr int KeysScore = 30;
constexpr int ExplanationScore = 5;
/// As much as a letter: of names that fit alike the possible one wins, but the name that was meant stays on top.
constexpr int ImpossibleCost = 15;

struct CommandMatch {
    int score = 0;
    QList<int> positions;
};

/// False when the word fits nothing of the command.
bool addWord(CommandMatch& match, QStringView word, const RegisteredAction& command)
{
    const std::optional<FuzzyMatch> inText = fuzzyMatch(word, command.text);
    const std::optional<FuzzyMatch> inCategory = fuzzyMatch(word, displayName(command.category));
    const int categoryScore = inCategory ? inCategory->score / CategoryPart : 0;
    if (inText && inText->score >= categoryScore) {
        match.score += inText->score;
        match.positions.append(QList<int>(inText->positions.begin(), inText->positions.end()));
        return true;
    }
    if (inCategory) {
        match.score += categoryScore;
        return true;
    }
    const bool isInKeys = command.keys.contains(word, Qt::CaseInsensitive);
    match.score += isInKeys ? KeysScore : ExplanationScore;
    return isInKeys || command.explanation.contains(word, Qt::CaseInsensitive);
}

std::optional<CommandMatch> matchCommand(const QString& query, const RegisteredAction& command)
{
    CommandMatch match;
    match.score = command.isPossible() ? 0 : -ImpossibleCost;
    for (const QStringView word : QStringView(query).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!addWord(match, word, command))
            return std::nullopt;
    }
    return match;
}

} // namespace

void CommandListModel::setCommands(std::vector<RegisteredAction> commands, const QList<QPointer<QAction>>& recent)
{
    const auto age = [&recent](const RegisteredAction& command) {
        const qsizetype position = recent.indexOf(command.action);
        return position < 0 ? recent.size() : position;
    };
    m_commands = std::move(commands);
    std::stable_sort(m_commands.begin(), m_commands.end(),
                     [&](const RegisteredAction& a, const RegisteredAction& b) { return age(a) < age(b); });
    m_actions.clear();
    for (const RegisteredAction& command : m_commands)
        m_actions.emplace_back(command.action);
    m_query.clear();
    match();
}

void CommandListModel::setQuery(const QString& query)
{
    m_query = query.simplified();
    match();
}

void CommandListModel::match()
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t command = 0; command < m_commands.size(); ++command) {
        if (std::optional<CommandMatch> match = matchCommand(m_query, m_commands[command]))
            m_rows.push_back({command, match->score, std::move(match->positions)});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.score > b.score; });
    endResetModel();
}

QAction* CommandListModel::actionAt(int row) const
{
    return m_actions[m_rows[static_cast<std::size_t>(row)].command];
}

int CommandListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RegisteredAction& shown = command(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case Qt::AccessibleTextRole: {
        QStringList parts{shown.text, displayName(shown.category)};
        for (const QString& part : {shown.state, shown.keys, shown.reason}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        return parts.join(QStringLiteral(", "));
    }
    case CategoryRole:
        return displayName(shown.category);
    case StateRole:
        return shown.state;
    case KeysRole:
        return shown.keys;
    case ReasonRole:
        return shown.reason;
    case PositionsRole:
        return QVariant::fromValue(m_rows[static_cast<std::size_t>(index.row())].positions);
    default:
        return {};
    }
}

} // namespace chronoscope
