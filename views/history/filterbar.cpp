// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/filterbar.h"

#include "models/core/format.h"
#include "models/session/document.h"
#include "views/common/flowlayout.h"
#include "views/common/theme.h"
#include "views/history/filterchip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace chronoscope {

namespace {

constexpr int ProgressAfterMilliseconds = 100;

QString countOf(std::size_t count)
{
    return formatCount(static_cast<std::int64_t>(count));
}

} // namespace

FilterBar::FilterBar(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_chipRoom(new QWidget(this))
    , m_status(new QLabel(m_chipRoom))
    , m_clear(new QToolButton(m_chipRoom))
    , m_delay(new QTimer(this))
{
    setObjectName(QStringLiteral("filterBar"));
    setAccessibleName(tr("Filters"));
    arrange();
    connect(&m_document.filters(), &FilterStack::conditionsChanged, this, &FilterBar::rebuildChips);
    connect(&m_document.filters(), &FilterStack::filteredChanged, this, &FilterBar::refresh);
    connect(&m_document.selection(), &Selection::changed, this, &FilterBar::refresh);
    connect(&m_document, &Document::timeTextsChanged, this, &FilterBar::describeChips);
    connect(m_delay, &QTimer::timeout, this, [this] { m_status->setText(tr("Filtering…")); });
    rebuildChips();
    refresh();
}

void FilterBar::arrange()
{
    auto* const chips = new FlowLayout(m_chipRoom);
    // Behind the chips, however many lines these take.
    chips->addWidget(m_status);
    chips->addWidget(m_clear);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_chipRoom->setSizePolicy(policy);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setObjectName(QStringLiteral("filterStatus"));
    m_clear->setObjectName(QStringLiteral("filterClearAll"));
    m_clear->setText(tr("Clear all"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->setAccessibleName(tr("Clear all filters"));
    connect(m_clear, &QToolButton::clicked, &m_document.filters(), &FilterStack::clear);
    m_delay->setSingleShot(true);
    m_delay->setInterval(ProgressAfterMilliseconds);

    auto* const label = new QLabel(tr("Filters"), this);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 3, 8, 4);
    row->addWidget(label, 0, Qt::AlignTop);
    row->addSpacing(4);
    row->addWidget(m_chipRoom, 1);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_status)})
        widget->setMinimumHeight(FilterChip(nullptr).sizeHint().height());
    m_status->setContentsMargins(8, 0, 4, 0);
}

void FilterBar::rebuildChips()
{
    const FilterConditions& conditions = m_document.filters().conditions();
    while (m_chips.size() > static_cast<qsizetype>(conditions.size())) {
        FilterChip* const last = m_chips.takeLast();
        last->hide();
        // It may be the one that was clicked.
        last->deleteLater();
    }
    while (m_chips.size() < static_cast<qsizetype>(conditions.size())) {
        auto* const chip = new FilterChip(m_chipRoom);
        connect(chip, &FilterChip::clicked, this,
                [this, chip] { removeChip(static_cast<std::size_t>(m_chips.indexOf(chip))); });
        static_cast<FlowLayout*>(m_chipRoom->layout())->insertWidget(static_cast<int>(m_chips.size()), chip);
        m_chips.append(chip);
    }
    // The keyboard goes through them as the eye does.
    QWidget* before = m_chips.isEmpty() ? nullptr : m_chips.first();
    for (QWidget* chip : m_chips)
        if (QWidget* const former = std::exchange(before, chip); former != chip)
            setTabOrder(former, chip);
    if (before)
        setTabOrder(before, m_clear);
    describeChips();
    setVisible(!conditions.empty());
}

void FilterBar::removeChip(std::size_t position)
{
    m_document.filters().removeAt(position);
    // The keyboard stays among the chips as long as there are any.
    if (!m_chips.isEmpty())
        m_chips[std::min(static_cast<qsizetype>(position), m_chips.size() - 1)]->setFocus();
}

void FilterBar::describeChips()
{
    const FilterConditions& conditions = m_document.filters().conditions();
    const auto timeText = [this](Instant instant) { return m_document.timeText(instant); };
    QString subjectBefore;
    for (std::size_t position = 0; position < conditions.size(); ++position) {
        const FilterCondition& condition = conditions[position];
        const QString subject = conditionSubject(condition);
        const QString value = conditionValue(condition, timeText);
        const bool isChoice = position > 0 && conditions[position - 1].index() == condition.index();
        QString lead = isChoice ? tr("or ") : QString();
        if (!isChoice || subject != subjectBefore)
            lead += tr("%1: ").arg(subject);
        m_chips[static_cast<qsizetype>(position)]->setCondition(lead, value, tr("%1: %2").arg(subject, value));
        subjectBefore = subject;
    }
}

void FilterBar::refresh()
{
    if (m_document.filters().isEvaluating()) {
        if (!m_delay->isActive())
            m_delay->start();
        return;
    }
    m_delay->stop();
    m_status->setText(describeStatus());
    QPalette colours = m_status->palette();
    const Theme& theme = Theme::of(this);
    colours.setColor(QPalette::WindowText,
                     m_document.filters().error() ? theme.status(Status::Failed) : theme.secondText);
    m_status->setPalette(colours);
}

QString FilterBar::statusText() const
{
    return m_status->text();
}

QString FilterBar::describeStatus() const
{
    const FilterStack& filters = m_document.filters();
    if (const std::optional<Error>& error = filters.error())
        return tr("Nothing is filtered. %1").arg(singleLine(error->oneLine(), 200));
    const std::shared_ptr<const FilteredRun>& filtered = filters.filtered();
    if (!filtered)
        return {};
    const RunSnapshot& snapshot = *filtered->snapshot();
    QString text = tr("%1 of %2 events, %3 of %4 groups")
                       .arg(countOf(filtered->eventCount()), countOf(snapshot.history->size()),
                            countOf(filtered->groupCount()), countOf(snapshot.groups->size()));
    const EventIndex selected = m_document.selection().event();
    if (selected.isValid() && !filtered->passesEvent(selected.value))
        text = tr("the selected event is filtered out · %1").arg(text);
    return text;
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void FilterBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).panel);
    painter.fillRect(0, height() - 1, width(), 1, Theme::of(this).line);
}

} // namespace chronoscope
