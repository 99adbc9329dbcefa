// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/payload/sharedbytes.h"
#include "models/payload/textlineindex.h"

#include <QObject>

#include <memory>

namespace chronoscope {

/// Finds the lines of a text for a view: of a small one at once, of a large one on the pool, with its first lines at once.
/// A newer request makes an older one void. GUI thread.
class LineIndexer : public QObject {
    Q_OBJECT

public:
    explicit LineIndexer(QObject* parent = nullptr);
    ~LineIndexer() override;

    /// Texts up to this size in bytes are done at once; of larger ones so many bytes are.
    static constexpr std::size_t AtOnceBytes = 64 * 1024;

    void start(const SharedBytes& text, const TextLineIndex::Options& options);

    /// Never null. Covers only the beginning of the text while isRunning().
    [[nodiscard]] const std::shared_ptr<const TextLineIndex>& index() const { return m_index; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    /// The whole text is covered now; not sent when start() did it all at once.
    void finished();

private:
    void cancel();

    std::shared_ptr<const TextLineIndex> m_index;
    CancellationSource m_cancellation;
    std::uint64_t m_request = 0;
    bool m_isRunning = false;
};

} // namespace chronoscope
