// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Real histories of many servers, SDKs and years, and current ones recorded for this project.
#include "tests/formats/readerhelpers.h"
#include "tests/support/sharedfolder.h"

#include <google/protobuf/util/json_util.h>

#include <QDir>
#include <QDirIterator>

using namespace chronoscope;
using namespace chronoscope::test;

using HistoryMessage = temporal::api::history::v1::History;

namespace {

struct ManifestLine {
    QString file;
    QString variant;
    QString enumStyle;
    std::size_t events = 0;
    QString expect;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<ManifestLine> readManifest()
{
    std::vector<ManifestLine> lines;
    QList<QByteArray> rows = contentOf(sharedFolder() + "/histories/MANIFEST.tsv").split('\n');
    const QList<QByteArray> names = rows.takeFirst().split('\t');
    for (const QByteArray& row : rows) {
        const QList<QByteArray> cells = row.split('\t');
        if (cells.size() != names.size())
            continue;
        const auto cell = [&](const char* name) { return cells[names.indexOf(name)].trimmed(); };
        lines.push_back({QString::fromUtf8(cell("file")), QString::fromUtf8(cell("variant")),
                         QString::fromUtf8(cell("enum_style")), cell("events").toUInt(),
                         QString::fromUtf8(cell("expect"))});
    }
    return lines;
}

std::size_t countEvents(const std::vector<ReadRun>& runs)
{
    std::size_t count = 0;
    for (const ReadRun& run : runs)
        count += run.history->size();
    return count;
}

/// Every NAME.bin below a folder that has a NAME.json beside it, or in another folder.
QStringList binaryFiles(const QString& folder)
{
    QStringList files;
    QDirIterator iterator(folder, {"*.bin"}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext())
        files << iterator.next();
    files.sort();
    return files;
}

void addTwin(const QString& binary, const QString& json)
{
    if (QFile::exists(json))
        QTest::newRow(qPrintable(QFileInfo(binary).fileName())) << binary << json;
}

/// True when every message of the first is in the second too.
bool isSubset(const google::protobuf::Message& part, const google::protobuf::Message& whole)
{
    const google::protobuf::Reflection& reflection = *part.GetReflection();
    std::vector<const google::protobuf::FieldDescriptor*> fields;
    reflection.ListFields(part, &fields);
    return std::all_of(fields.begin(), fields.end(), [&](const google::protobuf::FieldDescriptor* field) {
        if (field->is_map() || field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE)
            return true;
        if (!field->is_repeated())
            return reflection.HasField(whole, field) &&
                   isSubset(reflection.GetMessage(part, field), reflection.GetMessage(whole, field));
        const int count = reflection.FieldSize(part, field);
        for (int index = 0; index < count && index < reflection.FieldSize(whole, field); ++index) {
            if (!isSubset(reflection.GetRepeatedMessage(part, field, index),
                          reflection.GetRepeatedMessage(whole, field, index)))
                return false;
        }
        return count <= reflection.FieldSize(whole, field);
    });
}

/// The file beside a binary one that has another ending.
QString twinOf(const QString& binary, const char* ending)
{
    return binary.chopped(3) + QLatin1String(ending);
}

} // namespace

class TestCorpus : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileOpensOrIsRefusedAsTheManifestSays_data();
    void everyFileOpensOrIsRefusedAsTheManifestSays();
    void everyRecordingOpens_data();
    void everyRecordingOpens();
    void messagesEqualThoseOfProtobufsOwnReader_data();
    void messagesEqualThoseOfProtobufsOwnReader();
    void jsonAndBinaryTwinsAreEqual_data();
    void jsonAndBinaryTwinsAreEqual();
    void theCommandLinesJsonHoldsNothingThatTheBinaryLacks_data();
    void theCommandLinesJsonHoldsNothingThatTheBinaryLacks();
};

void TestCorpus::initTestCase()
{
    SKIP_WITHOUT_SHARED();
}

void TestCorpus::everyFileOpensOrIsRefusedAsTheManifestSays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::size_t>("events");
    QTest::addColumn<QString>("expect");
    for (const ManifestLine& line : readManifest())
        QTest::newRow(qPrintable(line.file)) << line.file << line.events << line.expect;
}

void TestCorpus::everyFileOpensOrIsRefusedAsTheManifestSays()
{
    QFETCH(const QString, file);
    QFETCH(const std::size_t, events);
    QFETCH(const QString, expect);
    const auto runs = readFile(sharedFolder() + "/histories/" + file);
    if (runs) {
        QVERIFY2(expect != "refuse", "opened what is no history");
        QCOMPARE(countEvents(*runs), events);
    } else {
        QVERIFY2(expect != "open", qPrintable(runs.error().oneLine()));
        QCOMPARE(runs.error().code, Error::Code::Schema);
        QVERIFY(!runs.error().message.isEmpty());
        QVERIFY(!runs.error().remedy.isEmpty());
    }
}

void TestCorpus::everyRecordingOpens_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator iterator(sharedFolder() + "/recordings", {"*.bin"}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        if (QFile::exists(QString(path).replace(".bin", ".json")))
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestCorpus::everyRecordingOpens()
{
    QFETCH(const QString, path);
    const auto runs = readFile(path);
    QVERIFY2(runs.has_value(), qPrintable(runs ? QString() : runs.error().oneLine()));
    QCOMPARE(runs->size(), std::size_t{1});
    QCOMPARE(linesOf(runs->front().findings), QStringList());
}

void TestCorpus::messagesEqualThoseOfProtobufsOwnReader_data()
{
    QTest::addColumn<QString>("path");
    const QString notBase64 = "sdk-python__test_replayer_command_reordering_backward_compatibility.json";
    for (const ManifestLine& line : readManifest()) {
        if (line.file == notBase64)
            continue; // protobuf refuses it as a whole; ours opens it with a finding
        // Protobuf knows only today's spelling of enums.
        if (line.variant.startsWith("history-object") && line.enumStyle.endsWith("screaming") &&
            !line.file.endsWith(".gz"))
            QTest::newRow(qPrintable(line.file)) << sharedFolder() + "/histories/" + line.file;
    }
    for (const QString& binary : binaryFiles(sharedFolder() + "/recordings")) {
        for (const char* ending : {"json", "cli.json"}) {
            const QString path = twinOf(binary, ending);
            if (QFile::exists(path))
                QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }
}

void TestCorpus::messagesEqualThoseOfProtobufsOwnReader()
{
    QFETCH(const QString, path);
    const QByteArray text = contentOf(path);
    HistoryMessage expected;
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    const auto status = google::protobuf::util::JsonStringToMessage(text.toStdString(), &expected, options);
    QVERIFY2(status.ok(), status.ToString().c_str());
    const auto runs = readBytes(text);
    QVERIFY2(runs.has_value(), qPrintable(runs ? QString() : runs.error().oneLine()));
    QCOMPARE(canonicalEvents(*runs->front().history), canonicalEvents(expected));
}

void TestCorpus::jsonAndBinaryTwinsAreEqual_data()
{
    QTest::addColumn<QString>("binary");
    QTest::addColumn<QString>("json");
    const QString histories = sharedFolder() + "/histories/";
    for (const QString& path : binaryFiles(sharedFolder() + "/recordings"))
        addTwin(path, twinOf(path, "json"));
    for (const QString& path : binaryFiles(histories)) {
        addTwin(path, histories + "expected/" + QFileInfo(path).fileName() + ".json");
    }
    addTwin(histories + "synthetic/alltypes.bin", histories + "synthetic/alltypes.json");
}

void TestCorpus::jsonAndBinaryTwinsAreEqual()
{
    QFETCH(const QString, binary);
    QFETCH(const QString, json);
    const auto fromBinary = readFile(binary);
    const auto fromJson = readFile(json);
    QVERIFY(fromBinary.has_value());
    QVERIFY(fromJson.has_value());
    QCOMPARE(fromJson->size(), fromBinary->size());
    QCOMPARE(canonicalEvents(*fromJson->front().history), canonicalEvents(*fromBinary->front().history));
}

void TestCorpus::theCommandLinesJsonHoldsNothingThatTheBinaryLacks_data()
{
    QTest::addColumn<QString>("binary");
    QTest::addColumn<QString>("json");
    for (const QString& path : binaryFiles(sharedFolder() + "/recordings"))
        addTwin(path, twinOf(path, "cli.json"));
}

void TestCorpus::theCommandLinesJsonHoldsNothingThatTheBinaryLacks()
{
    QFETCH(const QString, binary);
    QFETCH(const QString, json);
    const auto fromBinary = readFile(binary);
    const auto fromJson = readFile(json);
    QVERIFY(fromBinary.has_value());
    QVERIFY(fromJson.has_value());
    const History& whole = *fromBinary->front().history;
    const History& part = *fromJson->front().history;
    for (std::size_t index = 0; index < part.size(); ++index) {
        const auto twin = whole.findEventId(part.eventId(EventIndex(index)));
        // Events of a task that was never committed may follow in one of the two.
        if (twin && whole.type(*twin) == part.type(EventIndex(index)))
            QVERIFY2(isSubset(part.event(EventIndex(index)), whole.event(*twin)),
                     qPrintable(QString::number(part.eventId(EventIndex(index)))));
    }
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
