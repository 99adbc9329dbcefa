// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/statisticspane.h"

#include "models/export/safefile.h"
#include "models/session/document.h"
#include "models/session/timedisplay.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartjob.h"
#include "views/common/menubutton.h"
#include "views/common/plaintooltip.h"
#include "views/common/segmentedbuttons.h"
#include "views/common/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int ListWidth = 236;
constexpr int ListRowHeight = 24;
constexpr QSize PictureSize(1200, 640);

void addToList(QListWidget& list, const QString& text)
{
    auto* const item = new QListWidgetItem(text, &list);
    item->setSizeHint({0, std::max(ListRowHeight, list.fontMetrics().height() + 8)});
}

} // namespace

StatisticsPane::StatisticsPane(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_list(new QListWidget(this))
    , m_title(new QLabel(this))
    , m_parts(new SegmentedButtons(this))
    , m_forms(new SegmentedButtons(this))
    , m_export(new MenuButton(this))
    , m_card(new ChartCard(this))
    , m_job(new ChartJob(this))
{
    arrange();
    fillExportMenu();
    connectSignals();
    adoptParts();
}

StatisticsPane::~StatisticsPane() = default;

void StatisticsPane::arrange()
{
    setAccessibleName(tr("Statistics"));
    m_list->setAccessibleName(tr("Statistics"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(ListWidth);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (std::size_t statistic = 0; statistic < StatisticCount; ++statistic)
        addToList(*m_list, displayName(static_cast<Statistic>(statistic)));
    m_list->setCurrentRow(0);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(nameFont(font()));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_parts->setAccessibleName(tr("Part of the run"));
    for (const QString& part : {tr("Whole run"), tr("Range"), tr("Selection"), tr("Filtered")})
        m_parts->addSegment(part);
    m_forms->setAccessibleName(tr("Form"));
    m_forms->addSegment(tr("Chart"));
    m_forms->addSegment(tr("Table"));

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 2);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_parts);
    bar->addWidget(m_forms);
    bar->addWidget(m_export);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addLayout(bar);
    right->addWidget(m_card, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);
    setFocusProxy(m_list);
    // In the order of the eye.
    setTabOrder(m_list, m_parts);
    setTabOrder(m_parts, m_forms);
    setTabOrder(m_forms, m_export);
    setTabOrder(m_export, m_card);
}

void StatisticsPane::fillExportMenu()
{
    auto* const menu = new QMenu(m_export);
    menu->addAction(tr("Picture (&PNG)…"), this, [this] { askForPlace(ChartFileFormat::Png); });
    menu->addAction(tr("Picture (&SVG)…"), this, [this] { askForPlace(ChartFileFormat::Svg); });
    menu->addAction(tr("Numbers (&CSV)…"), this, [this] { askForPlace(ChartFileFormat::Csv); });
    m_export->setMenu(menu);
    m_export->setWords(tr("Export"));
    m_export->setAccessibleName(tr("Export the chart"));
}

void StatisticsPane::connectSignals()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &StatisticsPane::invalidate);
    connect(m_parts, &SegmentedButtons::currentIndexChanged, this, [this](int part) {
        m_part = static_cast<Part>(part);
        invalidate();
    });
    connect(m_forms, &SegmentedButtons::currentIndexChanged, this,
            [this](int form) { m_card->setTableShown(form == 1); });
    connect(m_card, &ChartCard::eventChosen, &m_document.selection(), &Selection::selectEvent);
    connect(m_job, &ChartJob::finished, this, &StatisticsPane::show);
    connect(&m_document, &Document::snapshotChanged, this, &StatisticsPane::invalidate);
    connect(&m_document, &Document::timeTextsChanged, this, [this] { m_card->setTimes(times()); });
    const auto follow = [this](Part part) {
        return [this, part] {
            adoptParts();
            if (m_part == part)
                invalidate();
        };
    };
    connect(&m_document.measuredRange(), &MeasuredRange::changed, this, follow(Part::MeasuredRange));
    connect(&m_document.filters(), &FilterStack::filteredChanged, this, follow(Part::Filtered));
    connect(&m_document.selection(), &Selection::changed, this, &StatisticsPane::adoptParts);
}

Statistic StatisticsPane::statistic() const
{
    return static_cast<Statistic>(std::max(m_list->currentRow(), 0));
}

void StatisticsPane::setStatistic(Statistic statistic)
{
    m_list->setCurrentRow(static_cast<int>(statistic));
}

void StatisticsPane::setPart(Part part)
{
    m_parts->setCurrentIndex(static_cast<int>(part));
}

bool StatisticsPane::isComputing() const
{
    return m_job->isRunning();
}

bool StatisticsPane::isAvailable(Part part) const
{
    switch (part) {
    case Part::WholeRun:
        return true;
    case Part::MeasuredRange:
        return !m_document.measuredRange().isEmpty();
    case Part::Selection:
        return m_document.selection().group().isValid();
    case Part::Filtered:
        return m_document.filters().filtered() != nullptr;
    }
    return false;
}

void StatisticsPane::adoptParts()
{
    for (const Part part : {Part::MeasuredRange, Part::Selection, Part::Filtered})
        m_parts->setSegmentEnabled(static_cast<int>(part), isAvailable(part));
    if (!isAvailable(m_part))
        setPart(Part::WholeRun);
}

StatisticsScope StatisticsPane::scope() const
{
    StatisticsScope scope;
    if (m_part == Part::MeasuredRange && m_document.measuredRange().range()) {
        scope.from = m_document.measuredRange().range()->start;
        scope.to = m_document.measuredRange().range()->end;
    }
    const std::size_t count = m_document.snapshot()->groups->size();
    if (m_part == Part::Selection && m_document.selection().group().isValid()) {
        std::vector<bool> groups(count);
        groups[m_document.selection().group().value] = true;
        scope.groups = std::make_shared<const std::vector<bool>>(std::move(groups));
    }
    if (const auto& filtered = m_document.filters().filtered(); m_part == Part::Filtered && filtered) {
        std::vector<bool> groups(count);
        for (std::size_t group = 0; group < count; ++group)
            groups[group] = filtered->passesGroup(static_cast<std::uint32_t>(group));
        scope.groups = std::make_shared<const std::vector<bool>>(std::move(groups));
    }
    return scope;
}

ChartTimes StatisticsPane::times() const
{
    const TimeDisplay& display = m_document.timeDisplay();
    return {m_document.timeOrigin(), display.mode() != TimeDisplay::Mode::Clock, display.zone()};
}

void StatisticsPane::invalidate()
{
    m_isOutdated = true;
    m_title->setText(displayName(statistic()));
    if (isVisible())
        compute();
}

void StatisticsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        compute();
}

void StatisticsPane::compute()
{
    m_isOutdated = false;
    m_title->setText(displayName(statistic()));
    m_job->start(statistic(), m_document.snapshot(), scope());
}

void StatisticsPane::show(const Chart& chart)
{
    Chart shown = chart;
    shown.times = times();
    m_card->setChart(shown);
    // Where the card has no room for the definition it is here.
    m_title->setToolTip(plainToolTip(chart.explanation));
    m_export->setEnabled(!chart.isEmpty());
    emit chartShown();
}

Result<void> StatisticsPane::exportTo(const QString& path, ChartFileFormat format) const
{
    const Theme& theme = Theme::of(this);
    const Chart& chart = m_card->chart();
    const QByteArray bytes = format == ChartFileFormat::Csv   ? chartCsv(chart, *m_document.snapshot()->history)
                             : format == ChartFileFormat::Png ? chartPng(chart, theme, font(), PictureSize)
                                                              : chartSvg(chart, theme, font(), PictureSize);
    // The dialog has asked before it gave a name that is taken.
    return writeFileSafely(path, ExistingFile::Replace, [&](QIODevice& device) -> Result<void> {
        if (device.write(bytes) == bytes.size())
            return {};
        Error error;
        error.code = Error::Code::Io;
        error.message = tr("The file could not be written: %1.").arg(device.errorString());
        return tl::unexpected(std::move(error));
    });
}

void StatisticsPane::askForPlace(ChartFileFormat format)
{
    const QString extension = format == ChartFileFormat::Csv   ? QStringLiteral("csv")
                              : format == ChartFileFormat::Png ? QStringLiteral("png")
                                                               : QStringLiteral("svg");
    auto* const dialog = new QFileDialog(this, tr("Export the chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(extension);
    dialog->selectFile(toString(statistic()) + QLatin1Char('.') + extension);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& path) {
        if (const auto written = exportTo(path, format); !written)
            emit exportFailed(written.error());
    });
    dialog->open();
}

} // namespace chronoscope
