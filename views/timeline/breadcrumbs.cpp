// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/breadcrumbs.h"

#include "models/core/format.h"
#include "views/timeline/buttonkeys.h"
#include "views/timeline/timelinescene.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace chronoscope {

namespace {

/// Of a longer way the last views, and the first: the line has no room for more.
constexpr std::size_t MostCrumbs = 6;
constexpr const char* PositionProperty = "position";

QLabel* separator(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

Breadcrumbs::Breadcrumbs(TimelineScene& scene, QWidget* parent)
    : QWidget(parent), m_scene(scene), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("breadcrumbs"));
    setAccessibleName(tr("Views gone through"));
    setAutoFillBackground(true);
    m_row->setContentsMargins(4, 1, 4, 1);
    m_row->setSpacing(2);
    connect(&scene.document().navigation(), &NavigationHistory::changed, this, &Breadcrumbs::rebuild);
    connect(&scene.document(), &Document::timeTextsChanged, this, &Breadcrumbs::rebuild);
    rebuild();
}

QString Breadcrumbs::text(const NavigationView& view) const
{
    QStringList parts{view.isWholeRun ? tr("Whole run")
                                      : tr("%1 at %2")
                                            .arg(formatDuration(view.visible.span()),
                                                 m_scene.timeText(view.visible.start.nanoseconds()))};
    if (view.measureAnchor.isValid()) {
        const Duration length = view.measureActive - view.measureAnchor;
        parts << tr("measured %1").arg(formatDuration({std::abs(length.nanoseconds)}));
    }
    if (view.filters.size() == 1)
        parts << tr("1 filter");
    else if (!view.filters.empty())
        parts << tr("%1 filters").arg(view.filters.size());
    return parts.join(QStringLiteral(", "));
}

void Breadcrumbs::addButton(std::size_t position)
{
    const NavigationHistory& navigation = m_scene.document().navigation();
    const bool isHere = position == navigation.position();
    auto* const button = new QToolButton(this);
    const QString shown = text(navigation.views()[position]);
    button->setText(shown);
    button->setProperty(PositionProperty, static_cast<qulonglong>(position));
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setChecked(isHere);
    // One stop of the tabulator for the whole row.
    button->setFocusPolicy(isHere ? Qt::TabFocus : Qt::ClickFocus);
    button->setAccessibleName(isHere ? tr("Where you are: %1").arg(shown) : tr("Go to %1").arg(shown));
    button->setToolTip(button->accessibleName());
    button->installEventFilter(this);
    new ButtonKeys(*button);
    connect(
        button, &QToolButton::clicked, this, [this, position] { m_scene.document().navigation().goTo(position); },
        Qt::QueuedConnection);
    m_row->addWidget(button);
}

void Breadcrumbs::rebuild()
{
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    while (const std::unique_ptr<QLayoutItem> item{m_row->takeAt(0)})
        delete item->widget();
    const NavigationHistory& navigation = m_scene.document().navigation();
    const std::size_t count = navigation.views().size();
    if (count > 1) {
        const std::size_t first = std::min(count > MostCrumbs ? count - MostCrumbs : 0, navigation.position());
        if (first > 0) {
            addButton(0);
            m_row->addWidget(separator(first > 1 ? QStringLiteral("› … ›") : QStringLiteral("›"), this));
        }
        const std::size_t last = std::min(count, first + MostCrumbs);
        for (std::size_t position = first; position < last; ++position) {
            if (position > first)
                m_row->addWidget(separator(QStringLiteral("›"), this));
            addButton(position);
        }
        m_row->addStretch(1);
    }
    setVisible(count > 1);
    if (!hadFocus)
        return;
    for (auto* const button : findChildren<QToolButton*>()) {
        if (button->isChecked())
            button->setFocus();
    }
}

bool Breadcrumbs::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    const QList<QToolButton*> buttons = findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
    const qsizetype here = buttons.indexOf(qobject_cast<QToolButton*>(watched));
    const qsizetype next = std::clamp<qsizetype>(here + (key == Qt::Key_Right ? 1 : -1), 0, buttons.size() - 1);
    buttons[next]->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace chronoscope
