// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/taskpane.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "models/tables/taskcells.h"
#include "models/tables/tasktablemodel.h"
#include "views/history/runtableview.h"

#include <QLabel>
#include <QVBoxLayout>

#include <optional>
#include <utility>

namespace chronoscope {

TaskPane::TaskPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new TaskTableModel(this))
    , m_table(new RunTableView(*m_model, this))
    , m_note(new QLabel(this))
{
    arrange();
    adoptTimeDisplay();
    connectSignals();
    readTasks();
}

TaskPane::~TaskPane() = default;

void TaskPane::arrange()
{
    setAccessibleName(tr("Workflow tasks"));
    m_table->setAccessibleName(tr("Workflow tasks"));
    m_note->setAccessibleName(tr("About the workflow tasks"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMargin(8);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
}

void TaskPane::connectSignals()
{
    connect(&m_document.replay(), &ReplayModel::ready, this, &TaskPane::readTasks);
    connect(&m_document.replay(), &ReplayModel::voided, this, &TaskPane::dropCells);
    connect(&m_document.replayPosition(), &ReplayPosition::changed, this, &TaskPane::followPosition);
    connect(&m_document, &Document::timeTextsChanged, this, &TaskPane::adoptTimeDisplay);
    connect(m_table, &RunTableView::sourceChosen, this, &TaskPane::goToTask);
    connect(m_table, &RunTableView::sourceActivated, this, &TaskPane::goToTask);
}

void TaskPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_document.replay().ensureBuilt();
}

void TaskPane::adoptTimeDisplay()
{
    const TimeDisplay& display = m_document.timeDisplay();
    m_model->setTimeText([mode = display.mode(), zone = display.zone(), origin = m_document.timeOrigin()](
                             Instant instant, Instant) { return TimeDisplay::text(mode, zone, instant, origin); });
}

/// The facts of tasks are read on the pool: a long run has tens of thousands of them.
void TaskPane::readTasks()
{
    if (!m_document.replay().isReady()) {
        m_note->setText(noteText());
        return;
    }
    runOnPool([tasks = m_document.replay().tasks()] { return std::make_shared<const TaskCells>(tasks); }, this,
              [this, request = ++m_request](std::shared_ptr<const TaskCells> cells) {
                  adoptCells(request, std::move(cells));
              });
}

void TaskPane::adoptCells(std::uint64_t request, std::shared_ptr<const TaskCells> cells)
{
    if (request != m_request)
        return;
    m_model->setCells(std::move(cells));
    m_note->setText(noteText());
    followPosition();
}

void TaskPane::dropCells()
{
    ++m_request;
    m_model->setCells(nullptr);
    m_note->setText(noteText());
}

QString TaskPane::noteText() const
{
    if (!m_model->cells())
        return tr("Working out workflow tasks…");
    const WorkflowTasks& tasks = m_model->cells()->tasks();
    const SdkDialect& dialect = tasks.dialect();
    const QString count = tr("Workflow tasks: %1").arg(formatCount(static_cast<std::int64_t>(tasks.size())));
    if (dialect.family == SdkFamily::Generic)
        return tr("%1 · nothing tells the SDK, so by the rules that all SDKs share").arg(count);
    const QString name = dialect.sdkName.isEmpty() ? toString(dialect.family) : singleLine(dialect.sdkName);
    return dialect.isGuessed ? tr("%1 · by the rules of %2, which is a guess").arg(count, name)
                             : tr("%1 · by the rules of %2").arg(count, name);
}

void TaskPane::followPosition()
{
    const ReplayPosition& position = m_document.replayPosition();
    if (!m_model->cells() || !m_document.replay().isReady())
        return;
    const TaskIndex task = position.isActive() ? m_document.replay().stops().taskAt(position.event()) : TaskIndex();
    m_table->showSource(task.isValid() ? std::optional(task.value) : std::nullopt);
}

void TaskPane::goToTask(std::uint32_t source)
{
    const std::vector<EventIndex>& ends = m_document.replay().stops().tasks;
    if (m_document.replay().isReady() && source < ends.size())
        m_document.replayPosition().moveTo(ends[source]);
}

} // namespace chronoscope
