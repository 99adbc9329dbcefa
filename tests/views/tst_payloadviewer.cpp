// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/executor.h"
#include "tests/support/await.h"
#include "views/payload/hexview.h"
#include "views/payload/largetextview.h"
#include "views/payload/payloadviewer.h"
#include "views/payload/savebytes.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chronoscope;
using chronoscope::test::AwaitTimeout;

namespace {

DecodedPayload payloadOf(PayloadKind kind, const char* encoding, std::string data)
{
    DecodedPayload payload;
    payload.kind = kind;
    payload.encoding = QLatin1String(encoding);
    payload.bytes = SharedBytes::own(std::move(data));
    return payload;
}

QString textOf(PayloadViewer& viewer)
{
    const std::string_view bytes = viewer.textView().text().view();
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

class PayloadViewerTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }

    void jsonIsIndented()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "{\"id\":9007199254740993}"), "p.json");
        QCOMPARE(viewer.mode(), PayloadViewer::Mode::Json);
        QCOMPARE(textOf(viewer), QStringLiteral("{\n  \"id\": 9007199254740993\n}"));
    }

    void eachKindHasItsMode_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("mode");
        QTest::newRow("JSON") << int(PayloadKind::Json) << int(PayloadViewer::Mode::Json);
        QTest::newRow("text") << int(PayloadKind::Text) << int(PayloadViewer::Mode::Text);
        QTest::newRow("null") << int(PayloadKind::Null) << int(PayloadViewer::Mode::Text);
        QTest::newRow("bytes") << int(PayloadKind::Binary) << int(PayloadViewer::Mode::Hex);
        QTest::newRow("unknown") << int(PayloadKind::Unknown) << int(PayloadViewer::Mode::Hex);
    }

    void eachKindHasItsMode()
    {
        QFETCH(int, kind);
        QFETCH(int, mode);
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(static_cast<PayloadKind>(kind), "x", "1"), "p.bin");
        QCOMPARE(int(viewer.mode()), mode);
    }

    void nullIsShownAsNull()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Null, "binary/null", ""), "p.bin");
        QCOMPARE(textOf(viewer), QStringLiteral("null"));
    }

    void encryptedBytesAreSaidToBeEncrypted()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Unknown, "binary/encrypted", "abc"), "p.bin");
        QVERIFY(viewer.noteText().contains(QLatin1String("Encrypted")));
        QCOMPARE(viewer.hexView().bytes().size(), std::int64_t{3});
    }

    void whatClaimsToBeJsonAndIsNotIsShownAsText()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "{\"a\": oops}"), "p.json");
        QCOMPARE(viewer.mode(), PayloadViewer::Mode::Text);
        QCOMPARE(textOf(viewer), QStringLiteral("{\"a\": oops}"));
        QVERIFY2(viewer.noteText().contains(QLatin1String("byte 6")), qPrintable(viewer.noteText()));
    }

    void aLargeValueIsIndentedOnThePool()
    {
        PayloadViewer viewer;
        viewer.show();
        const QSignalSpy shown(&viewer, &PayloadViewer::shown);
        std::string json = "[{\"k\":\"";
        json.append(50 * 1024 * 1024, 'x');
        json += "\"}]";
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", std::move(json)), "p.json");
        QVERIFY(viewer.isFormatting());
        QCOMPARE(shown.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, AwaitTimeout);
        QVERIFY(textOf(viewer).startsWith(QLatin1String("[\n  {\n    \"k\": \"xxx")));
    }

    void indentingCanBeGivenUp()
    {
        PayloadViewer viewer;
        const std::string json = "[\"" + std::string(50 * 1024 * 1024, 'x') + "\"]";
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", json), "p.json");
        viewer.setMode(PayloadViewer::Mode::Text);
        QVERIFY(!viewer.isFormatting());
        QCOMPARE(viewer.textView().text().size(), static_cast<std::int64_t>(json.size()));
    }

    void aNewerPayloadIsTheOneThatIsShown()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "[\"" + std::string(1 << 24, 'x') + "\"]"),
                          "p.json");
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "2"), "p.json");
        QTRY_COMPARE_WITH_TIMEOUT(computePool().activeThreadCount(), 0, AwaitTimeout);
        QCoreApplication::processEvents();
        QCOMPARE(textOf(viewer), QStringLiteral("2"));
    }

    void theValueIsCopied()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "{\"a\":1}"), "p.json");
        viewer.copy();
        QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text(), QStringLiteral("{\n  \"a\": 1\n}"),
                                  AwaitTimeout);
    }

    void theBytesAreSavedAsTheyAre()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("payload.bin"));
        const Result<QString> saved = writeBytes(path, SharedBytes::own(std::string("a\0b", 3)));
        QVERIFY(saved.has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a\0b", 3));
        const Result<QString> refused = writeBytes(folder.filePath(QStringLiteral("missing/payload.bin")), {});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, Error::Code::Io);
    }

    void savingAsksForANameWithoutBlocking()
    {
        PayloadViewer viewer;
        viewer.show();
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "1"), "payload.json");
        viewer.save();
        QTRY_VERIFY_WITH_TIMEOUT(viewer.findChild<QFileDialog*>(), AwaitTimeout);
        auto* dialog = viewer.findChild<QFileDialog*>();
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        QVERIFY(dialog->selectedFiles().constFirst().endsWith(QLatin1String("payload.json")));
        dialog->reject();
    }

    void nothingIsShownAsASentence()
    {
        PayloadViewer viewer;
        viewer.setPayload(payloadOf(PayloadKind::Json, "json/plain", "1"), "p.json");
        viewer.clear(QStringLiteral("Select an event that has a payload."));
        QVERIFY(textOf(viewer).isEmpty());
        QVERIFY(viewer.noteText().isEmpty());
    }
};

QTEST_MAIN(PayloadViewerTest)
#include "tst_payloadviewer.moc"
