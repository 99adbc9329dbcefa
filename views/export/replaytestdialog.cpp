// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/replaytestdialog.h"

#include "models/core/executor.h"
#include "models/core/format.h"
#include "models/replaytest/replaytest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int LeastWidth = 560;

} // namespace

ReplayTestDialog::ReplayTestDialog(RunSnapshotPointer run, QWidget* parent)
    : QDialog(parent)
    , m_run(std::move(run))
    , m_sdks(new QComboBox(this))
    , m_explanation(new QLabel(this))
    , m_replace(new QCheckBox(tr("&Replace files that are there already"), this))
    , m_outcome(new QLabel(this))
{
    setWindowTitle(tr("Save as Replay Test"));
    setMinimumWidth(LeastWidth);
    for (const ReplaySdk sdk : replaySdks())
        m_sdks->addItem(displayName(sdk), toString(sdk));
    if (const auto recorded = replaySdkOf(m_run->summary))
        m_sdks->setCurrentIndex(m_sdks->findData(toString(*recorded)));
    m_sdks->setAccessibleName(tr("SDK"));
    for (QLabel* label : {m_explanation, m_outcome}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_explanation->setObjectName(QStringLiteral("explanation"));
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->hide();

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&SDK:"), m_sdks);
    form->addRow(QString(), m_explanation);
    form->addRow(QString(), m_replace);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = buttons->addButton(tr("Save &into Folder…"), QDialogButtonBox::ActionRole);
    m_save->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_outcome);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(m_sdks, &QComboBox::currentIndexChanged, this, &ReplayTestDialog::sdkChanged);
    connect(m_save, &QPushButton::clicked, this, &ReplayTestDialog::askForFolder);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    sdkChanged();
}

ReplaySdk ReplayTestDialog::sdk() const
{
    return replaySdkFromName(m_sdks->currentData().toString()).value_or(ReplaySdk::TypeScript);
}

void ReplayTestDialog::sdkChanged()
{
    const auto test = makeReplayTest(*m_run, sdk());
    m_save->setEnabled(test.has_value());
    m_replace->setEnabled(test.has_value());
    m_explanation->setText(test ? tr("Writes the history as %1 and a test as %2, to drop into the repository of the "
                                     "workflow. The test replays the run against the code of that day, and fails when "
                                     "the code would no longer do the same.")
                                      .arg(test->historyName, test->testName)
                                : singleLine(test.error().message + QLatin1Char(' ') + test.error().remedy));
}

void ReplayTestDialog::askForFolder()
{
    auto* dialog = new QFileDialog(this, tr("Save as Replay Test"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Save"));
    connect(dialog, &QFileDialog::fileSelected, this, &ReplayTestDialog::saveInto);
    dialog->open();
}

void ReplayTestDialog::saveInto(const QString& folder)
{
    m_save->setEnabled(false);
    m_outcome->setText(tr("Writing…"));
    m_outcome->show();
    const ExistingFile existing = m_replace->isChecked() ? ExistingFile::Replace : ExistingFile::Keep;
    runOnPool([run = m_run, sdk = sdk(), folder, existing] { return saveReplayTest(*run, sdk, folder, existing); },
              this,
              [this](const Result<QStringList>& written) {
                  m_save->setEnabled(true);
                  m_outcome->setText(written ? tr("Written: %1").arg(singleLine(written->join(QStringLiteral(", "))))
                                             : tr("Not written: %1").arg(written.error().oneLine()));
                  emit saved();
              });
}

} // namespace chronoscope
