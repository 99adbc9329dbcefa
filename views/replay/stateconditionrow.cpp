// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/stateconditionrow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace chronoscope {

namespace {

constexpr int LongestVersion = 1'000;

} // namespace

StateConditionRow::StateConditionRow(QWidget* parent)
    : QWidget(parent), m_subject(new QComboBox(this)), m_number(new QSpinBox(this)), m_version(new QLineEdit(this))
{
    m_subject->setAccessibleName(tr("What is asked of the state"));
    m_subject->addItem(tr("Nothing"));
    for (std::size_t number = 0; number < StateSubjectCount; ++number)
        m_subject->addItem(displayName(static_cast<StateCondition::Subject>(number)));
    m_number->setAccessibleName(tr("At least"));
    m_number->setPrefix(tr("at least "));
    m_number->setRange(1, std::numeric_limits<int>::max());
    m_version->setAccessibleName(tr("Id of the version or patch"));
    m_version->setPlaceholderText(tr("Any version or patch"));
    m_version->setMaxLength(LongestVersion);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_subject, 1);
    row->addWidget(m_number, 1);
    row->addWidget(m_version, 1);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &StateConditionRow::showFields);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &StateConditionRow::changed);
    connect(m_number, &QSpinBox::valueChanged, this, &StateConditionRow::changed);
    connect(m_version, &QLineEdit::textChanged, this, &StateConditionRow::changed);
    setFocusProxy(m_subject);
    showFields();
}

void StateConditionRow::showFields()
{
    const int number = m_subject->currentIndex() - 1;
    const auto subject = static_cast<StateCondition::Subject>(std::max(number, 0));
    m_number->setVisible(number >= 0 && isNumber(subject));
    m_version->setVisible(number >= 0 && subject == StateCondition::Subject::VersionTaken);
}

std::optional<StateCondition> StateConditionRow::condition() const
{
    const int number = m_subject->currentIndex() - 1;
    if (number < 0)
        return std::nullopt;
    StateCondition condition;
    condition.subject = static_cast<StateCondition::Subject>(number);
    if (isNumber(condition.subject))
        condition.atLeast = m_number->value();
    if (condition.subject == StateCondition::Subject::VersionTaken)
        condition.version = m_version->text();
    return condition;
}

void StateConditionRow::setCondition(const StateCondition& condition)
{
    m_subject->setCurrentIndex(static_cast<int>(condition.subject) + 1);
    m_number->setValue(
        static_cast<int>(std::clamp<std::int64_t>(condition.atLeast, m_number->minimum(), m_number->maximum())));
    m_version->setText(condition.version);
}

} // namespace chronoscope
