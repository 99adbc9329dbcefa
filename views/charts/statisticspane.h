// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/statistics/statisticcharts.h"
#include "views/charts/chartexport.h"

#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;

namespace chronoscope {

class ChartCard;
class ChartJob;
class Document;
class MenuButton;
class SegmentedButtons;

/// The statistics of a run: the list of them at the left, the chosen one at the right, of the whole run, the measured
/// range, the selected group or what passes the filters. Computes only while it is visible, and only the one that is
/// shown. GUI thread.
class StatisticsPane : public QWidget {
    Q_OBJECT

public:
    /// What is looked at, in the order of the choices.
    enum class Part { WholeRun, MeasuredRange, Selection, Filtered };

    /// The document must outlive the pane.
    explicit StatisticsPane(Document& document, QWidget* parent = nullptr);
    ~StatisticsPane() override;

    [[nodiscard]] Statistic statistic() const;
    void setStatistic(Statistic statistic);
    [[nodiscard]] Part part() const { return m_part; }
    void setPart(Part part);
    [[nodiscard]] ChartCard& card() const { return *m_card; }
    [[nodiscard]] bool isComputing() const;

    /// Writes what is shown; whatever happens, there is never half a file. Blocks as long as that takes.
    [[nodiscard]] Result<void> exportTo(const QString& path, ChartFileFormat format) const;

signals:
    /// A statistic is shown that is new.
    void chartShown();
    void exportFailed(const chronoscope::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void arrange();
    void connectSignals();
    void fillExportMenu();
    void askForPlace(ChartFileFormat format);
    /// Which parts there are to choose from; what is gone gives way to the whole run.
    void adoptParts();
    [[nodiscard]] bool isAvailable(Part part) const;
    [[nodiscard]] StatisticsScope scope() const;
    [[nodiscard]] ChartTimes times() const;
    /// The statistic must be computed anew, as soon as somebody sees it.
    void invalidate();
    void compute();
    void show(const Chart& chart);

    Document& m_document;
    QListWidget* m_list;
    QLabel* m_title;
    SegmentedButtons* m_parts;
    SegmentedButtons* m_forms;
    MenuButton* m_export;
    ChartCard* m_card;
    ChartJob* m_job;
    Part m_part = Part::WholeRun;
    bool m_isOutdated = true;
};

} // namespace chronoscope
