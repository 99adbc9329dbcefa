// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/infobar.h"

#include "views/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace chronoscope {

namespace {

constexpr int EdgeWidth = 4;
constexpr int MostErrors = 4;

} // namespace

InfoBar::InfoBar(QWidget* parent) : QFrame(parent), m_text(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Message"));

    auto* dismiss = new QPushButton(tr("Dismiss"), this);
    dismiss->setFlat(true);
    connect(dismiss, &QPushButton::clicked, this, [this] {
        forgetErrors();
        hide();
        emit dismissed();
    });

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12 + EdgeWidth, 4, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(dismiss);
    hide();
}

void InfoBar::showMessage(Severity severity, const QString& text, const QList<QAction*>& actions)
{
    forgetErrors();
    m_severity = severity;
    m_text->setText(text);
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (QAction* action : actions) {
        auto* button = new QPushButton(action->text(), this);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
    show();
    update();
}

void InfoBar::addError(const QString& text)
{
    QStringList errors = m_errors;
    int earlier = m_earlierErrors;
    errors.removeAll(text);
    errors.append(text);
    if (errors.size() > MostErrors) {
        errors.removeFirst();
        ++earlier;
    }
    QStringList lines = errors;
    if (earlier > 0)
        lines.append(tr("%n earlier message(s)", nullptr, earlier));
    showMessage(Severity::Error, lines.join(QLatin1Char('\n')));
    m_errors = errors;
    m_earlierErrors = earlier;
}

void InfoBar::forgetErrors()
{
    m_errors.clear();
    m_earlierErrors = 0;
}

QString InfoBar::text() const
{
    return m_text->text();
}

void InfoBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QFrame::changeEvent(event);
}

void InfoBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(0, 0, EdgeWidth, height(),
                     m_severity == Severity::Error ? theme.status(Status::Failed) : theme.accent);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

} // namespace chronoscope
