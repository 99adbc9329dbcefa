// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/openrunsmodel.h"
#include "models/session/workspace.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chronoscope;

namespace {

QByteArray historyOf(const QByteArray& workflowId)
{
    return R"({"events":[{"eventId":"1","eventTime":"2026-01-01T00:00:00Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",)"
           R"("workflowExecutionStartedEventAttributes":{"workflowId":")" +
           workflowId +
           R"(","workflowType":{"name":"Order"}}},{"eventId":"2","eventTime":"2026-01-01T00:00:01Z",)"
           R"("eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED","workflowExecutionTerminatedEventAttributes":{}}]})";
}

/// A workspace, and a folder whose files it opens.
struct Fixture {
    QTemporaryDir folder;
    Workspace workspace;
    QSignalSpy opened{&workspace, &Workspace::documentOpened};
    QSignalSpy failed{&workspace, &Workspace::openFailed};

    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    [[nodiscard]] bool isIdle() const { return workspace.openingCount() == 0; }
};

} // namespace

/// Opening, reloading and closing: what a person sees of it, without a window.
class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void anOpenedFileBecomesADocument();
    void whatIsNoHistoryIsRefusedByName();
    void aMissingFileIsRefusedByName();
    void anOpenFileIsShownAgainInsteadOfTwice();
    void aFolderOpensItsHistoriesAndCountsTheRest();
    void aFileWithTwoRunsBecomesTwoDocuments();
    void bytesFromTheClipboardBecomeADocument();
    void aFileThatChangesIsOutdatedUntilItIsReloaded();
    void closingTellsBeforeTheDocumentIsGone();
    void cancellingLeavesNothingHalfOpen();
    void aWorkspaceMayDieWhileItReads();
    void theListOfOpenRunsFollowsTheWorkspace();
};

void TestWorkspace::anOpenedFileBecomesADocument()
{
    Fixture fixture;
    fixture.workspace.open({fixture.write("a.json", historyOf("order-1"))});
    QTRY_COMPARE(fixture.opened.count(), 1);
    const Document* document = fixture.workspace.documents().front();
    QCOMPARE(document->snapshot()->summary.workflowId, "order-1");
    QCOMPARE(toString(document->snapshot()->summary.status), "terminated");
}

void TestWorkspace::whatIsNoHistoryIsRefusedByName()
{
    Fixture fixture;
    fixture.workspace.open({fixture.write("shopping.txt", "milk, bread")});
    QTRY_COMPARE(fixture.failed.count(), 1);
    QVERIFY(fixture.failed.first().first().value<Error>().oneLine().contains("shopping.txt"));
    QVERIFY(fixture.workspace.documents().empty());
}

void TestWorkspace::aMissingFileIsRefusedByName()
{
    Fixture fixture;
    fixture.workspace.open({fixture.folder.filePath("nowhere.json")});
    QTRY_COMPARE(fixture.failed.count(), 1);
    QVERIFY(fixture.failed.first().first().value<Error>().oneLine().contains("nowhere.json"));
}

void TestWorkspace::anOpenFileIsShownAgainInsteadOfTwice()
{
    Fixture fixture;
    const QString path = fixture.write("a.json", historyOf("order-1"));
    fixture.workspace.open({path});
    QTRY_COMPARE(fixture.opened.count(), 1);
    const QSignalSpy requested(&fixture.workspace, &Workspace::documentRequested);
    fixture.workspace.open({path});
    QCOMPARE(requested.count(), 1);
    QCOMPARE(fixture.workspace.documents().size(), std::size_t{1});
}

void TestWorkspace::aFolderOpensItsHistoriesAndCountsTheRest()
{
    Fixture fixture;
    fixture.write("a.json", historyOf("order-1"));
    fixture.write("b.json", historyOf("order-2"));
    fixture.write("notes.txt", "not a history");
    QSignalSpy finished(&fixture.workspace, &Workspace::folderOpened);
    fixture.workspace.open({fixture.folder.path()});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().at(1).toInt(), 2);
    QCOMPARE(finished.first().at(2).toInt(), 1);
    QCOMPARE(fixture.workspace.documents().size(), std::size_t{2});
    QCOMPARE(fixture.failed.count(), 0);
}

void TestWorkspace::aFileWithTwoRunsBecomesTwoDocuments()
{
    Fixture fixture;
    fixture.workspace.open({fixture.write("two.json", "[" + historyOf("order-1") + "," + historyOf("order-2") + "]")});
    QTRY_COMPARE(fixture.opened.count(), 2);
    QCOMPARE(fixture.workspace.documents().back()->snapshot()->summary.workflowId, "order-2");
}

void TestWorkspace::bytesFromTheClipboardBecomeADocument()
{
    Fixture fixture;
    fixture.workspace.openBytes(historyOf("order-1"), "clipboard");
    QTRY_COMPARE(fixture.opened.count(), 1);
    QVERIFY(fixture.workspace.documents().front()->path().isEmpty());
}

void TestWorkspace::aFileThatChangesIsOutdatedUntilItIsReloaded()
{
    Fixture fixture;
    const QString path = fixture.write("a.json", historyOf("order-1"));
    fixture.workspace.open({path});
    QTRY_COMPARE(fixture.opened.count(), 1);
    Document* document = fixture.workspace.documents().front();
    QTRY_VERIFY(fixture.isIdle());
    fixture.write("a.json", historyOf("order-renamed"));
    QTRY_VERIFY(document->isOutdated());
    QCOMPARE(document->snapshot()->summary.workflowId, "order-1");
    fixture.workspace.reload(document);
    QTRY_COMPARE(document->snapshot()->summary.workflowId, "order-renamed");
    QVERIFY(!document->isOutdated());
    QCOMPARE(fixture.workspace.documents().size(), std::size_t{1});
}

void TestWorkspace::closingTellsBeforeTheDocumentIsGone()
{
    Fixture fixture;
    fixture.workspace.open({fixture.write("a.json", historyOf("order-1"))});
    QTRY_COMPARE(fixture.opened.count(), 1);
    QString closingId;
    connect(&fixture.workspace, &Workspace::documentClosing, this,
            [&closingId](Document* document) { closingId = document->snapshot()->summary.workflowId; });
    fixture.workspace.close(fixture.workspace.documents().front());
    QCOMPARE(closingId, "order-1");
    QVERIFY(fixture.workspace.documents().empty());
}

void TestWorkspace::cancellingLeavesNothingHalfOpen()
{
    Fixture fixture;
    for (int number = 0; number < 20; ++number)
        fixture.write(QString("%1.json").arg(number), historyOf("order-" + QByteArray::number(number)));
    fixture.workspace.open({fixture.folder.path()});
    fixture.workspace.cancelOpening();
    QTRY_VERIFY(fixture.isIdle());
    QCOMPARE(fixture.failed.count(), 0);
    for (const Document* document : fixture.workspace.documents())
        QVERIFY(document->snapshot()->isComplete);
}

void TestWorkspace::aWorkspaceMayDieWhileItReads()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("a.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(historyOf("order-1"));
    file.close();
    auto workspace = std::make_unique<Workspace>();
    workspace->open({file.fileName()});
    workspace.reset();
    // What the reader posted meanwhile must find nobody.
    QCoreApplication::sendPostedEvents();
    QVERIFY(!workspace);
}

void TestWorkspace::theListOfOpenRunsFollowsTheWorkspace()
{
    Fixture fixture;
    OpenRunsModel model(fixture.workspace);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fixture.workspace.open(
        {fixture.write("a.json", historyOf("order-1")), fixture.write("b.json", historyOf("order-2"))});
    QTRY_COMPARE(model.rowCount(), 2);
    const QModelIndex first = model.indexOf(fixture.workspace.documents().front());
    QCOMPARE(first.data(OpenRunsModel::WorkflowTypeRole).toString(), "Order");
    QCOMPARE(first.data(OpenRunsModel::SideTextRole).toString(), "1 s");
    fixture.workspace.close(fixture.workspace.documents().front());
    QCOMPARE(model.rowCount(), 1);
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("workspace");
    QCoreApplication application(argumentCount, arguments);
    TestWorkspace test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_workspace.moc"
