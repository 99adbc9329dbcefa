// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/saveviewdialog.h"

#include "models/core/format.h"
#include "models/session/saveditems.h"
#include "models/store/storelimits.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace chronoscope {

namespace {

constexpr int LongestShownType = 40;

} // namespace

SaveViewDialog::SaveViewDialog(const SavedViews& views, const QString& workflowType, QWidget* parent)
    : QDialog(parent)
    , m_views(views)
    , m_workflowType(workflowType)
    , m_name(new QLineEdit(this))
    , m_forThisType(new QCheckBox(this))
    , m_hint(new QLabel(this))
{
    setWindowTitle(tr("Save View"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMaxLength(static_cast<int>(storelimits::NameCharacters));
    m_name->setPlaceholderText(tr("Failures by worker"));
    // An ampersand of the type is no mnemonic.
    m_forThisType->setText(
        tr("Only for runs of %1")
            .arg(singleLine(workflowType, LongestShownType).replace(QLatin1Char('&'), QLatin1String("&&"))));
    m_forThisType->setVisible(!workflowType.isEmpty());
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    auto* const layout = new QFormLayout(this);
    layout->addRow(tr("&Name"), m_name);
    layout->addRow(QString(), m_forThisType);
    layout->addRow(m_hint);
    layout->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SaveViewDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveViewDialog::describe);
    connect(m_forThisType, &QCheckBox::toggled, this, &SaveViewDialog::describe);
    connect(&views, &SavedItems::changed, this, &SaveViewDialog::describe);
    describe();
    m_name->setFocus();
}

QString SaveViewDialog::chosenType() const
{
    return m_forThisType->isChecked() ? m_workflowType : QString();
}

void SaveViewDialog::describe()
{
    const QString name = m_name->text().trimmed();
    const bool isTaken = m_views.find(name, chosenType()).has_value();
    m_save->setEnabled(!name.isEmpty());
    m_save->setText(isTaken ? tr("&Replace") : tr("&Save"));
    QString hint = isTaken ? tr("There is a view of this name; it will be replaced.")
                           : tr("Keeps filters, grouping, columns and the visible part of the run.");
    if (!m_views.areKept())
        hint += QLatin1Char(' ') + tr("It will be gone when Chronoscope ends, since there is no place to keep it.");
    m_hint->setText(hint);
}

void SaveViewDialog::choose()
{
    emit chosen(m_name->text().trimmed(), chosenType());
    accept();
}

} // namespace chronoscope
