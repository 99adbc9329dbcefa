// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/runsnapshot.h"
#include "models/replaytest/replaysdk.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace chronoscope {

/// Saves a run as a regression test for the replayer of its SDK: asks for the SDK, where the history does not tell, and
/// for a folder, and says which files are written there.
class ReplayTestDialog : public QDialog {
    Q_OBJECT

public:
    explicit ReplayTestDialog(RunSnapshotPointer run, QWidget* parent = nullptr);

    /// Writes into the folder, in the background.
    void saveInto(const QString& folder);

signals:
    /// The outcome is shown.
    void saved();

private:
    void sdkChanged();
    void askForFolder();
    [[nodiscard]] ReplaySdk sdk() const;

    RunSnapshotPointer m_run;
    QComboBox* m_sdks;
    QLabel* m_explanation;
    QCheckBox* m_replace;
    QLabel* m_outcome;
    QPushButton* m_save = nullptr;
};

} // namespace chronoscope
