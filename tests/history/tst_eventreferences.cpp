// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/eventreferences.h"
#include "models/history/eventtype.h"
#include "tests/support/historydsl.h"

#ifndef Q_MOC_RUN // moc cannot read the enums of the generated headers
#include <temporal/api/enums/v1/event_type.pb.h>
#include <temporal/api/history/v1/message.pb.h>

#include <google/protobuf/descriptor.h>
#endif

#include <QtTest>

using namespace chronoscope;
using namespace chronoscope::test;

namespace enums = temporal::api::enums::v1;

class TestEventReferences : public QObject {
    Q_OBJECT

private slots:
    void everyFieldOfTheSchemaThatNamesAnEventIsKnown();
    void everyFieldReadsWhatItsNameSays();
    void referencesThatAreSetAreListed();
    void referencesThatAreNotSetAreLeftOut();
    void aFieldKnowsItsPath();
    void everyEventTypeOfTheSchemaHasItsName();
    void aTypeThatTheSchemaLacksHasTheTextOfTheFile();
    void aTypeHasANameForPeople();
    void aSetOfTypesContainsWhatItWasGiven();
};

/// Whoever takes a newer schema learns from this test which references it has gained.
void TestEventReferences::everyFieldOfTheSchemaThatNamesAnEventIsKnown()
{
    // These name events of other workflows.
    const QStringList ofOthers{"parentInitiatedEventId", "externalInitiatedEventId"};
    for (int type = 1; type <= enums::EventType_MAX; ++type) {
        const std::string key = eventAttributesKey(type).toStdString();
        const auto* attributes = HistoryEvent::descriptor()->FindFieldByCamelcaseName(key);
        QVERIFY2(attributes, key.c_str());
        QStringList inSchema;
        for (int position = 0; position < attributes->message_type()->field_count(); ++position) {
            const QString name = QString::fromStdString(attributes->message_type()->field(position)->camelcase_name());
            if (name.endsWith(QLatin1String("EventId")) && !ofOthers.contains(name))
                inSchema.append(name);
        }
        QStringList known;
        for (const EventReferenceField& field : referenceFieldsOf(type)) {
            QCOMPARE(field.eventType, type);
            known.append(QLatin1String(field.name));
        }
        inSchema.sort();
        known.sort();
        QVERIFY2(known == inSchema,
                 qPrintable(eventTypeName(type) + QLatin1String(": ") + inSchema.join(QLatin1Char(' '))));
    }
}

void TestEventReferences::everyFieldReadsWhatItsNameSays()
{
    for (int type = 1; type <= enums::EventType_MAX; ++type) {
        for (const EventReferenceField& field : referenceFieldsOf(type)) {
            HistoryEvent event;
            event.set_event_type(static_cast<enums::EventType>(type));
            const auto* attributes =
                HistoryEvent::descriptor()->FindFieldByCamelcaseName(eventAttributesKey(type).toStdString());
            auto* message = HistoryEvent::GetReflection()->MutableMessage(&event, attributes);
            message->GetReflection()->SetInt64(message, message->GetDescriptor()->FindFieldByCamelcaseName(field.name),
                                               4711);
            QCOMPARE(field.read(event), 4711);
            QVERIFY(!field.targets.isEmpty());
        }
    }
}

void TestEventReferences::referencesThatAreSetAreListed()
{
    const auto history = historyFromText("30 ActivityTaskCanceled scheduledEventId=5 startedEventId=6 "
                                         "latestCancelRequestedEventId=7");
    QStringList texts;
    for (const EventReference& reference : referencesOf(history->event(EventIndex(0U))))
        texts.append(QStringLiteral("%1=%2").arg(QLatin1String(reference.field->name)).arg(reference.eventId));
    QCOMPARE(texts, (QStringList{"scheduledEventId=5", "startedEventId=6", "latestCancelRequestedEventId=7"}));
}

void TestEventReferences::referencesThatAreNotSetAreLeftOut()
{
    const auto history = historyFromText("30 WorkflowTaskTimedOut scheduledEventId=5 startedEventId=0\n"
                                         "ActivityTaskTimedOut scheduledEventId=5 startedEventId=-123");
    QCOMPARE(referencesOf(history->event(EventIndex(0U))).size(), 1U);
    QCOMPARE(referencesOf(history->event(EventIndex(1U))).size(), 1U);
}

void TestEventReferences::aFieldKnowsItsPath()
{
    QCOMPARE(referenceFieldsOf(enums::EVENT_TYPE_TIMER_FIRED)[0].path(), "timerFiredEventAttributes.startedEventId");
}

void TestEventReferences::everyEventTypeOfTheSchemaHasItsName()
{
    for (int type = 1; type <= enums::EventType_MAX; ++type) {
        // "EVENT_TYPE_TIMER_FIRED" and "TimerFired" have the same letters.
        QString inSchema = QString::fromStdString(enums::EventType_Name(static_cast<enums::EventType>(type)));
        QVERIFY(!inSchema.isEmpty());
        inSchema.remove(QLatin1String("EVENT_TYPE_")).remove(QLatin1Char('_'));
        QCOMPARE(eventTypeName(type).toUpper(), inSchema);
        QCOMPARE(eventTypeDisplayName(type).remove(QLatin1Char(' ')).toUpper(), inSchema);
    }
}

void TestEventReferences::aTypeThatTheSchemaLacksHasTheTextOfTheFile()
{
    const auto history = historyFromText("WorkflowExecutionTeleported");
    QCOMPARE(eventTypeName(*history, EventIndex(0U)), "WorkflowExecutionTeleported");
    QCOMPARE(eventTypeDisplayName(*history, EventIndex(0U)), "WorkflowExecutionTeleported");
    QCOMPARE(eventTypeName(77), "EventType77");
    QCOMPARE(eventTypeDisplayName(77), "Unknown event type 77");
    QCOMPARE(eventTypeName(-5), "EventType-5");
}

void TestEventReferences::aTypeHasANameForPeople()
{
    QCOMPARE(eventTypeDisplayName(enums::EVENT_TYPE_ACTIVITY_TASK_SCHEDULED), "Activity task scheduled");
}

void TestEventReferences::aSetOfTypesContainsWhatItWasGiven()
{
    constexpr EventTypeSet Types{1, 60};
    QVERIFY(Types.contains(1));
    QVERIFY(Types.contains(60));
    QVERIFY(!Types.contains(2));
    QVERIFY(!Types.contains(-1));
    QVERIFY(!Types.contains(65));
}

QTEST_GUILESS_MAIN(TestEventReferences)
#include "tst_eventreferences.moc"
