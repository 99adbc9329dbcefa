// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/marks.h"

#include "models/core/format.h"
#include "models/store/store.h"

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

/// As the store sorts them.
bool isBefore(const Mark& one, const Mark& other)
{
    if (one.time.isValid() != other.time.isValid())
        return one.time.isValid();
    if (one.time != other.time)
        return one.time < other.time;
    return one.eventId < other.eventId;
}

const Mark* orNull(const std::vector<Mark>& marks, std::vector<Mark>::const_iterator found)
{
    return found == marks.end() ? nullptr : &*found;
}

} // namespace

Marks::Marks(QObject* parent) : QObject(parent)
{
}

void Marks::setStore(Store* store)
{
    m_store = store;
    if (m_store)
        connect(m_store, &Store::stateChanged, this, &Marks::changed);
    refresh();
}

void Marks::setSnapshot(RunSnapshotPointer snapshot)
{
    m_snapshot = std::move(snapshot);
    // A reset further down gives the run another id, so that of a first screen is not for sure.
    if (!m_snapshot->isComplete)
        return;
    RunKey run{m_snapshot->summary.workflowId, m_snapshot->summary.runId};
    if (!run.isValid())
        run = {};
    if (run == m_run)
        return;
    if (m_run.isValid()) {
        m_marks.clear();
        m_unkept.clear();
    }
    m_run = run;
    // What was marked before the run told its ids.
    for (const Mark& mark : m_marks)
        put(mark);
    refresh();
    emit changed();
}

const Mark* Marks::find(const QUuid& id) const
{
    return orNull(m_marks, std::ranges::find(m_marks, id, &Mark::id));
}

const Mark* Marks::ofEvent(EventIndex event) const
{
    if (!event.isValid() || event.value >= m_snapshot->history->size())
        return nullptr;
    const std::optional<std::int64_t> eventId = m_snapshot->history->eventId(event);
    return orNull(m_marks, std::ranges::find(m_marks, eventId, &Mark::eventId));
}

const Mark* Marks::ofMoment(Instant time) const
{
    return orNull(m_marks, std::ranges::find_if(
                               m_marks, [time](const Mark& mark) { return !mark.eventId && mark.time == time; }));
}

EventIndex Marks::eventOf(const Mark& mark) const
{
    const auto event = mark.eventId ? m_snapshot->history->findEventId(*mark.eventId) : std::nullopt;
    return event.value_or(EventIndex());
}

QString Marks::keepingText() const
{
    if (!m_store)
        return tr("Marks last as long as this run is open.");
    if (m_store->state() == Store::State::Unavailable || m_store->state() == Store::State::ReadOnly) {
        return tr("Marks last as long as this run is open: %1")
            .arg(m_store->problem() ? m_store->problem()->message : QString());
    }
    if (m_run.isValid())
        return {};
    return m_snapshot && !m_snapshot->isComplete
               ? tr("Marks are kept as soon as the whole file is read.")
               : tr("Marks last as long as this run is open: its history doesn't tell workflow id and run id.");
}

QUuid Marks::markEvent(EventIndex event)
{
    if (const Mark* const mark = ofEvent(event))
        return mark->id;
    if (!event.isValid() || event.value >= m_snapshot->history->size())
        return {};
    Mark mark;
    mark.eventId = m_snapshot->history->eventId(event);
    mark.time = m_snapshot->history->time(event);
    return add(mark);
}

QUuid Marks::markMoment(Instant time)
{
    if (const Mark* const mark = ofMoment(time))
        return mark->id;
    if (!time.isValid())
        return {};
    Mark mark;
    mark.time = time;
    return add(mark);
}

QUuid Marks::add(Mark mark)
{
    if (static_cast<qsizetype>(m_marks.size()) >= storelimits::MarksOfRun) {
        Error error;
        error.code = Error::Code::Limit;
        error.message = tr("This run has %1 marks already.").arg(formatCount(storelimits::MarksOfRun));
        error.remedy = tr("Remove some that you no longer need.");
        emit failed(error);
        return {};
    }
    mark.id = QUuid::createUuid();
    insert(mark);
    put(mark);
    emit changed();
    return mark.id;
}

void Marks::insert(const Mark& mark)
{
    m_marks.insert(std::ranges::upper_bound(m_marks, mark, &isBefore), mark);
}

void Marks::setNote(const QUuid& id, const QString& note)
{
    if (const Mark* const old = find(id)) {
        Mark mark = *old;
        mark.note = note.left(storelimits::NoteCharacters);
        update(mark);
    }
}

void Marks::setKind(const QUuid& id, MarkKind kind)
{
    if (const Mark* const old = find(id)) {
        Mark mark = *old;
        mark.kind = kind;
        update(mark);
    }
}

void Marks::update(const Mark& mark)
{
    const auto place = std::ranges::find(m_marks, mark.id, &Mark::id);
    if (*place == mark)
        return;
    *place = mark;
    put(mark);
    emit changed();
}

void Marks::remove(QUuid id)
{
    if (std::erase_if(m_marks, [&](const Mark& mark) { return mark.id == id; }) == 0)
        return;
    if (isStored()) {
        m_unkept.remove(id);
        m_store->removeMark(m_run, id, this, [this](const Result<void>& result) { report(result); });
        if (m_isReading)
            refresh();
    }
    emit changed();
}

void Marks::put(const Mark& mark)
{
    if (!isStored())
        return;
    m_store->putMark(m_run, mark, this, [this, id = mark.id](const Result<void>& result) {
        if (result)
            m_unkept.remove(id);
        else if (find(id))
            m_unkept.insert(id);
        report(result);
    });
    // The store answers in order: only a reading after the writing knows of it.
    if (m_isReading)
        refresh();
}

void Marks::report(const Result<void>& result)
{
    // Why there is no store, keepingText() tells all the time.
    if (!result && m_store->state() == Store::State::Ready && !result.error().isCancelled())
        emit failed(result.error());
}

void Marks::refresh()
{
    if (!isStored())
        return;
    m_isReading = true;
    m_store->readMarks(m_run, this, [this, request = ++m_request](Result<std::vector<Mark>> marks) {
        adopt(request, std::move(marks));
    });
}

void Marks::adopt(std::uint64_t request, Result<std::vector<Mark>> marks)
{
    if (request != m_request)
        return;
    m_isReading = false;
    if (!marks) {
        if (m_store->state() == Store::State::Ready && !marks.error().isCancelled())
            emit failed(marks.error());
        return;
    }
    // What could not be written is here only.
    for (const Mark& mark : m_marks) {
        if (!m_unkept.contains(mark.id))
            continue;
        std::erase_if(*marks, [&](const Mark& other) { return other.id == mark.id; });
        marks->insert(std::ranges::upper_bound(*marks, mark, &isBefore), mark);
    }
    if (*marks == m_marks)
        return;
    m_marks = std::move(*marks);
    emit changed();
}

QString displayName(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Plain:
        return Marks::tr("Mark");
    case MarkKind::Question:
        return Marks::tr("Question");
    case MarkKind::Problem:
        return Marks::tr("Problem");
    case MarkKind::Good:
        return Marks::tr("Good");
    }
    return {};
}

} // namespace chronoscope
