// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmltext.h"
#include "tests/export/exporthelpers.h"
#include "tests/formats/readerhelpers.h"
#include "tests/support/historygenerator.h"
#include "tests/support/sharedfolder.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QXmlStreamReader>

using namespace chronoscope;
using namespace chronoscope::test;

namespace {

/// What stands in a report; the report is written so that a strict XML reader takes it.
struct Page {
    QString problem;      ///< why it is no such document; empty when it is
    QStringList elements; ///< names, in order
    QStringList attributes;
    QString text;
    QString policy; ///< of content security
    QString style;
};

Page parsed(const QByteArray& html)
{
    Page page;
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            page.elements << reader.name().toString();
            for (const QXmlStreamAttribute& attribute : reader.attributes())
                page.attributes << attribute.name().toString();
            if (reader.attributes().value("http-equiv") == QLatin1String("Content-Security-Policy"))
                page.policy = reader.attributes().value("content").toString();
        } else if (token == QXmlStreamReader::Characters) {
            if (page.elements.last() == "style" && page.style.isEmpty())
                page.style = reader.text().toString();
            else
                page.text += reader.text();
        }
    }
    if (reader.hasError())
        page.problem = QStringLiteral("line %1: %2").arg(reader.lineNumber()).arg(reader.errorString());
    return page;
}

QByteArray reportOf(const RunSnapshot& run)
{
    return exported(run, ExportFormat::Html);
}

} // namespace

class TestHtmlReport : public QObject {
    Q_OBJECT

private slots:
    void markupOfAHistoryIsText();
    void controlAndDirectionCharactersAreReplaced();
    void nothingIsLoadedAndNothingRuns();
    void thePolicyAllowsOnlyTheStyleSheet();
    void hostileNamesStayText();
    void factsGroupsAndFailuresAreThere();
    void findingsAreThere();
    void failuresAreMarkedByMoreThanColour();
    void everyRecordedRunGivesAWellFormedReport();
};

void TestHtmlReport::markupOfAHistoryIsText()
{
    QCOMPARE(htmlEscaped(u"<a href=\"x\" id='y'>&"), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
    std::string target;
    appendElement(target, "td", u"<b>", "number");
    QCOMPARE(target, "<td class=\"number\">&lt;b&gt;</td>");
}

void TestHtmlReport::controlAndDirectionCharactersAreReplaced()
{
    QCOMPARE(htmlEscaped(u"a\u0001\u202Eb\u0000c"), std::string("a\uFFFD\uFFFDb"));
    QCOMPARE(htmlEscaped(u"two\nlines\t."), std::string("two\nlines\t."));
    QCOMPARE(htmlEscaped(u"\uFFFF"), std::string("\uFFFD"));
}

void TestHtmlReport::nothingIsLoadedAndNothingRuns()
{
    const Page page = parsed(reportOf(snapshotOf(generateHistory({.eventCount = 600, .seed = 6}))));
    QCOMPARE(page.problem, QString());
    const QStringList allowed{"html",   "head", "meta", "title", "style", "body",    "header",  "h1",
                              "h2",     "div",  "dl",   "dt",    "dd",    "section", "table",   "thead",
                              "tbody",  "tr",   "th",   "td",    "p",     "pre",     "details", "summary",
                              "footer", "svg",  "g",    "rect",  "line",  "text"};
    for (const QString& element : page.elements)
        QVERIFY2(allowed.contains(element), qPrintable(element));
    const QStringList allowedAttributes{"lang", "charset", "http-equiv", "content", "name", "class", "role",  "viewBox",
                                        "x",    "y",       "x1",         "x2",      "y1",   "y2",    "width", "height"};
    for (const QString& attribute : page.attributes)
        QVERIFY2(allowedAttributes.contains(attribute), qPrintable(attribute));
}

void TestHtmlReport::thePolicyAllowsOnlyTheStyleSheet()
{
    const Page page = parsed(reportOf(snapshotOf(generateHistory({.eventCount = 50, .seed = 6}))));
    const QByteArray hash = QCryptographicHash::hash(page.style.toUtf8(), QCryptographicHash::Sha256).toBase64();
    QCOMPARE(page.policy, "default-src 'none'; style-src 'sha256-" + QString::fromLatin1(hash) +
                              "'; base-uri 'none'; form-action 'none'");
    QVERIFY2(!page.style.contains("url(") && !page.style.contains("@import"), "the style sheet loads nothing");
}

void TestHtmlReport::hostileNamesStayText()
{
    const QByteArray attack = R"(\"><script>alert(1)</script><img src=x onerror=alert(1)>)";
    const QByteArray json = R"({"events":[
        {"eventId":"1","eventTime":"2026-01-02T03:04:05Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
         "workflowExecutionStartedEventAttributes":{"workflowType":{"name":"X"},"workflowId":"X",
         "identity":"X","taskQueue":{"name":"X"}}},
        {"eventId":"2","eventTime":"2026-01-02T03:04:06Z","eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED",
         "activityTaskScheduledEventAttributes":{"activityId":"X","activityType":{"name":"X"}}},
        {"eventId":"3","eventTime":"2026-01-02T03:04:07Z","eventType":"EVENT_TYPE_ACTIVITY_TASK_FAILED",
         "activityTaskFailedEventAttributes":{"scheduledEventId":"2","identity":"X",
         "failure":{"message":"X","stackTrace":"X","applicationFailureInfo":{"type":"X"}}}}]})";
    RunSnapshot run = snapshotOf(onlyRun(QByteArray(json).replace("X", attack)).history);
    run.sourceName = "<script>.json";
    Finding finding;
    finding.message = finding.field = finding.remedy = "<script>";
    run.findings.push_back(finding);
    const Page page = parsed(reportOf(run));
    QCOMPARE(page.problem, QString());
    QVERIFY(!page.elements.contains("script"));
    QVERIFY(!page.elements.contains("img"));
    QVERIFY(!page.attributes.contains("onerror"));
    QVERIFY(page.text.contains("<script>alert(1)</script>"));
}

void TestHtmlReport::factsGroupsAndFailuresAreThere()
{
    const Page page = parsed(
        reportOf(snapshotOf(historyFromText("WorkflowExecutionStarted type=Order queue=orders workflowId=order-7\n"
                                            "t=1s ActivityTaskScheduled id=a type=Charge queue=orders\n"
                                            "t=2s ActivityTaskStarted id=a attempt=3 worker=w1\n"
                                            "t=3s ActivityTaskFailed id=a failure=\"card declined\"\n"
                                            "t=4s WorkflowExecutionFailed failure=\"no money\"\n"))));
    QCOMPARE(page.problem, QString());
    for (const char* text : {"Order", "order-7", "Failed", "Charge", "card declined", "no money", "orders"})
        QVERIFY2(page.text.contains(QLatin1String(text)), text);
}

void TestHtmlReport::findingsAreThere()
{
    RunSnapshot run = snapshotOf(historyFromText("WorkflowExecutionStarted type=Order\n"));
    QVERIFY(parsed(reportOf(run)).text.contains("Nothing is wrong"));
    Finding finding;
    finding.eventId = 5;
    finding.message = "Something is odd.";
    run.findings.push_back(finding);
    const QString text = parsed(reportOf(run)).text;
    QVERIFY(text.contains("Something is odd."));
    QVERIFY(!text.contains("Nothing is wrong"));
}

void TestHtmlReport::failuresAreMarkedByMoreThanColour()
{
    const QByteArray html = reportOf(snapshotOf(historyFromText("WorkflowExecutionStarted type=Order\n"
                                                                "t=1s ActivityTaskScheduled id=a type=Charge\n"
                                                                "t=2s ActivityTaskStarted id=a\n"
                                                                "t=3s ActivityTaskFailed id=a failure=\"no\"\n")));
    QVERIFY(html.contains("class=\"cross\""));
}

void TestHtmlReport::everyRecordedRunGivesAWellFormedReport()
{
    SKIP_WITHOUT_SHARED();
    QDirIterator iterator(sharedFolder(), {"*.json", "*.bin"}, QDir::Files, QDirIterator::Subdirectories);
    int reports = 0;
    while (iterator.hasNext()) {
        const auto source = openFile(iterator.next());
        QVERIFY(source.has_value());
        const auto runs = loadRuns(**source, {});
        if (!runs)
            continue;
        for (const RunSnapshotPointer& run : *runs) {
            const Page page = parsed(reportOf(*run));
            QVERIFY2(page.problem.isEmpty(), qPrintable(run->sourceName + ": " + page.problem));
            ++reports;
        }
    }
    QVERIFY2(reports > 500, qPrintable(QString::number(reports)));
}

QTEST_GUILESS_MAIN(TestHtmlReport)
#include "tst_htmlreport.moc"
