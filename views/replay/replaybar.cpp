// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/replaybar.h"

#include "models/session/document.h"
#include "models/session/replaytexts.h"
#include "views/common/menubutton.h"
#include "views/replay/replayactions.h"
#include "views/replay/replayicon.h"
#include "views/replay/replayplacelabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenu>
#include <QToolButton>

namespace chronoscope {

namespace {

QToolButton* makeButton(ReplayIcon::Sign sign, QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setIcon(QIcon(new ReplayIcon(sign)));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ReplayBar::ReplayBar(Document& document, ReplayActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_actions(actions)
    , m_play(makeButton(ReplayIcon::Sign::Play, this))
    , m_menu(new MenuButton(this))
    , m_place(new ReplayPlaceLabel(this))
{
    setObjectName(QStringLiteral("replayBar"));
    setAccessibleName(tr("Replay"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 0, 3);
    row->setSpacing(2);
    addButton("replayToStart", makeButton(ReplayIcon::Sign::First, this));
    addButton("replayPreviousTask", makeButton(ReplayIcon::Sign::Back, this));
    addButton("replayPlay", m_play);
    addButton("replayNextTask", makeButton(ReplayIcon::Sign::Forward, this));
    addButton("replayToEnd", makeButton(ReplayIcon::Sign::Last, this));
    m_menu->setObjectName(QStringLiteral("replayMenu"));
    m_menu->setWords(tr("Step"));
    m_menu->setToolTip(tr("All steps, breakpoints and how fast to play"));
    m_menu->menu()->addActions(actions.all());
    row->addWidget(m_menu);
    row->addSpacing(8);
    row->addWidget(m_place, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connectDocument();
    showPlace();
    showPlaying();
}

void ReplayBar::addButton(const char* name, QToolButton* button)
{
    QAction* const action = m_actions.find(name);
    button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
    button->setAccessibleDescription(action->statusTip());
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    //: a sentence and a key
    button->setToolTip(key.isEmpty() ? action->statusTip() : tr("%1 (%2)").arg(action->statusTip(), key));
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    layout()->addWidget(button);
}

void ReplayBar::connectDocument()
{
    connect(&m_document.replayPosition(), &ReplayPosition::changed, this, &ReplayBar::showPlace);
    connect(&m_document.replay(), &ReplayModel::ready, this, [this] {
        // A step that waited for this may have said that it leads nowhere.
        if (!m_saysNothingFurther)
            showPlace();
    });
    connect(&m_document.replay(), &ReplayModel::voided, this, &ReplayBar::showPlace);
    connect(&m_document.player(), &ReplayPlayer::playingChanged, this, &ReplayBar::showPlaying);
    connect(&m_document.stepper(), &ReplayStepper::nothingFurther, this, &ReplayBar::showNothingFurther);
}

void ReplayBar::showPlace()
{
    m_saysNothingFurther = false;
    const ReplayPosition& position = m_document.replayPosition();
    if (!position.isActive()) {
        m_place->showNote(tr("F10 steps through the workflow tasks of this run, F11 through its events"));
        return;
    }
    const ReplayModel& replay = m_document.replay();
    const QString place = replayPlaceText(*m_document.snapshot()->groups, replay, position);
    const TaskIndex task = replay.isReady() ? replay.stops().taskAt(position.event()) : TaskIndex();
    if (task.isValid())
        m_place->showPlace(place, toldText(*replay.tasks(), task), answeredText(*replay.tasks(), task));
    else
        m_place->showPlace(place, {}, {});
}

void ReplayBar::showPlaying()
{
    const bool isPlaying = m_document.player().isPlaying();
    m_play->setIcon(QIcon(new ReplayIcon(isPlaying ? ReplayIcon::Sign::Pause : ReplayIcon::Sign::Play)));
    m_play->setAccessibleName(isPlaying ? tr("Stop playing") : tr("Play"));
}

void ReplayBar::showNothingFurther(ReplayStepper::Unit unit, ReplayStepper::Direction direction)
{
    m_saysNothingFurther = true;
    const bool isForward = direction == ReplayStepper::Direction::Forward;
    switch (unit) {
    case ReplayStepper::Unit::Command:
        m_place->showNote(isForward ? tr("No command after this place") : tr("No command before this place"));
        break;
    case ReplayStepper::Unit::Failure:
        m_place->showNote(isForward ? tr("Nothing failed after this place") : tr("Nothing failed before this place"));
        break;
    case ReplayStepper::Unit::Event:
    case ReplayStepper::Unit::WorkflowTask:
    case ReplayStepper::Unit::Breakpoint:
        m_place->showNote(isForward ? tr("This is the end of the history") : tr("This is the start of the history"));
        break;
    }
}

} // namespace chronoscope
