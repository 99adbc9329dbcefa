// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/fuzzymatch.h"

#include <QChar>

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

constexpr int MostLetters = 50;
constexpr int LongestName = 200;

constexpr int LetterScore = 16;
constexpr int NameStartBonus = 16;
constexpr int WordStartBonus = 12;
constexpr int InARowBonus = 14;
constexpr int GapCost = 4;
constexpr int SkippedLetterCost = 1;
/// Names that begin late with what is looked for are not pushed down without end.
constexpr int LargestLeadCost = 12;
/// So many letters of length weigh as much as one point.
constexpr int LettersPerPoint = 4;
constexpr int Impossible = std::numeric_limits<int>::min() / 2;

int placeBonus(QStringView name, int position)
{
    if (position == 0)
        return NameStartBonus;
    const QChar before = name[position - 1];
    const QChar here = name[position];
    const bool startsWord = !before.isLetterOrNumber() && here.isLetterOrNumber();
    const bool startsHump = before.isLower() && here.isUpper();
    return startsWord || startsHump ? WordStartBonus : 0;
}

/// Best score with the letter of the row at the position of the column, and where the letter before it stands then.
struct Cell {
    int score = Impossible;
    int before = -1;
};

class Matcher {
public:
    Matcher(QStringView letters, QStringView name)
        : m_letters(letters.first(std::min<qsizetype>(letters.size(), MostLetters)))
        , m_name(name.first(std::min<qsizetype>(name.size(), LongestName)))
        , m_width(static_cast<int>(m_name.size()))
        , m_cells(static_cast<std::size_t>(m_letters.size() * m_name.size()))
    {
    }

    std::optional<FuzzyMatch> match()
    {
        for (int row = 0; row < m_letters.size(); ++row)
            fillRow(row);
        const int lastRow = static_cast<int>(m_letters.size()) - 1;
        int best = -1;
        for (int position = 0; position < m_width; ++position) {
            if (cell(lastRow, position).score > (best < 0 ? Impossible : cell(lastRow, best).score))
                best = position;
        }
        if (best < 0)
            return std::nullopt;
        FuzzyMatch found;
        found.score = cell(lastRow, best).score - m_width / LettersPerPoint;
        for (int row = lastRow, position = best; row >= 0; position = cell(row, position).before, --row)
            found.positions.push_back(position);
        std::reverse(found.positions.begin(), found.positions.end());
        return found;
    }

private:
    [[nodiscard]] Cell& cell(int row, int position)
    {
        return m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) +
                       static_cast<std::size_t>(position)];
    }

    void fillRow(int row)
    {
        const QChar wanted = m_letters[row].toCaseFolded();
        Cell withGap; // the best end of the letters before, with at least one letter between
        for (int position = row; position < m_width; ++position) {
            if (row > 0 && position >= 2) {
                withGap.score -= SkippedLetterCost;
                const int left = cell(row - 1, position - 2).score;
                if (left > Impossible && left - GapCost > withGap.score)
                    withGap = {left - GapCost, position - 2};
            }
            if (m_name[position].toCaseFolded() == wanted)
                cell(row, position) = bestAt(row, position, withGap);
        }
    }

    [[nodiscard]] Cell bestAt(int row, int position, const Cell& withGap)
    {
        const int gain = LetterScore + placeBonus(m_name, position);
        if (row == 0)
            return {gain - std::min(position, LargestLeadCost), -1};
        Cell best;
        const int inARow = cell(row - 1, position - 1).score;
        if (inARow > Impossible)
            best = {inARow + gain + InARowBonus, position - 1};
        if (withGap.before >= 0 && withGap.score + gain > best.score)
            best = {withGap.score + gain, withGap.before};
        return best;
    }

    QStringView m_letters;
    QStringView m_name;
    int m_width;
    std::vector<Cell> m_cells;
};

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView letters, QStringView name)
{
    if (letters.isEmpty())
        return FuzzyMatch{};
    if (letters.size() > name.size())
        return std::nullopt;
    return Matcher(letters, name).match();
}

} // namespace chronoscope
