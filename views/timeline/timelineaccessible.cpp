// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timelineaccessible.h"

#include "models/core/format.h"
#include "views/timeline/bardescription.h"
#include "views/timeline/timelineview.h"

#include <algorithm>

namespace chronoscope {

namespace {

/// Nobody listens to more in one go.
constexpr std::size_t MostItems = 500;

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
        state.busy = isValid() && m_view.scene().layout().bar(m_position).isOpen();
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
    if (!QAccessible::isActive() || view.scene().selectedPosition() == LaneLayout::None)
        return;
    auto* const own = dynamic_cast<TimelineAccessible*>(QAccessible::queryAccessibleInterface(&view));
    if (QAccessibleInterface* const bar = own ? own->focusChild() : nullptr) {
        QAccessibleEvent focus(bar, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
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

const std::vector<std::uint32_t>& TimelineAccessible::positions() const
{
    const std::uint64_t generation = m_view.listGeneration();
    const std::uint32_t selected = m_view.scene().selectedPosition();
    if (generation == m_generation && selected == m_selected)
        return m_positions;
    m_generation = generation;
    m_selected = selected;
    m_positions = m_view.visibleBars(MostItems);
    // Whoever listens must be able to hear of the selection wherever it is.
    if (selected != LaneLayout::None && std::ranges::find(m_positions, selected) == m_positions.end())
        m_positions.push_back(selected);
    return m_positions;
}

int TimelineAccessible::childCount() const
{
    return static_cast<int>(positions().size());
}

QAccessibleInterface* TimelineAccessible::itemOf(std::uint32_t position) const
{
    if (const auto known = m_items.constFind(position); known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto* const item = new BarAccessible(m_view, position);
    m_items.insert(position, QAccessible::registerAccessibleInterface(item));
    return item;
}

QAccessibleInterface* TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    return itemOf(positions()[static_cast<std::size_t>(index)]);
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* const item = dynamic_cast<const BarAccessible*>(child);
    if (!item || !item->isValid())
        return -1;
    const auto found = std::ranges::find(positions(), item->position());
    return found == positions().end() ? -1 : static_cast<int>(found - positions().begin());
}

QAccessibleInterface* TimelineAccessible::childAt(int x, int y) const
{
    const std::optional<TimelineHit> hit = m_view.hitAt(m_view.mapFromGlobal(QPointF(x, y)));
    return hit ? itemOf(m_view.item(*hit).bar) : nullptr;
}

QAccessibleInterface* TimelineAccessible::focusChild() const
{
    const std::uint32_t position = m_view.scene().selectedPosition();
    return position == LaneLayout::None ? nullptr : itemOf(position);
}

QString TimelineAccessible::text(QAccessible::Text kind) const
{
    if (kind != QAccessible::Value)
        return QAccessibleWidget::text(kind);
    const ViewRange& range = m_view.scene().document().viewRange();
    QString value =
        TimelineView::tr("%1 of %2 groups can be told apart, from %3 to %4")
            .arg(formatCount(static_cast<std::int64_t>(m_view.visibleBars(MostItems).size())),
                 formatCount(m_view.scene().layout().barCount()), m_view.scene().timeText(range.start().nanoseconds()),
                 m_view.scene().timeText(range.end().nanoseconds()));
    if (m_view.scene().idleGaps())
        value += TimelineView::tr(", idle time folded");
    return value;
}

QAccessible::State TimelineAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.focusable = true;
    return state;
}

} // namespace chronoscope
