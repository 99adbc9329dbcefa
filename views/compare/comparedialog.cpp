// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparedialog.h"

#include "models/core/format.h"
#include "models/session/openrunsmodel.h"
#include "models/session/workspace.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int LongestName = 80;

/// The open runs but one, each on one line, those of the same workflow type first.
class OtherRuns : public QSortFilterProxyModel {
public:
    OtherRuns(Workspace& workspace, const Document& run, QObject* parent) : QSortFilterProxyModel(parent), m_run(run)
    {
        setSourceModel(new OpenRunsModel(workspace, this));
        sort(0);
    }

    void setText(const QString& text)
    {
        m_text = text;
        invalidateFilter();
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return role == OpenRunsModel::DocumentRole ? QSortFilterProxyModel::data(index, role) : QVariant();
        const QModelIndex run = mapToSource(index);
        return singleLine(run.data(OpenRunsModel::WorkflowTypeRole).toString(), LongestName) + QLatin1String("   ") +
               singleLine(run.data(OpenRunsModel::WorkflowIdRole).toString(), LongestName) + QLatin1String("   ") +
               run.data(OpenRunsModel::SideTextRole).toString() + QLatin1String("   ") +
               singleLine(QFileInfo(run.data(OpenRunsModel::DocumentRole).value<Document*>()->path()).fileName(),
                          LongestName);
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (index.data(OpenRunsModel::DocumentRole).value<Document*>() == &m_run)
            return false;
        return m_text.isEmpty() ||
               index.data(OpenRunsModel::WorkflowTypeRole).toString().contains(m_text, Qt::CaseInsensitive) ||
               index.data(OpenRunsModel::WorkflowIdRole).toString().contains(m_text, Qt::CaseInsensitive);
    }

    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const auto isAlike = [this](const QModelIndex& index) {
            return index.data(OpenRunsModel::WorkflowTypeRole).toString() == m_run.snapshot()->summary.workflowType;
        };
        const bool isLeftAlike = isAlike(left);
        return isLeftAlike != isAlike(right) ? isLeftAlike : left.row() < right.row();
    }

private:
    const Document& m_run;
    QString m_text;
};

} // namespace

CompareDialog::CompareDialog(Workspace& workspace, Document& run, QWidget* parent)
    : QDialog(parent), m_filter(new QLineEdit(this)), m_runs(new QListView(this)), m_compare(nullptr), m_others(nullptr)
{
    auto* const others = new OtherRuns(workspace, run, this);
    m_others = others;
    arrange(OpenRunsModel::runName(*run.snapshot()));
    connect(m_filter, &QLineEdit::textChanged, this, [this, others](const QString& text) {
        others->setText(text);
        m_runs->setCurrentIndex(m_others->index(0, 0));
        updateButtons();
    });
    connect(m_runs, &QListView::activated, this, &CompareDialog::chooseCurrent);
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompareDialog::updateButtons);
    connect(&run, &QObject::destroyed, this, &QDialog::reject);
    m_runs->setCurrentIndex(m_others->index(0, 0));
    m_runs->setFocus();
    updateButtons();
}

void CompareDialog::arrange(const QString& runName)
{
    setWindowTitle(tr("Compare With"));
    auto* const question = new QLabel(this);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    question->setText(tr("With which run shall %1 be compared?").arg(singleLine(runName, LongestName)));
    question->setBuddy(m_runs);
    m_filter->setPlaceholderText(tr("Type or id"));
    m_filter->setAccessibleName(tr("Filter the open runs"));
    m_filter->setClearButtonEnabled(true);
    m_runs->setModel(m_others);
    m_runs->setAccessibleName(tr("Open runs"));
    m_runs->setUniformItemSizes(true);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_compare = buttons->addButton(tr("&Compare"), QDialogButtonBox::AcceptRole);
    m_compare->setDefault(true);
    QPushButton* const file = buttons->addButton(tr("&File…"), QDialogButtonBox::ActionRole);
    file->setAccessibleName(tr("Compare with a file"));
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(m_filter);
    layout->addWidget(m_runs, 1);
    layout->addWidget(buttons);
    resize(520, 380);
    connect(buttons, &QDialogButtonBox::accepted, this, &CompareDialog::chooseCurrent);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(file, &QPushButton::clicked, this, &CompareDialog::askForFile);
}

void CompareDialog::updateButtons()
{
    m_compare->setEnabled(m_runs->currentIndex().isValid());
}

void CompareDialog::chooseCurrent()
{
    if (auto* const other = m_runs->currentIndex().data(OpenRunsModel::DocumentRole).value<Document*>()) {
        emit runChosen(other);
        accept();
    }
}

void CompareDialog::askForFile()
{
    auto* const dialog = new QFileDialog(this, tr("Compare With a File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        emit fileChosen(path);
        accept();
    });
    dialog->open();
}

} // namespace chronoscope
