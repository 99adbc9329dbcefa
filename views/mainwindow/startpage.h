// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;

namespace chronoscope {

class RecentFiles;

/// What stands in the window while no run is open: how to get one in, and the files that were open last.
class StartPage : public QWidget {
    Q_OBJECT

public:
    /// The actions appear as buttons, in this order.
    StartPage(RecentFiles& recentFiles, const QList<QAction*>& actions, QWidget* parent = nullptr);

signals:
    void fileChosen(const QString& path);

private:
    void arrangeRecentFiles();
    void showRecentFiles();

    RecentFiles& m_recentFiles;
    QWidget* m_recentArea;
    QListWidget* m_recentList;
};

} // namespace chronoscope
