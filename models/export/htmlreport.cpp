// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmlreport.h"

#include "models/core/format.h"
#include "models/export/htmlfailures.h"
#include "models/export/htmlstyle.h"
#include "models/export/htmltext.h"
#include "models/export/htmltimeline.h"
#include "models/export/listwriter.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QTimeZone>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HtmlReport)
};

QString utcTime(Instant instant)
{
    return instant.isValid() ? formatDateTime(instant, QTimeZone::utc()) + QLatin1String(" UTC") : QString();
}

/// The policy names the style sheet by its hash, so that no other can be slipped in.
std::string securityPolicy()
{
    const QByteArray style(HtmlStyle.data(), static_cast<qsizetype>(HtmlStyle.size()));
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    std::string policy = "default-src 'none'; style-src 'sha256-";
    policy += hash.toStdString();
    policy += "'; base-uri 'none'; form-action 'none'";
    return policy;
}

void appendHead(std::string& html, const RunSummary& summary)
{
    html += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    html += securityPolicy();
    html += "\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width\"/>\n";
    appendElement(html, "title", singleLine(QString(summary.workflowType + QLatin1Char(' ') + summary.workflowId)));
    html += "\n<style>";
    html += HtmlStyle;
    html += "</style>\n</head>\n<body>\n";
}

void appendFacts(std::string& html, const RunSnapshot& run)
{
    const RunSummary& summary = run.summary;
    html += "<header>\n";
    appendElement(html, "h1", summary.workflowType.isEmpty() ? Texts::tr("Workflow run") : summary.workflowType);
    appendElement(html, "div", summary.workflowId, "id");
    html += "\n<dl class=\"facts\">\n";
    const auto add = [&html](const QString& name, const QString& value, std::string_view cssClass = {}) {
        if (value.isEmpty())
            return;
        appendElement(html, "dt", name);
        appendElement(html, "dd", value, cssClass);
        html += '\n';
    };
    const std::string status = "status " + toString(summary.status).toStdString();
    add(Texts::tr("Status"), displayName(summary.status) + (summary.isPaused ? Texts::tr(", paused") : QString()),
        status);
    add(Texts::tr("Run"), summary.runId, "mono");
    add(Texts::tr("Started"), utcTime(summary.start));
    add(Texts::tr("Closed"), utcTime(summary.close));
    add(Texts::tr("Duration"), summary.start.isValid() ? formatDuration(summary.duration()) : QString());
    add(Texts::tr("Attempt"), summary.attempt > 1 ? QString::number(summary.attempt) : QString());
    add(Texts::tr("Task queue"), summary.taskQueue);
    add(Texts::tr("SDK"), summary.sdkDisplayName());
    add(Texts::tr("Workers"), summary.workers.join(QLatin1String(", ")));
    add(Texts::tr("Deployment"), summary.deployment);
    add(Texts::tr("Parent"),
        QStringList{summary.parentWorkflowId, summary.parentRunId}.join(QLatin1Char(' ')).trimmed());
    add(Texts::tr("Continued from"), summary.continuedFromRunId, "mono");
    add(Texts::tr("Next run"), summary.newRunId, "mono");
    add(Texts::tr("Schedule"), summary.cronSchedule, "mono");
    add(Texts::tr("Size"),
        Texts::tr("%1 events, %2").arg(formatCount(summary.eventCount), formatBytes(summary.historyBytes)));
    html += "</dl>\n</header>\n";
}

void appendTableHead(std::string& html, std::initializer_list<QString> columns)
{
    html += "<div class=\"scroll\"><table>\n<thead><tr>";
    for (const QString& column : columns)
        appendElement(html, "th", column);
    html += "</tr></thead>\n<tbody>\n";
}

constexpr std::string_view TableEnd = "</tbody></table></div>\n";

void appendGroupRow(std::string& html, const RunSnapshot& run, GroupIndex index)
{
    const EventGroups& groups = *run.groups;
    const EventGroup& group = groups.group(index);
    const Instant origin = run.history->earliest();
    html += "<tr>";
    const bool hasStart = group.start.isValid() && origin.isValid();
    appendElement(html, "td", QString::number(run.history->eventId(groups.members(index).front())), "number");
    appendElement(html, "td", hasStart ? formatOffset(group.start - origin) : QString(), "number");
    const bool hasDuration = group.status != Status::Instant && group.start.isValid() && group.end.isValid();
    appendElement(html, "td", hasDuration ? formatDuration(group.end - group.start) : QString(), "number");
    appendElement(html, "td", group.status == Status::Instant ? QString() : displayName(group.status),
                  "status " + toString(group.status).toStdString());
    appendElement(html, "td", group.attempts > 1 ? QString::number(group.attempts) : QString(), "number");
    appendElement(html, "td", displayName(group.kind));
    appendElement(html, "td", groups.label(index));
    appendElement(html, "td", groups.worker(index));
    html += "</tr>\n";
}

Result<void> writeGroups(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    ListText list;
    list.count = run.groups->size();
    list.head = "<section>\n";
    appendElement(list.head, "h2", Texts::tr("Groups: %1").arg(formatCount(static_cast<std::int64_t>(list.count))));
    appendTableHead(list.head, {Texts::tr("Event"), Texts::tr("Start"), Texts::tr("Duration"), Texts::tr("Status"),
                                Texts::tr("Tries"), Texts::tr("Kind"), Texts::tr("Name"), Texts::tr("Worker")});
    list.append = [&run](std::string& target, std::size_t group) { appendGroupRow(target, run, GroupIndex(group)); };
    list.tail = TableEnd;
    list.tail += "</section>\n";
    return writeList(list, device, options);
}

void appendFindings(std::string& html, const RunSnapshot& run)
{
    html += "<section>\n";
    appendElement(html, "h2", Texts::tr("Findings"));
    if (run.findings.empty()) {
        appendElement(html, "p", Texts::tr("Nothing is wrong with this history."), "note");
    } else {
        appendTableHead(html, {Texts::tr("Severity"), Texts::tr("Event"), Texts::tr("Field"), Texts::tr("Finding")});
        for (const Finding& finding : run.findings) {
            html += "<tr>";
            appendElement(html, "td", toString(finding.severity));
            appendElement(html, "td", finding.eventId ? QString::number(*finding.eventId) : QString(), "number");
            appendElement(html, "td", finding.field, "mono");
            appendElement(html, "td", QString(finding.message + QLatin1Char(' ') + finding.remedy).trimmed());
            html += "</tr>\n";
        }
        html += TableEnd;
    }
    html += "</section>\n";
}

void appendFoot(std::string& html, const RunSnapshot& run)
{
    appendElement(html, "footer",
                  Texts::tr("Made by Chronoscope %1 from %2 (%3).")
                      .arg(QStringLiteral(CHRONOSCOPE_VERSION), run.sourceName, displayName(run.format)));
    html += "\n</body>\n</html>\n";
}

} // namespace

Result<void> writeHtmlReport(const RunSnapshot& run, QIODevice& device, const ExportOptions& options)
{
    std::string html;
    appendHead(html, run.summary);
    appendFacts(html, run);
    appendFailures(html, run);
    html += "<section>\n";
    appendElement(html, "h2", Texts::tr("Timeline"));
    html += "<div class=\"scroll\">";
    appendTimelineSvg(html, run);
    html += "</div>\n</section>\n";
    return writeBytes(html, device).and_then([&] { return writeGroups(run, device, options); }).and_then([&] {
        std::string rest;
        appendFindings(rest, run);
        appendFoot(rest, run);
        return writeBytes(rest, device);
    });
}

} // namespace chronoscope
