// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFile>
#include <QTest>
#include <QTranslator>

/// What must be inside every program that shows something.
class TestResources : public QObject {
    Q_OBJECT

private slots:
    void theIconAndTheSampleAreInside();
    void theEnglishPluralsAreInside();
    void noEnglishPluralIsUnfinished();
};

void TestResources::theIconAndTheSampleAreInside()
{
    QVERIFY(QFile::exists(QStringLiteral(":/icons/" CHRONOSCOPE_APPLICATION_ID ".svg")));
    QFile sample(QStringLiteral(":/samples/order-fulfilment.json"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    QVERIFY(sample.readAll().contains("EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"));
}

void TestResources::theEnglishPluralsAreInside()
{
    QTranslator translator;
    QVERIFY(translator.load(QLocale(QLocale::English), QStringLiteral("chronoscope"), QStringLiteral("_"),
                            QStringLiteral(":/i18n")));
}

void TestResources::noEnglishPluralIsUnfinished()
{
    QFile catalogue(QStringLiteral(CHRONOSCOPE_SOURCE_DIR "/translations/chronoscope_en.ts"));
    QVERIFY(catalogue.open(QIODevice::ReadOnly));
    QVERIFY2(!catalogue.readAll().contains("unfinished"),
             "Fill in the plural forms in translations/chronoscope_en.ts.");
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
