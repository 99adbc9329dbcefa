// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"
#include "models/session/savedview.h"
#include "models/store/saveditem.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace chronoscope {

class RunPane;
class SavedViews;

/// How a run is shown, and showing it so again.
[[nodiscard]] SavedView viewOf(const RunPane& run);
void applyView(RunPane& run, const SavedView& view);

/// The menu of saved views: those for the current run, rename, remove; and the action that saves one. GUI thread.
class SavedViewsMenu : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; dialogs belong to the window. The current run may be null.
    SavedViewsMenu(QMenu& menu, QAction& save, SavedViews& views, std::function<RunPane*()> currentRun,
                   QWidget& window);

signals:
    /// A saved view cannot be read; nothing was changed.
    void failed(const chronoscope::Error& error);

private:
    void fill();
    void apply(const SavedItem& item);
    void askForName();
    void askForOtherName(const SavedItem& item);

    QMenu& m_menu;
    SavedViews& m_views;
    std::function<RunPane*()> m_currentRun;
    QWidget& m_window;
};

} // namespace chronoscope
