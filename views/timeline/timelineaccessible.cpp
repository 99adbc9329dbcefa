// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelineaccessible.h"

#include "views/timeline/bardescription.h"
#include "views/timeline/timelineview.h"

namespace chronoscope {

namespace {

/// One bar. Lives until the layout changes or the view goes.
class BarAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    BarAccessible(TimelineView& view, std::uint32_t position) : m_view(view), m_position(position) {}

    [[nodiscard]] std::uint32_t position() const { return m_position; }

    [[nodiscard]] bool isValid() const override { return m_position < m_view.scene().layout().barCount(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? describeBar(m_view.scene(), m_position).sentence() : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        const QRect inView = m_view.rectOf(m_position).toAlignedRect();
        return inView.isEmpty() ? QRect() : QRect(m_view.mapToGlobal(inView.topLeft()), inView.size());
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const bool isSelected = m_view.scene().selectedPosition() == m_position;
        state.focusable = true;
        state.selectable = true;
        state.selected = isSelected;
        state.focused = isSelected && m_view.hasFocus();
        state.offscreen = m_view.rectOf(m_position).isEmpty();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction() && isValid())
            m_view.scene().selectPosition(m_position);
    }

private:
    TimelineView& m_view;
    std::uint32_t m_position;
};

QAccessibleInterface* makeTimelineAccessible(const QString&, QObject* object)
{
    auto* const view = qobject_cast<TimelineView*>(object);
    return view ? new TimelineAccessible(*view) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView& view) : QAccessibleWidget(&view, QAccessible::List), m_view(view)
{
}

TimelineAccessible::~TimelineAccessible()
{
    forgetItems();
}

void TimelineAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeTimelineAccessible);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

void TimelineAccessible::notifySelection(TimelineView& view)
{
    const std::uint32_t position = view.scene().selectedPosition();
    if (!QAccessible::isActive() || position == LaneLayout::None)
        return;
    QAccessibleEvent focus(&view, QAccessible::Focus);
    focus.setChild(static_cast<int>(position));
    QAccessible::updateAccessibility(&focus);
    QAccessibleEvent selection(&view, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&selection);
}

void TimelineAccessible::notifyRows(TimelineView& view)
{
    // Asks for the interface only when there may be one: making it for nobody would cost the first paint.
    if (!QAccessible::isActive())
        return;
    if (auto* const own = dynamic_cast<TimelineAccessible*>(QAccessible::queryAccessibleInterface(&view)))
        own->forgetItems();
    QAccessibleEvent changed(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&changed);
}

void TimelineAccessible::forgetItems()
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
    m_items.clear();
}

int TimelineAccessible::childCount() const
{
    return static_cast<int>(m_view.scene().layout().barCount());
}

QAccessibleInterface* TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto position = static_cast<std::uint32_t>(index);
    if (const auto known = m_items.constFind(position); known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto* const item = new BarAccessible(m_view, position);
    m_items.insert(position, QAccessible::registerAccessibleInterface(item));
    return item;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* const item = dynamic_cast<const BarAccessible*>(child);
    return item && item->isValid() ? static_cast<int>(item->position()) : -1;
}

QAccessibleInterface* TimelineAccessible::childAt(int x, int y) const
{
    const std::optional<TimelineHit> hit = m_view.hitAt(m_view.mapFromGlobal(QPointF(x, y)));
    return hit ? child(static_cast<int>(m_view.item(*hit).bar)) : nullptr;
}

QAccessibleInterface* TimelineAccessible::focusChild() const
{
    const std::uint32_t position = m_view.scene().selectedPosition();
    return position == LaneLayout::None ? nullptr : child(static_cast<int>(position));
}

QAccessible::State TimelineAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.focusable = true;
    return state;
}

} // namespace chronoscope
