<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n heartbeats</source>
        <translation>
            <numerusform>%n heartbeat</numerusform>
            <numerusform>%n heartbeats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingCollector</name>
    <message numerus="yes">
        <source>This version does not know the field; it is kept and shown as it came (in %n event(s)).</source>
        <translation>
            <numerusform>This version does not know the field; it is kept and shown as it came (in %n event).</numerusform>
            <numerusform>This version does not know the field; it is kept and shown as it came (in %n events).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This version does not know the event type %1; its events are shown as they came (%n event(s)).</source>
        <translation>
            <numerusform>This version does not know the event type %1; its event is shown as it came (%n event).</numerusform>
            <numerusform>This version does not know the event type %1; its events are shown as they came (%n events).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This version does not know the value %1; it is kept and shown as it came (in %n event(s)).</source>
        <translation>
            <numerusform>This version does not know the value %1; it is kept and shown as it came (in %n event).</numerusform>
            <numerusform>This version does not know the value %1; it is kept and shown as it came (in %n events).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Payloads were decoded before the file was written; their original bytes are not in it (%n place(s)).</source>
        <translation>
            <numerusform>Payloads were decoded before the file was written; their original bytes are not in it (%n place).</numerusform>
            <numerusform>Payloads were decoded before the file was written; their original bytes are not in it (%n places).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCheck</name>
    <message numerus="yes">
        <source>%n events are missing: their ids jump from %1 to %2.</source>
        <translation>
            <numerusform>%n event is missing: the ids jump from %1 to %2.</numerusform>
            <numerusform>%n events are missing: their ids jump from %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events follow event %1 (%2), which closed the run.</source>
        <translation>
            <numerusform>%n event follows event %1 (%2), which closed the run.</numerusform>
            <numerusform>%n events follow event %1 (%2), which closed the run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more findings of the kind %1 are not listed.</source>
        <translation>
            <numerusform>%n more finding of the kind %1 is not listed.</numerusform>
            <numerusform>%n more findings of the kind %1 are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryReader</name>
    <message numerus="yes">
        <source>Events stand several times in this data of the Web UI; %n copies were left out.</source>
        <translation>
            <numerusform>An event stands twice in this data of the Web UI; %n copy was left out.</numerusform>
            <numerusform>Events stand several times in this data of the Web UI; %n copies were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchCommand</name>
    <message numerus="yes">
        <source>%1: %n payload(s) were too large for jq, or no JSON.</source>
        <translation>
            <numerusform>%1: %n payload was too large for jq, or no JSON.</numerusform>
            <numerusform>%1: %n payloads were too large for jq, or no JSON.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: the filter failed on %n payload(s); first on %2.</source>
        <translation>
            <numerusform>%1: the filter failed on %n payload; first on %2.</numerusform>
            <numerusform>%1: the filter failed on %n payloads; first on %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksCommand</name>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heartbeats</source>
        <translation>
            <numerusform>%n heartbeat</numerusform>
            <numerusform>%n heartbeats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::AttributeFacts</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::BreakpointsModel</name>
    <message numerus="yes">
        <source>%1 · %n event(s)</source>
        <extracomment>a breakpoint and how many events of the run it stops at</extracomment>
        <translation>
            <numerusform>%1 · %n event</numerusform>
            <numerusform>%1 · %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::ChainPane</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not open</source>
        <translation>
            <numerusform>%n not open</numerusform>
            <numerusform>%n not open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::ExportDialog</name>
    <message numerus="yes">
        <source>All %n open runs</source>
        <translation>
            <numerusform>The %n open run</numerusform>
            <numerusform>All %n open runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::FilterMenu</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rarer one(s): from the menu of a row in the table</source>
        <translation>
            <numerusform>%n rarer one: from the menu of a row in the table</numerusform>
            <numerusform>%n rarer ones: from the menu of a row in the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::GroupDetails</name>
    <message numerus="yes">
        <source>%n line(s) of stack trace</source>
        <translation>
            <numerusform>%n line of stack trace</numerusform>
            <numerusform>%n lines of stack trace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::InfoBar</name>
    <message numerus="yes">
        <source>%n earlier message(s)</source>
        <translation>
            <numerusform>%n earlier message</numerusform>
            <numerusform>%n earlier messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::MainWindow</name>
    <message numerus="yes">
        <source>%n run(s) opened from %1.</source>
        <translation>
            <numerusform>%n run opened from %1.</numerusform>
            <numerusform>%n runs opened from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n file(s) there are no histories.</source>
        <translation>
            <numerusform> %n file there is no history.</numerusform>
            <numerusform> %n files there are no histories.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::MessageTree</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::PayloadExcerpt</name>
    <message numerus="yes">
        <source>%n payload(s)</source>
        <translation>
            <numerusform>%n payload</numerusform>
            <numerusform>%n payloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n encoding(s)</source>
        <translation>
            <numerusform>%n encoding</numerusform>
            <numerusform>%n encodings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::RelationsLine</name>
    <message numerus="yes">
        <source>opened %n times</source>
        <translation>
            <numerusform>opened %n time</numerusform>
            <numerusform>opened %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child workflow(s)</source>
        <translation>
            <numerusform>%n child workflow</numerusform>
            <numerusform>%n child workflows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: select their events</source>
        <translation>
            <numerusform>%n more: select their events</numerusform>
            <numerusform>%n more: select their events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::ReplayActions</name>
    <message numerus="yes">
        <source>%n event(s) a second</source>
        <translation>
            <numerusform>%n event a second</numerusform>
            <numerusform>%n events a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::RunChain</name>
    <message numerus="yes">
        <source>(%n not open)</source>
        <translation>
            <numerusform>(%n not open)</numerusform>
            <numerusform>(%n not open)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::SearchBar</name>
    <message numerus="yes">
        <source>The filter failed on %n payload(s); first on %1.</source>
        <translation>
            <numerusform>The filter failed on %n payload, %1.</numerusform>
            <numerusform>The filter failed on %n payloads; first on %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) until stopped</source>
        <translation>
            <numerusform>%n hit until stopped</numerusform>
            <numerusform>%n hits until stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) are too large or no JSON, and were not looked at.</source>
        <translation>
            <numerusform>%n payload is too large or no JSON, and was not looked at.</numerusform>
            <numerusform>%n payloads are too large or no JSON, and were not looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::StatePane</name>
    <message numerus="yes">
        <source>%1 · %n change(s) since %2</source>
        <translation>
            <numerusform>%1 · %n change since %2</numerusform>
            <numerusform>%1 · %n changes since %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::StatusPane</name>
    <message numerus="yes">
        <source>Reading %1 and %n more</source>
        <translation>
            <numerusform>Reading %1 and %n more</numerusform>
            <numerusform>Reading %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 group(s)</source>
        <translation>
            <numerusform>%1 group</numerusform>
            <numerusform>%1 groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::TaskTexts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chronoscope::UnknownFields</name>
    <message numerus="yes">
        <source>group of %n field(s)</source>
        <translation>
            <numerusform>group of %n field</numerusform>
            <numerusform>group of %n fields</numerusform>
        </translation>
    </message>
</context>
</TS>
