// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listwriter.h"

#include "models/core/parallelsteps.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

namespace chronoscope {

namespace {

/// About 32 KB of usual events: enough to be worth a step, little enough that threads end a round at the same time.
constexpr std::size_t ItemsAPortion = 32;
constexpr std::size_t PortionsAThread = 32;

/// Portions that are made at the same time, while those before them are written.
class Round {
public:
    /// The texts are those of an earlier round, whose memory is used again, or empty.
    Round(const ListText& list, std::size_t first, std::vector<std::string>& texts, const ExportOptions& options)
        : m_list(list)
        , m_first(first)
        , m_texts(texts)
        , m_count(std::min(texts.size(), portionsFrom(first)))
        , m_steps(m_count, options.threads, [this, &options](std::size_t step, std::size_t /*worker*/) {
            if (options.cancellation.isCancelled())
                return false;
            make(step);
            return true;
        })
    {
        m_steps.start();
    }

    /// False when it was cancelled.
    [[nodiscard]] bool finish() { return m_steps.run(); }
    [[nodiscard]] std::span<const std::string> texts() const { return std::span(m_texts).first(m_count); }
    [[nodiscard]] std::size_t end() const { return std::min(m_list.count, m_first + m_count * ItemsAPortion); }

private:
    [[nodiscard]] std::size_t portionsFrom(std::size_t first) const
    {
        return (m_list.count - first + ItemsAPortion - 1) / ItemsAPortion;
    }

    void make(std::size_t step)
    {
        std::string& text = m_texts[step];
        text.clear();
        const std::size_t first = m_first + step * ItemsAPortion;
        const std::size_t last = std::min(m_list.count, first + ItemsAPortion);
        for (std::size_t item = first; item < last; ++item) {
            if (item > 0)
                text += m_list.separator;
            m_list.append(text, item);
        }
    }

    const ListText& m_list;
    std::size_t m_first;
    std::vector<std::string>& m_texts;
    std::size_t m_count;
    ParallelSteps m_steps;
};

} // namespace

Result<void> writeBytes(std::string_view bytes, QIODevice& device)
{
    if (device.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()))
        return {};
    Error error;
    error.code = Error::Code::Io;
    error.message =
        QCoreApplication::translate("Export", "The file could not be written: %1.").arg(device.errorString());
    error.remedy = QCoreApplication::translate("Export", "Make room or choose another place.");
    return tl::unexpected(std::move(error));
}

Result<void> writeList(const ListText& list, QIODevice& device, const ExportOptions& options)
{
    if (options.progress != nullptr)
        options.progress->total = static_cast<std::int64_t>(list.count);
    if (auto written = writeBytes(list.head, device); !written)
        return written;
    const std::size_t portions = PortionsAThread * static_cast<std::size_t>(std::max(1, options.threads));
    // While one set of texts is written, the other is filled.
    std::array<std::vector<std::string>, 2> texts{std::vector<std::string>(portions),
                                                  std::vector<std::string>(portions)};
    auto round = std::make_unique<Round>(list, 0, texts[0], options);
    for (std::size_t number = 1;; ++number) {
        if (!round->finish())
            return tl::unexpected(Error::cancelled());
        const std::size_t end = round->end();
        // The next portions are being made while these are written.
        auto next = end < list.count ? std::make_unique<Round>(list, end, texts[number % 2], options) : nullptr;
        for (const std::string& text : round->texts()) {
            if (auto written = writeBytes(text, device); !written)
                return written;
        }
        if (options.progress != nullptr)
            options.progress->done = static_cast<std::int64_t>(end);
        if (!next)
            break;
        round = std::move(next);
    }
    return writeBytes(list.tail, device);
}

} // namespace chronoscope
