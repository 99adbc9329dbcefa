// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mark.h"
#include "models/timeline/timescale.h"

#include <QWidget>

#include <cstdint>
#include <optional>

namespace chronoscope {

class TimelineScene;

/// The user's marks as flags over the time scale: each kind has a shape beside its colour. Hovering over one tells what it
/// says, a click goes to it; everything else is left to the widget below. Hidden while there are no marks.
class MarksOverlay : public QWidget {
    Q_OBJECT

public:
    /// Covers the ruler, its parent. The scene must outlive it.
    MarksOverlay(TimelineScene& scene, QWidget& ruler);

    /// Where time begins and ends on the ruler.
    void setMargins(int left, int right);

    /// The time below the pointer, which the ruler writes over what is there; ns since 1970 UTC.
    void setPointerTime(std::optional<std::int64_t> time);

    /// The mark whose flag is at a place of the ruler; null when there is none.
    [[nodiscard]] const Mark* markAt(const QPointF& place) const;
    /// What a mark says: what is marked, its time, kind and note. Plain text of several lines.
    [[nodiscard]] QString text(const Mark& mark) const;

    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] TimeScale scale() const;
    /// Where the ruler writes the time below the pointer, roughly; empty when it doesn't.
    [[nodiscard]] QRectF pointerLabel() const;
    void followMarks();
    void click(const QPointF& place);

    TimelineScene& m_scene;
    QWidget& m_ruler;
    int m_left = 0;
    int m_right = 0;
    QPointF m_pressed;
    std::optional<std::int64_t> m_pointerTime;
};

} // namespace chronoscope
