// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/breakpointdialog.h"

#include "models/core/format.h"
#include "models/filter/filtervalues.h"
#include "views/replay/stateconditionrow.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace chronoscope {

namespace {

constexpr int UsualWidth = 520;
/// Statuses that an event can bring, in the order in which they are offered.
constexpr std::array OfferedStatuses{Status::Failed,    Status::TimedOut,   Status::Cancelled,
                                     Status::Completed, Status::Terminated, Status::ContinuedAsNew};

QString valueText(const FilterCondition& condition)
{
    return conditionValue(condition, [](Instant instant) { return formatRfc3339(instant); });
}

void addChoice(QComboBox& box, std::vector<FilterCondition>& conditions, const FilterCondition& condition,
               const QString& text)
{
    box.addItem(text);
    conditions.push_back(condition);
}

/// The position in a box of what is asked for; what is not offered yet is added.
void choose(QComboBox& box, std::vector<FilterCondition>& conditions, const FilterCondition& condition)
{
    auto found = std::find(conditions.begin(), conditions.end(), condition);
    if (found == conditions.end()) {
        addChoice(box, conditions, condition,
                  QStringLiteral("%1 %2").arg(conditionSubject(condition), valueText(condition)));
        found = std::prev(conditions.end());
    }
    box.setCurrentIndex(static_cast<int>(found - conditions.begin()) + 1);
}

void addChosen(const QComboBox& box, const std::vector<FilterCondition>& conditions, FilterConditions& chosen)
{
    if (box.currentIndex() > 0)
        chosen.push_back(conditions[static_cast<std::size_t>(box.currentIndex()) - 1]);
}

} // namespace

BreakpointDialog::BreakpointDialog(const RunSnapshot& snapshot, const Breakpoint& breakpoint, QWidget* parent)
    : QDialog(parent)
    , m_isEnabled(breakpoint.isEnabled)
    , m_eventType(new QComboBox(this))
    , m_subject(new QComboBox(this))
    , m_status(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_stateRows(new QVBoxLayout)
    , m_words(new QLabel(this))
{
    setWindowTitle(breakpoint.isEmpty() ? tr("New Breakpoint") : tr("Breakpoint"));
    fillChoices(snapshot);
    arrange();
    adopt(breakpoint);
    showWords();
}

void BreakpointDialog::fillChoices(const RunSnapshot& snapshot)
{
    const FilterValues values = filterValuesOf(snapshot);
    const auto counted = [](const QString& text, std::size_t count) {
        //: something that occurs in the run, and how often
        return tr("%1 (%2)").arg(text, formatCount(static_cast<std::int64_t>(count)));
    };
    m_eventType->addItem(tr("Any event"));
    for (const FilterValue& value : values.eventTypes)
        addChoice(*m_eventType, m_eventTypes, value.condition, counted(valueText(value.condition), value.count));
    m_subject->addItem(tr("Anything"));
    for (const FilterValue& value : values.types)
        addChoice(*m_subject, m_subjects, value.condition,
                  counted(QStringLiteral("%1 %2").arg(conditionSubject(value.condition), valueText(value.condition)),
                          value.count));
    // What has no name is told apart by its kind.
    for (const FilterValue& value : values.categories)
        addChoice(*m_subject, m_subjects, value.condition, counted(valueText(value.condition), value.count));
    m_status->addItem(tr("Any status"));
    for (const Status status : OfferedStatuses)
        addChoice(*m_status, m_statuses, StatusCondition{status}, displayName(status));
}

void BreakpointDialog::arrange()
{
    m_eventType->setAccessibleName(tr("Type of event"));
    m_subject->setAccessibleName(tr("What it is about"));
    m_status->setAccessibleName(tr("Status that it brings"));
    for (QComboBox* const box : {m_eventType, m_subject}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(30);
        box->setMaxVisibleItems(20);
    }
    m_text->setAccessibleName(tr("Text in it"));
    m_text->setPlaceholderText(tr("Words in the event or its payloads"));
    m_text->setMaxLength(static_cast<int>(LongestQuery));
    m_text->setClearButtonEnabled(true);
    m_stateRows->setContentsMargins(0, 0, 0, 0);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);

    auto* const form = new QFormLayout;
    form->addRow(tr("&Event"), m_eventType);
    form->addRow(tr("&About"), m_subject);
    form->addRow(tr("&Status"), m_status);
    form->addRow(tr("&Text"), m_text);
    form->addRow(tr("State after it"), m_stateRows);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_words);
    layout->addStretch();
    layout->addWidget(buttons);
    for (QComboBox* const box : {m_eventType, m_subject, m_status})
        connect(box, &QComboBox::currentIndexChanged, this, &BreakpointDialog::showWords);
    connect(m_text, &QLineEdit::textChanged, this, &BreakpointDialog::showWords);
    resize(UsualWidth, sizeHint().height());
}

void BreakpointDialog::adopt(const Breakpoint& breakpoint)
{
    for (const FilterCondition& condition : breakpoint.events) {
        const bool isEventType = std::holds_alternative<EventTypeCondition>(condition);
        const bool isSubject =
            std::holds_alternative<TypeCondition>(condition) || std::holds_alternative<CategoryCondition>(condition);
        const auto* const text = std::get_if<TextCondition>(&condition);
        if (isEventType && m_eventType->currentIndex() == 0)
            choose(*m_eventType, m_eventTypes, condition);
        else if (isSubject && m_subject->currentIndex() == 0)
            choose(*m_subject, m_subjects, condition);
        else if (std::holds_alternative<StatusCondition>(condition) && m_status->currentIndex() == 0)
            choose(*m_status, m_statuses, condition);
        else if (text && text->query == SearchQuery{text->query.text} && m_text->text().isEmpty())
            m_text->setText(text->query.text);
        else
            m_kept.push_back(condition);
    }
    for (const StateCondition& condition : breakpoint.state) {
        addStateRow();
        m_states.back()->setCondition(condition);
    }
}

void BreakpointDialog::addStateRow()
{
    auto* const row = new StateConditionRow(this);
    m_stateRows->addWidget(row);
    m_states.push_back(row);
    connect(row, &StateConditionRow::changed, this, &BreakpointDialog::showWords);
    if (m_accept)
        setTabOrder(row, m_accept);
}

Breakpoint BreakpointDialog::breakpoint() const
{
    Breakpoint breakpoint;
    breakpoint.isEnabled = m_isEnabled;
    addChosen(*m_eventType, m_eventTypes, breakpoint.events);
    addChosen(*m_subject, m_subjects, breakpoint.events);
    addChosen(*m_status, m_statuses, breakpoint.events);
    if (!m_text->text().isEmpty())
        breakpoint.events.emplace_back(TextCondition{SearchQuery{m_text->text()}});
    breakpoint.events.insert(breakpoint.events.end(), m_kept.begin(), m_kept.end());
    for (const StateConditionRow* const row : m_states) {
        if (const std::optional<StateCondition> condition = row->condition())
            breakpoint.state.push_back(*condition);
    }
    return breakpoint;
}

void BreakpointDialog::showWords()
{
    if ((m_states.empty() || m_states.back()->condition()) && m_states.size() < MaximumStateConditions)
        addStateRow();
    const Breakpoint asked = breakpoint();
    m_accept->setEnabled(!asked.isEmpty());
    m_words->setText(asked.isEmpty() ? tr("Choose at least one thing to stop at.")
                                     : tr("Stops at: %1").arg(breakpointText(asked)));
}

} // namespace chronoscope
