// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QObject>

#include <memory>

namespace chronoscope {

/// Where in a run the user stands in replay: after one event, or before the first. Shared by timeline, tables, state and
/// detail; the views of a run never know each other. GUI thread.
class ReplayPosition : public QObject {
    Q_OBJECT

public:
    explicit ReplayPosition(QObject* parent = nullptr);

    /// The events that the position refers to. Keeps its event by its id when a larger snapshot comes; without that event
    /// replay is over.
    void setHistory(std::shared_ptr<const History> history);

    /// True while the user steps: the position is shown and moved. It is off until it is first asked for.
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// The event that was applied last; not valid before the first one and while inactive.
    [[nodiscard]] EventIndex event() const { return m_event; }
    /// True for events that were not applied yet; false for all while inactive.
    [[nodiscard]] bool isAhead(EventIndex event) const { return m_isActive && (!m_event.isValid() || event > m_event); }

public slots:
    /// Stands after this event, or before the first where it is not valid, and is active from now on. Events that the
    /// history lacks are left alone.
    void moveTo(chronoscope::EventIndex event);
    /// Ends stepping.
    void deactivate();

signals:
    void changed();

private:
    std::shared_ptr<const History> m_history; ///< null where nobody told
    EventIndex m_event;
    bool m_isActive = false;
};

} // namespace chronoscope
