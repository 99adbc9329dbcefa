// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/resetpreview.h"

#include <QCoreApplication>

namespace chronoscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::ResetPreview)
};

struct Reason {
    const char* word;     ///< for scripts
    const char* sentence; ///< source text for translation
};

/// In the order of NotReapplied.
constexpr std::array<Reason, NotReappliedCount> Reasons{{
    {"reapplied", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Reapplied to the new run")},
    {"excluded", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Excluded by your choice")},
    {"workflowTask", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Workflow tasks are done anew")},
    {"command", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The code decides anew")},
    {"resultOfCommand",
     QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Belongs to something that the code started behind the point")},
    {"activityResult", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Results of activities are not reapplied")},
    {"timerResult", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The timer fires again")},
    {"answer", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The message is sent again, and answered again")},
    {"cancelRequest", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Cancel requests are not reapplied")},
    {"closedFromOutside", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The new run is open again")},
    {"comesWithAdmission",
     QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The update comes again by its admitted event")},
    {"callbackAlreadyThere", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The callback is attached already")},
    {"startOfRun", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "The run that was continued is left behind")},
    {"other", QT_TRANSLATE_NOOP("chronoscope::ResetPreview", "Events of this type are not reapplied")},
}};

constexpr std::array<const char*, OpenFateCount> FateWords{"scheduledAgain",  "failsByReset",   "goesOn",
                                                           "resultReapplied", "resultExcluded", "sentAgain"};

} // namespace

QString toString(NotReapplied reason)
{
    return QLatin1String(Reasons[static_cast<std::size_t>(reason)].word);
}

QString explanation(NotReapplied reason)
{
    return QCoreApplication::translate("chronoscope::ResetPreview", Reasons[static_cast<std::size_t>(reason)].sentence);
}

QString toString(OpenFate fate)
{
    return QLatin1String(FateWords[static_cast<std::size_t>(fate)]);
}

QString explanation(OpenFate fate, GroupKind kind)
{
    switch (fate) {
    case OpenFate::ScheduledAgain:
        return Texts::tr("Runs again: no start was recorded before the point");
    case OpenFate::FailsByReset:
        return Texts::tr("Fails with a reset failure, which the code sees: its start was recorded before the point");
    case OpenFate::ResultReapplied:
        return Texts::tr("Its result is reapplied");
    case OpenFate::ResultExcluded:
        return Texts::tr("Its result is excluded by your choice, so the code goes on waiting");
    case OpenFate::SentAgain:
        return Texts::tr("Is sent again");
    case OpenFate::GoesOn:
        break;
    }
    return kind == GroupKind::Timer ? Texts::tr("Fires at its time, or at once when that is past")
                                    : Texts::tr("Stays open, and the code goes on waiting");
}

} // namespace chronoscope
