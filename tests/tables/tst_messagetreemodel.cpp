// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/messagetreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

// Qt 6.4's moc cannot read the generated headers.
#ifndef Q_MOC_RUN
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/arena.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>
#endif

using namespace chronoscope;

namespace {

std::shared_ptr<HistoryChunk> chunkOf(const std::string& eventJson, int unknownFieldNumber = 0)
{
    auto chunk = std::make_shared<HistoryChunk>();
    auto* event = google::protobuf::Arena::CreateMessage<HistoryEvent>(&chunk->arena());
    const auto status = google::protobuf::util::JsonStringToMessage(eventJson, event);
    if (!status.ok())
        qFatal("the test's own event is not valid: %s", status.ToString().c_str());
    if (unknownFieldNumber > 0)
        event->GetReflection()->MutableUnknownFields(event)->AddLengthDelimited(unknownFieldNumber, "of tomorrow");
    chunk->append(event);
    return chunk;
}

std::shared_ptr<const History> historyOf(const std::string& eventJson)
{
    return std::make_shared<History>(std::vector<std::shared_ptr<const HistoryChunk>>{chunkOf(eventJson)});
}

/// The whole tree, one indented line a node: "name = value".
void print(const QAbstractItemModel& model, const QModelIndex& parent, const QString& indentation, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, MessageTreeModel::NameColumn, parent);
        const QModelIndex value = model.index(row, MessageTreeModel::ValueColumn, parent);
        lines.append(indentation + name.data().toString() + QStringLiteral(" = ") + value.data().toString());
        print(model, name, indentation + QLatin1Char(' '), lines);
    }
}

QStringList printed(const QAbstractItemModel& model)
{
    QStringList lines;
    print(model, {}, {}, lines);
    return lines;
}

QModelIndex find(const QAbstractItemModel& model, const QString& path, const QModelIndex& parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex here = model.index(row, 0, parent);
        if (here.data(MessageTreeModel::PathRole).toString() == path)
            return here;
        const QModelIndex below = find(model, path, here);
        if (below.isValid())
            return below;
    }
    return {};
}

const char* const ScheduledActivity = R"({
    "eventId":"35","eventTime":"2026-11-02T13:31:07.376123456Z","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED",
    "activityTaskScheduledEventAttributes":{
        "activityId":"7","activityType":{"name":"charge_card"},"taskQueue":{"name":"orders","kind":"TASK_QUEUE_KIND_NORMAL"},
        "input":{"payloads":[
            {"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"eyJpZCI6OTAwNzE5OTI1NDc0MDk5MywibGlzdCI6WzEsMl19"},
            {"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"IkEtMSI="}]},
        "startToCloseTimeout":"10s","workflowTaskCompletedEventId":"32"}})";

} // namespace

class MessageTreeModelTest : public QObject {
    Q_OBJECT

private slots:
    void anEventShowsAllThatIsSet()
    {
        MessageTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEvent(historyOf(ScheduledActivity), EventIndex(0U));
        QCOMPARE(printed(model), QStringList({
                                     "eventId = 35",
                                     "eventTime = 2026-11-02 13:31:07.376",
                                     "eventType = EVENT_TYPE_ACTIVITY_TASK_SCHEDULED",
                                     "activityTaskScheduledEventAttributes = ",
                                     " activityId = 7",
                                     " activityType = charge_card",
                                     "  name = charge_card",
                                     " taskQueue = orders · TASK_QUEUE_KIND_NORMAL",
                                     "  name = orders",
                                     "  kind = TASK_QUEUE_KIND_NORMAL",
                                     " input = {\"id\": 9007199254740993, \"list\": [1, 2]}, \"A-1\"",
                                     "  [0] = {\"id\": 9007199254740993, \"list\": [1, 2]}",
                                     "   data = {\"id\": 9007199254740993, \"list\": [1, 2]}",
                                     "    id = 9007199254740993",
                                     "    list = [1, 2]",
                                     "     [0] = 1",
                                     "     [1] = 2",
                                     "   metadata = 1 item(s)",
                                     "    encoding = json/plain",
                                     "  [1] = \"A-1\"",
                                     "   data = A-1",
                                     "   metadata = 1 item(s)",
                                     "    encoding = json/plain",
                                     " startToCloseTimeout = 10 s",
                                     " workflowTaskCompletedEventId = 32",
                                 }));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void pathsAndRawValuesAreThoseOfTheFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("raw");
        const QString attributes = QStringLiteral("activityTaskScheduledEventAttributes.");
        QTest::newRow("time") << "eventTime"
                              << "2026-11-02T13:31:07.376123456Z";
        QTest::newRow("duration") << attributes + "startToCloseTimeout"
                                  << "10s";
        QTest::newRow("payload") << attributes + "input.payloads[1]"
                                 << "\"A-1\"";
        QTest::newRow("value in a payload") << attributes + "input.payloads[1].data"
                                            << "A-1";
        QTest::newRow("member") << attributes + "input.payloads[0].data[\"id\"]"
                                << "9007199254740993";
        QTest::newRow("metadata") << attributes + "input.payloads[0].metadata[\"encoding\"]"
                                  << "json/plain";
        QTest::newRow("message") << attributes + "activityType"
                                 << "{\n  \"name\": \"charge_card\"\n}";
    }

    void pathsAndRawValuesAreThoseOfTheFile()
    {
        QFETCH(QString, path);
        QFETCH(QString, raw);
        MessageTreeModel model;
        model.setEvent(historyOf(ScheduledActivity), EventIndex(0U));
        const QModelIndex index = find(model, path);
        QVERIFY2(index.isValid(), qPrintable(path));
        QCOMPARE(index.data(MessageTreeModel::RawValueRole).toString(), raw);
    }

    void aSubtreeIsCopiedAsJson()
    {
        MessageTreeModel model;
        model.setEvent(historyOf(ScheduledActivity), EventIndex(0U));
        const QModelIndex list =
            find(model, QStringLiteral("activityTaskScheduledEventAttributes.input.payloads[0].data"));
        QCOMPARE(list.data(MessageTreeModel::JsonRole).toString(),
                 QStringLiteral("{\n  \"id\": 9007199254740993,\n  \"list\": [1, 2]\n}"));
    }

    void aFieldThatNamesAnEventLeadsToIt()
    {
        MessageTreeModel model;
        model.setEvent(historyOf(ScheduledActivity), EventIndex(0U));
        const auto referenced = [&](const char* path) {
            return find(model, QLatin1String(path)).data(MessageTreeModel::ReferencedEventIdRole).toLongLong();
        };
        QCOMPARE(referenced("activityTaskScheduledEventAttributes.workflowTaskCompletedEventId"), 32LL);
        QCOMPARE(referenced("eventId"), 0LL);
        QCOMPARE(referenced("activityTaskScheduledEventAttributes.activityId"), 0LL);
    }

    void fieldsThatTheSchemaLacksAreShownAsUnknown()
    {
        const auto chunk = chunkOf(R"({"eventId":"1","activityTaskScheduledEventAttributes":{"activityId":"7"}})", 999);
        chunk->appendUnknown({"newFieldOfTomorrow", "{\"a\": [1]}", false});
        chunk->appendUnknown({"activityTaskScheduledEventAttributes.priority.colour", "\"red\"", false});
        chunk->appendUnknown({"eventType", "\"EVENT_TYPE_OF_TOMORROW\"", true});
        MessageTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEvent(std::make_shared<History>(std::vector<std::shared_ptr<const HistoryChunk>>{chunk}),
                       EventIndex(0U));
        QCOMPARE(printed(model), QStringList({
                                     "eventId = 1",
                                     "activityTaskScheduledEventAttributes = ",
                                     " activityId = 7",
                                     " priority.colour = \"red\"",
                                     "field 999 = of tomorrow",
                                     "newFieldOfTomorrow = {\"a\": [1]}",
                                     "eventType = \"EVENT_TYPE_OF_TOMORROW\"",
                                 }));
        const QModelIndex unknown = find(model, QStringLiteral("activityTaskScheduledEventAttributes.priority.colour"));
        QCOMPARE(unknown.data(MessageTreeModel::KindRole).toInt(), static_cast<int>(MessageTree::Kind::Unknown));
        QCOMPARE(unknown.data(MessageTreeModel::RawValueRole).toString(), QStringLiteral("\"red\""));
    }

    void anEnumNumberOfTomorrowIsSaidToBeOne()
    {
        MessageTreeModel model;
        model.setEvent(historyOf(R"({"eventType":777})"), EventIndex(0U));
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("777 (a value that this version doesn't know)"));
    }

    void hostileTextIsNeverRichText()
    {
        MessageTreeModel model;
        model.setEvent(historyOf(R"({"activityTaskScheduledEventAttributes":{"activityId":"<img src=x>\n\u202Eabc"}})"),
                       EventIndex(0U));
        const QModelIndex id = find(model, QStringLiteral("activityTaskScheduledEventAttributes.activityId"));
        QCOMPARE(id.siblingAtColumn(1).data().toString(), QStringLiteral("<img src=x> \uFFFDabc"));
        QVERIFY(!id.data(Qt::ToolTipRole).toString().contains(QLatin1String("<img")));
    }

    void aLongListIsCutAndSaysSo()
    {
        std::string json = R"({"workflowTaskCompletedEventAttributes":{"sdkMetadata":{"coreUsedFlags":[)";
        for (int flag = 0; flag < 12000; ++flag)
            json += (flag ? "," : "") + std::to_string(flag);
        MessageTreeModel model;
        model.setEvent(historyOf(json + "]}}}"), EventIndex(0U));
        const QModelIndex list =
            find(model, QStringLiteral("workflowTaskCompletedEventAttributes.sdkMetadata.coreUsedFlags"));
        QCOMPARE(model.rowCount(list), 10001);
        QVERIFY(model.index(10000, 1, list).data().toString().startsWith(QLatin1String("2,000 more")));
    }

    void aLargePayloadIsNotOpenedInTheTree()
    {
        HistoryEvent event;
        auto* payload = event.mutable_activity_task_completed_event_attributes()->mutable_result()->add_payloads();
        (*payload->mutable_metadata())["encoding"] = "json/plain";
        payload->set_data("[" + std::string(3000000, ' ') + "1]");
        auto chunk = std::make_shared<HistoryChunk>();
        chunk->append(&event);
        MessageTreeModel model;
        model.setEvent(std::make_shared<History>(std::vector<std::shared_ptr<const HistoryChunk>>{chunk}),
                       EventIndex(0U));
        const QModelIndex data =
            find(model, QStringLiteral("activityTaskCompletedEventAttributes.result.payloads[0].data"));
        QVERIFY(data.isValid());
        QVERIFY(!model.hasChildren(data));
        QVERIFY(data.siblingAtColumn(1).data().toString().size() <= 500);
    }
};

QTEST_GUILESS_MAIN(MessageTreeModelTest)
#include "tst_messagetreemodel.moc"
