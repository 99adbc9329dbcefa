// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/rangesummary.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QToolButton;

namespace chronoscope {

class TimelineScene;

/// What lies between the two cursors, in one line below the lanes: how long it is, how many events of which types, which
/// groups began and ended. Shown only while something is measured. Long runs are counted on the pool; until then the
/// duration stands alone. GUI thread.
class MeasureBar : public QWidget {
    Q_OBJECT

public:
    /// The scene must outlive the bar. The action zooms to the range.
    MeasureBar(TimelineScene& scene, QAction& zoom, QWidget* parent = nullptr);

    /// All that is said, one part a comma.
    [[nodiscard]] QString text() const;
    /// Empty until the counts are there.
    [[nodiscard]] const std::optional<RangeSummary>& summary() const { return m_summary; }

signals:
    void summaryChanged();

private:
    void arrange(QAction& zoom);
    void adoptRange();
    void requestSummary();
    void adopt(RangeSummary summary);
    void writeTexts();

    TimelineScene& m_scene;
    QLabel* m_duration;
    QLabel* m_counts;
    QLabel* m_types;
    std::optional<RangeSummary> m_summary;
    std::uint64_t m_generation = 0;
};

} // namespace chronoscope
