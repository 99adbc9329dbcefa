// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/keysdialog.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

enum Column { CommandColumn, KeyColumn, ExplanationColumn, ColumnCount };

constexpr QSize UsualSize{900, 680};
constexpr int ColumnPadding = 24;

/// Fits the longest line of key and command of an 80 columns wide page.
constexpr int KeyWidth = 34;

bool hasWords(const QTreeWidgetItem& item, const QString& category, const QStringList& words)
{
    QString line = category;
    for (int column = 0; column < ColumnCount; ++column)
        line += QLatin1Char('\n') + item.text(column);
    return std::all_of(words.begin(), words.end(),
                       [&line](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
}

} // namespace

KeysDialog::KeysDialog(const std::vector<RegisteredAction>& actions, QWidget* parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_keys(new QTreeWidget(this))
{
    setWindowTitle(tr("Keyboard"));
    fill(actions);
    arrange();
    connect(m_search, &QLineEdit::textChanged, this, &KeysDialog::showMatches);
}

void KeysDialog::fill(const std::vector<RegisteredAction>& actions)
{
    // Before there are rows: after that their height would stay that of none.
    m_keys->setUniformRowHeights(true);
    m_keys->setColumnCount(ColumnCount);
    m_keys->setHeaderLabels({tr("Command"), tr("Keys"), tr("What it does")});
    QTreeWidgetItem* heading = nullptr;
    for (const RegisteredAction& action : actions) {
        if (action.keys.isEmpty())
            continue;
        const QString category = displayName(action.category);
        if (!heading || heading->text(CommandColumn) != category) {
            heading = new QTreeWidgetItem(m_keys, {category});
            QFont bold = font();
            bold.setBold(true);
            heading->setFont(CommandColumn, bold);
            heading->setFirstColumnSpanned(true);
        }
        new QTreeWidgetItem(heading, {action.text, action.keys, action.explanation});
    }
    m_keys->expandAll();
}

void KeysDialog::arrange()
{
    m_search->setPlaceholderText(tr("Find a command or a key"));
    m_search->setAccessibleName(tr("Find a command or a key"));
    m_search->setClearButtonEnabled(true);
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_keys->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : {int{CommandColumn}, int{KeyColumn}}) {
        m_keys->resizeColumnToContents(column);
        m_keys->setColumnWidth(column, m_keys->columnWidth(column) + ColumnPadding);
    }

    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* const copyButton = buttons->addButton(tr("&Copy as Text"), QDialogButtonBox::ActionRole);
    copyButton->setToolTip(tr("Copies the list as plain text, to be printed or sent"));
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this, &KeysDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_keys, 1);
    layout->addWidget(buttons);
    m_search->setFocus();
    resize(UsualSize);
}

void KeysDialog::showMatches(const QString& words)
{
    const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int category = 0; category < m_keys->topLevelItemCount(); ++category) {
        QTreeWidgetItem& heading = *m_keys->topLevelItem(category);
        bool isAnyShown = false;
        for (int line = 0; line < heading.childCount(); ++line) {
            QTreeWidgetItem& item = *heading.child(line);
            const bool isShown = hasWords(item, heading.text(CommandColumn), wanted);
            item.setHidden(!isShown);
            isAnyShown |= isShown;
        }
        heading.setHidden(!isAnyShown);
    }
}

QString KeysDialog::plainText() const
{
    QString text;
    for (int category = 0; category < m_keys->topLevelItemCount(); ++category) {
        const QTreeWidgetItem& heading = *m_keys->topLevelItem(category);
        if (heading.isHidden())
            continue;
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + heading.text(CommandColumn) + QLatin1Char('\n');
        for (int line = 0; line < heading.childCount(); ++line) {
            const QTreeWidgetItem& item = *heading.child(line);
            if (!item.isHidden())
                text += QStringLiteral("  %1  %2\n").arg(item.text(KeyColumn), -KeyWidth).arg(item.text(CommandColumn));
        }
    }
    return text;
}

void KeysDialog::copy() const
{
    QGuiApplication::clipboard()->setText(plainText());
}

} // namespace chronoscope
