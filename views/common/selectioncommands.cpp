// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/selectioncommands.h"

#include <QAction>
#include <QMenu>
#include <QVariant>
#include <QWidget>

namespace chronoscope {

namespace {

constexpr const char* SelectionProperty = "chronoscopeSelectionCommand";

} // namespace

void markSelectionCommand(QAction& action)
{
    action.setProperty(SelectionProperty, true);
}

void addSelectionCommands(QMenu& menu, const QWidget& widget)
{
    QList<QAction*> commands;
    for (const QWidget* place = &widget; place; place = place->parentWidget()) {
        const QList<QAction*> actions = place->actions();
        for (QAction* const action : actions)
            if (action->property(SelectionProperty).toBool() && action->isEnabled())
                commands.append(action);
    }
    if (commands.isEmpty())
        return;
    menu.addSeparator();
    menu.addActions(commands);
}

} // namespace chronoscope
