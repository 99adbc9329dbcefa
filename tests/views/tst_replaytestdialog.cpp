// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/runloader.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"
#include "views/export/replaytestdialog.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr int LongestWait = 60'000;

RunSnapshotPointer runOf(const std::shared_ptr<const History>& history)
{
    const auto runs = loadRuns(*bytesInMemory(toBinary(*history), "run"), {});
    if (!runs || runs->size() != 1)
        qFatal("the test's own history could not be read");
    return runs->front();
}

QString label(const QDialog& dialog, const QString& name)
{
    return dialog.findChild<QLabel*>(name)->text();
}

} // namespace

class TestReplayTestDialog : public QObject {
    Q_OBJECT

private slots:
    void itNamesTheFilesBeforeTheyAreWritten();
    void theSdkOfTheWorkerIsChosen();
    void bothFilesAreWrittenAndNamed();
    void filesThatAreThereStay();
    void aRunWithNothingToReplaySaysSo();
};

void TestReplayTestDialog::itNamesTheFilesBeforeTheyAreWritten()
{
    ReplayTestDialog dialog(runOf(generateHistory({.eventCount = 200, .seed = 1})));
    auto* sdks = dialog.findChild<QComboBox*>();
    sdks->setCurrentIndex(sdks->findData("go"));
    QVERIFY(label(dialog, "explanation").contains("_test.go"));
    sdks->setCurrentIndex(sdks->findData("ruby"));
    QVERIFY(label(dialog, "explanation").contains("_test.rb"));
}

void TestReplayTestDialog::theSdkOfTheWorkerIsChosen()
{
    auto run = std::make_shared<RunSnapshot>(*runOf(generateHistory({.eventCount = 200, .seed = 1})));
    run->summary.sdkName = "temporal-java";
    ReplayTestDialog dialog(run);
    QCOMPARE(dialog.findChild<QComboBox*>()->currentText(), "Java");
}

void TestReplayTestDialog::bothFilesAreWrittenAndNamed()
{
    const QTemporaryDir folder;
    ReplayTestDialog dialog(runOf(generateHistory({.eventCount = 200, .seed = 1})));
    QSignalSpy saved(&dialog, &ReplayTestDialog::saved);
    dialog.saveInto(folder.path());
    QVERIFY(saved.wait(LongestWait));
    const QStringList files = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(files.size(), 2);
    for (const QString& file : files)
        QVERIFY(label(dialog, "outcome").contains(folder.filePath(file)));
}

void TestReplayTestDialog::filesThatAreThereStay()
{
    const QTemporaryDir folder;
    ReplayTestDialog dialog(runOf(generateHistory({.eventCount = 200, .seed = 1})));
    QSignalSpy saved(&dialog, &ReplayTestDialog::saved);
    dialog.saveInto(folder.path());
    QVERIFY(saved.wait(LongestWait));
    dialog.saveInto(folder.path());
    QVERIFY(saved.wait(LongestWait));
    QVERIFY(label(dialog, "outcome").startsWith("Not written"));
}

void TestReplayTestDialog::aRunWithNothingToReplaySaysSo()
{
    ReplayTestDialog dialog(runOf(historyFromText("WorkflowExecutionStarted type=Order")));
    QVERIFY(label(dialog, "explanation").contains("nothing to replay"));
    for (const QPushButton* button : dialog.findChildren<QPushButton*>())
        QVERIFY(!button->isDefault() || !button->isEnabled());
}

QTEST_MAIN(TestReplayTestDialog)
#include "tst_replaytestdialog.moc"
