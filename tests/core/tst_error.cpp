// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/error.h"

#include <QtTest>

using namespace chronoscope;

class TestError : public QObject {
    Q_OBJECT

private slots:
    void oneLineSaysWhereWhatAndWhatToDo();
    void oneLineLeavesOutWhatIsUnknown();
    void oneLineIsOneLine();
    void aCancelledErrorIsKnownAsSuch();
    void aResultHoldsAValueOrTheReason();
};

void TestError::oneLineSaysWhereWhatAndWhatToDo()
{
    const Error error{Error::Code::Io, QStringLiteral("The file cannot be read."), QStringLiteral("order.json"),
                      QStringLiteral("Check its permissions."), QStringLiteral("EACCES")};
    QCOMPARE(error.oneLine(), "order.json: The file cannot be read. Check its permissions.");
}

void TestError::oneLineLeavesOutWhatIsUnknown()
{
    Error error;
    error.message = QStringLiteral("It failed.");
    QCOMPARE(error.oneLine(), "It failed.");
}

void TestError::oneLineIsOneLine()
{
    Error error;
    error.message = QStringLiteral("first\nsecond");
    QCOMPARE(error.oneLine(), "first second");
}

void TestError::aCancelledErrorIsKnownAsSuch()
{
    QVERIFY(Error::cancelled().isCancelled());
    QVERIFY(!Error().isCancelled());
}

void TestError::aResultHoldsAValueOrTheReason()
{
    const Result<int> value = 7;
    QVERIFY(value.has_value());
    QCOMPARE(*value, 7);
    const Result<int> none = tl::make_unexpected(Error::cancelled());
    QVERIFY(!none.has_value());
    QVERIFY(none.error().isCancelled());
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
