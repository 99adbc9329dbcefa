// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace chronoscope {

class SavedViews;

/// Asks for the name of a view, and whether it is for runs of one workflow type or for all. Says when the name is taken.
class SaveViewDialog : public QDialog {
    Q_OBJECT

public:
    /// The views must outlive the dialog. The workflow type may be empty.
    SaveViewDialog(const SavedViews& views, const QString& workflowType, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit& name() const { return *m_name; }
    [[nodiscard]] QCheckBox& forThisType() const { return *m_forThisType; }
    [[nodiscard]] QLabel& hint() const { return *m_hint; }

signals:
    /// The user chose; the workflow type is empty for a view of every run.
    void chosen(const QString& name, const QString& workflowType);

private:
    void describe();
    void choose();
    [[nodiscard]] QString chosenType() const;

    const SavedViews& m_views;
    QString m_workflowType;
    QLineEdit* m_name;
    QCheckBox* m_forThisType;
    QLabel* m_hint;
    QPushButton* m_save;
};

} // namespace chronoscope
