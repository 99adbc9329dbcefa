// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractButton;

namespace chronoscope {

/// Lets a button inside of the timeline have Space and Enter for itself, which are keys of the timeline elsewhere.
class ButtonKeys : public QObject {
    Q_OBJECT

public:
    /// Belongs to the button.
    explicit ButtonKeys(QAbstractButton& button);

    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAbstractButton& m_button;
};

} // namespace chronoscope
