// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/actionregistry.h"
#include "views/timeline/measurekeys.h"
#include "views/timeline/sectionkeys.h"
#include "views/timeline/timelinescene.h"

#include <QList>
#include <QObject>

#include <vector>

class QAction;
class QKeySequence;
class QWidget;

namespace chronoscope {

class TimelineView;

/// Everything that can be done with a timeline, as actions with a text, a key and a status tip. The keys work while the
/// timeline or a part of it has the focus, so that single letters never steal what is typed elsewhere.
class TimelineActions : public QObject {
    Q_OBJECT

public:
    /// Adds the actions to the owner, a widget around the view. The view must outlive the actions.
    TimelineActions(TimelineView& view, QWidget& owner);

signals:
    /// The user asks for a wider or, with a negative step, narrower label column; units.
    void labelWidthStepWanted(int step);

private:
    template <typename Slot>
    QAction* add(const char* name, const QString& text, const QList<QKeySequence>& keys, const QString& statusTip,
                 Slot slot);
    void addSeparator();
    void addZoomActions();
    void addMoveActions();
    void addSelectionActions();
    void addMeasureActions();
    void addCauseActions();
    void addSectionActions();
    void addGroupingActions();
    void addDensityActions();

    void zoom(double factor);
    void pan(double part);
    void showEdge(bool isStart);
    void select(std::uint32_t position);
    void selectNeighbour(bool forward);
    void selectNeighbourLane(bool down);
    void selectFailure(bool forward);
    void selectOrReveal();
    void reveal(std::uint32_t position, std::int64_t time);
    /// Selects the event in another group that led to the selected one, or that came of it.
    void followCause(bool forward);
    void fitSelection();
    /// The bar from which the keyboard goes on: the selected one, else None.
    [[nodiscard]] std::uint32_t current() const { return m_scene.selectedPosition(); }

    /// A step back to a cause; going forward from it returns to where it was taken.
    struct StepBack {
        EventIndex effect;
        EventIndex cause;
    };

    TimelineView& m_view;
    TimelineScene& m_scene;
    QWidget& m_owner;
    MeasureKeys m_measure;
    SectionKeys m_sections;
    ActionCategory m_category = ActionCategory::TimelineRange; ///< of what is added
    std::vector<StepBack> m_stepsBack;
};

} // namespace chronoscope
