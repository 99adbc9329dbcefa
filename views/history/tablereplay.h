// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"

#include <QObject>

namespace chronoscope {

class Document;
class RunTableView;

/// Shows the place in replay in the two tables of a run: which row was applied last, which rows are still to come, and
/// at which events breakpoints stop.
class TableReplay : public QObject {
    Q_OBJECT

public:
    /// Belongs to the table of events; all must outlive it.
    TableReplay(Document& document, RunTableView& events, RunTableView& groups);

private:
    /// Repaints the rows between the place before and the one of now.
    void repaintPassed(RunTableView& events);
    [[nodiscard]] bool isGroupAhead(GroupIndex group) const;
    [[nodiscard]] bool isCurrentGroup(GroupIndex group) const;

    Document& m_document;
    EventIndex m_painted; ///< where the place was when rows were painted last
    bool m_wasActive = false;
};

} // namespace chronoscope
