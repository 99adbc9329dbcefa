// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/history/runsnapshot.h"
#include "models/store/mark.h"

#include <QObject>
#include <QSet>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace chronoscope {

class Store;

/// The marks and notes that the user made in a run, shared by timeline and list. Kept in the store by workflow id and run
/// id, once the whole history is there; a run that doesn't tell its ids, or a program without a store, keeps them only as
/// long as the run is open, and keepingText() says so. GUI thread.
class Marks : public QObject {
    Q_OBJECT

public:
    explicit Marks(QObject* parent = nullptr);

    /// The store must outlive the marks; it may be null.
    void setStore(Store* store);
    /// The run. Another one than before has other marks.
    void setSnapshot(RunSnapshotPointer snapshot);

    /// In order of time; those without a time come last.
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    /// Null when there is none.
    [[nodiscard]] const Mark* find(const QUuid& id) const;
    [[nodiscard]] const Mark* ofEvent(EventIndex event) const;
    [[nodiscard]] const Mark* ofMoment(Instant time) const;
    /// Not valid for a moment, and for an event that the history at hand lacks.
    [[nodiscard]] EventIndex eventOf(const Mark& mark) const;

    /// Why marks will be gone with the run's tab; empty while they are kept.
    [[nodiscard]] QString keepingText() const;

    /// The mark there, made if need be. A null id when there are too many; failed() says so.
    QUuid markEvent(EventIndex event);
    QUuid markMoment(Instant time);

public slots:
    /// Cut where it is longer than the store takes. Nothing happens when there is no such mark.
    void setNote(const QUuid& id, const QString& note);
    void setKind(const QUuid& id, chronoscope::MarkKind kind);
    void remove(QUuid id);
    /// Looks what other programs have marked meanwhile.
    void refresh();

signals:
    /// Other marks, other notes, or kept otherwise than before.
    void changed();
    /// The store works, but refused a change; the change is still seen, but not kept.
    void failed(const chronoscope::Error& error);

private:
    [[nodiscard]] bool isStored() const { return m_store && m_run.isValid(); }
    QUuid add(Mark mark);
    void update(const Mark& mark);
    void insert(const Mark& mark);
    void put(const Mark& mark);
    void report(const Result<void>& result);
    void adopt(std::uint64_t request, Result<std::vector<Mark>> marks);

    Store* m_store = nullptr;
    RunSnapshotPointer m_snapshot;
    RunKey m_run; ///< not valid while the ids are not known for sure
    std::vector<Mark> m_marks;
    QSet<QUuid> m_unkept;        ///< those that the store refused
    std::uint64_t m_request = 0; ///< the newest one that reads; answers to older ones are dropped
    bool m_isReading = false;
};

/// "Mark", "Question", "Problem", "Good"; translated.
[[nodiscard]] QString displayName(MarkKind kind);

} // namespace chronoscope
