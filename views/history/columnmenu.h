// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace chronoscope {

class RunTableView;

/// Fills a menu with what can be done to a column of a table: sort by it, move, fit and hide it, choose others.
/// Everything that the mouse does on a header is here for the keyboard. A negative column is none.
void fillColumnMenu(QMenu& menu, RunTableView& view, int column);

/// Fills a menu with all columns to show or hide, and the way back to the usual ones.
void fillColumnChooser(QMenu& menu, RunTableView& view);

} // namespace chronoscope
