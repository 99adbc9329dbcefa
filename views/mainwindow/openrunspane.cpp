// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/openrunspane.h"

#include "models/session/openrunsmodel.h"
#include "views/mainwindow/openrunsdelegate.h"
#include "views/mainwindow/openrunsfilter.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace chronoscope {

OpenRunsPane::OpenRunsPane(OpenRunsModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new OpenRunsFilter(this))
    , m_filterEdit(new QLineEdit(this))
    , m_list(new QListView(this))
{
    m_filter->setSourceModel(&m_model);
    m_filterEdit->setPlaceholderText(tr("Filter by id or type"));
    m_filterEdit->setAccessibleName(tr("Filter of the open runs"));
    m_filterEdit->setClearButtonEnabled(true);
    connect(m_filterEdit, &QLineEdit::textChanged, m_filter, &OpenRunsFilter::setText);

    auto* chips = new QHBoxLayout;
    chips->setSpacing(4);
    auto* group = new QButtonGroup(this);
    for (QToolButton* chip :
         {addChip(tr("All"), OpenRunsFilter::AnyStatus), addChip(tr("Running"), static_cast<int>(Status::Running)),
          addChip(tr("Failed"), OpenRunsFilter::AnyFailure)}) {
        chips->addWidget(chip);
        group->addButton(chip);
    }
    chips->addStretch(1);
    m_chips.first()->setChecked(true);

    m_list->setModel(m_filter);
    m_list->setItemDelegate(new OpenRunsDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Open runs"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            emit documentActivated(current.data(OpenRunsModel::DocumentRole).value<Document*>());
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filterEdit);
    layout->addLayout(chips);
    layout->addWidget(m_list, 1);

    for (const auto& signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &OpenRunsPane::updateCounts);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &OpenRunsPane::updateCounts);
    updateCounts();
}

void OpenRunsPane::setCurrent(Document* document)
{
    const QModelIndex index = m_filter->mapFromSource(m_model.indexOf(document));
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

QToolButton* OpenRunsPane::addChip(const QString& name, int status)
{
    auto* chip = new QToolButton(this);
    chip->setCheckable(true);
    chip->setProperty("name", name);
    chip->setProperty("status", status);
    connect(chip, &QToolButton::toggled, this, [this, status](bool isChecked) {
        if (isChecked)
            m_filter->setStatus(status);
    });
    m_chips.push_back(chip);
    return chip;
}

void OpenRunsPane::updateCounts()
{
    for (QToolButton* chip : std::as_const(m_chips)) {
        const int wanted = chip->property("status").toInt();
        int count = 0;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if (OpenRunsFilter::matches(wanted, m_model.index(row).data(OpenRunsModel::StatusRole).toInt()))
                ++count;
        }
        //: a filter and how many runs it lets through, "Failed 2"
        chip->setText(tr("%1 %2").arg(chip->property("name").toString()).arg(count));
    }
}

} // namespace chronoscope
