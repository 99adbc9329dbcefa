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
    /// Shows an error below those that nobody has dismissed yet; of many, the latest and how many came before.
    void addError(const QString& text);
    [[nodiscard]] QString text() const;

signals:
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void forgetErrors();

    Severity m_severity = Severity::Note;
    QStringList m_errors;    ///< shown ones, the latest last
    int m_earlierErrors = 0; ///< for which there is no room
    QLabel* m_text;
    QBoxLayout* m_buttons;
};

} // namespace chronoscope
