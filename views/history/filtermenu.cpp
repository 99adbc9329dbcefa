// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/filtermenu.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "views/history/savedfiltermenu.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace chronoscope {

namespace {

/// More would not fit a screen; the rest is reached through the rows of the table.
constexpr std::size_t MostValues = 25;

/// Words of a history as a menu shows them: an ampersand is no shortcut, a tabulator no column.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&")).replace(QLatin1Char('\t'), QLatin1Char(' '));
}

bool isFull(const FilterStack& filters)
{
    return filters.conditions().size() >= MaximumConditions;
}

bool isSet(const FilterStack& filters, const FilterCondition& condition)
{
    const FilterConditions& conditions = filters.conditions();
    return std::find(conditions.begin(), conditions.end(), condition) != conditions.end();
}

} // namespace

FilterMenu::FilterMenu(Document& document, QMenu& menu, QObject* parent)
    : QObject(parent), m_document(document), m_menu(menu)
{
    connect(&m_menu, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::fill()
{
    m_menu.clear();
    const FilterValues values = filterValuesOf(*m_document.snapshot());
    addValues(tr("&Category"), values.categories, false);
    addValues(tr("&Status"), values.statuses, false);
    addValues(tr("&Type"), values.types, false);
    addValues(tr("&Event type"), values.eventTypes, true);
    addValues(tr("&Worker"), values.workers, false);
    addTimes();
    addText();
    m_menu.addSeparator();
    if (m_saved)
        m_saved->addTo(m_menu);
    QAction* const clear = m_menu.addAction(tr("Clear &all filters"), &m_document.filters(), &FilterStack::clear);
    clear->setObjectName(QStringLiteral("filterClear"));
    clear->setEnabled(!m_document.filters().isEmpty());
}

void FilterMenu::addValues(const QString& title, const std::vector<FilterValue>& values, bool countsEvents)
{
    QMenu* const menu = m_menu.addMenu(title);
    menu->setEnabled(!values.empty());
    for (std::size_t position = 0; position < std::min(values.size(), MostValues); ++position) {
        const FilterValue& value = values[position];
        QString text = conditionValue(value.condition, {});
        // Kinds may have types of the same name.
        if (std::holds_alternative<TypeCondition>(value.condition))
            text = tr("%1 (%2)").arg(text, conditionSubject(value.condition));
        const int count = static_cast<int>(value.count);
        addToggle(*menu, menuText(text) + QLatin1Char('\t') + formatCount(count), value.condition);
        menu->actions().constLast()->setStatusTip(countsEvents ? tr("%n event(s)", nullptr, count)
                                                               : tr("%n group(s)", nullptr, count));
    }
    if (values.size() > MostValues) {
        const auto rest = static_cast<int>(values.size() - MostValues);
        menu->addAction(tr("%n rarer one(s): from the menu of a row in the table", nullptr, rest))->setEnabled(false);
    }
}

void FilterMenu::addToggle(QMenu& menu, const QString& text, const FilterCondition& condition)
{
    QAction* const action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isSet(m_document.filters(), condition));
    action->setEnabled(action->isChecked() || !isFull(m_document.filters()));
    connect(action, &QAction::triggered, this, [this, condition] { toggle(condition); });
}

void FilterMenu::toggle(const FilterCondition& condition)
{
    FilterStack& filters = m_document.filters();
    const FilterConditions& conditions = filters.conditions();
    const auto found = std::find(conditions.begin(), conditions.end(), condition);
    if (found == conditions.end())
        filters.add(condition);
    else
        filters.removeAt(static_cast<std::size_t>(found - conditions.begin()));
}

void FilterMenu::addTimes()
{
    QMenu* const menu = m_menu.addMenu(tr("T&ime"));
    const std::optional<TimeRange> measured = m_document.measuredRange().range();
    addToggle(*menu, tr("&Measured range"), TimeCondition{measured.value_or(TimeRange())});
    if (!measured)
        menu->actions().constLast()->setEnabled(false);
    menu->actions().constLast()->setStatusTip(tr("What lies between the two cursors that measure"));
    const ViewRange& visible = m_document.viewRange();
    addToggle(*menu, tr("&Visible range"), TimeCondition{TimeRange{visible.start(), visible.end()}});
    if (!m_document.snapshot()->history->earliest().isValid())
        menu->actions().constLast()->setEnabled(false);
    menu->actions().constLast()->setStatusTip(tr("What the timeline shows now"));
}

void FilterMenu::addText()
{
    const SearchQuery& query = m_document.search().query();
    if (query.isEmpty()) {
        QAction* const text = m_menu.addAction(tr("Te&xt…"), this, &FilterMenu::textRequested);
        text->setStatusTip(tr("Type it into the search, then press Ctrl+Enter"));
        return;
    }
    const FilterCondition condition = TextCondition{query};
    addToggle(m_menu, tr("%1: %2").arg(conditionSubject(condition), menuText(conditionValue(condition, {}))),
              condition);
    m_menu.actions().constLast()->setStatusTip(tr("Events in which the search finds something"));
}

void addRowFilters(QMenu& menu, Document& document, GroupIndex group, EventIndex event)
{
    const EventGroups& groups = *document.snapshot()->groups;
    FilterConditions offered{CategoryCondition{groups.group(group).kind}, StatusCondition{groups.group(group).status}};
    if (const auto type = typeConditionOf(groups, group))
        offered.push_back(*type);
    if (event.isValid())
        offered.emplace_back(EventTypeCondition{document.snapshot()->history->type(event)});
    if (const QString worker = groups.worker(group); !worker.isEmpty())
        offered.emplace_back(WorkerCondition{worker});
    QMenu* const filters = menu.addMenu(FilterMenu::tr("&Filter by"));
    for (const FilterCondition& condition : offered) {
        QAction* const action = filters->addAction(
            FilterMenu::tr("%1: %2").arg(conditionSubject(condition), menuText(conditionValue(condition, {}))),
            &document.filters(), [&document, condition] { document.filters().add(condition); });
        action->setEnabled(!isSet(document.filters(), condition) && !isFull(document.filters()));
    }
}

} // namespace chronoscope
