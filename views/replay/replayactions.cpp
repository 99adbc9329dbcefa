// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/replayactions.h"

#include "models/session/document.h"
#include "views/common/actionregistry.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>

#include <algorithm>
#include <array>

namespace chronoscope {

ReplayActions::ReplayActions(Document& document, QWidget& owner) : QObject(&owner), m_document(document), m_owner(owner)
{
    addSteps();
    addSeparator();
    addPlaces();
    addSeparator();
    addPlaying();
    addSeparator();
    addBreakpoints();
    addSeparator();
    addPanes();
}

template <typename Slot>
QAction* ReplayActions::add(const char* name, const QString& text, const QKeySequence& key, const QString& statusTip,
                            Slot slot)
{
    auto* const action = new QAction(text, &m_owner);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setStatusTip(statusTip);
    fileAction(*action, ActionCategory::Replay);
    connect(action, &QAction::triggered, this, slot);
    m_owner.addAction(action);
    m_actions.append(action);
    return action;
}

void ReplayActions::addStep(const char* name, const QString& text, const QKeySequence& key, const QString& statusTip,
                            Unit unit, Direction direction)
{
    add(name, text, key, statusTip, [this, unit, direction] { m_document.stepper().step(unit, direction); });
}

void ReplayActions::addSeparator()
{
    auto* const separator = new QAction(&m_owner);
    separator->setSeparator(true);
    m_actions.append(separator);
}

QAction* ReplayActions::find(const char* name) const
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(), [name](const QAction* action) {
        return action->objectName() == QLatin1String(name);
    });
    return found == m_actions.end() ? nullptr : *found;
}

void ReplayActions::addSteps()
{
    addStep("replayNextTask", tr("Next Workflow &Task"), QKeySequence(Qt::Key_F10),
            tr("Steps over to the end of the next workflow task: what it was told, and what it answered"),
            Unit::WorkflowTask, Direction::Forward);
    addStep("replayPreviousTask", tr("Previous Workflow Task"), QKeySequence(Qt::SHIFT | Qt::Key_F10),
            tr("Steps back to the end of the workflow task before"), Unit::WorkflowTask, Direction::Back);
    addStep("replayNextEvent", tr("Next &Event"), QKeySequence(Qt::Key_F11), tr("Steps into the next event"),
            Unit::Event, Direction::Forward);
    addStep("replayPreviousEvent", tr("Previous Event"), QKeySequence(Qt::SHIFT | Qt::Key_F11),
            tr("Steps back to the event before"), Unit::Event, Direction::Back);
    addStep("replayNextCommand", tr("Next &Command"), QKeySequence(Qt::CTRL | Qt::Key_F11),
            tr("Steps to the next command that the worker answered"), Unit::Command, Direction::Forward);
    addStep("replayPreviousCommand", tr("Previous Command"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F11),
            tr("Steps back to the command before"), Unit::Command, Direction::Back);
    addStep("replayNextFailure", tr("Next &Failure"), QKeySequence(Qt::Key_F8),
            tr("Steps to the next event by which something failed"), Unit::Failure, Direction::Forward);
    addStep("replayPreviousFailure", tr("Previous Failure"), QKeySequence(Qt::SHIFT | Qt::Key_F8),
            tr("Steps back to the failure before"), Unit::Failure, Direction::Back);
}

void ReplayActions::addPlaces()
{
    ReplayStepper& stepper = m_document.stepper();
    add("replayToSelection", tr("Go to the &Selected Event"), QKeySequence(Qt::CTRL | Qt::Key_F10),
        tr("Goes to the moment right after the selected event"), [&stepper] { stepper.toSelection(); });
    add("replayToStart", tr("To the Sta&rt"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F5),
        tr("Goes to before the first event"), [&stepper] { stepper.toStart(); });
    add("replayToEnd", tr("To the E&nd"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F10),
        tr("Goes to the last event"), [&stepper] { stepper.toEnd(); });
    QAction* const leave = add("replayLeave", tr("&Leave Replay"), QKeySequence(Qt::SHIFT | Qt::Key_F5),
                               tr("Shows the run as a whole again"), [&stepper] { stepper.leave(); });
    const auto update = [this, leave] { leave->setEnabled(m_document.replayPosition().isActive()); };
    setDisabledReason(*leave, tr("Nobody steps through this run."));
    connect(&m_document.replayPosition(), &ReplayPosition::changed, leave, update);
    update();
}

void ReplayActions::addPlaying()
{
    ReplayPlayer& player = m_document.player();
    QAction* const play = add("replayPlay", tr("&Play"), QKeySequence(Qt::Key_F7),
                              tr("Goes from event to event by itself, until a breakpoint or the end; again: stops"),
                              [&player] { player.toggle(); });
    play->setCheckable(true);
    const auto update = [&player, play] { play->setChecked(player.isPlaying()); };
    connect(&player, &ReplayPlayer::playingChanged, play, update);
    // A click that could not start anything leaves no check behind.
    connect(play, &QAction::triggered, play, update);
    auto* const speeds = new QMenu(tr("Spee&d"), &m_owner);
    fillSpeeds(*speeds);
    fileAction(*speeds->menuAction(), ActionCategory::Replay);
    m_actions.append(speeds->menuAction());
}

void ReplayActions::fillSpeeds(QMenu& menu)
{
    auto* const group = new QActionGroup(&menu);
    const auto addSpeed = [&](const QString& text, const PlaySpeed& speed) {
        QAction* const action =
            menu.addAction(text, &m_document.player(), [this, speed] { m_document.player().setSpeed(speed); });
        action->setCheckable(true);
        action->setStatusTip(tr("Sets how fast replay is played"));
        action->setChecked(speed == m_document.player().speed());
        group->addAction(action);
        connect(&m_document.player(), &ReplayPlayer::speedChanged, action,
                [this, action, speed] { action->setChecked(speed == m_document.player().speed()); });
    };
    const QLocale locale;
    constexpr std::array EventRates{1, 2, 5, 10, 50, 200, 1000};
    for (const int rate : EventRates)
        addSpeed(tr("%n event(s) a second", nullptr, rate), {PlaySpeed::Kind::EventsPerSecond, double(rate)});
    menu.addSeparator();
    constexpr std::array Factors{1, 10, 100, 1000, 10000};
    for (const int factor : Factors)
        addSpeed(factor == 1 ? tr("As fast as the run")
                             : tr("%1 times as fast as the run").arg(locale.toString(factor)),
                 {PlaySpeed::Kind::RealTime, double(factor)});
}

void ReplayActions::addBreakpoints()
{
    addStep("replayContinue", tr("C&ontinue to Breakpoint"), QKeySequence(Qt::Key_F5),
            tr("Goes on to the next breakpoint, or to the end"), Unit::Breakpoint, Direction::Forward);
    addStep("replayContinueBack", tr("Continue &Back to Breakpoint"), QKeySequence(Qt::CTRL | Qt::Key_F5),
            tr("Goes back to the breakpoint before, or to the start"), Unit::Breakpoint, Direction::Back);
    add("replayToggleBreakpoint", tr("To&ggle Breakpoint"), QKeySequence(Qt::Key_F9),
        tr("Sets a breakpoint at events like the selected one, or removes it"), [this] { toggleBreakpoint(); });
}

void ReplayActions::toggleBreakpoint()
{
    const EventIndex event = m_document.selection().event();
    if (!event.isValid())
        return;
    BreakpointHits& hits = m_document.breakpointHits();
    hits.breakpoints().toggle(breakpointAt(*m_document.snapshot()->groups, event));
    hits.ensureEvaluated();
}

void ReplayActions::addPanes()
{
    add("replayShowBreakpoints", tr("Brea&kpoints"), QKeySequence(Qt::CTRL | Qt::Key_F9),
        tr("Shows the list of breakpoints"), [this] { emit breakpointsRequested(); });
    add("replayShowState", tr("State of the R&un"), QKeySequence(Qt::CTRL | Qt::Key_7),
        tr("Shows what the workflow knew and waited for at the place in replay"), [this] { emit stateRequested(); });
    add("replayShowTasks", tr("&Workflow Tasks"), QKeySequence(Qt::CTRL | Qt::Key_8),
        tr("Shows what each workflow task was told and what it answered"), [this] { emit tasksRequested(); });
}

} // namespace chronoscope
