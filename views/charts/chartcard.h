// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/chart.h"

#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace chronoscope {

class ChartCanvas;
class ChartTableModel;

/// One statistic: its key numbers, its chart or its table, and the way to the events behind a mark or a row. GUI thread.
class ChartCard : public QWidget {
    Q_OBJECT

public:
    explicit ChartCard(QWidget* parent = nullptr);
    ~ChartCard() override;

    void setChart(const Chart& chart);
    [[nodiscard]] const Chart& chart() const;
    /// Writes times in another way; mark and row stay.
    void setTimes(const ChartTimes& times);
    /// The numbers as a table instead of the chart.
    void setTableShown(bool isShown);
    [[nodiscard]] bool isTableShown() const { return m_isTableShown; }

    [[nodiscard]] ChartCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    /// What stands below the chart: the mark in words, and which of its events is shown.
    [[nodiscard]] QString markText() const;
    [[nodiscard]] QString factsText() const;

public slots:
    /// Through the events behind the current mark or row, from the last to the first.
    void showNextEvent() { stepEvent(1); }
    void showPreviousEvent() { stepEvent(-1); }

signals:
    /// The user goes to an event behind a mark or a row.
    void eventChosen(chronoscope::EventIndex event);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void connectSignals();
    void showPage();
    void adoptMark();
    void adoptRow();
    [[nodiscard]] QString rowText() const;
    void setEvents(std::vector<EventIndex> events, const QString& text);
    void activate();
    void stepEvent(int step);
    void showMarkText();

    QLabel* m_facts;
    QLabel* m_explanation;
    QStackedWidget* m_pages;
    ChartCanvas* m_canvas;
    ChartTableModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
    QLabel* m_mark;
    QToolButton* m_previous;
    QToolButton* m_next;
    std::vector<EventIndex> m_events; ///< behind the current mark or row
    QString m_markWords;
    std::ptrdiff_t m_event = -1; ///< which of them was gone to; -1: none
    bool m_isTableShown = false;
};

} // namespace chronoscope
