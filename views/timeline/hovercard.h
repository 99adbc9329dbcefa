// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace chronoscope {

struct BarDescription;

/// What the bar under the pointer is, in a few lines of plain text. Never takes the mouse or the focus.
class HoverCard : public QFrame {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* parent);

    /// Shows the description beside a point of the parent, inside of it.
    void showAt(const QPoint& point, const BarDescription& description);

private:
    QLabel* m_title;
    QLabel* m_about;
    QLabel* m_facts;
};

} // namespace chronoscope
