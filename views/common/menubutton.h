// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace chronoscope {

/// A flat button that opens a menu and says so by a mark behind its words: "Columns ▾".
class MenuButton : public QToolButton {
    Q_OBJECT

public:
    /// The menu belongs to the button.
    explicit MenuButton(QWidget* parent = nullptr);

    void setWords(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace chronoscope
