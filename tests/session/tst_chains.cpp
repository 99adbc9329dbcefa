// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/chains.h"
#include "models/session/chainsearch.h"
#include "models/session/workspace.h"
#include "tests/support/await.h"
#include "tests/support/historydsl.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const QByteArray FirstRun = "WorkflowExecutionStarted type=Ledger id=ledger originalExecutionRunId=r1 "
                            "firstExecutionRunId=r1\nt=1s WorkflowExecutionContinuedAsNew newExecutionRunId=r2";
const QByteArray SecondRun = "t=1s WorkflowExecutionStarted type=Ledger id=ledger originalExecutionRunId=r2 "
                             "firstExecutionRunId=r1 continuedExecutionRunId=r1 initiator=workflow";

/// A workspace with its chains, and a folder of histories.
struct Fixture {
    QTemporaryDir folder;
    Workspace workspace;
    Chains chains{workspace};

    QString write(const QString& name, const QByteArray& dsl) const
    {
        QFile file(folder.filePath(name));
        const QByteArray json = toJson(*historyFromText(dsl));
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("the test cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    /// Opens files, one after the other, and waits until their relations are known.
    [[nodiscard]] bool open(const QStringList& paths)
    {
        for (const QString& path : paths) {
            workspace.open({path});
            if (!await([this] { return workspace.openingCount() == 0; }))
                return false;
        }
        return settle();
    }

    [[nodiscard]] bool settle() const
    {
        return await([this] { return !chains.isPending(); });
    }

    [[nodiscard]] Document& document(std::size_t position) const { return *workspace.documents().at(position); }

    [[nodiscard]] QString place(std::size_t position) const
    {
        const RunRelations* const relations = chains.relationsOf(document(position));
        const RunChain* const chain = chains.chainOf(document(position));
        return chain ? chain->placeText(relations->place) : QString("alone");
    }
};

QString recording(const char* name)
{
    return sharedFolder() + "/recordings/" + name;
}

} // namespace

/// Open runs know each other as long as they are open.
class TestChains : public QObject {
    Q_OBJECT

private slots:
    void aRunIsRelatedAsSoonAsTheOtherOneOpens();
    void aClosedRunIsLedToNoMore();
    void aReloadedFileIsLookedAtAnew();
    void manyFilesAreLookedAtTogether();
    void recordedChainsAreWhole_data();
    void recordedChainsAreWhole();
    void recordedFamiliesFindEachOther_data();
    void recordedFamiliesFindEachOther();
    void recordedResetsLeadBack();
    void aRunThatIsNotOpenIsFoundInTheFolder();
    void aRunThatIsNowhereIsSaidToBe();
    void aSearchThatIsCancelledSaysNothing();
};

void TestChains::aRunIsRelatedAsSoonAsTheOtherOneOpens()
{
    Fixture fixture;
    QVERIFY(fixture.open({fixture.write("2.json", SecondRun)}));
    QCOMPARE(fixture.place(0), "run 2 of 2 (1 not open)");
    QVERIFY(fixture.open({fixture.write("1.json", FirstRun)}));
    QCOMPARE(fixture.place(0), "run 2 of 2");
    const RunRelations* const relations = fixture.chains.relationsOf(fixture.document(0));
    QCOMPARE(fixture.chains.documentOf(relations->previous->link.run), &fixture.document(1));
}

void TestChains::aClosedRunIsLedToNoMore()
{
    Fixture fixture;
    QVERIFY(fixture.open({fixture.write("2.json", SecondRun), fixture.write("1.json", FirstRun)}));
    const RunIndex first = fixture.chains.runOf(fixture.document(1));
    fixture.workspace.close(&fixture.document(1));
    // At once, even before the chains are found anew.
    QCOMPARE(fixture.chains.documentOf(first), nullptr);
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place(0), "run 2 of 2 (1 not open)");
}

void TestChains::aReloadedFileIsLookedAtAnew()
{
    Fixture fixture;
    QVERIFY(fixture.open({fixture.write("1.json", FirstRun), fixture.write("2.json", SecondRun)}));
    fixture.write("2.json", "WorkflowExecutionStarted type=Ledger id=other originalExecutionRunId=x1");
    QSignalSpy changed(&fixture.chains, &Chains::changed);
    fixture.workspace.reload(&fixture.document(1));
    QVERIFY(awaitSignal(changed));
    QVERIFY(fixture.settle());
    QCOMPARE(fixture.place(1), "alone");
}

void TestChains::manyFilesAreLookedAtTogether()
{
    Fixture fixture;
    for (int number = 1; number <= 40; ++number)
        fixture.write(QString("%1.json").arg(number),
                      QString("WorkflowExecutionStarted id=w originalExecutionRunId=r%1 firstExecutionRunId=r1 %2\n"
                              "WorkflowExecutionContinuedAsNew newExecutionRunId=r%3")
                          .arg(number)
                          .arg(number == 1 ? QString() : QString("continuedExecutionRunId=r%1").arg(number - 1))
                          .arg(number + 1)
                          .toUtf8());
    QVERIFY(fixture.open({fixture.folder.path()}));
    QCOMPARE(fixture.chains.chains()->chains().size(), std::size_t{1});
    QCOMPARE(fixture.chains.chains()->chains().front().places.size(), std::size_t{41});
}

void TestChains::recordedChainsAreWhole_data()
{
    QTest::addColumn<QStringList>("files"); // in the order of the chain
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const QString& pattern, const QStringList& numbers, const char* kind) {
        QStringList files;
        for (const QString& number : numbers)
            files.append(recording(qPrintable(pattern.arg(number))));
        QTest::newRow(name) << files << kind;
    };
    row("python, external payloads", "python/histories/ext-can-%1.json", {"1", "2", "3"}, "continuedAsNew");
    row("python, stream", "python/histories/stream-chain-%1.json", {"1", "2", "3"}, "continuedAsNew");
    row("python, ledger, binary", "python/histories/ledger-%1.bin", {"1", "2", "3"}, "continuedAsNew");
    // The recordings of these SDKs begin with the last run.
    row("go", "go/plain/gp-continue-as-new%1.json", {".run3", ".run2", ""}, "continuedAsNew");
    row("java", "java/plain/j1-continue-as-new%1.json", {".run3", ".run2", ""}, "continuedAsNew");
    row("typescript", "ts/plain/t4-stream%1.json", {".run2", ""}, "continuedAsNew");
    row("go, cron", "go/claims-0.2.1/g3-cron%1.json", {".run4", ".run3", ".run2", ""}, "cron");
}

void TestChains::recordedChainsAreWhole()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QStringList, files);
    QFETCH(const QString, kind);
    Fixture fixture;
    QStringList shuffled = files;
    std::ranges::reverse(shuffled);
    QVERIFY(fixture.open(shuffled));
    const RunChain* const chain = fixture.chains.chainOf(fixture.document(0));
    QVERIFY(chain);
    QCOMPARE(chain->places.size(), static_cast<std::size_t>(files.size()));
    QVERIFY(!chain->mayHaveMore);
    for (int place = 0; place < files.size(); ++place) {
        const ChainPlace& at = chain->places.at(static_cast<std::size_t>(place));
        QCOMPARE(fixture.chains.documentOf(at.run)->path(), QFileInfo(files.at(place)).absoluteFilePath());
        QCOMPARE(at.previous.has_value(), place > 0);
        QVERIFY(place == 0 || toString(at.kind) == kind);
    }
}

void TestChains::recordedFamiliesFindEachOther_data()
{
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("child");
    const auto row = [](const char* parent, const char* child) {
        QTest::newRow(child) << recording(parent) << recording(child);
    };
    row("python/histories/order-full.json", "python/histories/order-full-delivery.json");
    row("python/histories/cancelled-busy.json", "python/histories/cancelled-busy-child.json");
    row("python/histories/ext-codec.json", "python/histories/ext-codec-child.json");
    row("go/plain/gp-children.json", "go/plain/gp-children=2Fbad.json");
    row("java/plain/j1-children.json", "java/plain/j1-children=2Fwait.json");
    row("ts/plain/t4-family.json", "ts/plain/t4-family-three.json");
}

void TestChains::recordedFamiliesFindEachOther()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(const QString, parent);
    QFETCH(const QString, child);
    Fixture fixture;
    QVERIFY(fixture.open({child, parent}));
    const RunRelations* const own = fixture.chains.relationsOf(fixture.document(0));
    QCOMPARE(fixture.chains.documentOf(own->parent->run), &fixture.document(1));
    const RunSnapshot& above = *fixture.document(1).snapshot();
    QVERIFY(own->parentEvent.isValid());
    QCOMPARE(toString(above.groups->group(above.groups->groupOf(own->parentEvent)).kind), "childWorkflow");
    const RunIndex parentRun = fixture.chains.runOf(fixture.document(1));
    QCOMPARE(fixture.chains.chains()->childAt(parentRun, own->parentEvent)->run,
             fixture.chains.runOf(fixture.document(0)));
}

void TestChains::recordedResetsLeadBack()
{
    SKIP_WITHOUT_SHARED();
    Fixture fixture;
    QVERIFY(fixture.open({recording("python/histories/reset-no-signals.json"),
                          recording("python/histories/reset-reapply.json"),
                          recording("python/histories/reset-reapply-running.json"),
                          recording("python/histories/reset-updates-base.json")}));
    QCOMPARE(fixture.place(0), "run 3 of 3");
    QCOMPARE(fixture.place(3), "run 1 of 3");
    // The run in the middle was recorded twice.
    QCOMPARE(fixture.chains.relationsOf(fixture.document(1))->duplicates.size(), std::size_t{1});
    const RunRelations* const last = fixture.chains.relationsOf(fixture.document(0));
    QCOMPARE(toString(last->previous->kind), "reset");
    QCOMPARE(fixture.chains.documentOf(last->previous->link.run), &fixture.document(1));
}

void TestChains::aRunThatIsNotOpenIsFoundInTheFolder()
{
    Fixture fixture;
    const QString path = fixture.write("some name.json", SecondRun);
    fixture.write("another.json", FirstRun);
    QFile noise(fixture.folder.filePath("a.txt"));
    QVERIFY(noise.open(QIODevice::WriteOnly));
    noise.write("r2");
    noise.close();
    ChainSearch search;
    QSignalSpy found(&search, &ChainSearch::found);
    search.start(fixture.folder.path(), "r2");
    QVERIFY(awaitSignal(found));
    QCOMPARE(found.first().first().toString(), QFileInfo(path).absoluteFilePath());
    QVERIFY(!search.isRunning());
}

void TestChains::aRunThatIsNowhereIsSaidToBe()
{
    Fixture fixture;
    fixture.write("1.json", FirstRun);
    ChainSearch search;
    QSignalSpy notFound(&search, &ChainSearch::notFound);
    // An id is compared, and never a path.
    search.start(fixture.folder.path(), "../1.json");
    QVERIFY(awaitSignal(notFound));
}

void TestChains::aSearchThatIsCancelledSaysNothing()
{
    Fixture fixture;
    fixture.write("2.json", SecondRun);
    ChainSearch search;
    const QSignalSpy found(&search, &ChainSearch::found);
    search.start(fixture.folder.path(), "r2");
    search.cancel();
    QSignalSpy nothing(&search, &ChainSearch::notFound);
    search.start(fixture.folder.path(), "r3");
    QVERIFY(awaitSignal(nothing));
    QCOMPARE(found.count(), 0);
}

QTEST_GUILESS_MAIN(TestChains)
#include "tst_chains.moc"
