// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/chartdrawing.h"

#include <QChartView>

#include <memory>
#include <optional>

namespace chronoscope {

/// Shows a chart; its marks can be pointed at, clicked, and walked through by key: left and right along a series, up and
/// down between the series, Return or space to go to the events behind the mark. GUI thread.
class ChartCanvas : public QChartView {
    Q_OBJECT

public:
    explicit ChartCanvas(QWidget* parent = nullptr);
    ~ChartCanvas() override;

    void setChartContent(const Chart& chart);
    /// Writes times in another way; the current mark stays.
    void setTimes(const ChartTimes& times);
    [[nodiscard]] const ChartDrawing* drawing() const { return m_drawing.get(); }

    [[nodiscard]] std::optional<ChartMarkIndex> currentMark() const { return m_current; }
    /// Makes a mark the current one; without a value there is none.
    void setCurrentMark(std::optional<ChartMarkIndex> mark);
    /// What the current mark shows, in words; empty when there is none.
    [[nodiscard]] QString currentText() const;
    [[nodiscard]] std::vector<EventIndex> currentEvents() const;

signals:
    void currentMarkChanged();
    /// The user clicked on the current mark, or pressed Return or space on it.
    void markActivated();

protected:
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void redraw();
    void addCommands();
    void moveAlong(int step);
    void moveToSeries(int step);
    [[nodiscard]] std::optional<ChartMarkIndex> markAt(const QPoint& position) const;

    Chart m_content;
    std::unique_ptr<ChartDrawing> m_drawing; ///< null while there is nothing to draw
    std::optional<ChartMarkIndex> m_current;
};

} // namespace chronoscope
