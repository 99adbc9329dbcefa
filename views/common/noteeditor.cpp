// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/noteeditor.h"

#include "models/core/format.h"
#include "models/store/storelimits.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr QSize EditorSize{320, 130};
constexpr int Margin = 8;

bool isKeeping(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && (key.modifiers() & Qt::ControlModifier) != 0;
}

} // namespace

NoteField::NoteField(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
}

void NoteField::insertFromMimeData(const QMimeData* source)
{
    const qsizetype room =
        storelimits::NoteCharacters - document()->characterCount() + textCursor().selectedText().size();
    textCursor().insertText(source->text().left(std::max<qsizetype>(0, room)));
    ensureCursorVisible();
}

NoteEditor* NoteEditor::open(QWidget& over, const QPoint& place, const QString& title, const QString& note)
{
    QWidget& window = *over.window();
    auto* const editor = new NoteEditor(window, title, note);
    const QPoint wanted = over.mapTo(&window, place);
    editor->resize(std::min(EditorSize.width(), window.width()), std::min(EditorSize.height(), window.height()));
    editor->move(std::clamp(wanted.x(), 0, window.width() - editor->width()),
                 std::clamp(wanted.y(), 0, window.height() - editor->height()));
    editor->m_before = QApplication::focusWidget();
    editor->show();
    editor->raise();
    editor->m_field->setFocus();
    return editor;
}

NoteEditor::NoteEditor(QWidget& window, const QString& title, const QString& note)
    : QFrame(&window), m_field(new NoteField(this)), m_note(note)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* const titleLabel = new QLabel(singleLine(title), this);
    auto* const hint = new QLabel(tr("Ctrl+Enter keeps the note, Escape leaves it as it was"), this);
    for (QLabel* const label : {titleLabel, hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_field->setAccessibleName(tr("Note: %1").arg(singleLine(title)));
    m_field->setAccessibleDescription(hint->text());
    m_field->setPlaceholderText(tr("What is to be remembered here?"));
    m_field->setPlainText(note);
    m_field->moveCursor(QTextCursor::End);
    m_field->installEventFilter(this);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Margin, Margin, Margin, Margin);
    layout->setSpacing(Margin / 2);
    layout->addWidget(titleLabel);
    layout->addWidget(m_field, 1);
    layout->addWidget(hint);
}

bool NoteEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        // Single letters and Escape are commands of what is below; the field itself claims what it needs besides.
        const bool isCommand = (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
        if (!isCommand || isKeeping(key)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.key() == Qt::Key_Escape || isKeeping(key)) {
            finish(isKeeping(key));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void NoteEditor::finish(bool isAccepted)
{
    if (std::exchange(m_isDone, true))
        return;
    const QString note = m_field->toPlainText();
    if (isAccepted && note != m_note)
        emit accepted(note);
    emit closed();
    if (m_before && m_field->hasFocus())
        m_before->setFocus();
    close();
}

void NoteEditor::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace chronoscope
