// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/measurebar.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/history/eventtype.h"
#include "views/timeline/buttonkeys.h"
#include "views/timeline/timelinescene.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace chronoscope {

namespace {

/// Counting so many events takes a fraction of a millisecond; for more the GUI thread does not wait.
constexpr std::size_t MostEventsAtOnce = 20'000;
/// A line has no room for more.
constexpr std::size_t MostTypes = 4;

QLabel* addLabel(QWidget* parent, const char* name, QSizePolicy::Policy horizontal)
{
    auto* const label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(horizontal, QSizePolicy::Preferred);
    return label;
}

} // namespace

MeasureBar::MeasureBar(TimelineScene& scene, QAction& zoom, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_duration(addLabel(this, "measuredDuration", QSizePolicy::Maximum))
    , m_counts(addLabel(this, "measuredCounts", QSizePolicy::Maximum))
    , m_types(addLabel(this, "measuredTypes", QSizePolicy::Ignored))
{
    setObjectName(QStringLiteral("measureBar"));
    setAccessibleName(tr("Measured range"));
    setAutoFillBackground(true);
    arrange(zoom);
    connect(&scene.document().measuredRange(), &MeasuredRange::changed, this, &MeasureBar::adoptRange);
    connect(&scene.document(), &Document::snapshotChanged, this, &MeasureBar::adoptRange);
    connect(&scene.document(), &Document::timeTextsChanged, this, &MeasureBar::writeTexts);
    adoptRange();
}

void MeasureBar::arrange(QAction& zoom)
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(8, 1, 4, 1);
    row->setSpacing(12);
    QFont bold = font();
    bold.setBold(true);
    m_duration->setFont(bold);
    m_types->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_duration);
    row->addWidget(m_counts);
    row->addWidget(m_types, 1);
    const auto addButton = [&](const char* name, const QString& text, const QString& tip, auto slot) {
        auto* const button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        new ButtonKeys(*button);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
    };
    addButton("measureZoom", tr("Zoom"), tr("Zoom to the measured range"), [&zoom] { zoom.trigger(); });
    addButton("measureFilter", tr("Filter"), tr("Show only what happened in the measured range"), [this] {
        if (const std::optional<TimeRange>& range = m_scene.document().measuredRange().range())
            m_scene.document().filters().add(TimeCondition{*range});
    });
    addButton("measureClear", tr("Clear"), tr("Measure nothing"), [this] {
        m_scene.document().measuredRange().clear();
        m_scene.document().navigation().record();
    });
}

void MeasureBar::adoptRange()
{
    requestSummary();
    writeTexts();
    setVisible(!m_scene.document().measuredRange().isEmpty());
}

void MeasureBar::requestSummary()
{
    const std::uint64_t generation = ++m_generation;
    m_summary.reset();
    const std::optional<TimeRange>& range = m_scene.document().measuredRange().range();
    const std::shared_ptr<const EventGroups> groups = m_scene.document().snapshot()->groups;
    if (!range || !groups)
        return;
    if (groups->history().size() <= MostEventsAtOnce) {
        adopt(summariseRange(*groups, *range));
        return;
    }
    runOnPool([groups, range = *range] { return summariseRange(*groups, range); }, this,
              [this, generation](RangeSummary summary) {
                  if (generation == m_generation)
                      adopt(std::move(summary));
              });
}

void MeasureBar::adopt(RangeSummary summary)
{
    m_summary = std::move(summary);
    writeTexts();
    emit summaryChanged();
}

void MeasureBar::writeTexts()
{
    const std::optional<TimeRange>& range = m_scene.document().measuredRange().range();
    if (!range)
        return;
    m_duration->setText(formatDuration(range->span()));
    const QString ends =
        tr("from %1 to %2")
            .arg(m_scene.timeText(range->start.nanoseconds()), m_scene.timeText(range->end.nanoseconds()));
    // While the counts of a long run are on their way, the ones of the range before stay: the line must not flicker.
    if (m_summary) {
        QStringList counts{m_summary->eventCount == 1 ? tr("1 event")
                                                      : tr("%1 events").arg(formatCount(m_summary->eventCount))};
        counts << (m_summary->groupsStarted == 1 ? tr("1 group began")
                                                 : tr("%1 groups began").arg(formatCount(m_summary->groupsStarted)))
               << tr("%1 closed").arg(formatCount(m_summary->groupsClosed));
        if (m_summary->groupsFailed > 0)
            counts << tr("%1 of them failed").arg(formatCount(m_summary->groupsFailed));
        m_counts->setText(counts.join(QStringLiteral(", ")));
        QStringList types;
        for (std::size_t index = 0; index < std::min(MostTypes, m_summary->types.size()); ++index)
            types << QStringLiteral("%1 × %2").arg(formatCount(m_summary->types[index].count),
                                                   eventTypeDisplayName(m_summary->types[index].type));
        if (m_summary->types.size() > MostTypes)
            types << (m_summary->types.size() == MostTypes + 1
                          ? tr("1 more type")
                          : tr("%1 more types").arg(m_summary->types.size() - MostTypes));
        m_types->setText(types.join(QStringLiteral(", ")));
        m_types->setToolTip(m_types->text().toHtmlEscaped());
    }
    m_duration->setToolTip(ends);
    setAccessibleDescription(text());
}

QString MeasureBar::text() const
{
    return QStringList{m_duration->text(), m_counts->text(), m_types->text()}.join(QStringLiteral(", "));
}

} // namespace chronoscope
