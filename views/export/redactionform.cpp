// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/redactionform.h"

#include <QCheckBox>
#include <QFontMetrics>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace chronoscope {

namespace {

constexpr int PatternLines = 3;
constexpr int PayloadColumns = 4;

QStringList commaSeparated(const QString& text)
{
    QStringList list;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            list.append(trimmed);
    }
    return list;
}

} // namespace

RedactionForm::RedactionForm(QWidget* parent)
    : QWidget(parent)
    , m_keys(new QLineEdit(this))
    , m_patterns(new QPlainTextEdit(this))
    , m_identities(new QCheckBox(tr("&Identities of workers and clients"), this))
    , m_hosts(new QCheckBox(tr("&Host names and addresses"), this))
    , m_hostNames(new QLineEdit(this))
    , m_keepUnreadable(new QCheckBox(tr("Keep pa&yloads that cannot be read, such as encrypted ones"), this))
{
    m_keys->setPlaceholderText(tr("password, *token*"));
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setToolTip(
        tr("The values of these keys go from payloads, memo and headers. A star stands for any letters."));
    m_patterns->setPlaceholderText(tr("one regular expression a line"));
    m_patterns->setAccessibleName(tr("Patterns"));
    m_patterns->setTabChangesFocus(true);
    m_patterns->setFixedHeight(m_patterns->fontMetrics().lineSpacing() * PatternLines + 2 * m_patterns->frameWidth() +
                               static_cast<int>(2 * m_patterns->document()->documentMargin()));
    m_hostNames->setPlaceholderText(tr("db01.internal, queue-2"));
    m_hostNames->setAccessibleName(tr("More host names"));

    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Keys:"), m_keys);
    form->addRow(tr("&Patterns:"), m_patterns);
    form->addRow(QString(), m_identities);
    form->addRow(QString(), m_hosts);
    form->addRow(tr("&More hosts:"), m_hostNames);
    form->addRow(makePayloadBoxes());
    form->addRow(m_keepUnreadable);

    for (QLineEdit* edit : {m_keys, m_hostNames})
        connect(edit, &QLineEdit::textChanged, this, &RedactionForm::changed);
    for (QCheckBox* box : {m_identities, m_hosts, m_keepUnreadable})
        connect(box, &QCheckBox::toggled, this, &RedactionForm::changed);
    connect(m_patterns, &QPlainTextEdit::textChanged, this, &RedactionForm::changed);
}

QGroupBox* RedactionForm::makePayloadBoxes()
{
    auto* group = new QGroupBox(tr("Whole payloads"), this);
    auto* grid = new QGridLayout(group);
    int position = 0;
    for (const PayloadRole role : RedactionRules::allPayloads()) {
        auto* box = new QCheckBox(role == PayloadRole::Other ? tr("Any other") : displayName(role), group);
        m_payloads.emplace(role, box);
        grid->addWidget(box, position / PayloadColumns, position % PayloadColumns);
        connect(box, &QCheckBox::toggled, this, &RedactionForm::changed);
        ++position;
    }
    return group;
}

RedactionRules RedactionForm::rules() const
{
    RedactionRules rules;
    rules.keys = commaSeparated(m_keys->text());
    rules.patterns = m_patterns->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    rules.identities = m_identities->isChecked();
    rules.hostNames = commaSeparated(m_hostNames->text());
    rules.hosts = m_hosts->isChecked() || !rules.hostNames.isEmpty();
    for (const auto& [role, box] : m_payloads) {
        if (box->isChecked())
            rules.payloads.insert(role);
    }
    rules.unreadable =
        m_keepUnreadable->isChecked() ? RedactionRules::Unreadable::Keep : RedactionRules::Unreadable::Redact;
    rules.replacement = m_replacement;
    return rules;
}

void RedactionForm::setRules(const RedactionRules& rules)
{
    {
        const QSignalBlocker quiet(this);
        m_keys->setText(rules.keys.join(QStringLiteral(", ")));
        m_patterns->setPlainText(rules.patterns.join(QLatin1Char('\n')));
        m_identities->setChecked(rules.identities);
        m_hosts->setChecked(rules.hosts);
        m_hostNames->setText(rules.hostNames.join(QStringLiteral(", ")));
        m_keepUnreadable->setChecked(rules.unreadable == RedactionRules::Unreadable::Keep);
        for (const auto& [role, box] : m_payloads)
            box->setChecked(rules.payloads.contains(role));
        m_replacement = rules.replacement;
    }
    emit changed();
}

} // namespace chronoscope
