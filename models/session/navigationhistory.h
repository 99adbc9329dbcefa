// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/timerange.h"
#include "models/filter/filtercondition.h"

#include <QObject>

#include <cstddef>
#include <span>
#include <vector>

namespace chronoscope {

class FilterStack;
class MeasuredRange;
class ViewRange;

/// One view of a run that the user went through: what was visible, measured and filtered.
struct NavigationView {
    TimeRange visible;
    bool isWholeRun = true; ///< stays so when the run grows
    Instant measureAnchor;  ///< not recorded where nothing was measured
    Instant measureActive;
    FilterConditions filters;

    /// Whole runs are equal whatever their length was at that moment.
    friend bool operator==(const NavigationView& a, const NavigationView& b);
};

/// Undo and redo of what the user does to the view of a document: zoom and pan, the measured range, filters. A gesture is
/// one step, however many changes it makes: it ends when record() is called, when another of the three changes, or when
/// the user goes back. A change of filters is a step by itself. GUI thread.
class NavigationHistory : public QObject {
    Q_OBJECT

public:
    /// All must outlive the history.
    NavigationHistory(ViewRange& viewRange, MeasuredRange& measuredRange, FilterStack& filters,
                      QObject* parent = nullptr);

    /// All views that can be gone back or forward to, oldest first; never empty. A gesture that did not end yet is not
    /// among them.
    [[nodiscard]] std::span<const NavigationView> views() const { return m_views; }
    /// The one where the user is, or from which the present gesture began.
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_views.size(); }

public slots:
    /// A gesture ended: where the user is now is one to come back to. Does nothing when nothing changed.
    void record();
    void back();
    void forward();
    /// Goes to one of views().
    void goTo(std::size_t position);

signals:
    /// views(), position() or canGoBack() changed.
    void changed();

private:
    /// What the three things are that a step may change.
    enum class Part { Visible, Measured, Filters };
    [[nodiscard]] NavigationView present() const;
    void partChanged(Part part);
    void append(const NavigationView& view);
    void show(std::size_t position);

    ViewRange& m_viewRange;
    MeasuredRange& m_measuredRange;
    FilterStack& m_filters;
    std::vector<NavigationView> m_views;
    std::size_t m_position = 0;
    NavigationView m_latest;         ///< where the user is, step or not
    Part m_changing = Part::Visible; ///< by the gesture that did not end yet
    bool m_isGoing = false;
};

} // namespace chronoscope
