// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/breakpoint.h"
#include "models/session/saveditems.h"

#include <QObject>

#include <vector>

namespace chronoscope {

class Store;

/// The breakpoints of all open runs, in the order in which they were set. Kept in the store like saved filters are; while
/// there is no store that can be written they last as long as the program. GUI thread.
class Breakpoints : public QObject {
    Q_OBJECT

public:
    explicit Breakpoints(QObject* parent = nullptr);

    /// The store must outlive this; it may be null.
    void setStore(Store* store) { m_saved.setStore(store); }

    [[nodiscard]] const std::vector<Breakpoint>& list() const { return m_list; }
    [[nodiscard]] bool isAnyEnabled() const;
    /// False while they will be gone with the program.
    [[nodiscard]] bool areKept() const { return m_saved.areKept(); }

public slots:
    /// False, and nothing changes, when there are MaximumBreakpoints or the same one is there already.
    bool add(const chronoscope::Breakpoint& breakpoint);
    /// Puts another one in the place of that at a position of list().
    void replaceAt(std::size_t position, const chronoscope::Breakpoint& breakpoint);
    void setEnabled(std::size_t position, bool isEnabled);
    void removeAt(std::size_t position);
    /// Removes the one that asks for the same, enabled or not, else adds it. False when it could not be added.
    bool toggle(const chronoscope::Breakpoint& breakpoint);
    void clear();

signals:
    void changed();
    /// They could not be read or kept; those of now stay as they are.
    void failed(const chronoscope::Error& error);

private:
    void setList(std::vector<Breakpoint> list);
    void adoptSaved();

    std::vector<Breakpoint> m_list;
    SavedItems m_saved{SavedKind::Breakpoints};
};

} // namespace chronoscope
