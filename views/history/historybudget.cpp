// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/historybudget.h"

#include "models/core/format.h"
#include "views/common/plaintooltip.h"
#include "views/common/theme.h"

#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int BarHeight = 5;
constexpr int CaptionGap = 8;
/// From a fifth of its limits on the server warns (limit.historyCount.warn and limit.historySize.warn of 1.32).
constexpr double WarningPart = 0.2;
constexpr double AlarmingPart = 0.8;

double partOf(std::int64_t value, std::int64_t whole)
{
    return whole > 0 ? std::clamp(static_cast<double>(value) / static_cast<double>(whole), 0.0, 1.0) : 0.0;
}

} // namespace

HistoryBudget::HistoryBudget(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void HistoryBudget::setSnapshot(const RunSnapshot& snapshot)
{
    m_caption = tr("History");
    m_isReading = !snapshot.isComplete;
    const RunSummary& summary = snapshot.summary;
    const QString events = formatCount(summary.eventCount);
    if (m_isReading) {
        m_part = partOf(summary.eventCount, snapshot.estimatedEventCount);
        m_words = tr("reading… %1 of about %2 events").arg(events, formatCount(snapshot.estimatedEventCount));
        m_shortWords = tr("reading…");
        m_explanation = tr("The first events are shown already; the rest follows.");
    } else {
        m_part =
            std::max(partOf(summary.eventCount, HistoryEventLimit), partOf(summary.historyBytes, HistoryByteLimit));
        m_words = tr("%1 of %2 events · %3 of %4")
                      .arg(events, formatCount(HistoryEventLimit), formatBytes(summary.historyBytes),
                           formatBytes(HistoryByteLimit));
        m_shortWords = tr("%1 events · %2").arg(events, formatBytes(summary.historyBytes));
        m_explanation =
            tr("Temporal ends a run whose history grows beyond %1 events or %2. The bar shows which is nearer: "
               "%3 % of it is used.")
                .arg(formatCount(HistoryEventLimit), formatBytes(HistoryByteLimit),
                     QString::number(m_part * 100, 'f', m_part < 0.1 ? 1 : 0));
    }
    setAccessibleName(m_caption + QLatin1Char(' ') + m_words);
    setAccessibleDescription(m_explanation);
    updateGeometry();
    update();
}

QSize HistoryBudget::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(m_caption) + CaptionGap + metrics.horizontalAdvance(m_words) + 2,
            metrics.height() + 6 + BarHeight};
}

QSize HistoryBudget::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_shortWords) + 2, sizeHint().height()};
}

bool HistoryBudget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        showPlainToolTip(static_cast<QHelpEvent*>(event)->globalPos(), m_words + QLatin1Char('\n') + m_explanation,
                         this);
        return true;
    }
    return QWidget::event(event);
}

void HistoryBudget::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const QRect line(0, 0, width(), metrics.height());
    painter.setPen(theme.secondText);
    if (width() >= sizeHint().width()) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_caption);
        painter.drawText(line.adjusted(metrics.horizontalAdvance(m_caption) + CaptionGap, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, m_words);
    } else {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_shortWords, Qt::ElideRight, line.width()));
    }
    const QRect bar(0, metrics.height() + 4, width(), BarHeight);
    painter.fillRect(bar, theme.head);
    painter.setPen(theme.line);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    // A run with any event at all shows at least a mark.
    const int filled = std::max(3, static_cast<int>(bar.width() * m_part));
    const QColor colour = m_isReading              ? theme.accent
                          : m_part >= AlarmingPart ? theme.status(Status::Failed)
                          : m_part >= WarningPart  ? theme.retry()
                                                   : theme.status(Status::Completed);
    painter.fillRect(QRect(bar.left(), bar.top(), filled, bar.height()), colour);
}

} // namespace chronoscope
