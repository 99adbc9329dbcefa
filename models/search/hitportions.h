// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/search/historysearch.h"

#include <QElapsedTimer>

namespace chronoscope {

/// Gathers hits and hands them on in portions: the first at once, later ones not more often than a screen can show.
class HitPortions {
public:
    explicit HitPortions(const SearchOptions& options) : m_options(options) { m_sinceLast.start(); }

    /// False when no more hits are wanted.
    bool add(const SearchHit& hit)
    {
        if (m_options.isFirstOfEventEnough && m_count > 0 && hit.event == m_lastEvent)
            return true;
        m_lastEvent = hit.event;
        m_portion.hits.push_back(hit);
        return ++m_count < MaximumHits;
    }
    bool add(SearchHit hit, QString jqValue)
    {
        if (m_options.isFirstOfEventEnough && m_count > 0 && hit.event == m_lastEvent)
            return true;
        hit.start = static_cast<std::uint32_t>(m_portion.values.size());
        m_portion.values.push_back(std::move(jqValue));
        return add(hit);
    }
    /// Hands on when it is time to; to be called between blocks.
    void handOnWhenDue()
    {
        if (!m_wasHandedOn || m_sinceLast.elapsed() >= MillisecondsBetween)
            handOn();
    }
    void handOn()
    {
        if (m_portion.isEmpty())
            return;
        if (m_options.onHits)
            m_options.onHits(std::move(m_portion));
        m_portion = {};
        m_wasHandedOn = true;
        m_sinceLast.restart();
    }

    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    static constexpr qint64 MillisecondsBetween = 50;

    const SearchOptions& m_options;
    SearchHits m_portion;
    EventIndex m_lastEvent;
    std::size_t m_count = 0;
    bool m_wasHandedOn = false;
    QElapsedTimer m_sinceLast;
};

} // namespace chronoscope
