// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/navigationhistory.h"

#include "models/session/filterstack.h"
#include "models/session/measuredrange.h"
#include "models/session/viewrange.h"

namespace chronoscope {

namespace {

constexpr std::size_t MostViews = 100;

} // namespace

bool operator==(const NavigationView& a, const NavigationView& b)
{
    const bool isSameRange = a.isWholeRun == b.isWholeRun && (a.isWholeRun || a.visible == b.visible);
    return isSameRange && a.measureAnchor == b.measureAnchor && a.measureActive == b.measureActive &&
           a.filters == b.filters;
}

NavigationHistory::NavigationHistory(ViewRange& viewRange, MeasuredRange& measuredRange, FilterStack& filters,
                                     QObject* parent)
    : QObject(parent), m_viewRange(viewRange), m_measuredRange(measuredRange), m_filters(filters)
{
    m_latest = present();
    m_views.push_back(m_latest);
    connect(&m_viewRange, &ViewRange::changed, this, [this] { partChanged(Part::Visible); });
    connect(&m_viewRange, &ViewRange::remembered, this, &NavigationHistory::record);
    connect(&m_measuredRange, &MeasuredRange::changed, this, [this] { partChanged(Part::Measured); });
    connect(&m_filters, &FilterStack::conditionsChanged, this, [this] { partChanged(Part::Filters); });
}

NavigationView NavigationHistory::present() const
{
    NavigationView view;
    view.visible = m_viewRange.range();
    view.isWholeRun = m_viewRange.isWholeRun();
    view.measureAnchor = m_measuredRange.anchor();
    view.measureActive = m_measuredRange.active();
    view.filters = m_filters.conditions();
    return view;
}

void NavigationHistory::partChanged(Part part)
{
    if (m_isGoing)
        return;
    const bool couldGoBack = canGoBack();
    const std::size_t viewsBefore = m_views.size();
    // A gesture that changed something else is over.
    if (part != m_changing)
        append(m_latest);
    m_changing = part;
    m_latest = present();
    if (part == Part::Filters)
        append(m_latest);
    if (canGoBack() != couldGoBack || m_views.size() != viewsBefore)
        emit changed();
}

void NavigationHistory::append(const NavigationView& view)
{
    if (m_views[m_position] == view)
        return;
    m_views.resize(m_position + 1);
    m_views.push_back(view);
    if (m_views.size() > MostViews)
        m_views.erase(m_views.begin());
    m_position = m_views.size() - 1;
}

void NavigationHistory::record()
{
    if (m_isGoing || m_views[m_position] == m_latest)
        return;
    append(m_latest);
    emit changed();
}

bool NavigationHistory::canGoBack() const
{
    return m_position > 0 || !(m_views[m_position] == m_latest);
}

void NavigationHistory::back()
{
    // Where the user stands now may not be a step yet: then "forward" must find it.
    append(m_latest);
    if (m_position > 0)
        show(m_position - 1);
}

void NavigationHistory::forward()
{
    if (canGoForward())
        show(m_position + 1);
}

void NavigationHistory::goTo(std::size_t position)
{
    if (position >= m_views.size())
        return;
    // Whoever goes on to a later view leaves an unfinished gesture for good.
    if (position <= m_position)
        append(m_latest);
    show(position);
}

void NavigationHistory::show(std::size_t position)
{
    m_position = position;
    const NavigationView view = m_views[position];
    m_isGoing = true;
    if (view.isWholeRun)
        m_viewRange.showWholeRun();
    else
        m_viewRange.show(view.visible.start, view.visible.end);
    if (view.measureAnchor.isValid())
        m_measuredRange.setRange(view.measureAnchor, view.measureActive);
    else
        m_measuredRange.clear();
    m_filters.setConditions(view.filters);
    m_isGoing = false;
    // The run may have other ends by now: where the user came to counts, so that going back does not add a step.
    m_latest = present();
    m_views[position] = m_latest;
    emit changed();
}

} // namespace chronoscope
