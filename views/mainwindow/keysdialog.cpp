// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/keysdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace chronoscope {

namespace {

constexpr int RowPadding = 8;
constexpr int LargestWidth = 1000;

} // namespace

KeysDialog::KeysDialog(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto* table = new QTableWidget(0, 3, this);
    table->setHorizontalHeaderLabels({tr("Key"), tr("Command"), tr("What it does")});
    table->setAccessibleName(tr("Keys"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    for (const QAction* action : actions) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys.push_back(key.toString(QKeySequence::NativeText));
        if (keys.isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(keys.join(QStringLiteral("  "))));
        table->setItem(row, 1, new QTableWidgetItem(QString(action->text()).remove(QLatin1Char('&'))));
        table->setItem(row, 2, new QTableWidgetItem(action->statusTip()));
    }
    table->resizeColumnsToContents();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + RowPadding);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int tableWidth = table->horizontalHeader()->length() + table->verticalScrollBar()->sizeHint().width();
    table->horizontalHeader()->setStretchLastSection(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(table);
    layout->addWidget(buttons);
    const QMargins margins = layout->contentsMargins();
    resize(std::min(tableWidth + margins.left() + margins.right() + RowPadding, LargestWidth), 560);
}

} // namespace chronoscope
