// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/chains/runchains.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace chronoscope {

/// A run that is known by its id: from a file, or because another run names it.
struct KnownRun {
    QString workflowId;
    QString runId;
    QString nameSpace;
    std::vector<RunIndex> files;         ///< empty while it is not open; the one with most events first
    std::optional<std::size_t> previous; ///< position of the known run that it came of
    SuccessionKind kind = SuccessionKind::ContinuedAsNew;
    std::size_t group = 0; ///< of a union-find: known runs of one chain have the same root
};

/// All runs that files or links between them name, each once. Run ids are unique, but files may be edited: runs of
/// another workflow id or namespace are others, where both tell theirs.
class RunRegister {
public:
    explicit RunRegister(const std::vector<std::shared_ptr<const RunFacts>>& runs);

    [[nodiscard]] std::size_t size() const { return m_known.size(); }
    [[nodiscard]] KnownRun& known(std::size_t position) { return m_known[position]; }
    [[nodiscard]] const KnownRun& known(std::size_t position) const { return m_known[position]; }
    /// The known run of a file; none when the file does not tell its run id.
    [[nodiscard]] std::optional<std::size_t> knownOf(RunIndex file) const { return m_knownOfFile[file.value]; }

    [[nodiscard]] std::optional<std::size_t> find(const QString& workflowId, const QString& runId,
                                                  const QString& nameSpace) const;
    /// Finds it, or notes that it exists.
    std::size_t findOrAdd(const QString& workflowId, const QString& runId, const QString& nameSpace);

    /// Says that two known runs are of one chain.
    void join(std::size_t one, std::size_t other);
    [[nodiscard]] std::size_t root(std::size_t position);

    /// The file of a run that others are to be led to; not valid while it is not open.
    [[nodiscard]] RunIndex fileOf(std::size_t position) const;

private:
    QHash<QString, std::vector<std::size_t>> m_byRunId;
    std::vector<KnownRun> m_known;
    std::vector<std::optional<std::size_t>> m_knownOfFile;
};

} // namespace chronoscope
