// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QMenu;
class QWidget;

namespace chronoscope {

/// Says that a command acts on what is selected in the run that is shown, so that every view of a selection offers it.
void markSelectionCommand(QAction& action);

/// Adds the marked commands of a widget, and of the widgets that it stands in, that can be run now; behind a separator.
void addSelectionCommands(QMenu& menu, const QWidget& widget);

} // namespace chronoscope
