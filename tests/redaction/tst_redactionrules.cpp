// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redaction/redaction.h"
#include "models/redaction/redactionrules.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;

class TestRedactionRules : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfRuleIsRead();
    void whatIsWrittenIsReadAgain();
    void payloadsMayBeSomeKinds();
    void aSlipOfThePenIsRefused_data();
    void aSlipOfThePenIsRefused();
    void aPatternThatIsNotUnderstoodIsNamed();
    void tooManyRulesAreRefused();
    void aFileThatIsNotThereIsNamed();
};

void TestRedactionRules::everyKindOfRuleIsRead()
{
    const auto rules = RedactionRules::fromJson(
        R"({"keys": ["password", "*token*"], "patterns": ["[0-9]{13,19}"], "payloads": true, "identities": true,
            "hosts": ["db01.internal"], "unreadable": "keep", "replacement": "***"})",
        "rules.json");
    QVERIFY(rules.has_value());
    QCOMPARE(rules->keys, (QStringList{"password", "*token*"}));
    QCOMPARE(rules->patterns, QStringList{"[0-9]{13,19}"});
    QVERIFY(rules->payloads == RedactionRules::allPayloads());
    QVERIFY(rules->identities);
    QVERIFY(rules->hosts);
    QCOMPARE(rules->hostNames, QStringList{"db01.internal"});
    QVERIFY(rules->unreadable == RedactionRules::Unreadable::Keep);
    QCOMPARE(rules->replacement, "***");
}

void TestRedactionRules::whatIsWrittenIsReadAgain()
{
    RedactionRules rules;
    rules.keys = QStringList{"a"};
    rules.payloads = {PayloadRole::Memo, PayloadRole::Header};
    rules.hosts = true;
    const auto again = RedactionRules::fromJson(rules.toJson(), "rules.json");
    QVERIFY(again.has_value());
    QVERIFY(*again == rules);
}

void TestRedactionRules::payloadsMayBeSomeKinds()
{
    const auto rules = RedactionRules::fromJson(R"({"payloads": ["input", "searchAttribute"]})", "rules.json");
    QVERIFY(rules.has_value());
    QVERIFY(rules->payloads == (std::set<PayloadRole>{PayloadRole::Input, PayloadRole::SearchAttribute}));
}

void TestRedactionRules::aSlipOfThePenIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("no rule") << QByteArray("{}") << "rules.json";
    QTest::newRow("no object") << QByteArray("[]") << "rules.json";
    QTest::newRow("no JSON") << QByteArray("{\"keys\": [") << "rules.json, byte 10";
    QTest::newRow("a rule that is not known")
        << QByteArray(R"({"keys": ["a"], "pattern": ["b"]})") << "rules.json, \"pattern\"";
    QTest::newRow("a key that is no list") << QByteArray(R"({"keys": "password"})") << "rules.json, \"keys\"";
    QTest::newRow("an empty key") << QByteArray(R"({"keys": [""]})") << "rules.json, \"keys\"";
    QTest::newRow("a payload that is not known")
        << QByteArray(R"({"payloads": ["inputs"]})") << "rules.json, \"payloads\"";
    QTest::newRow("a word for true") << QByteArray(R"({"identities": "yes"})") << "rules.json, \"identities\"";
    QTest::newRow("what to do with the unreadable")
        << QByteArray(R"({"keys": ["a"], "unreadable": "drop"})") << "rules.json, \"unreadable\"";
}

void TestRedactionRules::aSlipOfThePenIsRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, place);
    const auto rules = RedactionRules::fromJson(json, "rules.json");
    QVERIFY(!rules);
    QCOMPARE(rules.error().place, place);
    QVERIFY(!rules.error().message.isEmpty());
}

void TestRedactionRules::aPatternThatIsNotUnderstoodIsNamed()
{
    RedactionRules rules;
    rules.patterns = QStringList{"fine", "not(fine"};
    const auto checked = checkRules(rules);
    QVERIFY(!checked);
    QCOMPARE(checked.error().place, "Rule \"patterns\", number 2, \"not(fine\"");
}

void TestRedactionRules::tooManyRulesAreRefused()
{
    RedactionRules rules;
    for (int number = 0; number < 1000; ++number)
        rules.keys.append(QString::number(number));
    const auto checked = checkRules(rules);
    QVERIFY(!checked);
    QVERIFY(checked.error().code == Error::Code::Limit);
}

void TestRedactionRules::aFileThatIsNotThereIsNamed()
{
    const QTemporaryDir folder;
    const auto rules = RedactionRules::fromFile(folder.filePath("none.json"));
    QVERIFY(!rules);
    QCOMPARE(rules.error().place, folder.filePath("none.json"));
}

QTEST_GUILESS_MAIN(TestRedactionRules)
#include "tst_redactionrules.moc"
