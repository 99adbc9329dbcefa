// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/columnmenu.h"

#include "views/history/runtableview.h"

#include <QMenu>

namespace chronoscope {

void fillColumnMenu(QMenu& menu, RunTableView& view, int column)
{
    if (column >= 0) {
        const QString title = view.tableModel().headerData(column, Qt::Horizontal).toString();
        menu.addAction(RunTableView::tr("Sort by %1, &ascending").arg(title), &view,
                       [&view, column] { view.sortByColumn(column, Qt::AscendingOrder); });
        menu.addAction(RunTableView::tr("Sort by %1, &descending").arg(title), &view,
                       [&view, column] { view.sortByColumn(column, Qt::DescendingOrder); });
        menu.addAction(RunTableView::tr("&Order of the history"), &view,
                       [&view] { view.sortByColumn(-1, Qt::AscendingOrder); });
        menu.addSeparator();
        menu.addAction(RunTableView::tr("Move &left"), &view, [&view, column] { view.columns().moveBy(column, -1); });
        menu.addAction(RunTableView::tr("Move &right"), &view, [&view, column] { view.columns().moveBy(column, 1); });
        menu.addAction(RunTableView::tr("&Fit to contents"), &view,
                       [&view, column] { view.columns().fitToContents(column); });
        QAction* hide = menu.addAction(RunTableView::tr("&Hide %1").arg(title), &view,
                                       [&view, column] { view.columns().setShown(column, false); });
        hide->setEnabled(view.columns().shownCount() > 1);
        menu.addSeparator();
    }
    fillColumnChooser(*menu.addMenu(RunTableView::tr("&Columns")), view);
}

void fillColumnChooser(QMenu& menu, RunTableView& view)
{
    for (int column = 0; column < view.tableModel().columnCount(); ++column) {
        const QString title = view.tableModel().headerData(column, Qt::Horizontal).toString();
        QAction* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(view.columns().isShown(column));
        // The last one cannot go.
        action->setEnabled(!action->isChecked() || view.columns().shownCount() > 1);
        QObject::connect(action, &QAction::toggled, &view,
                         [&view, column](bool isShown) { view.columns().setShown(column, isShown); });
    }
    menu.addSeparator();
    menu.addAction(RunTableView::tr("&Usual columns"), &view, [&view] { view.columns().reset(); });
}

} // namespace chronoscope
