// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/runpart.h"
#include "models/formats/runloader.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"
#include "views/export/exportdialog.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

constexpr int LongestWait = 60'000;

RunSnapshotPointer runOf(const std::shared_ptr<const History>& history, const QString& workflowId)
{
    const auto runs = loadRuns(*bytesInMemory(toBinary(*history), workflowId), {});
    if (!runs || runs->size() != 1)
        qFatal("the test's own history could not be read");
    auto run = std::make_shared<RunSnapshot>(*runs->front());
    run->summary.workflowId = workflowId;
    return run;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyFormatIsOfferedAndExplained();
    void theRunThatIsShownIsWritten();
    void aPartIsOfferedOnlyWhereThereIsOne();
    void theSelectionIsWrittenAlone();
    void theMeasuredRangeIsWrittenAlone();
    void whatTheFiltersLeaveIsWrittenAlone();
    void rulesOfRedactionApply();
    void allOpenRunsGoIntoAFolder();
    void filesInAFolderAreKeptUnlessReplacingIsAsked();
    void whatWasWrittenIsTold();
    void cancellingLeavesNoFile();
    void everyControlHasAnAccessibleName();

private:
    /// The box whose accessible name this is.
    [[nodiscard]] static QComboBox* box(const QDialog& dialog, const QString& name)
    {
        const QList<QComboBox*> boxes = dialog.findChildren<QComboBox*>();
        const auto found = std::find_if(boxes.begin(), boxes.end(),
                                        [&name](QComboBox* each) { return each->accessibleName() == name; });
        return found == boxes.end() ? nullptr : *found;
    }

    static void choose(QComboBox* box, const QString& data)
    {
        box->setCurrentIndex(box->findData(data));
        QCOMPARE(box->currentData().toString(), data);
    }

    [[nodiscard]] static QString report(const QDialog& dialog)
    {
        return dialog.findChild<QPlainTextEdit*>()->toPlainText();
    }

    /// Exports and waits for the report.
    static bool exportTo(ExportDialog& dialog, const QString& path, ExistingFile existing = ExistingFile::Keep)
    {
        auto* reportView = dialog.findChild<QPlainTextEdit*>();
        dialog.exportTo(path, existing);
        return QTest::qWaitFor([reportView] { return !reportView->isHidden(); }, LongestWait);
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TimeDisplay> m_times;
    std::unique_ptr<Document> m_first;
    std::unique_ptr<Document> m_second;
};

void TestExportDialog::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_times = std::make_unique<TimeDisplay>();
    m_first = std::make_unique<Document>(runOf(generateHistory({.eventCount = 600, .seed = 1}), "first"), *m_times);
    m_second = std::make_unique<Document>(runOf(generateHistory({.eventCount = 500, .seed = 2}), "second"), *m_times);
}

void TestExportDialog::cleanup()
{
    m_second.reset();
    m_first.reset();
    m_times.reset();
}

void TestExportDialog::everyFormatIsOfferedAndExplained()
{
    ExportDialog dialog(*m_first, {m_first.get()});
    QComboBox* formats = box(dialog, "Format");
    QCOMPARE(formats->count(), static_cast<int>(exportFormats().size()));
    QStringList explanations;
    for (int index = 0; index < formats->count(); ++index) {
        formats->setCurrentIndex(index);
        explanations << dialog.findChild<QLabel*>("explanation")->text();
    }
    QVERIFY(!explanations.contains(QString()));
    QCOMPARE(explanations.removeDuplicates(), 0);
}

void TestExportDialog::theRunThatIsShownIsWritten()
{
    ExportDialog dialog(*m_second, {m_first.get(), m_second.get()});
    choose(box(dialog, "Format"), "binary");
    QVERIFY(exportTo(dialog, path("run.bin")));
    const auto again = loadRuns(*bytesInMemory(contentOf(path("run.bin")), "again"), {});
    QVERIFY(again.has_value());
    QCOMPARE(again->front()->history->size(), std::size_t{500});
}

void TestExportDialog::aPartIsOfferedOnlyWhereThereIsOne()
{
    {
        ExportDialog dialog(*m_first, {m_first.get()});
        QCOMPARE(box(dialog, "Events")->count(), 1);
        QVERIFY(!box(dialog, "Events")->isEnabled());
    }
    m_first->viewRange().zoomAround(m_first->viewRange().start(), 4);
    m_first->selection().selectGroup(GroupIndex(3U));
    ExportDialog dialog(*m_first, {m_first.get()});
    QCOMPARE(box(dialog, "Events")->count(), 3);
    QVERIFY(box(dialog, "Events")->isEnabled());
}

void TestExportDialog::theSelectionIsWrittenAlone()
{
    m_first->selection().selectGroup(GroupIndex(3U));
    ExportDialog dialog(*m_first, {m_first.get()});
    choose(box(dialog, "Format"), "jsonl");
    box(dialog, "Events")->setCurrentIndex(1);
    QVERIFY(exportTo(dialog, path("part.jsonl")));
    const auto members = m_first->snapshot()->groups->members(GroupIndex(3U)).size();
    QCOMPARE(contentOf(path("part.jsonl")).count('\n'), static_cast<qsizetype>(members));
}

void TestExportDialog::theMeasuredRangeIsWrittenAlone()
{
    const History& history = *m_first->snapshot()->history;
    m_first->measuredRange().setRange(history.time(EventIndex(10U)), history.time(EventIndex(20U)));
    ExportDialog dialog(*m_first, {m_first.get()});
    choose(box(dialog, "Format"), "jsonl");
    box(dialog, "Events")->setCurrentIndex(1);
    QVERIFY(box(dialog, "Events")->currentText().startsWith("The measured range"));
    QVERIFY(exportTo(dialog, path("part.jsonl")));
    const auto expected =
        eventsWithin(*m_first->snapshot()->groups, history.time(EventIndex(10U)), history.time(EventIndex(20U)));
    QCOMPARE(contentOf(path("part.jsonl")).count('\n'), static_cast<qsizetype>(expected.size()));
}

void TestExportDialog::whatTheFiltersLeaveIsWrittenAlone()
{
    FilterStack& filters = m_first->filters();
    QSignalSpy filtered(&filters, &FilterStack::filteredChanged);
    filters.add(CategoryCondition{GroupKind::Timer});
    QVERIFY(QTest::qWaitFor([&filters] { return filters.filtered() != nullptr; }, LongestWait));
    ExportDialog dialog(*m_first, {m_first.get()});
    choose(box(dialog, "Format"), "jsonl");
    box(dialog, "Events")->setCurrentIndex(1);
    QVERIFY(exportTo(dialog, path("part.jsonl")));
    QVERIFY(filters.filtered()->eventCount() > 0);
    QCOMPARE(contentOf(path("part.jsonl")).count('\n'), static_cast<qsizetype>(filters.filtered()->eventCount()));
}

void TestExportDialog::rulesOfRedactionApply()
{
    ExportDialog dialog(*m_first, {m_first.get()});
    choose(box(dialog, "Format"), "jsonl");
    QVERIFY(exportTo(dialog, path("before.jsonl")));
    QVERIFY(contentOf(path("before.jsonl")).contains("\"identity\""));
    QCOMPARE(dialog.findChild<QLabel*>("redacted")->text(), "Nothing");
    RedactionRules rules;
    rules.identities = true;
    dialog.setRules(rules);
    QCOMPARE(dialog.findChild<QLabel*>("redacted")->text(), "Identities");
    QVERIFY(exportTo(dialog, path("after.jsonl")));
    static const QRegularExpression identity("\"identity\":\"(?!identity-[0-9]+\")");
    QVERIFY(identity.match(QString::fromUtf8(contentOf(path("before.jsonl")))).hasMatch());
    QVERIFY(!identity.match(QString::fromUtf8(contentOf(path("after.jsonl")))).hasMatch());
    QVERIFY(report(dialog).contains("Redacted: "));
}

void TestExportDialog::allOpenRunsGoIntoAFolder()
{
    ExportDialog dialog(*m_first, {m_first.get(), m_second.get()});
    QVERIFY(!dialog.isForSeveralRuns());
    box(dialog, "Runs")->setCurrentIndex(1);
    QVERIFY(dialog.isForSeveralRuns());
    choose(box(dialog, "Format"), "csv");
    QVERIFY(exportTo(dialog, m_folder->path()));
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
    QCOMPARE(files.size(), 2);
    QVERIFY(files[0].startsWith("first"));
    QVERIFY(files[1].startsWith("second"));
}

void TestExportDialog::filesInAFolderAreKeptUnlessReplacingIsAsked()
{
    ExportDialog dialog(*m_first, {m_first.get(), m_second.get()});
    box(dialog, "Runs")->setCurrentIndex(1);
    QVERIFY(exportTo(dialog, m_folder->path()));
    QVERIFY(exportTo(dialog, m_folder->path(), ExistingFile::Keep));
    QCOMPARE(report(dialog).count("Not written"), 2);
    QVERIFY(exportTo(dialog, m_folder->path(), ExistingFile::Replace));
    QCOMPARE(report(dialog).count("Written"), 2);
}

void TestExportDialog::whatWasWrittenIsTold()
{
    ExportDialog dialog(*m_first, {m_first.get()});
    choose(box(dialog, "Format"), "html");
    QVERIFY(exportTo(dialog, path("report.html")));
    QVERIFY(report(dialog).contains(path("report.html")));
    QVERIFY(report(dialog).contains("cannot carry"));
    QVERIFY(exportTo(dialog, path("no/such/folder/report.html")));
    QVERIFY(report(dialog).startsWith("Not written"));
}

void TestExportDialog::cancellingLeavesNoFile()
{
    ExportJob job;
    QSignalSpy finished(&job, &ExportJob::finished);
    ExportRequest request;
    request.runs = {m_first->snapshot()};
    request.path = path("run.json");
    // The part is asked for on the pool, before anything is written: from here on it is cancelled.
    request.eventsOf = [&job](const RunSnapshot& run) {
        job.cancel();
        return eventsWithIds(*run.history, 1, 20);
    };
    job.start(request);
    QVERIFY(finished.wait(LongestWait));
    QVERIFY(finished.front().front().value<ExportOutcome>().isCancelled);
    QVERIFY(!QFile::exists(path("run.json")));
    QVERIFY(!job.isRunning());
}

void TestExportDialog::everyControlHasAnAccessibleName()
{
    ExportDialog dialog(*m_first, {m_first.get(), m_second.get()});
    for (const char* name : {"Runs", "Events", "Format"})
        QVERIFY2(box(dialog, name), name);
    for (QPushButton* button : dialog.findChildren<QPushButton*>())
        QVERIFY(!button->text().isEmpty());
    QVERIFY(!dialog.findChild<QPlainTextEdit*>()->accessibleName().isEmpty());
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
