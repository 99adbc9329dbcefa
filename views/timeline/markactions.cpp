// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/markactions.h"

#include "models/session/document.h"
#include "models/session/marknavigation.h"
#include "models/timeline/timescale.h"
#include "views/common/actionregistry.h"
#include "views/common/noteeditor.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QKeySequence>

#include <cstdlib>

namespace chronoscope {

namespace {

/// How near to the pointer a mark must be, in units.
constexpr double Reach = 6;

} // namespace

MarkActions::MarkActions(TimelineView& view, QWidget& owner)
    : QObject(&owner), m_view(view), m_document(view.scene().document()), m_owner(owner)
{
    auto* const separator = new QAction(&m_owner);
    separator->setSeparator(true);
    m_owner.addAction(separator);
    add("timelineMark", tr("&Mark"), QKeySequence(Qt::Key_M),
        tr("Marks the selected event, or the moment below the pointer; takes a mark without a note away again"),
        &MarkActions::toggleMark);
    add("timelineNote", tr("Write &Note"), QKeySequence(Qt::SHIFT | Qt::Key_M),
        tr("Marks the selected event, or the moment below the pointer, and writes a note there"),
        &MarkActions::writeNote);
    add("timelineRemoveMark", tr("Remove Mar&k"), QKeySequence::Delete,
        tr("Removes the mark of the selected event, or the one at the pointer, with its note"),
        &MarkActions::removeMark);
    add("timelineNextMark", tr("Ne&xt Mark"), QKeySequence(Qt::CTRL | Qt::Key_M), tr("Goes to the next mark"),
        &MarkActions::nextMark);
    add("timelinePreviousMark", tr("Pre&vious Mark"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
        tr("Goes to the mark before"), &MarkActions::previousMark);
    connect(&m_document.selection(), &Selection::changed, this, &MarkActions::forgetPlace);
}

MarkActions::~MarkActions()
{
    // Nothing that was written is lost because the run is closed.
    if (m_editor)
        m_editor->keep();
}

void MarkActions::add(const char* name, const QString& text, const QKeySequence& key, const QString& statusTip,
                      void (MarkActions::*slot)())
{
    auto* const action = new QAction(text, &m_owner);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(statusTip);
    fileAction(*action, ActionCategory::Marks);
    connect(action, &QAction::triggered, this, slot);
    m_owner.addAction(action);
}

const Mark* MarkActions::markHere() const
{
    const Marks& marks = m_document.marks();
    if (const EventIndex selected = m_document.selection().event(); selected.isValid())
        return marks.ofEvent(selected);
    if (const Mark* const place = marks.find(m_place))
        return place;
    if (!m_pointerTime)
        return nullptr;
    const TimeScale scale = m_view.scene().scale(m_view.width());
    const Mark* nearest = nullptr;
    auto distance = static_cast<double>(scale.spanOf(Reach));
    for (const Mark& mark : marks.marks()) {
        if (!mark.time.isValid())
            continue;
        const auto here = std::abs(static_cast<double>(mark.time.nanoseconds() - *m_pointerTime));
        if (here <= distance) {
            distance = here;
            nearest = &mark;
        }
    }
    return nearest;
}

QUuid MarkActions::makeMark()
{
    if (const EventIndex selected = m_document.selection().event(); selected.isValid())
        return m_document.marks().markEvent(selected);
    if (const Mark* const here = markHere())
        return here->id;
    return m_pointerTime ? m_document.marks().markMoment(Instant(*m_pointerTime)) : QUuid();
}

void MarkActions::toggleMark()
{
    if (const Mark* const mark = markHere()) {
        if (mark->note.isEmpty())
            m_document.marks().remove(mark->id);
        return;
    }
    (void)makeMark();
}

void MarkActions::writeNote()
{
    const QUuid id = makeMark();
    const Mark* const mark = m_document.marks().find(id);
    if (!mark)
        return;
    const TimeScale scale = m_view.scene().scale(m_view.width());
    const QPoint place(mark->time.isValid() ? scale.x(mark->time.nanoseconds()) : 0, 0);
    QString title = markPlaceText(m_document, *mark);
    if (mark->time.isValid())
        title += QStringLiteral(" · ") + m_view.scene().timeText(mark->time.nanoseconds());
    m_editor = NoteEditor::open(m_view, place, title, mark->note);
    connect(m_editor, &NoteEditor::accepted, this,
            [this, id](const QString& note) { m_document.marks().setNote(id, note); });
    connect(m_editor, &NoteEditor::closed, this, [this] { m_editor = nullptr; });
}

void MarkActions::removeMark()
{
    if (const Mark* const mark = markHere())
        m_document.marks().remove(QUuid(mark->id));
}

void MarkActions::goToNeighbour(bool forward)
{
    const Mark* const mark = neighbourMark(m_document, m_place, forward);
    if (!mark)
        return;
    const Mark target = *mark;
    m_isGoing = true;
    goToMark(m_document, target);
    m_isGoing = false;
    m_place = target.id;
}

void MarkActions::forgetPlace()
{
    if (!m_isGoing)
        m_place = {};
}

} // namespace chronoscope
