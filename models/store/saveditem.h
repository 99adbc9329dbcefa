// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace chronoscope {

/// What a saved item is. The numbers are those of the store's file: never reuse one.
enum class SavedKind : std::uint8_t { Filter = 0, View = 1, Breakpoints = 2 };

/// Something that the user gave a name: a filter, a view, or a list of breakpoints. The store doesn't look into its content.
struct SavedItem {
    QString name;         ///< unique in its kind and workflow type
    QString content;      ///< JSON
    QString workflowType; ///< what it is for; empty: for every run

    friend bool operator==(const SavedItem&, const SavedItem&) = default;
};

} // namespace chronoscope
