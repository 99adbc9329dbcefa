// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace chronoscope {

class Workspace;

/// The ways in which a person hands over histories: dialogs, clipboard, drag and drop. GUI thread.
class OpenInputs : public QObject {
    Q_OBJECT

public:
    /// Dialogs belong to the window.
    OpenInputs(Workspace& workspace, QWidget* window);

    void askForFiles();
    void askForFolder();
    void openSample();
    /// Opens what the clipboard holds: files, or the text of a history.
    void paste();
    void drop(const QMimeData& data);
    /// True when the data may hold files or a history.
    [[nodiscard]] static bool canOpen(const QMimeData& data);

signals:
    /// There was nothing to open; the sentence says what to do.
    void nothingToOpen(const QString& sentence);

private:
    bool open(const QMimeData& data, const QString& nameOfText);

    Workspace& m_workspace;
    QWidget* m_window;
};

} // namespace chronoscope
