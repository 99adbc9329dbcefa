// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/detailattributes.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/formats/eventjson.h"
#include "models/history/eventtype.h"
#include "views/common/actionregistry.h"
#include "views/common/segmentedbuttons.h"
#include "views/common/theme.h"
#include "views/payload/largetextview.h"
#include "views/payload/textfindbar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace chronoscope {

namespace {

constexpr int MostTreeRows = 24;
constexpr std::size_t MostJsonLines = 24;
constexpr double NameColumnPart = 0.55;
/// Events up to this size in bytes are written as JSON at once.
constexpr std::uint32_t JsonAtOnceBytes = 64 * 1024;

/// Values in the fixed-width font, links to events as links, and what the schema lacks slanted.
class AttributeDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = Theme::of(option->widget);
        const auto kind = static_cast<MessageTree::Kind>(index.data(MessageTreeModel::KindRole).toInt());
        QColor colour = index.column() == MessageTreeModel::NameColumn ? theme.secondText : theme.text;
        if (index.column() == MessageTreeModel::ValueColumn) {
            option->font = fixedWidthFont(option->font);
            if (index.data(MessageTreeModel::ReferencedEventIdRole).toLongLong() != 0)
                colour = theme.accent;
        }
        if (kind == MessageTree::Kind::Unknown) {
            option->font.setItalic(true);
            colour = theme.retry();
        }
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
        option->palette.setColor(QPalette::Highlight, theme.selectionGround);
        option->textElideMode = Qt::ElideRight;
    }
};

std::vector<int> rowsTo(QModelIndex index)
{
    std::vector<int> rows;
    for (; index.isValid(); index = index.parent())
        rows.insert(rows.begin(), index.row());
    return rows;
}

} // namespace

DetailAttributes::DetailAttributes(QWidget* parent)
    : DetailSection({}, parent)
    , m_modes(new SegmentedButtons(this))
    , m_tree(new QTreeView(this))
    , m_json(new LargeTextView(this))
    , m_find(new TextFindBar(*m_json, this))
    , m_copyValue(new QAction(tr("Copy value"), this))
    , m_copyPath(new QAction(tr("Copy path"), this))
    , m_copyJson(new QAction(tr("Copy JSON"), this))
{
    m_modes->addSegment(tr("Tree"));
    m_modes->addSegment(tr("JSON"));
    addToHeading(m_modes);
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new AttributeDelegate(m_tree));
    m_tree->setAccessibleName(tr("All attributes of the event"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setIndentation(12);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setMinimumSectionSize(60);
    m_json->setAccessibleName(tr("The event as JSON"));
    m_json->hide();
    add(m_tree);
    add(m_json);
    add(m_find);
    addActions();
    connectTree();
    connect(m_modes, &SegmentedButtons::currentIndexChanged, this, [this](int mode) { showJson(mode == 1); });
    connect(m_json, &LargeTextView::linesChanged, this, &DetailAttributes::fitJson);
}

void DetailAttributes::connectTree()
{
    connect(m_tree, &QTreeView::expanded, this, &DetailAttributes::fitTree);
    connect(m_tree, &QTreeView::collapsed, this, &DetailAttributes::fitTree);
    connect(m_tree, &QTreeView::activated, this, &DetailAttributes::activate);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &DetailAttributes::showMenu);
}

void DetailAttributes::addActions()
{
    m_copyValue->setShortcut(QKeySequence::Copy);
    m_copyPath->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_copyJson->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
    m_copyValue->setStatusTip(tr("Copies the value of the current field"));
    m_copyPath->setStatusTip(tr("Copies where the current field stands in its event"));
    m_copyJson->setStatusTip(tr("Copies the current field and what is below it as JSON"));
    for (QAction* action : {m_copyValue, m_copyPath, m_copyJson}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        fileAction(*action, ActionCategory::Details);
        m_tree->addAction(action);
    }
    connect(m_copyValue, &QAction::triggered, this, [this] { copyNode(NodeText::Value); });
    connect(m_copyJson, &QAction::triggered, this, [this] { copyNode(NodeText::Json); });
    connect(m_copyPath, &QAction::triggered, this, &DetailAttributes::copyPath);
}

void DetailAttributes::setEvent(const RunSnapshotPointer& snapshot, EventIndex event)
{
    m_snapshot = snapshot;
    m_event = event;
    m_isJsonLoaded = false;
    const History& history = *snapshot->history;
    setHeading(tr("Event %1").arg(history.eventId(event)));
    setRemark(eventTypeDisplayName(history, event));
    m_model.setEvent(snapshot->history, event);
    m_tree->expand(m_model.attributesIndex());
    fitTree();
    if (m_json->isVisibleTo(this))
        loadJson();
}

void DetailAttributes::setTimeZone(const QTimeZone& zone)
{
    m_model.setTimeZone(zone);
}

void DetailAttributes::showJson(bool isJson)
{
    m_modes->setCurrentIndex(isJson ? 1 : 0);
    m_tree->setVisible(!isJson);
    m_json->setVisible(isJson);
    if (!isJson)
        m_find->hide();
    else if (!m_isJsonLoaded && m_snapshot)
        loadJson();
}

void DetailAttributes::loadJson()
{
    m_isJsonLoaded = true;
    const auto write = [snapshot = m_snapshot, event = m_event] {
        return SharedBytes::own(eventToJson(*snapshot->history, event, JsonStyle::Indented).toStdString());
    };
    const auto show = [this, event = m_event](const SharedBytes& json) {
        if (event == m_event)
            m_json->setText(json, LargeTextView::Colouring::Json);
    };
    if (m_snapshot->history->byteSize(m_event) <= JsonAtOnceBytes)
        show(write());
    else
        runOnPool(write, this, show);
}

void DetailAttributes::fitTree()
{
    int rows = 0;
    for (QModelIndex index = m_model.index(0, 0); index.isValid() && rows < MostTreeRows;
         index = m_tree->indexBelow(index))
        ++rows;
    const int rowHeight = std::max(m_tree->sizeHintForRow(0), m_tree->fontMetrics().height());
    m_tree->setFixedHeight(m_tree->header()->sizeHint().height() + rows * rowHeight + 2 * m_tree->frameWidth());
    const int wanted = std::max(static_cast<QAbstractItemView*>(m_tree)->sizeHintForColumn(0), 60);
    const int width = std::max(m_tree->viewport()->width(), 200);
    m_tree->header()->resizeSection(0, std::min(wanted, static_cast<int>(width * NameColumnPart)));
}

void DetailAttributes::fitJson()
{
    m_json->setFixedHeight(m_json->heightForLines(static_cast<int>(std::min(m_json->lineCount(), MostJsonLines))));
}

std::optional<EventIndex> DetailAttributes::referenced(const QModelIndex& index) const
{
    const qlonglong id = index.data(MessageTreeModel::ReferencedEventIdRole).toLongLong();
    return id != 0 && m_snapshot ? m_snapshot->history->findEventId(id) : std::nullopt;
}

void DetailAttributes::activate(const QModelIndex& index)
{
    const auto kind = static_cast<MessageTree::Kind>(index.data(MessageTreeModel::KindRole).toInt());
    if (const std::optional<EventIndex> event = referenced(index))
        emit eventRequested(*event);
    else if (kind == MessageTree::Kind::Payload)
        emit payloadRequested(m_event, index.data(MessageTreeModel::PathRole).toString());
    else
        m_tree->setExpanded(index.siblingAtColumn(0), !m_tree->isExpanded(index.siblingAtColumn(0)));
}

void DetailAttributes::copyNode(NodeText text)
{
    const QModelIndex index = m_tree->currentIndex();
    if (!index.isValid())
        return;
    const auto read = [history = m_snapshot->history, event = m_event, rows = rowsTo(index), text] {
        return nodeText(history, event, rows, text);
    };
    if (m_snapshot->history->byteSize(m_event) <= JsonAtOnceBytes)
        QGuiApplication::clipboard()->setText(read());
    else
        runOnPool(read, this, [](const QString& copied) { QGuiApplication::clipboard()->setText(copied); });
}

void DetailAttributes::copyPath()
{
    const QModelIndex index = m_tree->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(index.data(MessageTreeModel::PathRole).toString());
}

void DetailAttributes::copyEventJson()
{
    if (!m_snapshot)
        return;
    const auto write = [snapshot = m_snapshot, event = m_event] {
        return QString::fromUtf8(eventToJson(*snapshot->history, event, JsonStyle::Indented));
    };
    if (m_snapshot->history->byteSize(m_event) <= JsonAtOnceBytes)
        QGuiApplication::clipboard()->setText(write());
    else
        runOnPool(write, this, [](const QString& copied) { QGuiApplication::clipboard()->setText(copied); });
}

void DetailAttributes::showMenu(const QPoint& position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyValue, m_copyPath, m_copyJson});
    const auto kind = static_cast<MessageTree::Kind>(index.data(MessageTreeModel::KindRole).toInt());
    if (const std::optional<EventIndex> event = referenced(index)) {
        menu->addSeparator();
        menu->addAction(tr("Go to event %1").arg(m_snapshot->history->eventId(*event)), this,
                        [this, event] { emit eventRequested(*event); });
    } else if (kind == MessageTree::Kind::Payload) {
        menu->addSeparator();
        menu->addAction(
            tr("Open in the Payload tab"), this,
            [this, path = index.data(MessageTreeModel::PathRole).toString()] { emit payloadRequested(m_event, path); });
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

} // namespace chronoscope
