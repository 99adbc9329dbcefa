// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartcard.h"

#include "models/core/format.h"
#include "models/tables/charttablemodel.h"
#include "views/charts/chartcanvas.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

/// Below this height the chart needs the room more than its definition, which its tool tip and the screen reader have, too.
constexpr int HeightWithExplanation = 330;
constexpr int RowHeight = 20;
/// Rows that tell how wide the columns must be.
constexpr int MeasuredRows = 50;

} // namespace

ChartCard::ChartCard(QWidget* parent)
    : QWidget(parent)
    , m_facts(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_canvas(new ChartCanvas(this))
    , m_model(new ChartTableModel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_mark(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    arrange();
    connectSignals();
}

ChartCard::~ChartCard() = default;

void ChartCard::arrange()
{
    for (QLabel* label : {m_facts, m_explanation, m_empty, m_mark}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_mark);
    }
    m_facts->setAccessibleName(tr("Key numbers"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_mark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_mark->setAccessibleName(tr("Current mark"));

    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(RowHeight, fontMetrics().height() + 4));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setResizeContentsPrecision(MeasuredRows);
    m_table->setAccessibleName(tr("Numbers of the chart"));
    m_pages->addWidget(m_canvas);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);

    m_previous->setArrowType(Qt::LeftArrow);
    m_previous->setAccessibleName(tr("Previous event of the mark"));
    m_previous->setToolTip(tr("Go to the previous event behind the mark"));
    m_next->setArrowType(Qt::RightArrow);
    m_next->setAccessibleName(tr("Next event of the mark"));
    m_next->setToolTip(tr("Go to the next event behind the mark"));
    for (QToolButton* button : {m_previous, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_mark, 1);
    line->addWidget(m_previous);
    line->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_facts);
    layout->addWidget(m_explanation);
    layout->addWidget(m_pages, 1);
    layout->addLayout(line);
}

void ChartCard::connectSignals()
{
    connect(m_canvas, &ChartCanvas::currentMarkChanged, this, &ChartCard::adoptMark);
    connect(m_canvas, &ChartCanvas::markActivated, this, &ChartCard::activate);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChartCard::adoptRow);
    connect(m_table, &QTableView::clicked, this, &ChartCard::activate);
    connect(m_table, &QTableView::activated, this, &ChartCard::activate);
    connect(m_previous, &QToolButton::clicked, this, &ChartCard::showPreviousEvent);
    connect(m_next, &QToolButton::clicked, this, &ChartCard::showNextEvent);
    adoptMark();
}

const Chart& ChartCard::chart() const
{
    return m_model->chart();
}

void ChartCard::setChart(const Chart& chart)
{
    m_model->setChart(chart);
    m_canvas->setChartContent(chart);
    m_table->resizeColumnsToContents();
    m_table->setAccessibleName(tr("Numbers of the chart: %1").arg(chart.title));
    m_empty->setText(chart.emptyText);
    m_facts->setText(factsText());
    m_facts->setVisible(!chart.facts.isEmpty());
    m_explanation->setText(chart.explanation);
    m_pages->setToolTip(QString());
    showPage();
}

void ChartCard::setTimes(const ChartTimes& times)
{
    m_model->setTimes(times);
    m_canvas->setTimes(times);
    m_markWords = m_isTableShown ? rowText() : m_canvas->currentText();
    showMarkText();
}

QString ChartCard::factsText() const
{
    return chart().facts.join(QStringLiteral(" · "));
}

void ChartCard::setTableShown(bool isShown)
{
    if (isShown == m_isTableShown)
        return;
    m_isTableShown = isShown;
    showPage();
}

void ChartCard::showPage()
{
    QWidget* const page = chart().isEmpty() ? m_empty : m_isTableShown ? static_cast<QWidget*>(m_table) : m_canvas;
    m_pages->setCurrentWidget(page);
    setFocusProxy(page == m_empty ? nullptr : page);
    if (page == m_table)
        adoptRow();
    else
        adoptMark();
}

void ChartCard::adoptMark()
{
    setEvents(m_canvas->currentEvents(), m_canvas->currentText());
}

void ChartCard::adoptRow()
{
    if (!m_isTableShown)
        return;
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return setEvents({}, {});
    setEvents(m_model->eventsOf(current.row()), rowText());
}

QString ChartCard::rowText() const
{
    const QModelIndex current = m_table->currentIndex();
    QStringList cells;
    for (int column = 0; current.isValid() && column < m_model->columnCount(); ++column)
        cells.append(current.siblingAtColumn(column).data().toString());
    return cells.join(QStringLiteral(" · "));
}

void ChartCard::setEvents(std::vector<EventIndex> events, const QString& text)
{
    m_events = std::move(events);
    m_markWords = text;
    m_event = -1;
    showMarkText();
}

void ChartCard::activate()
{
    stepEvent(1);
}

void ChartCard::stepEvent(int step)
{
    if (m_events.empty())
        return;
    const auto count = static_cast<std::ptrdiff_t>(m_events.size());
    m_event = m_event < 0 ? (step > 0 ? 0 : count - 1) : (m_event + step + count) % count;
    showMarkText();
    emit eventChosen(m_events[static_cast<std::size_t>(m_event)]);
}

QString ChartCard::markText() const
{
    if (m_markWords.isEmpty())
        return chart().isEmpty() ? QString() : tr("Click a mark, or walk with the arrow keys, to see its events");
    const QString count = formatCount(static_cast<std::int64_t>(m_events.size()));
    if (m_events.empty())
        return tr("%1 · no events").arg(m_markWords);
    if (m_event < 0)
        return tr("%1 · events behind it: %2").arg(m_markWords, count);
    return tr("%1 · event %2 of %3").arg(m_markWords, formatCount(static_cast<std::int64_t>(m_event) + 1), count);
}

void ChartCard::showMarkText()
{
    m_mark->setText(markText());
    m_previous->setEnabled(!m_events.empty());
    m_next->setEnabled(!m_events.empty());
}

void ChartCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_explanation->setVisible(height() >= HeightWithExplanation);
}

} // namespace chronoscope
