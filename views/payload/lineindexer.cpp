// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/lineindexer.h"

#include "models/core/executor.h"

namespace chronoscope {

LineIndexer::LineIndexer(QObject* parent) : QObject(parent), m_index(std::make_shared<TextLineIndex>())
{
}

LineIndexer::~LineIndexer()
{
    cancel();
}

void LineIndexer::cancel()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    ++m_request;
    m_isRunning = false;
}

void LineIndexer::start(const SharedBytes& text, const TextLineIndex::Options& options)
{
    cancel();
    const std::string_view bytes = text.view();
    const bool isSmall = bytes.size() <= AtOnceBytes;
    m_index = std::make_shared<TextLineIndex>(*TextLineIndex::build(bytes.substr(0, AtOnceBytes), options));
    if (isSmall)
        return;
    m_isRunning = true;
    using Built = std::shared_ptr<const TextLineIndex>;
    const auto build = [text, options, token = m_cancellation.token()]() -> Built {
        std::optional<TextLineIndex> index = TextLineIndex::build(text.view(), options, token);
        return index ? std::make_shared<const TextLineIndex>(std::move(*index)) : nullptr;
    };
    runOnPool(build, this, [this, request = m_request](const Built& built) {
        if (request != m_request || !built)
            return;
        m_index = built;
        m_isRunning = false;
        emit finished();
    });
}

} // namespace chronoscope
