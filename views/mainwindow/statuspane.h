// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace chronoscope {

class Document;
class Workspace;

/// The status bar: what is being read and how far, counts of the current run, position of the selection, visible range,
/// and the time zone, which a click changes.
class StatusPane : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusPane(Workspace& workspace, QWidget* parent = nullptr);

    /// Null when no run is shown.
    void setDocument(Document* document);

private:
    void updateOpening();
    void updateCounts();
    void updatePosition();
    void updateRange();
    void updateZone();

    Workspace& m_workspace;
    Document* m_document = nullptr;
    QLabel* m_opening;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QLabel* m_counts;
    QLabel* m_position;
    QLabel* m_range;
    QToolButton* m_zone;
    QTimer m_poll;
};

} // namespace chronoscope
