// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payloadexcerpt.h"

#include <QTest>

#include <array>

using namespace chronoscope;

namespace {

DecodedPayload json(std::string data)
{
    DecodedPayload payload;
    payload.kind = PayloadKind::Json;
    payload.encoding = QStringLiteral("json/plain");
    payload.bytes = SharedBytes::own(std::move(data));
    return payload;
}

DecodedPayload encrypted(std::size_t size)
{
    DecodedPayload payload;
    payload.encoding = QStringLiteral("binary/encrypted");
    payload.bytes = SharedBytes::own(std::string(size, '\x01'));
    return payload;
}

PayloadExcerpt excerpt(const std::vector<DecodedPayload>& payloads, std::vector<QString> names = {})
{
    names.resize(payloads.size());
    return excerptOf(payloads, names);
}

} // namespace

class PayloadExcerptTest : public QObject {
    Q_OBJECT

private slots:
    void aSingleSmallValueIsIndented()
    {
        const PayloadExcerpt shown = excerpt({json("{\"id\":7}")});
        QCOMPARE(QString::fromStdString(shown.text), QStringLiteral("{\n  \"id\": 7\n}"));
        QVERIFY(shown.isJson);
        QVERIFY(shown.isWhole);
    }

    void aListOfArgumentsHasALineForEach()
    {
        const PayloadExcerpt shown = excerpt({json("\"A-1\""), json("144.48"), json("true")});
        QCOMPARE(QString::fromStdString(shown.text), QStringLiteral("0  \"A-1\"\n1  144.48\n2  true"));
        QVERIFY(shown.isWhole);
    }

    void entriesOfAMapHaveTheirNames()
    {
        const PayloadExcerpt shown = excerpt({json("1"), json("2")}, {QStringLiteral("total"), QStringLiteral("id")});
        QCOMPARE(QString::fromStdString(shown.text), QStringLiteral("total  1\nid     2"));
        QCOMPARE(QString::fromStdString(excerpt({json("1")}, {QStringLiteral("total")}).text),
                 QStringLiteral("total  1"));
    }

    void aLargeValueIsCutAndSaysSo()
    {
        const QByteArray data = "[\"" + QByteArray(50 * 1024 * 1024, 'x') + "\"]";
        const PayloadExcerpt shown = excerpt({json(data.toStdString())});
        QVERIFY(!shown.isWhole);
        QVERIFY(shown.text.size() < 5000);
        QVERIFY(QString::fromStdString(shown.text).endsWith(QChar(0x2026)));
    }

    void bytesThatMeanNothingAreNamed()
    {
        const PayloadExcerpt shown = excerpt({encrypted(2048)});
        QCOMPARE(QString::fromStdString(shown.text), QStringLiteral("binary/encrypted, 2 KB"));
        QVERIFY(!shown.isWhole);
    }

    void whatIsNotJsonIsShownAsItIs()
    {
        QCOMPARE(QString::fromStdString(excerpt({json("{oops")}).text), QStringLiteral("{oops"));
    }

    void manyPayloadsAreBounded()
    {
        const PayloadExcerpt shown = excerpt(std::vector<DecodedPayload>(5000, json("1")));
        QVERIFY(!shown.isWhole);
        QVERIFY(QString::fromStdString(shown.text).count(QLatin1Char('\n')) <= 100);
    }

    void encodingsAndSizesAreToldTogether()
    {
        const std::array<DecodedPayload, 1> one{json("12345")};
        QCOMPARE(describePayloads(one), QStringLiteral("json/plain · 5 B"));
        const std::array<DecodedPayload, 2> two{json("12345"), encrypted(4)};
        QCOMPARE(describePayloads(two), QStringLiteral("2 payload(s) · json/plain, binary/encrypted · 9 B"));
    }
};

QTEST_GUILESS_MAIN(PayloadExcerptTest)
#include "tst_payloadexcerpt.moc"
