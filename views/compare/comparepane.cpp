// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparepane.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/session/document.h"
#include "models/session/openrunsmodel.h"
#include "views/common/segmentedbuttons.h"
#include "views/compare/comparedtimelines.h"
#include "views/compare/differencetablemodel.h"
#include "views/compare/fieldchangemodel.h"
#include "views/compare/savedifference.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr int ProgressSteps = 1000;
constexpr int LongestName = 60;

/// A table as everywhere in the window: whole rows, no grid, one line a row.
QTableView* makeTable(QAbstractItemModel& model, QWidget* parent)
{
    auto* const table = new QTableView(parent);
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

void setWidths(QTableView& table, std::initializer_list<int> characters)
{
    int column = 0;
    for (const int count : characters)
        table.setColumnWidth(column++, count * table.fontMetrics().averageCharWidth());
    table.horizontalHeader()->setStretchLastSection(true);
}

} // namespace

ComparePane::ComparePane(Document& a, Document& b, QWidget* parent)
    : QWidget(parent)
    , m_a(a)
    , m_b(b)
    , m_snapshotA(a.snapshot())
    , m_snapshotB(b.snapshot())
    , m_model(new DifferenceTableModel(this))
    , m_changeModel(new FieldChangeModel(this))
    , m_timelines(new ComparedTimelines(m_snapshotA, m_snapshotB, this))
    , m_summary(new QLabel(this))
    , m_kinds(new SegmentedButtons(this))
    , m_workflowTasks(new QCheckBox(tr("&Workflow tasks"), this))
    , m_everything(new QCheckBox(tr("Times and i&ds, too"), this))
    , m_save(new QPushButton(tr("&Save…"), this))
    , m_pages(new QStackedWidget(this))
    , m_message(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_table(makeTable(*m_model, this))
    , m_changes(makeTable(*m_changeModel, this))
{
    setObjectName(QStringLiteral("comparePane"));
    setAccessibleName(tr("Comparison"));
    arrange();
    connectSignals();
    addCommands();
    compare();
}

ComparePane::~ComparePane()
{
    delete m_timelines;
}

void ComparePane::arrange()
{
    auto* const rows = new QSplitter(Qt::Vertical, this);
    rows->setChildrenCollapsible(false);
    rows->setHandleWidth(1);
    rows->addWidget(m_timelines);
    rows->addWidget(makeLists());
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 2);
    rows->setSizes({560, 330});
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(rows, 1);
    setFocusProxy(m_table);
}

QWidget* ComparePane::makeHead()
{
    auto* const head = new QWidget(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setAccessibleName(tr("Summary of the comparison"));
    m_workflowTasks->setChecked(true);
    m_workflowTasks->setToolTip(tr("Workflow tasks follow the timing, and differ where nothing else does"));
    m_everything->setToolTip(tr("Compare also what differs between any two runs: times, ids, identities"));
    m_save->setAccessibleName(tr("Save the differences"));
    m_progress->setRange(0, ProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(160);
    m_progress->setAccessibleName(tr("Comparing"));
    m_cancel->setAccessibleName(tr("Cancel comparing"));
    auto* const layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(12);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addStretch();
    layout->addWidget(m_workflowTasks);
    layout->addWidget(m_everything);
    layout->addWidget(m_save);
    m_summary->setMinimumWidth(1);
    return head;
}

QWidget* ComparePane::makeLists()
{
    m_table->setAccessibleName(tr("Differences"));
    m_changes->setAccessibleName(tr("Values that differ"));
    setWidths(*m_table, {14, 24, 30, 11, 11, 8});
    setWidths(*m_changes, {17, 21, 14, 14});
    m_kinds->setAccessibleName(tr("Kind of difference"));
    m_kinds->addSegment(tr("All"));
    for (std::size_t kind = 0; kind < DifferenceKindCount; ++kind)
        m_kinds->addSegment(displayName(static_cast<DifferenceKind>(kind)));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_message->setMargin(16);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_message);
    auto* const sides = new QSplitter(Qt::Horizontal, this);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_pages);
    sides->addWidget(m_changes);
    sides->setStretchFactor(0, 3);
    sides->setStretchFactor(1, 2);
    sides->setSizes({700, 500});
    auto* const bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_kinds);
    bar->addStretch();
    auto* const lists = new QWidget(this);
    auto* const layout = new QVBoxLayout(lists);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(sides, 1);
    return lists;
}

void ComparePane::connectSignals()
{
    connect(&m_job, &CompareJob::finished, this, &ComparePane::adopt);
    connect(&m_job, &CompareJob::progressed, this, [this](double part) {
        m_progress->setValue(static_cast<int>(part * ProgressSteps));
        m_progress->show();
        m_cancel->show();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_job.cancel();
        m_progress->hide();
        m_cancel->hide();
        m_summary->setText(tr("Comparing was cancelled."));
        showEmptiness();
    });
    for (Document* document : {&m_a, &m_b})
        connect(document, &Document::snapshotChanged, this, &ComparePane::compare);
    connect(m_workflowTasks, &QCheckBox::toggled, this, &ComparePane::compare);
    connect(m_everything, &QCheckBox::toggled, this, &ComparePane::compare);
    connect(m_kinds, &SegmentedButtons::currentIndexChanged, this, &ComparePane::chooseKind);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ComparePane::showCurrent);
    connect(m_table, &QTableView::activated, this,
            [this] { goTo(!m_model->difference(m_table->currentIndex().row()).groupInB.isValid()); });
    connect(m_save, &QPushButton::clicked, this, &ComparePane::askWhereToSave);
}

QString ComparePane::title() const
{
    return tr("%1 and %2").arg(OpenRunsModel::runName(*m_a.snapshot()), OpenRunsModel::runName(*m_b.snapshot()));
}

void ComparePane::compare()
{
    m_snapshotA = m_a.snapshot();
    m_snapshotB = m_b.snapshot();
    m_timelines->setSnapshots(m_snapshotA, m_snapshotB);
    // Positions of the differences are those of earlier snapshots.
    m_model->setDifference(nullptr);
    m_progress->hide();
    m_cancel->hide();
    m_save->setEnabled(false);
    m_summary->setText(tr("Comparing…"));
    CompareOptions options;
    options.reportsWorkflowTasks = m_workflowTasks->isChecked();
    options.isStrict = m_everything->isChecked();
    m_job.start(m_snapshotA->groups, m_snapshotB->groups, options);
    showEmptiness();
    showCurrent();
}

void ComparePane::adopt(const std::shared_ptr<const RunDifference>& runs)
{
    m_progress->hide();
    m_cancel->hide();
    m_save->setEnabled(true);
    m_summary->setText(tr("A %1 · B %2: %3")
                           .arg(singleLine(OpenRunsModel::runName(*m_snapshotA), LongestName),
                                singleLine(OpenRunsModel::runName(*m_snapshotB), LongestName), countsText(*runs)));
    m_model->setDifference(runs);
    countKinds();
    showEmptiness();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    emit compared();
}

void ComparePane::countKinds()
{
    const RunDifference& runs = *m_model->runs();
    m_kinds->setSegment(0, tr("All"), formatCount(static_cast<std::int64_t>(runs.differences.size())));
    for (std::size_t i = 0; i < DifferenceKindCount; ++i) {
        const auto kind = static_cast<DifferenceKind>(i);
        m_kinds->setSegment(static_cast<int>(i) + 1, displayName(kind),
                            formatCount(static_cast<std::int64_t>(runs.count(kind))));
    }
}

void ComparePane::chooseKind(int segment)
{
    m_model->setKind(segment == 0 ? std::nullopt
                                  : std::optional(static_cast<DifferenceKind>(static_cast<std::size_t>(segment) - 1)));
    showEmptiness();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    else
        showCurrent();
}

void ComparePane::showEmptiness()
{
    const bool hasRows = m_model->rowCount() > 0;
    if (!hasRows) {
        m_message->setText(m_job.isRunning()  ? tr("The runs are being compared.")
                           : !m_model->runs() ? tr("Comparing was cancelled.")
                           : m_model->runs()->isEmpty()
                               ? tr("No difference: both runs did the same, in the same order.")
                               : tr("No difference of this kind."));
    }
    m_pages->setCurrentIndex(hasRows ? 0 : 1);
}

void ComparePane::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    const std::uint64_t asked = ++m_shown;
    m_changeModel->setChanges(nullptr, {});
    if (!current.isValid() || !m_model->runs())
        return;
    const Difference difference = m_model->difference(current.row());
    m_timelines->show(difference);
    const auto runs = m_model->runs();
    runOnPool([runs, difference] { return changesOf(*runs, difference); }, this,
              [this, runs, asked](std::vector<FieldChange> changes) {
                  if (asked == m_shown)
                      m_changeModel->setChanges(runs, std::move(changes));
              });
}

void ComparePane::askWhereToSave()
{
    auto* const dialog = new QFileDialog(this, tr("Save Differences"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON (*.json)"), tr("Text (*.txt)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.txt")) ? QStringLiteral("txt")
                                                                         : QStringLiteral("json"));
    });
    dialog->selectFile(QStringLiteral("differences.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &ComparePane::save);
    dialog->open();
}

void ComparePane::save(const QString& path)
{
    if (!m_model->runs())
        return;
    const RunOrigin a{m_snapshotA->sourceName, m_snapshotA->runInSource};
    const RunOrigin b{m_snapshotB->sourceName, m_snapshotB->runInSource};
    runOnPool([path, runs = m_model->runs(), a, b] { return saveDifference(path, *runs, a, b); }, this,
              [this, path](const Result<void>& written) {
                  if (written)
                      emit saved(path);
                  else
                      emit failed(written.error());
              });
}

} // namespace chronoscope
