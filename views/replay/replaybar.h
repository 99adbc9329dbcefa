// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/replaystepper.h"

#include <QWidget>

class QAction;
class QToolButton;

namespace chronoscope {

class Document;
class MenuButton;
class ReplayActions;
class ReplayPlaceLabel;

/// The stepper of a run: to the start, back, play, forward, to the end, a menu with all other steps; and the place where
/// one stands. GUI thread.
class ReplayBar : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the bar.
    ReplayBar(Document& document, ReplayActions& actions, QWidget* parent = nullptr);

    [[nodiscard]] ReplayPlaceLabel& place() const { return *m_place; }
    [[nodiscard]] MenuButton& menuButton() const { return *m_menu; }

private:
    void addButton(const char* name, QToolButton* button);
    void connectDocument();
    void showPlace();
    void showPlaying();
    void showNothingFurther(ReplayStepper::Unit unit, ReplayStepper::Direction direction);

    Document& m_document;
    ReplayActions& m_actions;
    QToolButton* m_play;
    MenuButton* m_menu;
    ReplayPlaceLabel* m_place;
    bool m_saysNothingFurther = false; ///< in place of the place
};

} // namespace chronoscope
