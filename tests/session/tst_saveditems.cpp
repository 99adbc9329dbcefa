// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/saveditems.h"
#include "tests/store/openstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

QStringList namesOf(const std::vector<SavedItem>& items)
{
    QStringList names;
    for (const SavedItem& item : items)
        names.append(item.name);
    return names;
}

/// Whether the store's file is used; the promises are the same.
void addStoreRows()
{
    QTest::addColumn<bool>("hasStore");
    QTest::newRow("in the store") << true;
    QTest::newRow("in memory") << false;
}

} // namespace

/// Saved filters and views: by name, kept where there is a store.
class TestSavedItems : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theyAreListedByName_data() { addStoreRows(); }
    void theyAreListedByName();
    void savingUnderTheSameNameReplaces_data() { addStoreRows(); }
    void savingUnderTheSameNameReplaces();
    void oneGetsAnotherNameAndKeepsItsContent_data() { addStoreRows(); }
    void oneGetsAnotherNameAndKeepsItsContent();
    void aTakenNameIsRefusedAndNothingChanges_data() { addStoreRows(); }
    void aTakenNameIsRefusedAndNothingChanges();
    void aRemovedOneIsGone_data() { addStoreRows(); }
    void aRemovedOneIsGone();
    void thoseForAWorkflowTypeAreNotOfferedForOthers();
    void filtersAreNotViews();
    void anotherProgramsOnesComeWithARefresh();

private:
    /// Filters in a store or in memory, and the words of what failed.
    struct Fixture {
        explicit Fixture(const QString& path, bool hasStore)
        {
            if (!hasStore)
                return;
            open.emplace(path);
            filters.setStore(&open->store);
        }
        std::optional<OpenStore> open;
        SavedFilters filters;
        QSignalSpy failed{&filters, &SavedItems::failed};
    };
    [[nodiscard]] QString path() const { return m_folder->filePath("store.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSavedItems::theyAreListedByName()
{
    QFETCH(const bool, hasStore);
    Fixture fixture(path(), hasStore);
    fixture.filters.save({"slow", "1", {}});
    fixture.filters.save({"Failures", "2", {}});
    QTRY_COMPARE(namesOf(fixture.filters.items()), QStringList({"Failures", "slow"}));
    QCOMPARE(fixture.filters.areKept(), hasStore);
}

void TestSavedItems::savingUnderTheSameNameReplaces()
{
    QFETCH(const bool, hasStore);
    Fixture fixture(path(), hasStore);
    fixture.filters.save({"slow", "1", {}});
    fixture.filters.save({"slow", "2", {}});
    const std::vector<SavedItem> replaced(1, SavedItem{"slow", "2", {}});
    QTRY_COMPARE(fixture.filters.items(), replaced);
}

void TestSavedItems::oneGetsAnotherNameAndKeepsItsContent()
{
    QFETCH(const bool, hasStore);
    Fixture fixture(path(), hasStore);
    fixture.filters.save({"slow", "1", {}});
    fixture.filters.rename({"slow", {}, {}}, "lame");
    const std::vector<SavedItem> renamed(1, SavedItem{"lame", "1", {}});
    QTRY_COMPARE(fixture.filters.items(), renamed);
}

void TestSavedItems::aTakenNameIsRefusedAndNothingChanges()
{
    QFETCH(const bool, hasStore);
    Fixture fixture(path(), hasStore);
    fixture.filters.save({"a", "1", {}});
    fixture.filters.save({"b", "2", {}});
    fixture.filters.rename({"a", {}, {}}, "b");
    QTRY_COMPARE(fixture.failed.count(), 1);
    QVERIFY(fixture.failed.first().first().value<Error>().message.contains("taken"));
    QTRY_COMPARE(namesOf(fixture.filters.items()), QStringList({"a", "b"}));
}

void TestSavedItems::aRemovedOneIsGone()
{
    QFETCH(const bool, hasStore);
    Fixture fixture(path(), hasStore);
    fixture.filters.save({"a", "1", {}});
    fixture.filters.save({"b", "2", {}});
    fixture.filters.remove({"a", {}, {}});
    QTRY_COMPARE(namesOf(fixture.filters.items()), QStringList{"b"});
}

void TestSavedItems::thoseForAWorkflowTypeAreNotOfferedForOthers()
{
    SavedViews views;
    views.save({"all", "1", {}});
    views.save({"orders", "2", "Order"});
    QCOMPARE(namesOf(views.itemsFor("Order")), QStringList({"all", "orders"}));
    QCOMPARE(namesOf(views.itemsFor("Refund")), QStringList{"all"});
}

void TestSavedItems::filtersAreNotViews()
{
    OpenStore open(path());
    SavedFilters filters;
    SavedViews views;
    filters.setStore(&open.store);
    views.setStore(&open.store);
    filters.save({"f", "1", {}});
    views.save({"v", "2", {}});
    QTRY_COMPARE(namesOf(filters.items()), QStringList{"f"});
    QTRY_COMPARE(namesOf(views.items()), QStringList{"v"});
}

void TestSavedItems::anotherProgramsOnesComeWithARefresh()
{
    Fixture fixture(path(), true);
    OpenStore other(path());
    QVERIFY(other.save(SavedKind::Filter, {"theirs", "1", {}}));
    fixture.filters.refresh();
    QTRY_COMPARE(namesOf(fixture.filters.items()), QStringList{"theirs"});
}

QTEST_GUILESS_MAIN(TestSavedItems)

#include "tst_saveditems.moc"
