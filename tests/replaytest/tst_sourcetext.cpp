// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replaytest/sourcetext.h"

#include <QtTest>

using namespace chronoscope;

class TestSourceText : public QObject {
    Q_OBJECT

private slots:
    void plainTextIsALiteral();
    void nothingEndsALiteral_data();
    void nothingEndsALiteral();
    void everyLiteralIsAsciiOnOneLine();
    void namesAreTakenOnlyWhereEveryLanguageDoes();
    void namesAreMadeOfAnyText_data();
    void namesAreMadeOfAnyText();
};

void TestSourceText::plainTextIsALiteral()
{
    for (const ReplaySdk sdk : replaySdks())
        QCOMPARE(sourcetext::literal("order-A 1/x", sdk), "\"order-A 1/x\"");
}

void TestSourceText::nothingEndsALiteral_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("python");
    QTest::addColumn<QString>("java");
    QTest::addColumn<QString>("ruby");
    QTest::newRow("quote") << "a\"b"
                           << R"("a\u0022b")"
                           << R"("a\"b")"
                           << R"("a\u{22}b")";
    QTest::newRow("backslash") << "\\"
                               << R"("\u005c")"
                               << R"("\\")"
                               << R"("\u{5c}")";
    QTest::newRow("line break") << "\n"
                                << R"("\u000a")"
                                << R"("\012")"
                                << R"("\u{a}")";
    QTest::newRow("interpolation") << "#{x}${y}"
                                   << R"("\u0023{x}\u0024{y}")"
                                   << R"("\043{x}\044{y}")"
                                   << R"("\u{23}{x}\u{24}{y}")";
    QTest::newRow("beyond ASCII") << QString::fromUcs4(U"\u00e9\U0001f680") << R"("\u00e9\U0001f680")"
                                  << R"("\u00e9\ud83d\ude80")"
                                  << R"("\u{e9}\u{1f680}")";
    QTest::newRow("turned writing") << QString(QChar(0x202e)) << R"("\u202e")"
                                    << R"("\u202e")"
                                    << R"("\u{202e}")";
    QTest::newRow("half a character") << QString(QChar(0xd800)) << R"("\ufffd")"
                                      << R"("\ufffd")"
                                      << R"("\u{fffd}")";
}

void TestSourceText::nothingEndsALiteral()
{
    QFETCH(const QString, text);
    QTEST(sourcetext::literal(text, ReplaySdk::Python), "python");
    QTEST(sourcetext::literal(text, ReplaySdk::Java), "java");
    QTEST(sourcetext::literal(text, ReplaySdk::Ruby), "ruby");
}

void TestSourceText::everyLiteralIsAsciiOnOneLine()
{
    for (uint letter = 0; letter < 0x3000; ++letter) {
        const char32_t character = letter;
        for (const ReplaySdk sdk : replaySdks()) {
            const QString inside = sourcetext::literal(QString::fromUcs4(&character, 1), sdk).mid(1).chopped(1);
            for (const QChar sign : inside)
                QVERIFY(sign.unicode() >= 0x20 && sign.unicode() < 0x7f);
            QVERIFY(!inside.contains('"') || inside == "\\\"");
        }
    }
}

void TestSourceText::namesAreTakenOnlyWhereEveryLanguageDoes()
{
    QVERIFY(sourcetext::isIdentifier("OrderFulfilment_2"));
    for (const char* name : {"", "1st", "with space", "order.fulfil", "class", "None", "x;y", "\xC3\xA9t\xC3\xA9"})
        QVERIFY2(!sourcetext::isIdentifier(QString::fromUtf8(name)), name);
}

void TestSourceText::namesAreMadeOfAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("camel");
    QTest::addColumn<QString>("words");
    QTest::newRow("camel") << "OrderFulfilment"
                           << "OrderFulfilment"
                           << "order_fulfilment";
    QTest::newRow("words") << "order-fulfil.v2"
                           << "OrderFulfilV2"
                           << "order_fulfil_v2";
    QTest::newRow("capitals") << "HTTPPoll"
                              << "HTTPPoll"
                              << "httppoll";
    QTest::newRow("digits first") << "2nd try"
                                  << "Recorded2ndTry"
                                  << "2nd_try";
    QTest::newRow("nothing to use") << "../\"; rm -rf"
                                    << "RmRf"
                                    << "rm_rf";
    QTest::newRow("empty") << ""
                           << "Recorded"
                           << "recorded";
    QTest::newRow("other scripts") << QString::fromUtf8("\xE6\x97\xA5\xE6\x9C\xAC") << "Recorded"
                                   << "recorded";
}

void TestSourceText::namesAreMadeOfAnyText()
{
    QFETCH(const QString, text);
    QTEST(sourcetext::camelCase(text), "camel");
    QTEST(sourcetext::separated(text, '_'), "words");
}

QTEST_GUILESS_MAIN(TestSourceText)
#include "tst_sourcetext.moc"
