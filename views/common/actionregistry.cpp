// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/actionregistry.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>
#include <QKeySequence>
#include <QMenu>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <optional>

namespace chronoscope {

namespace {

constexpr const char* CategoryProperty = "chronoscopeCategory";
constexpr const char* ReasonProperty = "chronoscopeDisabledReason";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(chronoscope::ActionRegistry)
};

/// "&Open && Close" is "Open & Close" to those who read.
QString withoutMnemonics(const QString& text)
{
    QString plain;
    plain.reserve(text.size());
    bool isMarked = false;
    for (const QChar character : text) {
        isMarked = character == QLatin1Char('&') && !isMarked;
        if (!isMarked)
            plain.append(character);
    }
    return plain;
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    const QList<QKeySequence> shortcuts = action.shortcuts();
    for (const QKeySequence& key : shortcuts)
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral("  "));
}

QString stateOf(const QAction& action)
{
    if (!action.isCheckable())
        return {};
    return action.isChecked() ? Texts::tr("on") : Texts::tr("off");
}

QList<const QWidget*> widgetsOf(const QAction& action)
{
    QList<const QWidget*> widgets;
    const QObjectList objects = action.associatedObjects();
    for (const QObject* object : objects) {
        if (const auto* widget = qobject_cast<const QWidget*>(object); widget && !qobject_cast<const QMenu*>(widget))
            widgets.append(widget);
    }
    return widgets;
}

bool isAnyShown(const QList<const QWidget*>& widgets)
{
    return std::any_of(widgets.begin(), widgets.end(), [](const QWidget* widget) { return widget->isVisible(); });
}

/// Actions whose keys belong to one widget act on what that widget shows.
QString reasonByPlace(const QAction& action, const QWidget* focus)
{
    const Qt::ShortcutContext context = action.shortcutContext();
    if (context != Qt::WidgetShortcut && context != Qt::WidgetWithChildrenShortcut)
        return {};
    const QList<const QWidget*> widgets = widgetsOf(action);
    if (widgets.isEmpty())
        return {};
    const bool isShown = isAnyShown(widgets);
    if (widgets.contains(focus) || (context == Qt::WidgetWithChildrenShortcut && isShown))
        return {};
    const QString place = withoutMnemonics(widgets.front()->accessibleName());
    if (!isShown)
        return place.isEmpty() ? Texts::tr("What it acts on is not shown.") : Texts::tr("Not shown: %1").arg(place);
    return place.isEmpty() ? Texts::tr("Works while what it acts on has the keyboard.")
                           : Texts::tr("Works while the keyboard is in: %1").arg(place);
}

QString reasonOf(const QAction& action, const QWidget* focus)
{
    if (action.isEnabled())
        return reasonByPlace(action, focus);
    const QString reason = action.property(ReasonProperty).toString();
    return reason.isEmpty() ? Texts::tr("Not possible now.") : reason;
}

std::optional<ActionCategory> categoryOf(const QAction& action)
{
    const QVariant category = action.property(CategoryProperty);
    return category.isValid() ? std::optional(static_cast<ActionCategory>(category.toInt())) : std::nullopt;
}

class Collector {
public:
    Collector(const QWidget& window, const QList<const QWidget*>& leftOut)
        : m_focus(window.focusWidget()), m_leftOut(leftOut)
    {
    }

    void add(QAction& action)
    {
        const std::optional<ActionCategory> category = categoryOf(action);
        if (!category || isLeftOut(action))
            return;
        if (action.menu())
            addMenu(*action.menu(), *category, withoutMnemonics(action.text()));
        else
            addEntry(action, *category, {});
    }

    std::vector<RegisteredAction> take()
    {
        std::stable_sort(m_entries.begin(), m_entries.end(),
                         [](const RegisteredAction& a, const RegisteredAction& b) { return a.category < b.category; });
        return std::move(m_entries);
    }

private:
    [[nodiscard]] bool isLeftOut(const QAction& action) const
    {
        for (const QObject* object = action.parent(); object && !m_leftOut.isEmpty(); object = object->parent()) {
            if (object->isWidgetType() && m_leftOut.contains(static_cast<const QWidget*>(object)))
                return true;
        }
        return false;
    }

    void addMenu(const QMenu& menu, ActionCategory category, const QString& title)
    {
        const QList<QAction*> actions = menu.actions();
        for (QAction* action : actions) {
            // A disabled entry without a key only says that the menu is empty.
            if (action->isSeparator() || categoryOf(*action) || (!action->isEnabled() && action->shortcut().isEmpty()))
                continue;
            if (action->menu())
                addMenu(*action->menu(), category, Texts::tr("%1: %2").arg(title, withoutMnemonics(action->text())));
            else
                addEntry(*action, category, title);
        }
    }

    void addEntry(QAction& action, ActionCategory category, const QString& menuTitle)
    {
        const QString text = withoutMnemonics(action.text());
        RegisteredAction entry{&action, category,
                               //: the name of a submenu and of an entry in it
                               menuTitle.isEmpty() ? text : Texts::tr("%1: %2").arg(menuTitle, text),
                               action.statusTip(), keysOf(action), stateOf(action), reasonOf(action, m_focus)};
        const QString identity = QString::number(static_cast<int>(category)) + QLatin1Char('\n') + entry.text +
                                 QLatin1Char('\n') + entry.keys;
        const bool isShown = isAnyShown(widgetsOf(action));
        const auto known = m_positions.constFind(identity);
        if (known == m_positions.constEnd()) {
            m_positions.insert(identity, m_entries.size());
            m_entries.push_back(std::move(entry));
        } else if (!m_entries[*known].isPossible() && (entry.isPossible() || isShown)) {
            // The one that can be run, else one whose place can be seen.
            m_entries[*known] = std::move(entry);
        }
    }

    const QWidget* m_focus;
    const QList<const QWidget*>& m_leftOut;
    std::vector<RegisteredAction> m_entries;
    QHash<QString, std::size_t> m_positions;
};

} // namespace

QString displayName(ActionCategory category)
{
    switch (category) {
    case ActionCategory::File:
        return Texts::tr("File");
    case ActionCategory::View:
        return Texts::tr("View");
    case ActionCategory::Run:
        return Texts::tr("Run");
    case ActionCategory::Replay:
        return Texts::tr("Replay");
    case ActionCategory::Search:
        return Texts::tr("Search and Filters");
    case ActionCategory::TimelineRange:
        return Texts::tr("Timeline: Range");
    case ActionCategory::TimelineSelection:
        return Texts::tr("Timeline: Selection");
    case ActionCategory::TimelineMeasure:
        return Texts::tr("Timeline: Measuring");
    case ActionCategory::TimelineCauses:
        return Texts::tr("Timeline: Causes");
    case ActionCategory::TimelineSections:
        return Texts::tr("Timeline: Sections");
    case ActionCategory::TimelineLayout:
        return Texts::tr("Timeline: Layout");
    case ActionCategory::Marks:
        return Texts::tr("Marks");
    case ActionCategory::Table:
        return Texts::tr("Tables");
    case ActionCategory::Details:
        return Texts::tr("Details");
    case ActionCategory::Payload:
        return Texts::tr("Payloads");
    case ActionCategory::Charts:
        return Texts::tr("Charts");
    case ActionCategory::Help:
        return Texts::tr("Help");
    }
    return {};
}

void fileAction(QAction& action, ActionCategory category)
{
    action.setProperty(CategoryProperty, static_cast<int>(category));
}

QAction* addWidgetCommand(QWidget& widget, ActionCategory category, const QString& text, const QKeySequence& key,
                          const QString& statusTip, const std::function<void()>& run)
{
    auto* const action = new QAction(text, &widget);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setStatusTip(statusTip);
    fileAction(*action, category);
    QObject::connect(action, &QAction::triggered, &widget, run);
    widget.addAction(action);
    return action;
}

void setDisabledReason(QAction& action, const QString& reason)
{
    action.setProperty(ReasonProperty, reason);
}

std::vector<RegisteredAction> registeredActions(const QWidget& window, const QList<const QWidget*>& leftOut)
{
    Collector collector(window, leftOut);
    const QList<QAction*> actions = window.findChildren<QAction*>();
    for (QAction* action : actions)
        collector.add(*action);
    return collector.take();
}

} // namespace chronoscope
