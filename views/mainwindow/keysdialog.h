// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;

namespace chronoscope {

/// Every key of the window, made from the actions themselves, so that it cannot be wrong.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const QList<QAction*>& actions, QWidget* parent);
};

} // namespace chronoscope
