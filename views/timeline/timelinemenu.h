// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace chronoscope {

class TimelinePane;

/// Fills a context menu with what can be done with the selected group and with the picture around it. The commands are
/// the pane's own actions; the menu must not outlive the pane.
void fillTimelineMenu(QMenu& menu, TimelinePane& pane);

} // namespace chronoscope
