// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/actionregistry.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace chronoscope {

class CommandListModel;

/// Every command by its name: type some letters of it, Enter runs it. Lies over the upper middle of its window. The
/// focus goes back to where it was, before the command is run and when Escape closes the palette; a click elsewhere
/// closes it too.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget& window);

    void open(std::vector<RegisteredAction> commands);

protected:
    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;
    /// The keyboard stays in the field until the palette closes.
    [[nodiscard]] bool focusNextPrevChild(bool) override { return true; }
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void place();
    void showMatches();
    void showCurrent();
    void moveCurrent(int rows);
    [[nodiscard]] bool takeKey(const class QKeyEvent& key);
    void runCurrent();
    void leave();

    QWidget& m_window;
    CommandListModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_explanation;
    QPointer<QWidget> m_before;        ///< had the focus
    QList<QPointer<QAction>> m_recent; ///< the latest first
};

} // namespace chronoscope
