// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/session/breakpoint.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace chronoscope {

class StateConditionRow;

/// Asks where replay is to stop: the type of event, what it is about, the status it brings, a text in it, and the state
/// after it. Offers what occurs in a run.
class BreakpointDialog : public QDialog {
    Q_OBJECT

public:
    /// Begins with a breakpoint; an empty one to set a new one.
    BreakpointDialog(const RunSnapshot& snapshot, const Breakpoint& breakpoint, QWidget* parent = nullptr);

    [[nodiscard]] Breakpoint breakpoint() const;

private:
    void fillChoices(const RunSnapshot& snapshot);
    void arrange();
    void adopt(const Breakpoint& breakpoint);
    void addStateRow();
    void showWords();

    bool m_isEnabled;
    FilterConditions m_kept; ///< conditions that have no field here
    QComboBox* m_eventType;
    QComboBox* m_subject; ///< activity charge_card, timers, signal cancel, ...
    QComboBox* m_status;
    QLineEdit* m_text;
    QVBoxLayout* m_stateRows;
    std::vector<StateConditionRow*> m_states; ///< the last one is empty
    QLabel* m_words;
    QPushButton* m_accept = nullptr;
    std::vector<FilterCondition> m_eventTypes; ///< by position in the box, after the first
    std::vector<FilterCondition> m_subjects;
    std::vector<FilterCondition> m_statuses;
};

} // namespace chronoscope
