// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QTabWidget;
class QWidget;

namespace chronoscope {

class Chains;
class Document;

/// The commands that preview a reset of the run that is shown, and the dialogs they open. GUI thread.
class ResetPreviews : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; it belongs to the window.
    ResetPreviews(const Chains& chains, QTabWidget& tabs, QMenu& menu, QWidget& window);

    QAction* preview;       ///< to the place in replay, else to the selected event
    QAction* previewToTask; ///< to the workflow task that is selected

signals:
    void runRequested(chronoscope::Document* run);

private:
    void currentTabChanged();
    void update();
    void show();

    const Chains& m_chains;
    QTabWidget& m_tabs;
    QWidget& m_window;
    QPointer<Document> m_document;
};

} // namespace chronoscope
