// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/findingspane.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "models/tables/findingtablemodel.h"
#include "views/common/segmentedbuttons.h"
#include "views/history/findingdetail.h"
#include "views/history/runtableview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace chronoscope {

namespace {

/// Segments from left to right, after "All".
constexpr std::array<Finding::Severity, 3> Severities{Finding::Severity::Error, Finding::Severity::Warning,
                                                      Finding::Severity::Note};

QString severityTitle(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note:
        return FindingsPane::tr("Notes");
    case Finding::Severity::Warning:
        return FindingsPane::tr("Warnings");
    case Finding::Severity::Error:
        return FindingsPane::tr("Errors");
    }
    return {};
}

} // namespace

FindingsPane::FindingsPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new FindingTableModel(this))
    , m_table(new RunTableView(*m_model, this))
    , m_severities(new SegmentedButtons(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new QLabel(this))
    , m_detail(new FindingDetail(this))
{
    arrange();
    connectSignals();
    adoptSnapshot();
}

FindingsPane::~FindingsPane() = default;

void FindingsPane::arrange()
{
    setAccessibleName(tr("Findings"));
    m_table->setAccessibleName(tr("Findings"));
    m_severities->setAccessibleName(tr("Severity"));
    m_severities->addSegment(tr("All"));
    for (const Finding::Severity severity : Severities)
        m_severities->addSegment(severityTitle(severity));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(16);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_severities);
    bar->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    // The pane is wide and low: beside the table there is more room for reading than below it.
    auto* sides = new QSplitter(Qt::Horizontal, this);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_pages);
    sides->addWidget(m_detail);
    sides->setStretchFactor(0, 3);
    sides->setStretchFactor(1, 2);
    layout->addWidget(sides, 1);
}

void FindingsPane::connectSignals()
{
    connect(&m_document, &Document::snapshotChanged, this, &FindingsPane::adoptSnapshot);
    connect(&m_document.lints(), &LintModel::ready, this, &FindingsPane::adoptLints);
    connect(m_detail, &FindingDetail::eventRequested, &m_document.selection(), &Selection::selectEvent);
    connect(m_severities, &SegmentedButtons::currentIndexChanged, this, &FindingsPane::filterBySeverity);
    connect(m_table, &RunTableView::sourceChosen, this, &FindingsPane::showCurrent);
    connect(m_table, &RunTableView::sourceActivated, this, &FindingsPane::selectEventOf);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FindingsPane::showCurrent);
    connect(m_table, &RunTableView::rowMenuRequested, this, [this](QMenu* menu, std::uint32_t source) {
        menu->addSeparator();
        const int row = m_model->rowOf(source);
        QAction* go = menu->addAction(tr("&Go to the event"), this, [this, source] { selectEventOf(source); });
        go->setEnabled(m_model->index(row, 0).data(SortableTableModel::EventIndexRole).isValid());
    });
}

void FindingsPane::adoptSnapshot()
{
    m_model->setSnapshot(m_document.snapshot());
    if (m_document.lints().isReady())
        m_model->setLints(m_document.lints().lints());
    countSeverities();
    showEmptiness();
}

void FindingsPane::adoptLints()
{
    m_model->setLints(m_document.lints().lints());
    countSeverities();
    showEmptiness();
}

void FindingsPane::countSeverities()
{
    const FindingCounts counts = FindingCounts::of(m_model->rows());
    m_severities->setSegment(0, tr("All"), formatCount(static_cast<std::int64_t>(counts.total())));
    for (std::size_t position = 0; position < Severities.size(); ++position) {
        const Finding::Severity severity = Severities[position];
        m_severities->setSegment(static_cast<int>(position) + 1, severityTitle(severity),
                                 formatCount(static_cast<std::int64_t>(counts.of(severity))));
    }
}

void FindingsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_document.lints().ensureBuilt();
}

void FindingsPane::filterBySeverity(int segment)
{
    if (segment == 0)
        m_model->setSeverity(std::nullopt);
    else
        m_model->setSeverity(Severities[static_cast<std::size_t>(segment) - 1]);
    showEmptiness();
}

QString FindingsPane::emptyText() const
{
    if (m_model->rowCount() > 0)
        return {};
    if (!m_document.snapshot()->isComplete)
        return tr("The file is still being read. It is checked when all of it is there.");
    if (!m_model->rows().empty())
        return tr("No findings of this severity.");
    if (!m_document.lints().isReady())
        return tr("The run is being checked.");
    return tr(
        "No findings: every event is there, in order, and refers to events that exist, and the run did nothing that "
        "stands out.");
}

void FindingsPane::showEmptiness()
{
    m_empty->setText(emptyText());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    // A hidden proxy would take the focus from Tab and have nobody to give it to.
    setFocusProxy(m_pages->currentWidget());
}

QString FindingsPane::detailText() const
{
    return m_detail->text();
}

void FindingsPane::showCurrent()
{
    const std::optional<std::uint32_t> source = m_table->currentSource();
    m_detail->setFinding(source ? &m_model->rows()[*source] : nullptr, *m_document.snapshot()->history);
}

void FindingsPane::selectEventOf(std::uint32_t source)
{
    const int row = m_model->rowOf(source);
    const QVariant event = m_model->index(row, 0).data(SortableTableModel::EventIndexRole);
    if (event.isValid())
        m_document.selection().selectEvent(EventIndex(event.toUInt()));
}

} // namespace chronoscope
