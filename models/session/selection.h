// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QObject>

namespace chronoscope {

/// What is selected in a run: one group and, inside it, one event. Shared by all views of the run. GUI thread.
/// Views never know each other: each sets the selection, each follows its signal.
class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(QObject* parent = nullptr);

    [[nodiscard]] GroupIndex group() const { return m_group; }
    [[nodiscard]] EventIndex event() const { return m_event; }
    [[nodiscard]] bool isEmpty() const { return !m_event.isValid(); }

    /// The groups that positions refer to. Keeps the selected event by its id when a larger snapshot comes.
    void setGroups(std::shared_ptr<const EventGroups> groups);

public slots:
    /// Selects an event, and with it its group.
    void selectEvent(chronoscope::EventIndex event);
    /// Selects a group, and with it its first event.
    void selectGroup(chronoscope::GroupIndex group);
    void clear();

signals:
    void changed();

private:
    void set(GroupIndex group, EventIndex event);

    std::shared_ptr<const EventGroups> m_groups;
    GroupIndex m_group;
    EventIndex m_event;
};

} // namespace chronoscope
