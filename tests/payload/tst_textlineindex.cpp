// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/displaytext.h"
#include "models/payload/textlineindex.h"
#include "models/payload/textsearch.h"

#include <QTest>

using namespace chronoscope;

namespace {

QStringList linesOf(const std::string& text, int maximumColumns)
{
    const auto index = TextLineIndex::build(text, {maximumColumns, false});
    QStringList lines;
    for (std::size_t line = 0; line < index->lineCount(); ++line) {
        const std::string bytes = text.substr(index->start(line), index->end(line) - index->start(line));
        lines.append(QString::fromStdString(bytes));
    }
    return lines;
}

} // namespace

class TextLineIndexTest : public QObject {
    Q_OBJECT

private slots:
    void linesEndAtLineBreaks()
    {
        QCOMPARE(linesOf("one\ntwo\r\nthree", 80), QStringList({"one\n", "two\r\n", "three"}));
        QCOMPARE(linesOf("", 80), QStringList({""}));
        QCOMPARE(linesOf("\n\nx", 80), QStringList({"\n", "\n", "x"}));
    }

    void aLongLineIsCutAtTheWidthOfTheView()
    {
        QCOMPARE(linesOf("0123456789abcdef\nx", 10), QStringList({"0123456789", "abcdef\n", "x"}));
    }

    void aWordStaysWholeWhereItCostsLittle_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("blank near the end") << "alpha bet gamma" << QStringList({"alpha bet ", "gamma"});
        QTest::newRow("blank too early") << "al phabetgamma" << QStringList({"al phabetg", "amma"});
    }

    void aWordStaysWholeWhereItCostsLittle()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, lines);
        QCOMPARE(linesOf(text.toStdString(), 10), lines);
    }

    void aCutNeverGoesThroughACharacter()
    {
        const std::string text = QStringLiteral("éééééééééé日本語日本語").toStdString();
        for (const QString& line : linesOf(text, 8))
            QVERIFY2(!line.contains(QChar::ReplacementCharacter), qPrintable(line));
    }

    void wideCharactersCountTwice()
    {
        QCOMPARE(linesOf(QStringLiteral("日本語日本語").toStdString(), 8), QStringList({"日本語日", "本語"}));
    }

    void carriageReturnAtTheEdgeMakesNoLineOfItsOwn()
    {
        QCOMPARE(linesOf("12345678\r\nx", 8), QStringList({"12345678\r\n", "x"}));
    }

    void aCommaAtTheEdgeMakesNoLineOfItsOwn()
    {
        QCOMPARE(linesOf("12345678,\nx", 8), QStringList({"12345678,\n", "x"}));
        QCOMPARE(linesOf("12345678,9\nx", 8), QStringList({"12345678", ",9\n", "x"}));
    }

    void everyByteBelongsToExactlyOneLine()
    {
        std::string text;
        for (int number = 0; number < 5000; ++number)
            text += static_cast<char>(number * 7919 % 256);
        const auto index = TextLineIndex::build(text, {40, true});
        std::size_t expectedStart = 0;
        for (std::size_t line = 0; line < index->lineCount(); ++line) {
            QCOMPARE(index->start(line), expectedStart);
            QVERIFY(index->end(line) > index->start(line));
            for (std::size_t byte = index->start(line); byte < index->end(line); ++byte)
                QCOMPARE(index->lineOf(byte), line);
            expectedStart = index->end(line);
        }
        QCOMPARE(expectedStart, text.size());
    }

    void aLineKnowsWhetherItBeginsInsideAString()
    {
        const std::string json = "{\"key\": \"a \\\" quoted text that is longer than a line\", \"n\": 12345}";
        const auto index = TextLineIndex::build(json, {20, true});
        bool isInside = false;
        std::size_t line = 0;
        for (std::size_t byte = 0; byte < json.size(); ++byte) {
            if (line < index->lineCount() && byte == index->start(line)) {
                QCOMPARE(index->startsInsideString(line), isInside);
                ++line;
            }
            if (json[byte] == '"' && (byte == 0 || json[byte - 1] != '\\'))
                isInside = !isInside;
        }
        QCOMPARE(line, index->lineCount());
    }

    void aCancelledIndexIsNone()
    {
        CancellationSource source;
        source.cancel();
        QVERIFY(!TextLineIndex::build(std::string(100000, '\n'), {80, false}, source.token()).has_value());
    }

    void controlAndDirectionCharactersAreShownAsSigns()
    {
        const DisplayText shown = toDisplayText(std::string("a\0b\x1b[1m\xE2\x80\xAE"
                                                            "c\x7f\xff\r\n",
                                                            14));
        QCOMPARE(shown.text, QStringLiteral("a\u2400b\u241B[1m\uFFFDc\u2421\uFFFD"));
        QCOMPARE(shown.byteOf.size(), static_cast<std::size_t>(shown.text.size()) + 1);
    }

    void positionsLeadBackToBytes()
    {
        const DisplayText shown = toDisplayText(QStringLiteral("é😀x").toStdString());
        QCOMPARE(shown.byteOf, (std::vector<std::uint32_t>{0, 2, 2, 6, 7}));
        QCOMPARE(shown.positionOf(0), 0);
        QCOMPARE(shown.positionOf(1), 0);
        QCOMPARE(shown.positionOf(2), 1);
        QCOMPARE(shown.positionOf(6), 3);
        QCOMPARE(shown.positionOf(7), 4);
        QCOMPARE(shown.positionOf(99), 4);
    }

    void textIsToldFromBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isText");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("ASCII") << QByteArray("hello\tworld\r\n") << true;
        QTest::newRow("UTF-8") << QByteArray("žluť") << true;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
        QTest::newRow("Latin-1") << QByteArray("caf\xe9") << false;
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("long, cut through a character") << QByteArray("é").repeated(40000).prepend('x') << true;
    }

    void textIsToldFromBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isText);
        QCOMPARE(looksLikeText(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))), isText);
    }

    void wordsAreFoundInUpperAndLowerCase()
    {
        const auto found = findText("Error error ERROR err", QStringLiteral("error"));
        QCOMPARE(found->matches, (std::vector<TextMatch>{{0, 5}, {6, 5}, {12, 5}}));
        const std::string greek = QStringLiteral("ΑΒΓ αβγ").toStdString();
        QCOMPARE(findText(greek, QStringLiteral("βγ"))->matches.size(), std::size_t{2});
    }

    void matchesDoNotOverlap()
    {
        QCOMPARE(findText("aaaa", QStringLiteral("aa"))->matches, (std::vector<TextMatch>{{0, 2}, {2, 2}}));
    }

    void nothingIsFoundForNothing()
    {
        QVERIFY(findText("abc", QString())->matches.empty());
        QVERIFY(findText("", QStringLiteral("x"))->matches.empty());
        QVERIFY(findText("\xff\xfe", QStringLiteral("\uFFFD"))->matches.empty());
    }

    void tooManyMatchesAreSaidToBeTooMany()
    {
        const auto found = findText(std::string(MaximumTextMatches + 1, 'a'), QStringLiteral("a"));
        QCOMPARE(found->matches.size(), MaximumTextMatches);
        QVERIFY(!found->isComplete);
    }
};

QTEST_GUILESS_MAIN(TextLineIndexTest)
#include "tst_textlineindex.moc"
