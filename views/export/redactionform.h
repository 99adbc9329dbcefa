// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redaction/redactionrules.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QGroupBox;
class QLineEdit;
class QPlainTextEdit;

namespace chronoscope {

/// Fields for rules of redaction. GUI thread.
class RedactionForm : public QWidget {
    Q_OBJECT

public:
    explicit RedactionForm(QWidget* parent = nullptr);

    [[nodiscard]] RedactionRules rules() const;
    void setRules(const RedactionRules& rules);

signals:
    /// By the user or by setRules().
    void changed();

private:
    [[nodiscard]] QGroupBox* makePayloadBoxes();

    QLineEdit* m_keys;
    QPlainTextEdit* m_patterns;
    QCheckBox* m_identities;
    QCheckBox* m_hosts;
    QLineEdit* m_hostNames;
    QCheckBox* m_keepUnreadable;
    std::map<PayloadRole, QCheckBox*> m_payloads;
    QString m_replacement = RedactionRules().replacement; ///< what a file of rules said
};

} // namespace chronoscope
