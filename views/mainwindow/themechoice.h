// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QObject>

#include <optional>

class QAction;

namespace chronoscope {

/// "light", "dark", "highContrastLight", "highContrastDark"; nothing for "system" and all else.
[[nodiscard]] std::optional<Theme::Kind> themeFromName(const QString& name);

/// Lets the user choose a theme by one of a group of actions, and remembers it in the settings. GUI thread.
class ThemeChoice : public QObject {
    Q_OBJECT

public:
    /// An action's data is the name of its theme; "system" stands for the desktop's.
    ThemeChoice(const QList<QAction*>& actions, Theme::Kind desktopTheme, QObject* parent);
};

} // namespace chronoscope
