// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/runtabs.h"

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int FewestCharacters = 20;

} // namespace

RunTabBar::RunTabBar(QWidget* parent) : QTabBar(parent)
{
}

QSize RunTabBar::minimumTabSizeHint(int index) const
{
    const QSize whole = tabSizeHint(index);
    const QSize smallest = QTabBar::minimumTabSizeHint(index);
    const int readable = smallest.width() + FewestCharacters * fontMetrics().averageCharWidth();
    return {std::min(whole.width(), readable), smallest.height()};
}

RunTabs::RunTabs(QWidget* parent) : QTabWidget(parent)
{
    setTabBar(new RunTabBar(this));
    setDocumentMode(true);
    setMovable(true);
    setElideMode(Qt::ElideMiddle);
    setAccessibleName(tr("Runs"));
}

} // namespace chronoscope
