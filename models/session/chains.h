// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runchains.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace chronoscope {

class Document;
class Workspace;

/// How the open runs are related: kept up to date as documents open, change and close. Found on the pool; many changes at
/// once are looked at together. GUI thread.
class Chains : public QObject {
    Q_OBJECT

public:
    /// The workspace must outlive it.
    explicit Chains(Workspace& workspace, QObject* parent = nullptr);

    /// Of the runs that were open when it was found last; empty at first, never null.
    [[nodiscard]] const std::shared_ptr<const RunChains>& chains() const { return m_chains; }
    /// Not valid for a document that was not looked at yet.
    [[nodiscard]] RunIndex runOf(const Document& document) const;
    /// Null for a run that is not open, or not any more.
    [[nodiscard]] Document* documentOf(RunIndex run) const;
    /// Null for a document that was not looked at yet. Valid until changed().
    [[nodiscard]] const RunRelations* relationsOf(const Document& document) const;
    /// The chain of a document; null for a run that is alone.
    [[nodiscard]] const RunChain* chainOf(const Document& document) const;

    /// The open runs that a run continued as, each the next of the one before, as far as they are open. What a reset
    /// looks at: retries and cron runs are not among them.
    [[nodiscard]] std::vector<Document*> continuedRunsOf(const Document& document) const;

    /// True while changes wait to be looked at.
    [[nodiscard]] bool isPending() const { return m_isRunning || m_isScheduled; }

signals:
    void changed();

private:
    struct Member {
        QPointer<Document> document; ///< null once it is closed
        std::weak_ptr<const RunSnapshot> snapshot;
        std::shared_ptr<const RunFacts> facts; ///< of that snapshot
    };

    void watch(Document& document);
    void forget(const Document& document);
    void schedule();
    void start();
    void finish(std::vector<Member> members, std::shared_ptr<const RunChains> chains);

    Workspace& m_workspace;
    std::shared_ptr<const RunChains> m_chains;
    std::vector<Member> m_members; ///< those of m_chains, in its order
    bool m_isScheduled = false;
    bool m_isRunning = false;
};

} // namespace chronoscope
