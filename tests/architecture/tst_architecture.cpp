// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/architecturerules.h"
#include "tests/architecture/rooms.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QTest>

using namespace chronoscope;

namespace {

const auto Licence = QStringLiteral("// SPDX-FileCopyrightText: The Chronoscope authors\n"
                                    "// SPDX-License-Identifier: GPL-3.0-or-later\n");

QSet<QString> installedWidgetHeaders()
{
    QSet<QString> names;
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString& module : {QStringLiteral("QtWidgets"), QStringLiteral("QtCharts")}) {
        const QStringList files = QDir(headers.filePath(module)).entryList(QDir::Files);
        names += QSet<QString>(files.begin(), files.end());
    }
    return names;
}

} // namespace

/// Reads the include lines and build files of the whole project, and proves on planted violations that it can see.
class TestArchitecture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void everyRoomOfTheTableExists();
    void includesFollowTheArrows();
    void linksFollowTheArrows();
    void librariesAreLinkedWhereTheyAreIncluded();
    void modelsKnowNoWidgets();
    void generatedCodeStaysInside();
    void textIsPlain();
    void nothingBlocks();
    void filesAreInOrder();
    void filesStayReadable();

    void aPlantedViolationIsFound_data();
    void aPlantedViolationIsFound();
    void aLibraryThatComesThroughAHeaderOfOursIsLinkedToo();
    void cleanSourcesAreAccepted();

private:
    SourceTree m_sources;
    QSet<QString> m_widgetHeaders;
};

#define VERIFY_HOLDS(complaints)                                                                  \
    do {                                                                                          \
        const QStringList found = (complaints);                                                   \
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n')))); \
    } while (false)

void TestArchitecture::initTestCase()
{
    m_sources = readSourceTree(QStringLiteral(CHRONOSCOPE_SOURCE_DIR));
    QVERIFY2(m_sources.size() > 20, "The sources were not found, so nothing would be checked.");
    m_widgetHeaders = installedWidgetHeaders();
    QVERIFY2(m_widgetHeaders.contains(QStringLiteral("QLabel")),
             "Qt's headers were not found, so no widget would be known.");
}

void TestArchitecture::everyRoomOfTheTableExists()
{
    for (const Room& room : rooms()) {
        const QString path = QStringLiteral(CHRONOSCOPE_SOURCE_DIR) + QLatin1Char('/') + room.folder;
        QVERIFY2(QFileInfo(path).isDir(), qPrintable(room.folder));
    }
}

void TestArchitecture::includesFollowTheArrows()
{
    VERIFY_HOLDS(rules::includesFollowTheArrows(m_sources));
}

void TestArchitecture::linksFollowTheArrows()
{
    VERIFY_HOLDS(rules::linksFollowTheArrows(m_sources));
}

void TestArchitecture::librariesAreLinkedWhereTheyAreIncluded()
{
    VERIFY_HOLDS(rules::librariesAreLinkedWhereTheyAreIncluded(m_sources));
}

void TestArchitecture::modelsKnowNoWidgets()
{
    VERIFY_HOLDS(rules::modelsKnowNoWidgets(m_sources, m_widgetHeaders));
}

void TestArchitecture::generatedCodeStaysInside()
{
    VERIFY_HOLDS(rules::generatedCodeStaysInside(m_sources));
}

void TestArchitecture::textIsPlain()
{
    VERIFY_HOLDS(rules::textIsPlain(m_sources));
}

void TestArchitecture::nothingBlocks()
{
    VERIFY_HOLDS(rules::nothingBlocks(m_sources));
}

void TestArchitecture::filesAreInOrder()
{
    VERIFY_HOLDS(rules::filesAreInOrder(m_sources));
}

void TestArchitecture::filesStayReadable()
{
    VERIFY_HOLDS(rules::filesStayReadable(m_sources));
}

void TestArchitecture::aPlantedViolationIsFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("complaint");

    const auto row = [](const char* name, const char* file, const char* text, const char* complaint) {
        QTest::newRow(name) << QString::fromLatin1(file) << Licence + QString::fromLatin1(text) + QLatin1Char('\n')
                            << QString::fromLatin1(complaint);
    };
    row("a lower room knows a higher one", "models/core/a.cpp", "#include \"models/history/history.h\"",
        "models/core/a.cpp:3: models/core may not know models/history");
    row("a model knows a view", "models/session/a.cpp", "#include \"views/common/theme.h\"",
        "models/session/a.cpp:3: models/session may not know views/common");
    row("one screen knows another", "views/timeline/a.cpp", "#  include <views/history/detailpane.h>",
        "views/timeline/a.cpp:3: views/timeline may not know views/history");
    row("the product knows a test", "app/a.cpp", "#include \"tests/support/dsl.h\"",
        "app/a.cpp:3: the product knows no test");
    row("a folder without a room", "models/attic/a.cpp", "int a;",
        "models/attic/a.cpp:1: its folder is not in the table");
    row("a room links upwards", "models/history/CMakeLists.txt",
        "chronoscope_library(history PCH core\n  DEPENDS core session)",
        "models/history/CMakeLists.txt:1: models/history may not link models/session");
    row("a view links generated code", "views/common/CMakeLists.txt", "chronoscope_library(x DEPENDS temporal)",
        "views/common/CMakeLists.txt:1: views/common may not link models/temporal");
    row("a room includes a library that it does not link", "models/session/a.cpp", "#include <simdjson.h>",
        "models/session/a.cpp:3: simdjson.h needs simdjson::simdjson in models/session/CMakeLists.txt");
    row("a model includes a widget", "models/tables/a.h", "#pragma once\n#include <QLabel>",
        "models/tables/a.h:4: a model knows no widget: QLabel");
    row("a model includes a widget by module", "models/tables/a.cpp", "#include <QtWidgets/QAction>",
        "models/tables/a.cpp:3: a model knows no widget: QtWidgets/QAction");
    row("a view includes generated code", "views/history/a.cpp", "#include <temporal/api/history/v1/message.pb.h>",
        "views/history/a.cpp:3: temporal/api/history/v1/message.pb.h belongs behind a model");
    row("a view includes SQL", "views/history/a.cpp", "#include <sqlite3.h>",
        "views/history/a.cpp:3: sqlite3.h belongs behind a model");
    row("rich text", "views/common/a.cpp", "void f() { document.setHtml(text); }",
        "views/common/a.cpp:3: setHtml(: text is shown as plain text only");
    row("a label that guesses", "views/common/a.cpp", "auto* a = new QLabel(text);",
        "views/common/a.cpp:1: makes labels or message boxes and never sets Qt::PlainText");
    row("a nested event loop", "views/common/a.cpp", "void f() { dialog->exec(); }",
        "views/common/a.cpp:3: dialog->exec(: nothing blocks");
    row("a static file dialog", "app/a.cpp", "auto f = QFileDialog::getOpenFileName(w);",
        "app/a.cpp:3: QFileDialog::getOpenFileName(: nothing blocks");
    row("a fixed wait in a test", "tests/core/tst_a.cpp", "void f() { QTest::qWait (50); }",
        "tests/core/tst_a.cpp:3: qWait (: a test waits for something");
    row("a mark of something undone", "models/core/a.cpp",
        "// TO"
        "DO later",
        "models/core/a.cpp:3: leaves something undone");
    row("a header without a guard", "models/core/a.h", "int a;", "models/core/a.h:1: has no #pragma once");
    QTest::newRow("no licence") << QStringLiteral("models/core/a.cpp") << QStringLiteral("int a;\n")
                                << QStringLiteral("models/core/a.cpp:1: does not name its authors and licence");
    QTest::newRow("a long header") << QStringLiteral("models/core/a.h")
                                   << Licence + QLatin1String("#pragma once\n") + QString(198, QLatin1Char('\n'))
                                   << QStringLiteral("models/core/a.h:201: is longer than 200 lines");
}

void TestArchitecture::aPlantedViolationIsFound()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, complaint);

    const SourceTree planted{{file, text}};
    const QStringList complaints =
        rules::includesFollowTheArrows(planted) + rules::linksFollowTheArrows(planted) +
        rules::librariesAreLinkedWhereTheyAreIncluded(planted) + rules::modelsKnowNoWidgets(planted, m_widgetHeaders) +
        rules::generatedCodeStaysInside(planted) + rules::textIsPlain(planted) + rules::nothingBlocks(planted) +
        rules::filesAreInOrder(planted) + rules::filesStayReadable(planted);
    QCOMPARE(complaints.size(), 1);
    QVERIFY2(complaints.first().startsWith(complaint), qPrintable(complaints.first()));
}

void TestArchitecture::aLibraryThatComesThroughAHeaderOfOursIsLinkedToo()
{
    SourceTree sources{
        {QStringLiteral("models/formats/filler.h"), QStringLiteral("#include <simdjson.h>\n")},
        {QStringLiteral("models/formats/reader.h"), QStringLiteral("#include \"models/formats/filler.h\"\n")},
        {QStringLiteral("models/formats/CMakeLists.txt"), QStringLiteral("LINKS PRIVATE simdjson::simdjson\n")},
        {QStringLiteral("models/session/a.cpp"), QStringLiteral("#include \"models/formats/reader.h\"\n")},
        {QStringLiteral("models/session/CMakeLists.txt"), QStringLiteral("DEPENDS formats\n")},
    };
    QCOMPARE(rules::librariesAreLinkedWhereTheyAreIncluded(sources),
             QStringList(QStringLiteral("models/session/a.cpp:1: models/formats/reader.h needs simdjson::simdjson in "
                                        "models/session/CMakeLists.txt")));
    sources[QStringLiteral("models/session/CMakeLists.txt")] += QLatin1String("LINKS PRIVATE simdjson::simdjson\n");
    VERIFY_HOLDS(rules::librariesAreLinkedWhereTheyAreIncluded(sources));
}

void TestArchitecture::cleanSourcesAreAccepted()
{
    const SourceTree clean{
        {QStringLiteral("models/history/messages.h"),
         Licence + QLatin1String("#pragma once\n#include <temporal/api/history/v1/message.pb.h>\n")},
        {QStringLiteral("models/history/a.cpp"),
         Licence + QLatin1String("#include \"models/history/messages.h\"\n#include \"models/core/error.h\"\n")},
        {QStringLiteral("views/common/a.cpp"),
         Licence + QLatin1String("// never setHtml(\nauto* a = new QLabel; a->setTextFormat(Qt::PlainText);\n")},
    };
    VERIFY_HOLDS(rules::includesFollowTheArrows(clean));
    VERIFY_HOLDS(rules::generatedCodeStaysInside(clean));
    VERIFY_HOLDS(rules::textIsPlain(clean));

    SourceTree leaking = clean;
    leaking.insert(QStringLiteral("models/tables/a.cpp"),
                   Licence + QLatin1String("#include \"models/history/messages.h\"\n"));
    const QStringList complaints = rules::generatedCodeStaysInside(leaking);
    QCOMPARE(complaints.size(), 1);
    QVERIFY(complaints.first().contains(QLatin1String("brings generated headers out of its room")));
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
