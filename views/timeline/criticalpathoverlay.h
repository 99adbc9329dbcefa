// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/statistics/criticalpath.h"
#include "views/timeline/timelinepainter.h"

#include <QObject>

#include <memory>
#include <vector>

namespace chronoscope {

class TimelineScene;

/// The critical path below the bars it leads through, as stairs from the start of the run to its end. Computed on the
/// pool, once it is asked for; an outdated result is dropped. GUI thread.
class CriticalPathOverlay : public QObject {
    Q_OBJECT

public:
    /// The scene must outlive the overlay.
    explicit CriticalPathOverlay(TimelineScene& scene, QObject* parent = nullptr);

    [[nodiscard]] bool isVisible() const { return m_isVisible; }
    void setVisible(bool isVisible);

    /// Null while it is not shown or not computed yet.
    [[nodiscard]] const std::shared_ptr<const CriticalPath>& path() const { return m_path; }

    /// The painter's origin is the top left corner of the view, its unit devicePixelRatio device pixels.
    void paint(QPainter& painter, const TimelinePicture& picture, const Theme& theme, double devicePixelRatio);

signals:
    /// Shown, hidden, or another path.
    void changed();

private:
    void update();
    void paintPart(QPainter& painter, const PathPart& part, const PixelRect& line, const Theme& theme,
                   double ratio) const;

    TimelineScene& m_scene;
    std::shared_ptr<const CriticalPath> m_path;
    std::vector<int> m_painted; ///< by row, how far it is painted; kept for its memory
    std::uint64_t m_generation = 0;
    bool m_isVisible = false;
};

} // namespace chronoscope
