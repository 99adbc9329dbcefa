// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mark.h"

#include <QObject>

#include <cstdint>
#include <optional>

class QAction;
class QKeySequence;
class QWidget;

namespace chronoscope {

class Document;
class NoteEditor;
class TimelineView;

/// What can be done with marks in a timeline, as actions with a text, a key and a status tip. The keys work while the
/// timeline or a part of it has the focus.
class MarkActions : public QObject {
    Q_OBJECT

public:
    /// Adds the actions to the owner, a widget around the view. The view must outlive the actions.
    MarkActions(TimelineView& view, QWidget& owner);
    ~MarkActions() override;

    /// The time below the pointer, ns since 1970 UTC; none when it is elsewhere.
    void setPointerTime(std::optional<std::int64_t> time) { m_pointerTime = time; }

    /// The editor that is open; null when there is none.
    [[nodiscard]] NoteEditor* editor() const { return m_editor; }

private:
    void add(const char* name, const QString& text, const QKeySequence& key, const QString& statusTip,
             void (MarkActions::*slot)());
    /// Marks what is selected, else the moment below the pointer; takes a mark without a note away again.
    void toggleMark();
    void writeNote();
    void removeMark();
    void nextMark() { goToNeighbour(true); }
    void previousMark() { goToNeighbour(false); }
    void goToNeighbour(bool forward);
    void forgetPlace();
    /// The mark of what is selected, else the one that was gone to, else the one at the pointer.
    [[nodiscard]] const Mark* markHere() const;
    /// The mark of what is selected, else of the moment below the pointer, made if need be; null when there is neither.
    [[nodiscard]] QUuid makeMark();

    TimelineView& m_view;
    Document& m_document;
    QWidget& m_owner;
    std::optional<std::int64_t> m_pointerTime;
    QUuid m_place; ///< the mark that was gone to, while the selection is as it left it
    bool m_isGoing = false;
    NoteEditor* m_editor = nullptr;
};

} // namespace chronoscope
