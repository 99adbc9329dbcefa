// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/savedfiltermenu.h"

#include "models/core/format.h"
#include "models/filter/filterjson.h"
#include "models/session/document.h"
#include "models/session/saveditems.h"
#include "models/store/storelimits.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

namespace chronoscope {

namespace {

constexpr int LongestShownName = 60;

/// A name as a menu shows it: an ampersand is no shortcut, a tabulator no column.
QString menuName(const SavedItem& item)
{
    return singleLine(item.name, LongestShownName).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

SavedFilterMenu::SavedFilterMenu(Document& document, SavedFilters& saved, QWidget& window)
    : QObject(&window), m_document(document), m_saved(saved), m_window(window)
{
}

void SavedFilterMenu::addTo(QMenu& menu)
{
    // What other programs have saved comes with the next opening.
    m_saved.refresh();
    const std::vector<SavedItem> items = m_saved.itemsFor({});
    QMenu* const saved = menu.addMenu(tr("Sa&ved"));
    saved->setObjectName(QStringLiteral("savedFilters"));
    for (const SavedItem& item : items)
        saved->addAction(menuName(item), this, [this, item] { apply(item); });
    saved->addSeparator();
    QAction* const save = saved->addAction(tr("&Save these filters…"), this, &SavedFilterMenu::askForName);
    save->setObjectName(QStringLiteral("saveFilters"));
    save->setEnabled(!m_document.filters().isEmpty());
    save->setStatusTip(m_saved.areKept() ? tr("Gives them a name, for other runs and another day")
                                         : tr("Gives them a name; they last until the program ends"));
    QMenu* const remove = saved->addMenu(tr("&Remove"));
    remove->setEnabled(!items.empty());
    for (const SavedItem& item : items)
        remove->addAction(menuName(item), &m_saved, [this, item] { m_saved.remove(item); });
}

void SavedFilterMenu::apply(const SavedItem& item)
{
    const Result<FilterConditions> conditions = filtersFromJson(item.content.toUtf8());
    if (conditions) {
        m_document.filters().setConditions(*conditions);
        return;
    }
    Error error = conditions.error();
    error.place = error.place.isEmpty() ? singleLine(item.name, LongestShownName)
                                        : tr("%1, %2").arg(singleLine(item.name, LongestShownName), error.place);
    emit failed(error);
}

void SavedFilterMenu::askForName()
{
    auto* const dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveFiltersDialog"));
    dialog->setWindowTitle(tr("Save Filters"));
    dialog->setLabelText(tr("Name; filters that have it already are replaced"));
    dialog->setOkButtonText(tr("Save"));
    connect(dialog, &QInputDialog::textValueSelected, this, &SavedFilterMenu::save);
    dialog->open();
    if (auto* const edit = dialog->findChild<QLineEdit*>())
        edit->setMaxLength(storelimits::NameCharacters);
}

void SavedFilterMenu::save(const QString& name)
{
    if (!name.trimmed().isEmpty())
        m_saved.save({name.trimmed(), QString::fromUtf8(filtersToJson(m_document.filters().conditions())), {}});
}

} // namespace chronoscope
