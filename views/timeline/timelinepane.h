// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/timelinescene.h"

#include <QWidget>

class QScrollBar;

namespace chronoscope {

class Breadcrumbs;
class HiddenSections;
class HoverCard;
class LabelColumn;
class MarksOverlay;
class MeasureBar;
class TimelineGestures;
class TimelineOverviewView;
class TimelineRulerView;
class TimelineView;

/// The timeline of a document with all its parts: overview, scale, names, lanes, scroll bar, and what is
/// measured and which views were gone through below them. Follows the document's
/// snapshot, view range, selection and time display, and sets the latter three as the user acts.
/// actions() has everything that can be done with it, in the order of a menu, separators included.
class TimelinePane : public QWidget {
    Q_OBJECT

public:
    /// The document must outlive the pane.
    explicit TimelinePane(Document& document, QWidget* parent = nullptr);
    ~TimelinePane() override;
    TimelinePane(const TimelinePane&) = delete;
    TimelinePane& operator=(const TimelinePane&) = delete;

    [[nodiscard]] TimelineScene& scene() const { return *m_scene; }
    [[nodiscard]] TimelineView& view() const { return *m_view; }

    /// Width of the column of names in units; to be kept over sessions.
    [[nodiscard]] int labelWidth() const { return m_labelWidth; }
    void setLabelWidth(int width);

    /// Leaves overview, scale and what stands below the lanes to a view around several panes. For good.
    void setLanesOnly();

    [[nodiscard]] bool isReducedMotion() const;
    void setReducedMotion(bool isReduced);

signals:
    void labelWidthChanged();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOutParts();
    void connectParts();
    void updateScrollBar();
    void updateMargins();
    void updateHoverCard();

    TimelineScene* m_scene;
    TimelineOverviewView* m_overview;
    TimelineRulerView* m_ruler;
    MarksOverlay* m_marks;
    LabelColumn* m_labels;
    TimelineView* m_view;
    QScrollBar* m_scrollBar;
    HoverCard* m_hoverCard;
    TimelineGestures* m_gestures;
    HiddenSections* m_hiddenSections = nullptr;
    MeasureBar* m_measureBar = nullptr;   ///< below the lanes: what comes up there moves nothing above
    Breadcrumbs* m_breadcrumbs = nullptr; ///< likewise
    int m_labelWidth = 210;
};

} // namespace chronoscope
