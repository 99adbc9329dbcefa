// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/history.h"

#include <QObject>

namespace chronoscope {

/// Where in a run the user stands in replay: after one event, or before the first. Shared by timeline, tables, state and
/// detail; the views of a run never know each other. GUI thread.
class ReplayPosition : public QObject {
    Q_OBJECT

public:
    explicit ReplayPosition(QObject* parent = nullptr);

    /// True while the user steps: the position is shown and moved. It is off until it is first asked for.
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// The event that was applied last; not valid before the first one and while inactive.
    [[nodiscard]] EventIndex event() const { return m_event; }

public slots:
    /// Stands after this event, and is active from now on.
    void moveTo(chronoscope::EventIndex event);
    /// Ends stepping.
    void deactivate();

signals:
    void changed();

private:
    EventIndex m_event;
    bool m_isActive = false;
};

} // namespace chronoscope
