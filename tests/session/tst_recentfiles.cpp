// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/recentfiles.h"
#include "tests/store/openstore.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

/// The list of files that were opened last, and how it gets into the store and out of it.
class TestRecentFiles : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void theyAreNewestFirstAndBounded();
    void theyAreRememberedByTheNextProgram();
    void theyFillInOnceTheStoreIsRead();
    void aFileThatIsOpenedBeforeTheStoreIsReadStaysInFront();
    void theListInTheSettingsMovesOverOnce();
    void theListInTheSettingsStaysWhereThereIsNoStore();
    void withoutAStoreTheyLastAsLongAsTheProgram();
    void aStoreThatCannotBeUsedIsNotReportedWithEveryFile();
    void aClearedListIsForgotten();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("store.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecentFiles::theyAreNewestFirstAndBounded()
{
    RecentFiles files;
    for (int number = 0; number < 20; ++number)
        files.add(QString("/histories/%1.json").arg(number));
    files.add("/histories/12.json");
    QCOMPARE(files.paths().size(), RecentFiles::Most);
    QCOMPARE(files.paths().first(), "/histories/12.json");
    QCOMPARE(files.paths().at(1), "/histories/19.json");
    QCOMPARE(files.paths().count("/histories/12.json"), 1);
}

void TestRecentFiles::theyAreRememberedByTheNextProgram()
{
    {
        OpenStore open(path());
        RecentFiles files(&open.store);
        files.add("/a.json");
        files.add("/b.json");
    }
    OpenStore open(path());
    const RecentFiles files(&open.store);
    QTRY_COMPARE(files.paths(), QStringList({"/b.json", "/a.json"}));
}

void TestRecentFiles::theyFillInOnceTheStoreIsRead()
{
    {
        OpenStore open(path());
        QVERIFY(open.add({"/a.json"}));
    }
    Store store({.path = path()});
    const RecentFiles files(&store);
    QSignalSpy changed(&files, &RecentFiles::changed);
    QCOMPARE(files.paths(), QStringList());
    QVERIFY(awaitSignal(changed));
    QCOMPARE(files.paths(), QStringList{"/a.json"});
}

void TestRecentFiles::aFileThatIsOpenedBeforeTheStoreIsReadStaysInFront()
{
    {
        OpenStore open(path());
        QVERIFY(open.add({"/old.json"}));
    }
    Store store({.path = path()});
    RecentFiles files(&store);
    files.add("/new.json");
    QCOMPARE(files.paths(), QStringList{"/new.json"});
    QTRY_COMPARE(files.paths(), QStringList({"/new.json", "/old.json"}));
}

void TestRecentFiles::theListInTheSettingsMovesOverOnce()
{
    QSettings().setValue("recentFiles", QStringList({"/a.json", "/b.json"}));
    {
        OpenStore open(path());
        const RecentFiles files(&open.store);
        QCOMPARE(files.paths(), QStringList({"/a.json", "/b.json"}));
        QTRY_VERIFY(!QSettings().contains("recentFiles"));
    }
    OpenStore open(path());
    QCOMPARE(open.recentFiles(), QStringList({"/a.json", "/b.json"}));
}

void TestRecentFiles::theListInTheSettingsStaysWhereThereIsNoStore()
{
    QSettings().setValue("recentFiles", QStringList({"/a.json"}));
    OpenStore open(m_folder->path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    {
        const RecentFiles files(&open.store);
        QCOMPARE(files.paths(), QStringList{"/a.json"});
        QVERIFY(!answer<QStringList>([&](const auto&... to) { open.store.readRecentFiles(to...); }));
    }
    QVERIFY(QSettings().contains("recentFiles"));
}

void TestRecentFiles::withoutAStoreTheyLastAsLongAsTheProgram()
{
    RecentFiles files;
    files.add("/a.json");
    QCOMPARE(files.paths(), QStringList{"/a.json"});
    QCOMPARE(RecentFiles().paths(), QStringList());
}

void TestRecentFiles::aStoreThatCannotBeUsedIsNotReportedWithEveryFile()
{
    OpenStore open(m_folder->path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    RecentFiles files(&open.store);
    QSignalSpy failed(&files, &RecentFiles::failed);
    files.add("/a.json");
    QVERIFY(!open.add({"/b.json"}));
    QCOMPARE(failed.count(), 0);
    QCOMPARE(files.paths(), QStringList{"/a.json"});
}

void TestRecentFiles::aClearedListIsForgotten()
{
    OpenStore open(path());
    RecentFiles files(&open.store);
    files.add("/a.json");
    files.clear();
    QCOMPARE(files.paths(), QStringList());
    QCOMPARE(open.recentFiles(), QStringList());
    QCOMPARE(files.paths(), QStringList());
}

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setOrganizationName("chronoscope-test");
    QCoreApplication::setApplicationName("recentfiles");
    QCoreApplication application(argumentCount, arguments);
    TestRecentFiles test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "tst_recentfiles.moc"
