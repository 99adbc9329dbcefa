// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace chronoscope {

/// The cross on a tab: neutral until the mouse is over it, since red in this window means failure.
class TabCloseButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit TabCloseButton(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace chronoscope
