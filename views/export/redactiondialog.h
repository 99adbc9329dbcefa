// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cancellation.h"
#include "models/history/runsnapshot.h"
#include "models/redaction/redactionreport.h"
#include "models/redaction/redactionrules.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace chronoscope {

class RedactionForm;
class RedactionModel;

/// Asks for the rules of redaction, and shows at once what they take out of the runs. Rules are read from files and
/// written to them; they are kept nowhere else, since a pattern may be a secret itself.
class RedactionDialog : public QDialog {
    Q_OBJECT

public:
    RedactionDialog(std::vector<RunSnapshotPointer> runs, const RedactionRules& rules, QWidget* parent = nullptr);
    ~RedactionDialog() override;

    [[nodiscard]] RedactionRules rules() const;
    /// Reads a file of rules into the fields, or says why not.
    void openRules(const QString& path);
    void saveRules(const QString& path);

    /// Words for what rules say: "2 keys, identities"; "nothing".
    [[nodiscard]] static QString summaryOf(const RedactionRules& rules);

signals:
    /// The list shows what the present rules do.
    void previewed();

private:
    /// What the preview of all runs gave, or the first thing that was wrong.
    struct Preview {
        RedactionReport report;
        std::optional<Error> error;
    };

    void arrange();
    void preview();
    void showPreview(const Preview& preview);
    void showError(const Error& error);
    [[nodiscard]] static Preview previewOf(const std::vector<RunSnapshotPointer>& runs, const RedactionRules& rules,
                                           const CancellationToken& cancellation);

    std::vector<RunSnapshotPointer> m_runs;
    RedactionForm* m_form;
    RedactionModel* m_model;
    QTableView* m_table;
    QLabel* m_summary;
    QPushButton* m_accept = nullptr;
    QTimer m_delay; ///< runs out when the user stops typing
    CancellationSource m_cancellation;
    int m_request = 0;
};

} // namespace chronoscope
