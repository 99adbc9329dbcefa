// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replaytest/sourcetext.h"

#include <QSet>
#include <QStringList>

namespace chronoscope::sourcetext {

namespace {

constexpr qsizetype LongestName = 60;
/// Longer ids can't be: the server refuses more than 1000 bytes.
constexpr qsizetype LongestLiteral = 4000;

bool isLetter(QChar letter)
{
    return (letter >= QLatin1Char('a') && letter <= QLatin1Char('z')) ||
           (letter >= QLatin1Char('A') && letter <= QLatin1Char('Z'));
}

bool isDigit(QChar letter)
{
    return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
}

bool isPlain(char32_t letter)
{
    // "#" begins an interpolation in Ruby, "$" and "`" in shells that somebody may paste into; a backslash an escape.
    return letter >= 0x20 && letter < 0x7f && letter != '"' && letter != '\\' && letter != '#' && letter != '$' &&
           letter != '`';
}

QString hexadecimal(char32_t letter, int digits)
{
    return QString::number(static_cast<uint>(letter), 16).rightJustified(digits, QLatin1Char('0'));
}

/// One UTF-16 unit as \uXXXX; Java reads these before anything else, so line breaks and quotes must not be written so.
QString unitEscape(char16_t unit)
{
    return QStringLiteral("\\u") + hexadecimal(unit, 4);
}

QString escaped(char32_t letter, ReplaySdk sdk)
{
    if (letter < 0x80 && sdk == ReplaySdk::Java) {
        if (letter == '"' || letter == '\\')
            return QStringLiteral("\\") + QChar(static_cast<char16_t>(letter));
        return QLatin1Char('\\') + QString::number(static_cast<uint>(letter), 8).rightJustified(3, QLatin1Char('0'));
    }
    switch (sdk) {
    case ReplaySdk::Ruby:
        return QStringLiteral("\\u{") + hexadecimal(letter, 1) + QLatin1Char('}');
    case ReplaySdk::Python:
    case ReplaySdk::Go:
        if (letter > 0xffff)
            return QStringLiteral("\\U") + hexadecimal(letter, 8);
        break;
    case ReplaySdk::TypeScript:
    case ReplaySdk::Java:
    case ReplaySdk::DotNet:
        break;
    }
    if (letter <= 0xffff)
        return unitEscape(static_cast<char16_t>(letter));
    return unitEscape(QChar::highSurrogate(letter)) + unitEscape(QChar::lowSurrogate(letter));
}

/// Reserved in one language or another, in the case that matters there.
bool isReserved(const QString& word)
{
    static const QSet<QString> Words = [] {
        const QStringList words =
            QStringLiteral(
                "abstract alias and as assert async await base begin bool boolean break byte case catch chan "
                "char checked class const continue debugger decimal def default defer del delegate delete do "
                "double elif else elsif end ensure enum event except explicit export extends extern False "
                "fallthrough finally fixed float for foreach from func function global go goto if implements "
                "implicit import in init instanceof int interface internal is lambda let lock long map "
                "module namespace native new next nil None nonlocal not null object operator or out override "
                "package params pass private protected public raise range readonly redo ref rescue retry "
                "return sbyte sealed select self short sizeof stackalloc static strictfp string struct super "
                "switch synchronized then this throw throws transient True try type typeof uint ulong "
                "unchecked undef unless unsafe until unchecked ushort using var virtual void volatile when "
                "while with yield")
                .split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return Words.contains(word);
}

/// Runs of letters and digits, broken also where a capital follows a small letter.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    QString word;
    const auto flush = [&words, &word] {
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    };
    for (const QChar letter : text.left(LongestName * 4)) {
        if (!isLetter(letter) && !isDigit(letter)) {
            flush();
            continue;
        }
        if (letter.isUpper() && !word.isEmpty() && !word.back().isUpper())
            flush();
        word += letter;
    }
    flush();
    return words;
}

} // namespace

QString literal(const QString& text, ReplaySdk sdk)
{
    QString quoted = QStringLiteral("\"");
    const auto letters = text.left(LongestLiteral).toUcs4();
    for (const uint letter : letters) {
        // Lone surrogates are no characters in half of the languages.
        const bool isHalf = letter >= 0xd800 && letter <= 0xdfff;
        const char32_t valid = isHalf ? static_cast<char32_t>(QChar::ReplacementCharacter) : letter;
        if (isPlain(valid))
            quoted += QChar(static_cast<char16_t>(valid));
        else
            quoted += escaped(valid, sdk);
    }
    return quoted + QLatin1Char('"');
}

bool isIdentifier(const QString& text)
{
    if (text.isEmpty() || text.size() > LongestName || !isLetter(text.front()) || isReserved(text))
        return false;
    for (const QChar letter : text) {
        if (!isLetter(letter) && !isDigit(letter) && letter != QLatin1Char('_'))
            return false;
    }
    return true;
}

QString camelCase(const QString& text)
{
    QString name;
    const QStringList words = wordsOf(text);
    for (const QString& word : words)
        name += word.front().toUpper() + word.mid(1);
    name = name.left(LongestName);
    return name.isEmpty() || isDigit(name.front()) ? QStringLiteral("Recorded") + name : name;
}

QString separated(const QString& text, QChar separator)
{
    QString name = wordsOf(text).join(separator).toLower().left(LongestName);
    while (name.endsWith(separator))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("recorded") : name;
}

} // namespace chronoscope::sourcetext
