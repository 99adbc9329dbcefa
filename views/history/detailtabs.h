// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <QTabWidget>

namespace chronoscope {

/// Tabs as words on one line, the current one underlined: "Details  Payload".
class FlatTabBar : public QTabBar {
    Q_OBJECT

public:
    explicit FlatTabBar(QWidget* parent = nullptr);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
};

/// A QTabWidget with a FlatTabBar.
class DetailTabs : public QTabWidget {
    Q_OBJECT

public:
    explicit DetailTabs(QWidget* parent = nullptr);
};

} // namespace chronoscope
