// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that a store meets: old ones, newer ones, damaged ones, and such that it may not write.
#include "tests/store/openstore.h"

#include "models/store/schema.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const RunKey Run{"order-1", "11111111-aaaa"};

/// The file of the first version, as that program wrote it.
constexpr auto FirstVersion = R"(
    CREATE TABLE recent_files (path TEXT NOT NULL PRIMARY KEY, place INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE saved_items (kind INTEGER NOT NULL, workflow_type TEXT NOT NULL, name TEXT NOT NULL,
        content TEXT NOT NULL, PRIMARY KEY (kind, workflow_type, name)) STRICT;
    INSERT INTO recent_files VALUES ('/old/a.json', 1), ('/old/b.json', 2);
    INSERT INTO saved_items VALUES (0, '', 'failures', '{"status":["failed"]}');
    PRAGMA application_id = 1130918515;
    PRAGMA user_version = 1;
)";

void makeDatabase(const QString& path, const std::string& sql)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(sql);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

class StoreFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewStoreIsReadableByItsOwnerOnly();
    void aStoreThatOthersCouldReadIsClosedToThem();
    void nothingIsLeftBesideTheFile();
    void theFirstVersionIsBroughtUpToDateWithAllItHolds();
    void aMigrationThatFailsChangesNothing();
    void aNewerFileIsRefusedByNameAndLeftAlone();
    void theDatabaseOfAnotherProgramIsLeftAlone();
    void aFileThatIsNoDatabaseIsPutAside();
    void aDatabaseWithADamagedPageIsPutAside();
    void aSecondDamagedFileDoesNotReplaceTheFirst();
    void anEmptyFileBecomesAStore();
    void aFolderInItsPlaceIsNamed();
    void aFileThatMayNotBeWrittenCanStillBeRead();
    void aFolderThatMayNotBeWrittenIsNamed();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("store.sqlite"); }
    [[nodiscard]] QStringList damagedFiles() const
    {
        return QDir(m_folder->path()).entryList({"*.damaged-*"}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] bool setFolderReadOnly() const
    {
        return QFile::setPermissions(m_folder->path(),
                                     QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void StoreFileTest::aNewStoreIsReadableByItsOwnerOnly()
{
    const QString deep = m_folder->filePath("data/chronoscope/store.sqlite");
    OpenStore open(deep);
    QCOMPARE(open.store.state(), Store::State::Ready);
    QVERIFY(open.add({"/a"}));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(deep) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(QFileInfo(deep).path()) & others, QFile::Permissions());
}

void StoreFileTest::aStoreThatOthersCouldReadIsClosedToThem()
{
    makeDatabase(path(), FirstVersion);
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    const OpenStore open(path());
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void StoreFileTest::nothingIsLeftBesideTheFile()
{
    {
        OpenStore open(path());
        QVERIFY(open.put(Run, markOf(1, "note")));
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"store.sqlite"});
}

void StoreFileTest::theFirstVersionIsBroughtUpToDateWithAllItHolds()
{
    makeDatabase(path(), FirstVersion);
    OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Ready);
    QVERIFY(!open.store.problem());
    QCOMPARE(open.recentFiles(), QStringList({"/old/b.json", "/old/a.json"}));
    QCOMPARE(open.saved(SavedKind::Filter), (std::vector<SavedItem>{{"failures", R"({"status":["failed"]})", {}}}));
    QVERIFY(open.put(Run, markOf(1, "new")));
    SQLite::Database database(path().toStdString());
    QCOMPARE(schemaVersion(database), SchemaVersion);
}

void StoreFileTest::aMigrationThatFailsChangesNothing()
{
    // A table of the second version is already there, so that its migration cannot be done.
    makeDatabase(path(), std::string(FirstVersion) + "CREATE TABLE marks (a TEXT);");
    const QByteArray before = contentOf(path());
    const OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    QVERIFY(open.store.problem()->detail.contains("marks"));
    QCOMPARE(contentOf(path()), before);
}

void StoreFileTest::aNewerFileIsRefusedByNameAndLeftAlone()
{
    makeDatabase(path(), std::string(FirstVersion) + "PRAGMA user_version = 99;");
    const QByteArray before = contentOf(path());
    OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    const QString problem = open.store.problem()->oneLine();
    QVERIFY(problem.contains(path()));
    QVERIFY(problem.contains("newer Chronoscope"));
    QVERIFY(problem.contains("move the file"));
    const Result<void> refused = open.put(Run, markOf(1, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().oneLine(), problem);
    QCOMPARE(contentOf(path()), before);
}

void StoreFileTest::theDatabaseOfAnotherProgramIsLeftAlone()
{
    makeDatabase(path(), "CREATE TABLE bookmarks (a TEXT);");
    const QByteArray before = contentOf(path());
    const OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    QVERIFY(open.store.problem()->message.contains("another program"));
    QCOMPARE(contentOf(path()), before);
}

void StoreFileTest::aFileThatIsNoDatabaseIsPutAside()
{
    const QByteArray content("this was a store once, before the disk failed\n", 46);
    writeFile(path(), content);
    OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Ready);
    QCOMPARE(damagedFiles().size(), 1);
    const QString aside = m_folder->filePath(damagedFiles().first());
    QCOMPARE(contentOf(aside), content);
    QVERIFY(open.store.problem()->oneLine().contains(aside));
    QVERIFY(open.put(Run, markOf(1, "new")));
    QCOMPARE(open.marks(Run).size(), std::size_t{1});
}

void StoreFileTest::aDatabaseWithADamagedPageIsPutAside()
{
    {
        OpenStore open(path());
        for (int number = 0; number < 50; ++number)
            QVERIFY(open.put(Run, markOf(number, QString(2000, u'x'))));
    }
    QByteArray content = contentOf(path());
    for (qsizetype page = 1; page * 4096 < content.size(); ++page)
        content.replace(page * 4096, 64, QByteArray(64, '\xA5'));
    writeFile(path(), content);
    OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Ready);
    QCOMPARE(damagedFiles().size(), 1);
    QCOMPARE(contentOf(m_folder->filePath(damagedFiles().first())), content);
    QVERIFY(open.marks(Run).empty());
}

void StoreFileTest::aSecondDamagedFileDoesNotReplaceTheFirst()
{
    for (const QByteArray& content : {QByteArray("first", 5), QByteArray("second", 6)}) {
        writeFile(path(), content.repeated(400));
        const OpenStore open(path());
        QCOMPARE(open.store.state(), Store::State::Ready);
    }
    QCOMPARE(damagedFiles().size(), 2);
}

void StoreFileTest::anEmptyFileBecomesAStore()
{
    writeFile(path(), {});
    const OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Ready);
    QVERIFY(damagedFiles().isEmpty());
}

void StoreFileTest::aFolderInItsPlaceIsNamed()
{
    QVERIFY(QDir().mkpath(path()));
    const OpenStore open(path());
    QCOMPARE(open.store.state(), Store::State::Unavailable);
    QVERIFY(open.store.problem()->oneLine().contains(path()));
}

void StoreFileTest::aFileThatMayNotBeWrittenCanStillBeRead()
{
    {
        OpenStore open(path());
        QVERIFY(open.put({"shared", "reader"}, markOf(1, "note")));
    }
    // Root may write everything, so the other program gives up its rights.
    QVERIFY(setFolderReadOnly());
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::ReadOther));
    QProcess writer;
    writer.start(CHRONOSCOPE_STORE_WRITER, {path(), "reader", "1", "nobody"});
    QVERIFY(writer.waitForFinished());
    const QString said = QString::fromUtf8(writer.readAllStandardOutput());
    QVERIFY2(said.contains("only be read"), qPrintable(said));
    QVERIFY2(said.contains(path()), qPrintable(said));
    QVERIFY2(said.contains("marks that can be read: 1"), qPrintable(said));
}

void StoreFileTest::aFolderThatMayNotBeWrittenIsNamed()
{
    QVERIFY(setFolderReadOnly());
    QProcess writer;
    writer.start(CHRONOSCOPE_STORE_WRITER, {m_folder->filePath("new/store.sqlite"), "writer", "1", "nobody"});
    QVERIFY(writer.waitForFinished());
    const QString said = QString::fromUtf8(writer.readAllStandardOutput());
    QVERIFY2(said.contains(m_folder->filePath("new")), qPrintable(said));
    QVERIFY2(said.contains("right to write"), qPrintable(said));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QTEST_GUILESS_MAIN(StoreFileTest)

#include "tst_storefile.moc"
