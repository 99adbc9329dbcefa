// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/actionregistry.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QTreeWidget;

namespace chronoscope {

/// Every key of the window by category, made from the actions themselves, so that it cannot be wrong. What is typed
/// leaves the lines in which each of the words stands.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const std::vector<RegisteredAction>& actions, QWidget* parent);

    /// The lines that are shown, as plain text to be printed: a heading for each category, then key and command.
    [[nodiscard]] QString plainText() const;

private:
    void fill(const std::vector<RegisteredAction>& actions);
    void arrange();
    void showMatches(const QString& words);
    void copy() const;

    QLineEdit* m_search;
    QTreeWidget* m_keys;
};

} // namespace chronoscope
