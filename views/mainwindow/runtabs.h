// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <QTabWidget>

namespace chronoscope {

/// Tabs that keep enough room for a glyph and some letters of a name; more of them than fit are scrolled.
class RunTabBar : public QTabBar {
    Q_OBJECT

public:
    explicit RunTabBar(QWidget* parent = nullptr);

protected:
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
};

/// The open runs, one on each tab.
class RunTabs : public QTabWidget {
    Q_OBJECT

public:
    explicit RunTabs(QWidget* parent = nullptr);
};

} // namespace chronoscope
