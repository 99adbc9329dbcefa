// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/replaystepper.h"

#include <QList>
#include <QObject>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace chronoscope {

class Document;

/// The commands of replay in one run, with the keys of debuggers: F10 steps over to the next workflow task, F11 into the
/// next event, F5 goes on to the next breakpoint, F9 sets one, Shift+F5 leaves; Shift with F10 and F11 steps back. They
/// work wherever in the window the keyboard is, while the run is shown. GUI thread.
class ReplayActions : public QObject {
    Q_OBJECT

public:
    /// Belongs to the owner, which shows the run; the document must outlive it.
    ReplayActions(Document& document, QWidget& owner);

    /// In the order of a menu, with separators.
    [[nodiscard]] const QList<QAction*>& all() const { return m_actions; }
    /// By object name: "replayNextTask", "replayPlay", ...; null when there is none.
    [[nodiscard]] QAction* find(const char* name) const;

signals:
    void stateRequested();
    void tasksRequested();
    void breakpointsRequested();

private:
    using Unit = ReplayStepper::Unit;
    using Direction = ReplayStepper::Direction;

    template <typename Slot>
    QAction* add(const char* name, const QString& text, const QKeySequence& key, const QString& statusTip, Slot slot);
    void addStep(const char* name, const QString& text, const QKeySequence& key, const QString& statusTip, Unit unit,
                 Direction direction);
    void addSeparator();
    void addSteps();
    void addPlaces();
    void addPlaying();
    void addBreakpoints();
    void addPanes();
    void fillSpeeds(QMenu& menu);
    void toggleBreakpoint();

    Document& m_document;
    QWidget& m_owner;
    QList<QAction*> m_actions;
};

} // namespace chronoscope
