// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace chronoscope {

/// The place in replay on one line: where, in bold, then what was told and what was answered. What lacks room is cut, and
/// whole in the tool tip. Text of a history, plain.
class ReplayPlaceLabel : public QWidget {
    Q_OBJECT

public:
    explicit ReplayPlaceLabel(QWidget* parent = nullptr);

    /// Tells assistive software when it is another place than before.
    void showPlace(const QString& place, const QString& told, const QString& answered);
    /// A sentence in place of all that, quieter.
    void showNote(const QString& note);

    /// All of it, as it is spoken.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void adopt();

    QString m_place;
    QString m_told;
    QString m_answered;
    QString m_note;
};

} // namespace chronoscope
