// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPoint;
class QWidget;

namespace chronoscope {

/// Text for a tool tip that Qt shows letter by letter, whatever it looks like: text of a history may pretend to be
/// HTML. Bounded in length; long lines are wrapped.
[[nodiscard]] QString plainToolTip(const QString& text);

/// Shows it at a place of the screen; nothing for an empty text.
void showPlainToolTip(const QPoint& screenPosition, const QString& text, QWidget* widget);

} // namespace chronoscope
