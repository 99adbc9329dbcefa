// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QAction;
class QBoxLayout;
class QLabel;

namespace chronoscope {

/// One sentence and what can be done about it, inside the window instead of a box above it. Plain text only.
class InfoBar : public QFrame {
    Q_OBJECT

public:
    enum class Severity { Note, Error };

    explicit InfoBar(QWidget* parent = nullptr);

    /// Shows the sentence with one button an action and a button that dismisses it.
    void showMessage(Severity severity, const QString& text, const QList<QAction*>& actions = {});
    [[nodiscard]] QString text() const;

signals:
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Severity m_severity = Severity::Note;
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

} // namespace chronoscope
