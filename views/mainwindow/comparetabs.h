// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/error.h"

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QTabWidget;

namespace chronoscope {

class ComparePane;
class Document;
class Workspace;

/// What the window does to compare runs: the command in the menu, the question with what, and the tabs that show two runs
/// beside each other. GUI thread.
class CompareTabs : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; it belongs to the window.
    CompareTabs(Workspace& workspace, QTabWidget& tabs, QMenu& menu, QWidget& window);

    /// Shows two runs on a tab of its own, or on the tab that shows them already.
    ComparePane* compare(Document& a, Document& b);
    [[nodiscard]] QAction& action() const { return *m_compareWith; }

signals:
    /// The user wants to see the tab of a run.
    void runRequested(chronoscope::Document* run);
    void failed(const chronoscope::Error& error);

private:
    [[nodiscard]] Document* shownRun() const;
    void ask();
    void compareWithFile(const QString& path);
    void adoptOpened(Document* document);
    void currentTabChanged();
    void closeAllOf(Document* document);
    void close(ComparePane* pane);

    Workspace& m_workspace;
    QTabWidget& m_tabs;
    QWidget& m_window;
    QAction* m_compareWith;
    QString m_awaitedPath;        ///< of a file that is being opened to be compared
    QPointer<Document> m_waiting; ///< what it will be compared with
};

} // namespace chronoscope
