// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What rules take out of a run is in no format that is written of it.
#include "models/export/runpart.h"
#include "models/redaction/redaction.h"
#include "tests/export/exporthelpers.h"
#include "tests/export/secretinjection.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QDirIterator>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

RedactionRules secretRule()
{
    RedactionRules rules;
    rules.patterns = QStringList{QString::fromUtf8("\\Q" + Secret + "\\E")};
    return rules;
}

RedactedRun redacted(const RunSnapshot& run, const RedactionRules& rules)
{
    auto result = redactRun(run, rules);
    if (!result)
        qFatal("redaction failed: %s", qPrintable(result.error().oneLine()));
    return std::move(*result);
}

/// The first format that holds the secret; empty when none does.
QString formatWithSecret(const RunSnapshot& run)
{
    for (const ExportFormat format : exportFormats()) {
        if (!isPicture(format) && holdsSecret(exported(run, format)))
            return toString(format);
    }
    return {};
}

void addRecordings()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("generated") << QString();
    if (sharedFolder().isEmpty())
        return;
    const QString folder = sharedFolder() + QStringLiteral("/recordings");
    QDirIterator iterator(folder, {QStringLiteral("*.bin")}, QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (iterator.hasNext())
        paths << iterator.next();
    paths.sort();
    for (const QString& path : paths)
        QTest::newRow(qPrintable(QDir(folder).relativeFilePath(path))) << path;
}

/// The only run of a file, or a generated one; null where the file holds something else.
std::shared_ptr<const History> historyAt(const QString& path)
{
    if (path.isEmpty())
        return generateHistory({.eventCount = 2000, .seed = 7});
    const auto runs = readFile(path);
    return runs && runs->size() == 1 ? runs->front().history : nullptr;
}

} // namespace

class TestRedactedExport : public QObject {
    Q_OBJECT

private slots:
    void theSecretIsFoundWhereNothingIsRedacted();
    void noFormatHoldsARedactedSecret_data();
    void noFormatHoldsARedactedSecret();
    void noFormatHoldsAnIdentity_data();
    void noFormatHoldsAnIdentity();
    void noFormatHoldsAWholePayload();
    void redactedJsonLoadsAgain_data();
    void redactedJsonLoadsAgain();
    void aRedactedRunCanBeCutIntoParts();
};

void TestRedactedExport::theSecretIsFoundWhereNothingIsRedacted()
{
    const RunSnapshot run = snapshotOf(withSecretEverywhere(*generateHistory({.eventCount = 600, .seed = 7})));
    for (const ExportFormat format : exportFormats()) {
        if (!isPicture(format))
            QVERIFY2(holdsSecret(exported(run, format)), qPrintable(toString(format)));
    }
    QVERIFY(holdsSecret(Secret.toBase64()));
    QVERIFY(holdsSecret((" " + Secret).toBase64()));
    QVERIFY(holdsSecret(("  " + Secret).toBase64()));
}

void TestRedactedExport::noFormatHoldsARedactedSecret_data()
{
    addRecordings();
}

void TestRedactedExport::noFormatHoldsARedactedSecret()
{
    QFETCH(const QString, path);
    const auto history = historyAt(path);
    if (!history)
        QSKIP("This file holds no single history.");
    const RedactedRun run = redacted(snapshotOf(withSecretEverywhere(*history)), secretRule());
    QCOMPARE(formatWithSecret(*run.run), QString());
}

void TestRedactedExport::noFormatHoldsAnIdentity_data()
{
    addRecordings();
}

void TestRedactedExport::noFormatHoldsAnIdentity()
{
    QFETCH(const QString, path);
    const auto history = historyAt(path);
    if (!history)
        QSKIP("This file holds no single history.");
    const RunSnapshot before = snapshotOf(history);
    RedactionRules rules;
    rules.identities = true;
    rules.hosts = true;
    const RedactedRun run = redacted(before, rules);
    for (const ExportFormat format : exportFormats()) {
        if (isPicture(format))
            continue;
        const QByteArray bytes = exported(*run.run, format);
        for (const QString& worker : before.summary.workers) {
            // Shorter ones are words that may stand for anything else.
            if (worker.size() >= 6)
                QVERIFY2(!bytes.contains(worker.toUtf8()), qPrintable(toString(format) + " holds " + worker));
        }
    }
}

void TestRedactedExport::noFormatHoldsAWholePayload()
{
    const auto history = withSecretEverywhere(*generateHistory({.eventCount = 1000, .seed = 3}));
    RedactionRules rules = secretRule();
    rules.payloads = RedactionRules::allPayloads();
    const RedactedRun run = redacted(snapshotOf(history), rules);
    QCOMPARE(formatWithSecret(*run.run), QString());
    for (std::size_t index = 0; index < run.run->history->size(); ++index) {
        for (const EventPayload& payload : collectPayloads(run.run->history, EventIndex(index)))
            QVERIFY(payload.payload.bytes.isEmpty() || payload.payload.bytes.view() == "\"[redacted]\"");
    }
}

void TestRedactedExport::redactedJsonLoadsAgain_data()
{
    addRecordings();
}

void TestRedactedExport::redactedJsonLoadsAgain()
{
    QFETCH(const QString, path);
    const auto history = historyAt(path);
    if (!history)
        QSKIP("This file holds no single history.");
    RedactionRules rules = secretRule();
    rules.payloads = {PayloadRole::Input, PayloadRole::Header, PayloadRole::Memo};
    rules.identities = true;
    const RedactedRun run = redacted(snapshotOf(withSecretEverywhere(*history)), rules);
    const auto again = readBytes(exported(*run.run, ExportFormat::Json));
    QVERIFY(again.has_value());
    QCOMPARE(again->size(), std::size_t{1});
    QCOMPARE(again->front().history->size(), history->size());
    QCOMPARE(canonicalEvents(*again->front().history), canonicalEvents(*run.run->history));
}

void TestRedactedExport::aRedactedRunCanBeCutIntoParts()
{
    const auto history = withSecretEverywhere(*generateHistory({.eventCount = 600, .seed = 5}));
    const RedactedRun run = redacted(snapshotOf(history), secretRule());
    const RunSnapshotPointer part = partOfRun(*run.run, eventsWithIds(*run.run->history, 5, 20));
    QCOMPARE(part->history->size(), std::size_t{16});
    QCOMPARE(formatWithSecret(*part), QString());
}

QTEST_GUILESS_MAIN(TestRedactedExport)
#include "tst_redactedexport.moc"
