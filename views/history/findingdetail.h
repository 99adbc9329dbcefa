// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/findingrow.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace chronoscope {

/// The whole text of one finding or lint: what happened, what to do, where; and a way through its events, one after the
/// other. Hidden without one.
class FindingDetail : public QWidget {
    Q_OBJECT

public:
    explicit FindingDetail(QWidget* parent = nullptr);

    /// Null hides it. The history gives ids to the events; nothing is kept of either.
    void setFinding(const FindingRow* finding, const History& history);
    [[nodiscard]] QString text() const;
    /// "event 12, 2 of 4": where the way through the events stands; empty where there are less than two.
    [[nodiscard]] QString position() const;

public slots:
    void goToNextEvent() { step(1); }
    void goToPreviousEvent() { step(-1); }

signals:
    void eventRequested(chronoscope::EventIndex event);

private:
    void step(int direction);
    void showPosition();

    QLabel* m_text;
    QWidget* m_steps;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_position;
    std::vector<EventIndex> m_events;
    std::vector<std::int64_t> m_eventIds;
    std::size_t m_current = 0;
};

} // namespace chronoscope
