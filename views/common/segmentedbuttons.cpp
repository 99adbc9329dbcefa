// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/segmentedbuttons.h"

#include "views/common/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace chronoscope {

namespace {

constexpr int Padding = 10;
constexpr int CountGap = 5;

class Segment : public QAbstractButton {
public:
    explicit Segment(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setTexts(const QString& text, const QString& count)
    {
        m_text = text;
        m_count = count;
        setAccessibleName(count.isEmpty() ? text : text + QLatin1Char(' ') + count);
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics = fontMetrics();
        int width = metrics.horizontalAdvance(m_text) + 2 * Padding;
        if (!m_count.isEmpty())
            width += CountGap + metrics.horizontalAdvance(m_count);
        return {width, metrics.height() + 6};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        QRect area = rect();
        if (isChecked())
            painter.fillRect(area, theme.selectionGround);
        else if (underMouse() && isEnabled())
            painter.fillRect(area, theme.head);
        painter.setPen(isChecked() ? theme.accent : theme.line);
        painter.drawRect(area.adjusted(0, 0, -1, -1));
        if (hasFocus()) {
            painter.setPen(theme.accent);
            painter.drawRect(area.adjusted(2, 2, -3, -3));
        }
        area.adjust(Padding, 0, -Padding, 0);
        painter.setPen(isChecked() ? theme.accent : isEnabled() ? theme.text : theme.secondText);
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, m_text);
        painter.setPen(isChecked() ? theme.accent : theme.secondText);
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, m_count);
    }

    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    QString m_text;
    QString m_count;
};

} // namespace

SegmentedButtons::SegmentedButtons(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    // Neighbours share their border.
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_buttons, &QButtonGroup::idToggled, this, [this](int position, bool isChosen) {
        if (isChosen)
            emit currentIndexChanged(position);
    });
}

int SegmentedButtons::addSegment(const QString& text)
{
    auto* segment = new Segment(this);
    const int position = static_cast<int>(m_buttons.buttons().size());
    segment->setTexts(text, {});
    layout()->addWidget(segment);
    // Checked before it joins, so that the first choice is no news to anybody.
    segment->setChecked(position == 0);
    m_buttons.addButton(segment, position);
    return position;
}

void SegmentedButtons::setSegment(int position, const QString& text, const QString& count)
{
    static_cast<Segment*>(m_buttons.button(position))->setTexts(text, count);
}

void SegmentedButtons::setSegmentEnabled(int position, bool isEnabled)
{
    m_buttons.button(position)->setEnabled(isEnabled);
}

void SegmentedButtons::setCurrentIndex(int position)
{
    if (QAbstractButton* button = m_buttons.button(position))
        button->setChecked(true);
}

} // namespace chronoscope
