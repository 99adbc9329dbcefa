// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/runloader.h"
#include "tests/support/historygenerator.h"
#include "views/export/redactiondialog.h"
#include "views/export/redactionform.h"
#include "views/export/redactionmodel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr int LongestWait = 60'000;

RunSnapshotPointer generatedRun()
{
    const auto runs = loadRuns(*bytesInMemory(toBinary(*generateHistory({.eventCount = 200, .seed = 1})), "run"), {});
    if (!runs || runs->size() != 1)
        qFatal("the test's own history could not be read");
    return runs->front();
}

template <typename Widget>
Widget* named(const QWidget& parent, const QString& name)
{
    for (Widget* widget : parent.findChildren<Widget*>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

RedactionRules allRules()
{
    RedactionRules rules;
    rules.keys = QStringList{"a", "*b*"};
    rules.patterns = QStringList{"x,y", "z+"};
    rules.payloads = {PayloadRole::Memo, PayloadRole::Result};
    rules.identities = true;
    rules.hosts = true;
    rules.hostNames = QStringList{"db"};
    rules.unreadable = RedactionRules::Unreadable::Keep;
    rules.replacement = "***";
    return rules;
}

} // namespace

class TestRedactionDialog : public QObject {
    Q_OBJECT

private slots:
    void everyRuleHasAField();
    void whatGoesIsListedAsSoonAsARuleIsThere();
    void aPatternThatIsNotUnderstoodCannotBeUsed();
    void rulesAreSavedAndOpenedAgain();
    void aFileThatHoldsNoRulesChangesNothing();
    void rulesHaveWords();
};

void TestRedactionDialog::everyRuleHasAField()
{
    RedactionForm form;
    QVERIFY(form.rules().isEmpty());
    form.setRules(allRules());
    QVERIFY(form.rules() == allRules());
    for (const QLineEdit* edit : form.findChildren<QLineEdit*>())
        QVERIFY(!edit->accessibleName().isEmpty());
}

void TestRedactionDialog::whatGoesIsListedAsSoonAsARuleIsThere()
{
    RedactionDialog dialog({generatedRun()}, {});
    QSignalSpy previewed(&dialog, &RedactionDialog::previewed);
    QVERIFY(previewed.wait(LongestWait));
    const QAbstractItemModel& model = *dialog.findChild<QTableView*>()->model();
    QCOMPARE(model.rowCount(), 0);
    named<QPlainTextEdit>(dialog, "Patterns")->setPlainText("[a-z]");
    QVERIFY(previewed.wait(LongestWait));
    QVERIFY(model.rowCount() > 0);
    QVERIFY(model.index(0, RedactionModel::AfterColumn).data().toString().contains("[redacted]"));
    QCOMPARE(model.index(0, RedactionModel::RuleColumn).data().toString(), "pattern \"[a-z]\"");
    QVERIFY(dialog.findChild<QLabel*>("summary")->text().contains("redacted (pattern \"[a-z]\":"));
}

void TestRedactionDialog::aPatternThatIsNotUnderstoodCannotBeUsed()
{
    RedactionDialog dialog({generatedRun()}, {});
    QSignalSpy previewed(&dialog, &RedactionDialog::previewed);
    named<QPlainTextEdit>(dialog, "Patterns")->setPlainText("(");
    QVERIFY(previewed.wait(LongestWait));
    QVERIFY(dialog.findChild<QLabel*>("summary")->text().contains("not understood"));
    const QPushButton* use = nullptr;
    for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->isDefault())
            use = button;
    }
    QVERIFY(use && !use->isEnabled());
}

void TestRedactionDialog::rulesAreSavedAndOpenedAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("rules.json");
    RedactionDialog first({generatedRun()}, allRules());
    first.saveRules(path);
    RedactionDialog second({generatedRun()}, {});
    second.openRules(path);
    QVERIFY(second.rules() == allRules());
}

void TestRedactionDialog::aFileThatHoldsNoRulesChangesNothing()
{
    const QTemporaryDir folder;
    RedactionDialog dialog({generatedRun()}, allRules());
    dialog.openRules(folder.filePath("none.json"));
    QVERIFY(dialog.rules() == allRules());
    QVERIFY(dialog.findChild<QLabel*>("summary")->text().contains("could not be read"));
}

void TestRedactionDialog::rulesHaveWords()
{
    QCOMPARE(RedactionDialog::summaryOf({}), "nothing");
    QCOMPARE(RedactionDialog::summaryOf(allRules()), "keys (2), patterns (2), some payloads, identities, host names");
}

QTEST_MAIN(TestRedactionDialog)
#include "tst_redactiondialog.moc"
