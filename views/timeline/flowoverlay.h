// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline/flowarrow.h"
#include "views/timeline/timelinepainter.h"

#include <QObject>

#include <vector>

namespace chronoscope {

class TimelineScene;

/// The arrows from cause to effect that belong to the selection: into its group and out of it, or the whole chain. Drawn
/// over the bars; costs nothing while nothing is selected. GUI thread.
class FlowOverlay : public QObject {
    Q_OBJECT

public:
    /// The scene must outlive the overlay.
    explicit FlowOverlay(TimelineScene& scene, QObject* parent = nullptr);

    /// Also what came before the causes and after the effects of the selection, back to the start of the chain.
    [[nodiscard]] bool showsWholeChain() const { return m_showsWholeChain; }
    void setShowsWholeChain(bool shows);

    [[nodiscard]] const std::vector<FlowLink>& links() const { return m_links; }

    /// The painter's origin is the top left corner of the view, its unit devicePixelRatio device pixels.
    void paint(QPainter& painter, const TimelinePicture& picture, const Theme& theme, double devicePixelRatio);

signals:
    void changed();

private:
    void update();
    void addLink(EventIndex cause, EventIndex effect, bool isDirect);

    TimelineScene& m_scene;
    std::vector<FlowLink> m_links;
    std::vector<FlowArrow> m_arrows; ///< kept for its memory
    bool m_showsWholeChain = false;
};

} // namespace chronoscope
