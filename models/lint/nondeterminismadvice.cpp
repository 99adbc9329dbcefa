// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lint/nondeterminismadvice.h"

#include "models/core/format.h"
#include "models/lint/lintrules.h"

#include <array>

namespace chronoscope {

namespace {

using Form = NondeterminismForm;

struct GuardCall {
    const char* sdkName;
    const char* call; ///< %1 is the change id
};

constexpr std::array<GuardCall, 8> GuardCalls{{
    {"temporal-go", "workflow.GetVersion(ctx, \"%1\", workflow.DefaultVersion, 1)"},
    {"temporal-java", "Workflow.getVersion(\"%1\", Workflow.DEFAULT_VERSION, 1)"},
    {"temporal-php", "Workflow::getVersion('%1', Workflow::DEFAULT_VERSION, 1)"},
    {"temporal-typescript", "patched('%1')"},
    {"temporal-python", "workflow.patched(\"%1\")"},
    {"temporal-dotnet", "Workflow.Patched(\"%1\")"},
    {"temporal-ruby", "Temporalio::Workflow.patched('%1')"},
    {"temporal-rust", "ctx.patched(\"%1\")"},
}};

bool isVersioned(SdkFamily family)
{
    return family == SdkFamily::Go || family == SdkFamily::Java;
}

/// The wording tells more surely than the history whose worker failed.
SdkFamily familyOf(const NondeterminismError& error, const RunSnapshot& snapshot)
{
    return error.text.family == SdkFamily::Generic ? SdkDialect::of(snapshot.summary, *snapshot.history).family
                                                   : error.text.family;
}

QString caveatOf(const NondeterminismError& error, SdkFamily family)
{
    switch (error.text.form) {
    case Form::LookupFailed:
        return LintTexts::tr(
            "Go numbers activities by the event that they will become: one command more or less shifts all "
            "ids behind it, so the change may be before this activity.");
    case Form::UnknownFlag:
    case Form::UnknownEvent:
    case Form::UnsupportedVersion:
    case Form::NotRecognised:
        return {};
    case Form::LocalActivityOrder:
    case Form::OtherPatch:
    case Form::MissingPatchCall:
        return LintTexts::tr(
            "A local activity or patch that was added before it can take the place of a recorded one, and "
            "is noticed only here: look at what was added, too.");
    default:
        break;
    }
    switch (family) {
    case SdkFamily::Core:
        return LintTexts::tr(
            "Commands are compared in their order, by kind, and activities and children by id and type. "
            "Arguments, timer ids and durations are not compared, and a command that was added is noticed "
            "only at the next recorded one: the change may be earlier.");
    case SdkFamily::Go:
        return LintTexts::tr(
            "The commands of each workflow task are compared one by one, by kind, id and type. Arguments and "
            "durations are not compared, nor how the run closed.");
    case SdkFamily::Java:
        return LintTexts::tr(
            "Commands are compared in their order, by kind, id and type. Arguments and durations are not "
            "compared, and a command that was added is noticed only at the next recorded one: the change "
            "may be earlier.");
    case SdkFamily::Generic:
        break;
    }
    return {};
}

/// What undoes the very difference.
QString firstRemedy(const NondeterminismError& error, const RunSnapshot& snapshot, SdkFamily family)
{
    const NondeterminismText& text = error.text;
    const QString call = guardCall(snapshot.summary.sdkName, family, text.changeId);
    switch (text.form) {
    case Form::OtherIdentity:
        return LintTexts::tr("If it was only renamed, give it its old name back: %1.").arg(quoted(text.recorded));
    case Form::OtherCommand:
        if (!text.recorded.isEmpty() && !text.produced.isEmpty())
            return LintTexts::tr("If %1 was only renamed to %2, give it its old name back.")
                .arg(quoted(text.recorded), quoted(text.produced));
        return {};
    case Form::MissingPatchCall:
        return LintTexts::tr(
                   "Put the call back: %1. Deprecate the patch first, and remove it when no run that recorded it is "
                   "open any more.")
            .arg(call);
    case Form::OtherPatch:
        return LintTexts::tr(
                   "Ask for the patches in the order in which they were recorded, under their old ids: %1 first.")
            .arg(call);
    case Form::LateVersionCall:
        return LintTexts::tr(
            "Take a change id of its own for the added getVersion call: one that is asked for in a new place "
            "is another change.");
    case Form::UnsupportedVersion:
        return LintTexts::tr("Support version %1 of %2 again, until no run that recorded it is open any more.")
            .arg(text.recorded, quoted(text.changeId));
    case Form::UnknownFlag:
    case Form::UnknownEvent:
        return LintTexts::tr("Update the SDK of the worker: it is older than what recorded this history.");
    case Form::OtherResult:
        return LintTexts::tr(
            "Only the replayer compares results, a worker does not: guard what the result is made of.");
    case Form::IllegalState:
    case Form::NotRecognised:
        return LintTexts::tr(
            "Replay the history with the code that failed, in the SDK's replayer and under a debugger, and look "
            "at the first command that differs.");
    default:
        return {};
    }
}

bool isAboutVersions(Form form)
{
    return form == Form::MissingPatchCall || form == Form::OtherPatch || form == Form::LateVersionCall ||
           form == Form::UnsupportedVersion;
}

bool isAboutWorker(Form form)
{
    return form == Form::UnknownFlag || form == Form::UnknownEvent;
}

QString pinRemedy(const RunSnapshot& snapshot)
{
    const QString deployment = singleLine(snapshot.summary.deployment, 120);
    if (deployment.isEmpty())
        return LintTexts::tr(
            "Or let runs finish on the build that they began with: worker versioning, with the workflow "
            "pinned, or a worker of the old build.");
    return LintTexts::tr(
               "Or let runs finish on the build that they began with: worker versioning, with the workflow pinned "
               "(this run: %1), or a worker of the old build.")
        .arg(deployment);
}

} // namespace

QString guardCall(const QString& sdkName, SdkFamily family, const QString& changeId)
{
    const QString id = changeId.isEmpty() ? QStringLiteral("my-change") : changeId;
    for (const GuardCall& guard : GuardCalls) {
        if (sdkName == QLatin1String(guard.sdkName))
            return QString(QLatin1String(guard.call)).arg(id);
    }
    // The word that most SDKs share.
    return (isVersioned(family) ? QStringLiteral("getVersion(\"%1\", default, 1)") : QStringLiteral("patched(\"%1\")"))
        .arg(id);
}

void adviseOn(NondeterminismError& error, const RunSnapshot& snapshot)
{
    const SdkFamily family = familyOf(error, snapshot);
    const Form form = error.text.form;
    error.caveat = caveatOf(error, family);
    if (const QString remedy = firstRemedy(error, snapshot, family); !remedy.isEmpty())
        error.remedies.append(remedy);
    if (isAboutWorker(form))
        return;
    if (!isAboutVersions(form))
        error.remedies.append(LintTexts::tr("Guard the change, so that runs from before it go the old way: %1.")
                                  .arg(guardCall(snapshot.summary.sdkName, family, {})));
    error.remedies.append(pinRemedy(snapshot));
    if (error.workflowTask.isValid())
        error.remedies.append(
            LintTexts::tr("Or reset the run to event %1, the workflow task that differs: it and what came "
                          "after it is dropped and runs again with the new code; signals and updates are "
                          "told again.")
                .arg(snapshot.history->eventId(error.workflowTask)));
}

} // namespace chronoscope
