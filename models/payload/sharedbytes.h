// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace chronoscope {

/// Immutable bytes that keep whatever they live in alive: a payload of 50 MB is never copied to be shown.
/// Cheap to copy; usable from every thread.
class SharedBytes {
public:
    SharedBytes() = default;

    /// Bytes inside something else, usually a payload inside a History. The owner keeps them valid.
    SharedBytes(std::shared_ptr<const void> owner, std::string_view bytes) : m_owner(std::move(owner)), m_view(bytes) {}

    /// Takes text over, for example the result of formatting.
    [[nodiscard]] static SharedBytes own(std::string text)
    {
        auto owner = std::make_shared<const std::string>(std::move(text));
        const std::string_view view = *owner;
        return {std::move(owner), view};
    }
    [[nodiscard]] static SharedBytes own(const QString& text) { return own(text.toStdString()); }

    [[nodiscard]] std::string_view view() const { return m_view; }
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_view.size()); }
    [[nodiscard]] bool isEmpty() const { return m_view.empty(); }

private:
    std::shared_ptr<const void> m_owner;
    std::string_view m_view;
};

} // namespace chronoscope
