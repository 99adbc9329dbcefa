// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/jsoncolouring.h"
#include "models/payload/textmovement.h"

#include <QTest>

using namespace chronoscope;

namespace {

/// "K:key P:: S:text" - what is coloured how, white space left out.
QString coloured(const std::string& line, bool startsInsideString = false, const std::string& following = {})
{
    QStringList parts;
    for (const ColouredRun& run : colourJsonLine(line, startsInsideString, following)) {
        static constexpr const char* Letters[] = {"P", "K", "S", "N", "L"};
        parts.append(QLatin1String(Letters[static_cast<std::size_t>(run.part)]) + QLatin1Char('=') +
                     QString::fromStdString(line.substr(run.start, run.length)));
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace

class TextMovementTest : public QObject {
    Q_OBJECT

private slots:
    void theCursorStepsOverWholeCharacters()
    {
        const std::string text = QStringLiteral("aé😀b").toStdString();
        std::vector<std::size_t> forward;
        for (std::size_t at = 0; at < text.size(); at = nextCharacter(text, at))
            forward.push_back(at);
        QCOMPARE(forward, (std::vector<std::size_t>{0, 1, 3, 7}));
        QCOMPARE(previousCharacter(text, 7), std::size_t{3});
        QCOMPARE(previousCharacter(text, 3), std::size_t{1});
        QCOMPARE(previousCharacter(text, 0), std::size_t{0});
        QCOMPARE(nextCharacter(text, text.size()), text.size());
    }

    void brokenBytesAreSteppedOverOneByOne()
    {
        const std::string text = "\x80\xff"
                                 "a\xe2\x82";
        for (std::size_t at = 0; at < text.size(); ++at) {
            QCOMPARE(nextCharacter(text, at), at + 1);
            QCOMPARE(previousCharacter(text, at + 1), at);
        }
    }

    void wordsAreLettersDigitsAndUnderscores()
    {
        const std::string text = "charge_card(\"A-1\", 144.48)";
        QCOMPARE(nextWord(text, 0), std::size_t{13});
        QCOMPARE(previousWord(text, 13), std::size_t{0});
        QCOMPARE(wordAt(text, 3), (std::pair<std::size_t, std::size_t>{0, 11}));
        QCOMPARE(wordAt(text, 11), (std::pair<std::size_t, std::size_t>{11, 12}));
        QCOMPARE(wordAt(text, text.size()), (std::pair<std::size_t, std::size_t>{text.size(), text.size()}));
    }

    void aLineOfJsonIsColouredByItsParts()
    {
        QCOMPARE(coloured("  \"id\": [12, -1.5e3, true, \"x\"],"),
                 QStringLiteral("K=\"id\" P=: P=[ N=12 P=, N=-1.5e3 P=, L=true P=, S=\"x\" P=],"));
    }

    void aStringThatGoesOnKeepsItsColour()
    {
        QCOMPARE(coloured("rest of text\", \"k\": 1", true), QStringLiteral("S=rest of text\" P=, K=\"k\" P=: N=1"));
        QCOMPARE(coloured("all of it", true), QStringLiteral("S=all of it"));
        QCOMPARE(coloured("\"begins"), QStringLiteral("S=\"begins"));
    }

    void aKeyAtTheEndIsKnownByWhatFollows()
    {
        QCOMPARE(coloured("\"key\"", false, "  : 1"), QStringLiteral("K=\"key\""));
        QCOMPARE(coloured("\"text\"", false, ", 1"), QStringLiteral("S=\"text\""));
    }

    void escapedQuotesDoNotEndAString()
    {
        QCOMPARE(coloured("\"a\\\"b\" 1"), QStringLiteral("S=\"a\\\"b\" N=1"));
        QCOMPARE(coloured("\"cut\\"), QStringLiteral("S=\"cut\\"));
    }
};

QTEST_GUILESS_MAIN(TextMovementTest)
#include "tst_textmovement.moc"
