// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace chronoscope {

class Document;
class Workspace;

/// Asks what a run shall be compared with: another open run, or a file. Closes itself when the run goes.
class CompareDialog : public QDialog {
    Q_OBJECT

public:
    /// Both must outlive the dialog, or close with it.
    CompareDialog(Workspace& workspace, Document& run, QWidget* parent = nullptr);

signals:
    void runChosen(chronoscope::Document* other);
    /// Opened when it is read; the file is not open yet.
    void fileChosen(const QString& path);

private:
    void arrange(const QString& runName);
    void updateButtons();
    void chooseCurrent();
    void askForFile();

    QLineEdit* m_filter;
    QListView* m_runs;
    QPushButton* m_compare = nullptr;
    QSortFilterProxyModel* m_others = nullptr;
};

} // namespace chronoscope
