// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes into a store comes out of it, by the next program too.
#include "tests/store/openstore.h"

#include <QTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

const RunKey Run{"order-1", "11111111-aaaa"};

} // namespace

class StoreTest : public QObject {
    Q_OBJECT

private slots:
    void recentFilesAreNewestFirstAndBounded();
    void aFileThatIsOpenedAgainMovesToTheFront();
    void aClearedListStaysEmpty();
    void aMarkIsFoundByItsRunAndNoOther();
    void aChangedMarkReplacesTheOldOne();
    void aRemovedMarkIsGone();
    void aMomentIsMarkedWithoutAnEvent();
    void marksComeInOrderOfTime();
    void aRunWithoutIdsKeepsNoMarks();
    void filtersAndViewsAreApart();
    void savingUnderTheSameNameReplaces();
    void aSavedFilterGetsAnotherName();
    void aTakenNameIsRefused();
    void anEmptyNameIsRefused();
    void hostileTextComesBackAsItWas_data();
    void hostileTextComesBackAsItWas();
    void tenMegabytesOfNoteAreRefusedByTheirLength();
    void aFullStoreSaysSoAndKeepsWhatItHad();
    void anAnswerToAGoneReceiverIsDropped();
    void whatWasAskedIsWrittenBeforeTheStoreEnds();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("store.sqlite"); }
    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

void StoreTest::recentFilesAreNewestFirstAndBounded()
{
    {
        OpenStore open(path());
        for (int number = 0; number < 20; ++number)
            QVERIFY(open.add({QString("/histories/%1.json").arg(number)}));
    }
    OpenStore next(path());
    const QStringList files = next.recentFiles();
    QCOMPARE(files.size(), storelimits::RecentFiles);
    QCOMPARE(files.first(), "/histories/19.json");
    QCOMPARE(files.last(), "/histories/8.json");
}

void StoreTest::aFileThatIsOpenedAgainMovesToTheFront()
{
    OpenStore open(path());
    QVERIFY(open.add({"/c", "/b", "/a"}));
    QCOMPARE(open.add({"/a"}).value(), QStringList({"/a", "/c", "/b"}));
}

void StoreTest::aClearedListStaysEmpty()
{
    OpenStore open(path());
    QVERIFY(open.add({"/a"}));
    QVERIFY(answer<void>([&](const auto&... to) { open.store.clearRecentFiles(to...); }));
    QCOMPARE(open.recentFiles(), QStringList());
}

void StoreTest::aMarkIsFoundByItsRunAndNoOther()
{
    const Mark mark = markOf(7, "why here?");
    {
        OpenStore open(path());
        QVERIFY(open.put(Run, mark));
    }
    OpenStore next(path());
    QCOMPARE(next.marks(Run), std::vector{mark});
    QVERIFY(next.marks({Run.workflowId, "another run"}).empty());
    QVERIFY(next.marks({"another workflow", Run.runId}).empty());
}

void StoreTest::aChangedMarkReplacesTheOldOne()
{
    OpenStore open(path());
    Mark mark = markOf(7, "why here?");
    QVERIFY(open.put(Run, mark));
    mark.note = "the retry policy";
    mark.kind = MarkKind::Good;
    QVERIFY(open.put(Run, mark));
    QCOMPARE(open.marks(Run), std::vector{mark});
}

void StoreTest::aRemovedMarkIsGone()
{
    OpenStore open(path());
    const Mark kept = markOf(7, "kept");
    const Mark removed = markOf(8, "removed");
    QVERIFY(open.put(Run, kept));
    QVERIFY(open.put(Run, removed));
    QVERIFY(answer<void>([&](const auto&... to) { open.store.removeMark(Run, removed.id, to...); }));
    QCOMPARE(open.marks(Run), std::vector{kept});
}

void StoreTest::aMomentIsMarkedWithoutAnEvent()
{
    OpenStore open(path());
    Mark mark;
    mark.id = QUuid::createUuid();
    mark.time = Instant(-5);
    QVERIFY(open.put(Run, mark));
    QCOMPARE(open.marks(Run), std::vector{mark});
}

void StoreTest::marksComeInOrderOfTime()
{
    OpenStore open(path());
    Mark timeless = markOf(1, "no time");
    timeless.time = Instant();
    for (const Mark& mark : {timeless, markOf(9, "late"), markOf(3, "early")})
        QVERIFY(open.put(Run, mark));
    QStringList notes;
    for (const Mark& mark : open.marks(Run))
        notes.append(mark.note);
    QCOMPARE(notes, QStringList({"early", "late", "no time"}));
}

void StoreTest::aRunWithoutIdsKeepsNoMarks()
{
    OpenStore open(path());
    const Result<void> result = open.put({"order-1", {}}, markOf(1, {}));
    QVERIFY(!result);
    QVERIFY(result.error().oneLine().contains("run id"));
}

void StoreTest::filtersAndViewsAreApart()
{
    OpenStore open(path());
    const SavedItem filter{"failures", R"({"status":["failed"]})", {}};
    const SavedItem view{"failures", R"({"grouping":"worker"})", "Order"};
    QVERIFY(open.save(SavedKind::Filter, filter));
    QVERIFY(open.save(SavedKind::View, view));
    QCOMPARE(open.saved(SavedKind::Filter), std::vector{filter});
    QCOMPARE(open.saved(SavedKind::View), std::vector{view});
}

void StoreTest::savingUnderTheSameNameReplaces()
{
    OpenStore open(path());
    QVERIFY(open.save(SavedKind::Filter, {"mine", "1", {}}));
    QVERIFY(open.save(SavedKind::Filter, {"mine", "2", {}}));
    QVERIFY(open.save(SavedKind::Filter, {"mine", "3", "Order"}));
    const std::vector<SavedItem> expected{{"mine", "2", {}}, {"mine", "3", "Order"}};
    QCOMPARE(open.saved(SavedKind::Filter), expected);
}

void StoreTest::aSavedFilterGetsAnotherName()
{
    OpenStore open(path());
    const SavedItem item{"old", "1", {}};
    QVERIFY(open.save(SavedKind::Filter, item));
    QVERIFY(open.rename(SavedKind::Filter, item, "new"));
    QCOMPARE(open.saved(SavedKind::Filter), (std::vector<SavedItem>{{"new", "1", {}}}));
}

void StoreTest::aTakenNameIsRefused()
{
    OpenStore open(path());
    QVERIFY(open.save(SavedKind::Filter, {"a", "1", {}}));
    QVERIFY(open.save(SavedKind::Filter, {"b", "2", {}}));
    const Result<void> result = open.rename(SavedKind::Filter, {"a", {}, {}}, "b");
    QVERIFY(!result);
    QVERIFY(result.error().message.contains("taken"));
    QCOMPARE(open.saved(SavedKind::Filter).size(), std::size_t{2});
}

void StoreTest::anEmptyNameIsRefused()
{
    OpenStore open(path());
    QVERIFY(!open.save(SavedKind::View, {"  ", "1", {}}));
    QVERIFY(open.saved(SavedKind::View).empty());
}

void StoreTest::hostileTextComesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QStringLiteral("'; DROP TABLE marks; --\"");
    QTest::newRow("NUL") << QString(QLatin1String("before\0after", 12));
    QTest::newRow("lines") << QStringLiteral("one\ntwo\r\n\tthree");
    QTest::newRow("beyond the first plane") << (QString::fromUtf8("\xF0\x9F\x98\x80 ") + QChar(0x202E) + " reversed");
    QTest::newRow("longest") << QString(storelimits::NoteCharacters, QChar(0xE4));
}

void StoreTest::hostileTextComesBackAsItWas()
{
    QFETCH(const QString, text);
    const RunKey run{text.left(1000), "run"};
    const Mark mark = markOf(1, text);
    {
        OpenStore open(path());
        QVERIFY(open.put(run, mark));
        QVERIFY(open.save(SavedKind::Filter, {text.left(100), text, text.left(200)}));
        QVERIFY(open.add({text}));
    }
    OpenStore next(path());
    QCOMPARE(next.marks(run), std::vector{mark});
    QCOMPARE(next.saved(SavedKind::Filter), (std::vector<SavedItem>{{text.left(100), text, text.left(200)}}));
    QCOMPARE(next.recentFiles(), QStringList{text});
}

void StoreTest::tenMegabytesOfNoteAreRefusedByTheirLength()
{
    OpenStore open(path());
    const QString large(10'000'000, u'x');
    for (const Result<void>& result : {open.put(Run, markOf(1, large)), open.save(SavedKind::View, {"v", large, {}}),
                                       open.save(SavedKind::View, {large, "v", {}})}) {
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Limit);
        QVERIFY(result.error().message.contains("longer than"));
    }
    QVERIFY(!open.add({large}));
    QVERIFY(open.marks(Run).empty());
}

void StoreTest::aFullStoreSaysSoAndKeepsWhatItHad()
{
    OpenStore open(path(), 200'000);
    int kept = 0;
    Result<void> result;
    while (kept < 100 && (result = open.put(Run, markOf(kept, QString(10'000, u'x')))))
        ++kept;
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains("room"), qPrintable(result.error().oneLine()));
    QVERIFY(!result.error().remedy.isEmpty());
    QVERIFY(kept > 0);
    QCOMPARE(open.marks(Run).size(), std::size_t(kept));
}

void StoreTest::anAnswerToAGoneReceiverIsDropped()
{
    OpenStore open(path());
    bool isAnswered = false;
    {
        QObject receiver;
        open.store.readRecentFiles(&receiver, [&](const auto&) { isAnswered = true; });
    }
    // Answers come in order: once this one is here, the other one has been looked at.
    QCOMPARE(open.recentFiles(), QStringList());
    QVERIFY(!isAnswered);
}

void StoreTest::whatWasAskedIsWrittenBeforeTheStoreEnds()
{
    {
        QObject receiver;
        Store store({.path = path()});
        for (int number = 0; number < 20; ++number)
            store.putMark(Run, markOf(number, {}), &receiver, {});
    }
    OpenStore next(path());
    QCOMPARE(next.marks(Run).size(), std::size_t{20});
}

QTEST_GUILESS_MAIN(StoreTest)

#include "tst_store.moc"
