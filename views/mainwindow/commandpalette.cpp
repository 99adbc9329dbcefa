// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commandpalette.h"

#include "models/core/format.h"
#include "views/common/theme.h"
#include "views/mainwindow/commanddelegate.h"
#include "views/mainwindow/commandlistmodel.h"

#include <QAccessible>
#include <QAction>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int UsualWidth = 680;
constexpr int Margin = 8;
constexpr int Top = 56;
constexpr int MostRows = 14;
constexpr int LongestQuery = 100;
constexpr qsizetype MostRecent = 8;

} // namespace

CommandPalette::CommandPalette(QWidget& window)
    : QFrame(&window)
    , m_window(window)
    , m_model(new CommandListModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_explanation(new QLabel(this))
{
    arrange();
    window.installEventFilter(this);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setQuery(text);
        showMatches();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showCurrent);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::arrange()
{
    setAccessibleName(tr("Commands"));
    m_field->setPlaceholderText(tr("Type some letters of a command"));
    m_field->setAccessibleName(tr("Command"));
    m_field->setMaxLength(LongestQuery);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setContentsMargins(4, 0, 4, 0);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Margin, Margin, Margin, Margin);
    layout->setSpacing(Margin / 2);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_explanation);
}

void CommandPalette::open(std::vector<RegisteredAction> commands)
{
    if (!isVisible())
        m_before = m_window.focusWidget();
    m_model->setCommands(std::move(commands), m_recent);
    {
        const QSignalBlocker quiet(m_field);
        m_field->clear();
    }
    showMatches();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::showMatches()
{
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    place();
    showCurrent();
}

void CommandPalette::place()
{
    const int rowHeight = std::max(1, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(std::clamp(m_model->rowCount(), 1, MostRows) * rowHeight);
    const int width = std::min(UsualWidth, m_window.width() - 2 * Margin);
    const int height = std::min(sizeHint().height(), m_window.height() - Top - Margin);
    setGeometry((m_window.width() - width) / 2, Top, width, height);
}

void CommandPalette::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    QString words = tr("No command is called so.");
    if (current.isValid()) {
        const RegisteredAction& command = m_model->commandAt(current.row());
        words = command.isPossible() ? command.explanation : command.reason;
        // The focus stays in the field: this is how a screen reader learns of what the arrows go to.
        m_field->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
    } else {
        m_field->setAccessibleDescription(words);
    }
    m_explanation->setText(singleLine(words));
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CommandPalette::moveCurrent(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_list->currentIndex().row();
    // One step past an end goes to the other, a page stops there.
    const int target = std::abs(rows) == 1 ? (row + rows + count) % count : std::clamp(row + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model->index(target, 0));
}

bool CommandPalette::takeKey(const QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(MostRows - 1);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(1 - MostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return false;
    }
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || !m_model->commandAt(current.row()).isPossible())
        return;
    const QPointer<QAction> action = m_model->actionAt(current.row());
    leave();
    if (!action)
        return;
    m_recent.removeAll(action);
    m_recent.prepend(action);
    m_recent.resize(std::min(m_recent.size(), MostRecent));
    action->trigger();
}

void CommandPalette::leave()
{
    const QPointer<QWidget> before = m_before;
    hide();
    if (before)
        before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    // The list would keep what it knows of actions that may go.
    m_model->setCommands({}, {});
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    // It lies over panes of the same grounds: the edge has to tell them apart by itself.
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.secondText);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Whatever the window has on these keys, here they belong to the list.
        event->setAccepted((static_cast<QKeyEvent*>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) ==
                           0);
        return event->isAccepted();
    case QEvent::KeyPress:
        return takeKey(*static_cast<QKeyEvent*>(event));
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && isVisible())
            hide();
        return false;
    }
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace chronoscope
