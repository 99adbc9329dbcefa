// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/savedviewsmenu.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/saveditems.h"
#include "models/store/storelimits.h"
#include "views/history/eventtablepane.h"
#include "views/mainwindow/runpane.h"
#include "views/mainwindow/saveviewdialog.h"
#include "views/timeline/timelinepane.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

#include <array>
#include <utility>

namespace chronoscope {

namespace {

constexpr int LongestShownName = 60;

/// The actions of the timeline that choose a grouping, in the order of Grouping. What is checked in its menu stays right
/// when they are used.
constexpr std::array<QLatin1String, 4> GroupingActions{
    QLatin1String("timelineGroupByCategory"), QLatin1String("timelineGroupByType"),
    QLatin1String("timelineGroupByWorker"), QLatin1String("timelineGroupByQueue")};

QString shownName(const SavedItem& item)
{
    return singleLine(item.name, LongestShownName);
}

/// A name as a menu shows it: an ampersand is no mnemonic. A view for one workflow type says so.
QString menuName(const SavedItem& item)
{
    QString name = shownName(item);
    if (!item.workflowType.isEmpty())
        name = SavedViewsMenu::tr("%1 (%2)").arg(name, singleLine(item.workflowType, LongestShownName));
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

SavedView viewOf(const RunPane& run)
{
    SavedView view;
    view.filters = run.document().filters().conditions();
    view.grouping = run.timeline().scene().grouping();
    view.foldsIdleTime = run.timeline().scene().foldsIdleTime();
    view.range = visiblePart(run.document().viewRange());
    view.columns = run.table().saveState();
    return view;
}

void applyView(RunPane& run, const SavedView& view)
{
    run.document().filters().setConditions(view.filters);
    if (auto* const action = run.timeline().findChild<QAction*>(
            GroupingActions.at(static_cast<std::size_t>(view.grouping)), Qt::FindDirectChildrenOnly))
        action->trigger();
    run.timeline().scene().setFoldsIdleTime(view.foldsIdleTime);
    if (!view.columns.isEmpty())
        run.table().restoreState(view.columns);
    showPart(run.document().viewRange(), view.range);
}

SavedViewsMenu::SavedViewsMenu(QMenu& menu, QAction& save, SavedViews& views, std::function<RunPane*()> currentRun,
                               QWidget& window)
    : QObject(&window), m_menu(menu), m_views(views), m_currentRun(std::move(currentRun)), m_window(window)
{
    connect(&menu, &QMenu::aboutToShow, this, [this] {
        // What other programs have saved comes as soon as it is read.
        m_views.refresh();
        fill();
    });
    connect(&views, &SavedItems::changed, this, &SavedViewsMenu::fill);
    connect(&save, &QAction::triggered, this, &SavedViewsMenu::askForName);
    fill();
}

void SavedViewsMenu::fill()
{
    m_menu.clear();
    // Not at once: the entry that was chosen may be in one of them.
    for (QMenu* const submenu : m_menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
        submenu->deleteLater();
    const RunPane* const run = m_currentRun();
    const std::vector<SavedItem> items =
        run ? m_views.itemsFor(run->document().snapshot()->summary.workflowType) : m_views.items();
    if (items.empty()) {
        m_menu.addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    for (const SavedItem& item : items) {
        QAction* const action = m_menu.addAction(menuName(item), this, [this, item] { apply(item); });
        action->setStatusTip(tr("Shows the run like this"));
        action->setEnabled(run != nullptr);
    }
    m_menu.addSeparator();
    QMenu* const rename = m_menu.addMenu(tr("Re&name"));
    QMenu* const remove = m_menu.addMenu(tr("&Remove"));
    for (const SavedItem& item : items) {
        rename->addAction(menuName(item), this, [this, item] { askForOtherName(item); });
        remove->addAction(menuName(item), this, [this, item] { m_views.remove(item); });
    }
}

void SavedViewsMenu::apply(const SavedItem& item)
{
    RunPane* const run = m_currentRun();
    if (!run)
        return;
    const Result<SavedView> view = savedViewFromJson(item.content.toUtf8());
    if (view) {
        applyView(*run, *view);
        return;
    }
    Error error = view.error();
    error.place = error.place.isEmpty() ? shownName(item) : tr("%1, %2").arg(shownName(item), error.place);
    emit failed(error);
}

void SavedViewsMenu::askForName()
{
    RunPane* const run = m_currentRun();
    if (!run)
        return;
    // As it is now, whatever happens behind the dialog.
    const QString content = QString::fromUtf8(savedViewToJson(viewOf(*run)));
    auto* const dialog = new SaveViewDialog(m_views, run->document().snapshot()->summary.workflowType, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveViewDialog::chosen, this, [this, content](const QString& name, const QString& workflowType) {
        m_views.save({name, content, workflowType});
    });
    dialog->open();
}

void SavedViewsMenu::askForOtherName(const SavedItem& item)
{
    auto* const dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename View"));
    dialog->setLabelText(tr("New name"));
    dialog->setTextValue(item.name);
    dialog->setOkButtonText(tr("Rename"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, item](const QString& name) {
        if (!name.trimmed().isEmpty())
            m_views.rename(item, name.trimmed());
    });
    dialog->open();
    if (auto* const edit = dialog->findChild<QLineEdit*>())
        edit->setMaxLength(static_cast<int>(storelimits::NameCharacters));
}

} // namespace chronoscope
