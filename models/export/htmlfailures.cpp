// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/htmlfailures.h"

#include "models/core/format.h"
#include "models/export/htmltext.h"
#include "models/history/failuretext.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

/// More of them would make the file too large for a browser; the table of groups has all.
constexpr std::size_t MostChains = 200;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HtmlFailures)
};

QString describe(const FailureLink& link)
{
    QString text = displayName(link.kind);
    if (!link.type.isEmpty())
        text += QStringLiteral(" (%1)").arg(link.type);
    if (link.isEncoded)
        text += Texts::tr(": encoded by the workflow's codec");
    else if (!link.message.isEmpty())
        text += QStringLiteral(": ") + link.message;
    if (!link.retryState.isEmpty())
        text += QStringLiteral(" [%1]").arg(link.retryState);
    return text;
}

void appendChain(std::string& html, const FailureChain& chain)
{
    html += "<td>";
    for (std::size_t depth = 0; depth < chain.links.size(); ++depth) {
        const FailureLink& link = chain.links[depth];
        const QString text = describe(link);
        appendElement(html, "div", depth == 0 ? text : Texts::tr("caused by %1").arg(text));
        if (link.stackTrace.isEmpty())
            continue;
        html += "<details>";
        appendElement(html, "summary", Texts::tr("Stack trace"), "note");
        appendElement(html, "pre", link.stackTrace);
        html += "</details>";
    }
    if (chain.isCut)
        appendElement(html, "div", Texts::tr("More causes are in the history."), "note");
    html += "</td>";
}

std::vector<GroupIndex> failedGroups(const EventGroups& groups)
{
    std::vector<GroupIndex> failed;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        const EventIndex event = groups.failureEvent(GroupIndex(index));
        if (event.isValid() && carriesFailure(groups.history().event(event)))
            failed.emplace_back(index);
    }
    return failed;
}

} // namespace

void appendFailures(std::string& html, const RunSnapshot& run)
{
    const EventGroups& groups = *run.groups;
    const std::vector<GroupIndex> failed = failedGroups(groups);
    if (failed.empty())
        return;
    html += "<section>\n";
    appendElement(html, "h2", Texts::tr("Failures, those of earlier attempts too: %1").arg(failed.size()));
    html += "<div class=\"scroll\"><table>\n<thead><tr>";
    for (const QString& column : {Texts::tr("Event"), Texts::tr("Group"), Texts::tr("Status"), Texts::tr("Failure")})
        appendElement(html, "th", column);
    html += "</tr></thead>\n<tbody>\n";
    for (std::size_t place = 0; place < std::min(failed.size(), MostChains); ++place) {
        const GroupIndex group = failed[place];
        const EventIndex event = groups.failureEvent(group);
        const Status status = groups.group(group).status;
        html += "<tr>";
        appendElement(html, "td", QString::number(run.history->eventId(event)), "number");
        appendElement(html, "td", groups.label(group));
        appendElement(html, "td", status == Status::Instant ? QString() : displayName(status),
                      "status " + toString(status).toStdString());
        appendChain(html, failureOf(run.history->event(event)));
        html += "</tr>\n";
    }
    html += "</tbody></table></div>\n";
    if (failed.size() > MostChains)
        appendElement(html, "p",
                      Texts::tr("%1 more failures are not listed here; the groups below tell which.")
                          .arg(failed.size() - MostChains),
                      "note");
    html += "</section>\n";
}

} // namespace chronoscope
