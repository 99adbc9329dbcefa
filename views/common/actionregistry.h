// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

class QAction;
class QKeySequence;
class QWidget;

namespace chronoscope {

/// Where an action stands in the palette of commands and in the sheet of keys; in the order of the sheet.
enum class ActionCategory : std::uint8_t {
    File,
    View,
    Run,
    Replay,
    Search,
    TimelineRange,
    TimelineSelection,
    TimelineMeasure,
    TimelineCauses,
    TimelineSections,
    TimelineLayout,
    Marks,
    Table,
    Details,
    Payload,
    Charts,
    Help
};
/// Translated, for people: "Timeline: Range".
[[nodiscard]] QString displayName(ActionCategory category);

/// Files an action: from now on the registry of its window has it, as long as it lives. The action of a submenu stands for
/// everything in that menu.
void fileAction(QAction& action, ActionCategory category);
/// A command of one widget: an action that is filed, and whose key works while the widget itself has the focus.
QAction* addWidgetCommand(QWidget& widget, ActionCategory category, const QString& text, const QKeySequence& key,
                          const QString& statusTip, const std::function<void()>& run);
/// Why the action cannot be run while it is disabled: one sentence, plain text.
void setDisabledReason(QAction& action, const QString& reason);

/// One action as people read of it. Plain texts.
struct RegisteredAction {
    QAction* action = nullptr;
    ActionCategory category = ActionCategory::File;
    QString text;        ///< without the marks of mnemonics; "Theme: Dark" for what is in a submenu
    QString explanation; ///< its status tip; may be empty
    QString keys;        ///< "Ctrl+F  /"; empty without any
    QString state;       ///< "on" or "off" of what can be switched; else empty
    QString reason;      ///< why it cannot be run from where the keyboard is; empty when it can

    [[nodiscard]] bool isPossible() const { return reason.isEmpty(); }
};

/// Every filed action below a window, by category and then in the order in which they were made. Actions that several
/// widgets of a kind have, such as copying in each of two tables, are there once: as that of the widget with the
/// focus, if it is one of them. What is below "leftOut" is not looked at: the runs that are not shown.
/// GUI thread; linear in the number of actions.
[[nodiscard]] std::vector<RegisteredAction> registeredActions(const QWidget& window,
                                                              const QList<const QWidget*>& leftOut = {});

} // namespace chronoscope
