// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chronoscope {

/// What a table's header says of a column. The texts of title and explanation are marked for translation in the
/// context of the table's model.
struct TableColumn {
    const char* title = "";
    const char* explanation = ""; ///< for the header's tool tip; may be empty
    const char* sampleText = "";  ///< a text of usual length, from which a view takes the first width
    bool isNumeric = false;       ///< stands to the right
    bool isFixedWidth = false;    ///< ids and times
    bool isOptional = false;      ///< hidden until somebody asks for it
};

} // namespace chronoscope
