// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPlainTextEdit>
#include <QPointer>
#include <QString>

namespace chronoscope {

/// A field for plain text of bounded length: what is pasted beyond it is left out.
class NoteField : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit NoteField(QWidget* parent = nullptr);

protected:
    void insertFromMimeData(const QMimeData* source) override;
};

/// A small sheet over a window in which a note is written. Ctrl+Enter, or leaving it, keeps the note; Escape leaves it as
/// it was. Deletes itself when it is done, and gives the focus back to where it was.
class NoteEditor : public QFrame {
    Q_OBJECT

public:
    /// Opens at a place of the widget, inside of its window. The title says what the note is about, in plain text.
    static NoteEditor* open(QWidget& over, const QPoint& place, const QString& title, const QString& note);

    [[nodiscard]] NoteField& field() const { return *m_field; }

public slots:
    /// Done: the note is to be as it is written now.
    void keep() { finish(true); }

signals:
    /// The user wants the note to be like this. Not sent when nothing was changed.
    void accepted(const QString& note);
    /// It is about to go, one way or the other.
    void closed();

protected:
    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    NoteEditor(QWidget& window, const QString& title, const QString& note);
    void finish(bool isAccepted);

    NoteField* m_field;
    QString m_note;
    QPointer<QWidget> m_before;
    bool m_isDone = false;
};

} // namespace chronoscope
