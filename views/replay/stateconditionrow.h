// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/breakpoint.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace chronoscope {

/// One condition on the state: what it is about, and the number or the version that is asked for.
class StateConditionRow : public QWidget {
    Q_OBJECT

public:
    explicit StateConditionRow(QWidget* parent = nullptr);

    /// None while nothing is asked for.
    [[nodiscard]] std::optional<StateCondition> condition() const;
    void setCondition(const StateCondition& condition);

signals:
    void changed();

private:
    void showFields();

    QComboBox* m_subject; ///< the first entry asks for nothing
    QSpinBox* m_number;
    QLineEdit* m_version;
};

} // namespace chronoscope
