// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/redactiondialog.h"

#include "models/core/executor.h"
#include "models/export/safefile.h"
#include "models/redaction/redaction.h"
#include "views/export/redactionform.h"
#include "views/export/redactionmodel.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int TypingMilliseconds = 250;
constexpr int RowPadding = 8;
constexpr int EventWidth = 60;
constexpr int FieldWidth = 280;
constexpr int RuleWidth = 170;
constexpr int TextWidth = 200;

QString sentenceOf(const RedactionReport& report)
{
    const QString redacted = RedactionDialog::tr("%1 redacted (%2)").arg(report.count()).arg(report.countsText());
    if (report.notLookedIntoCount() == 0)
        return redacted + QLatin1Char('.');
    return RedactionDialog::tr("%1; %2 not looked into, which stay.").arg(redacted).arg(report.notLookedIntoCount());
}

} // namespace

RedactionDialog::RedactionDialog(std::vector<RunSnapshotPointer> runs, const RedactionRules& rules, QWidget* parent)
    : QDialog(parent)
    , m_runs(std::move(runs))
    , m_form(new RedactionForm(this))
    , m_model(new RedactionModel(this))
    , m_table(new QTableView(this))
    , m_summary(new QLabel(this))
{
    setWindowTitle(tr("Redact"));
    arrange();
    m_delay.setSingleShot(true);
    m_delay.setInterval(TypingMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &RedactionDialog::preview);
    connect(m_form, &RedactionForm::changed, this, [this] {
        m_summary->setText(tr("Looking…"));
        m_delay.start();
    });
    m_form->setRules(rules);
}

RedactionDialog::~RedactionDialog()
{
    m_cancellation.cancel();
}

void RedactionDialog::arrange()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("What goes"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + RowPadding);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(RedactionModel::EventColumn, EventWidth);
    m_table->setColumnWidth(RedactionModel::FieldColumn, FieldWidth);
    m_table->setColumnWidth(RedactionModel::RuleColumn, RuleWidth);
    m_table->setColumnWidth(RedactionModel::BeforeColumn, TextWidth);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("summary"));

    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("&Use These Rules"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    QPushButton* const open = buttons->addButton(tr("&Open Rules…"), QDialogButtonBox::ResetRole);
    QPushButton* const save = buttons->addButton(tr("&Save Rules…"), QDialogButtonBox::ResetRole);
    // Qt makes the leftmost button stand for the box, which lies in the middle of the way of Tab: it would go in a circle.
    buttons->setFocusProxy(nullptr);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto ask = [this](QFileDialog::AcceptMode mode, void (RedactionDialog::*then)(const QString&)) {
        auto* dialog = new QFileDialog(this, tr("Rules"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(mode);
        dialog->setNameFilters({tr("Rules (*.json)"), tr("All files (*)")});
        dialog->setDefaultSuffix(QStringLiteral("json"));
        connect(dialog, &QFileDialog::fileSelected, this, then);
        dialog->open();
    };
    connect(open, &QPushButton::clicked, this, [ask] { ask(QFileDialog::AcceptOpen, &RedactionDialog::openRules); });
    connect(save, &QPushButton::clicked, this, [ask] { ask(QFileDialog::AcceptSave, &RedactionDialog::saveRules); });

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_form);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    resize(940, 680);
}

RedactionRules RedactionDialog::rules() const
{
    return m_form->rules();
}

void RedactionDialog::openRules(const QString& path)
{
    const auto rules = RedactionRules::fromFile(path);
    if (rules)
        m_form->setRules(*rules);
    else
        showError(rules.error());
}

void RedactionDialog::saveRules(const QString& path)
{
    const QByteArray json = rules().toJson();
    // The choice of a name has asked about a file that is there.
    const auto written = writeFileSafely(path, ExistingFile::Replace, [&json](QIODevice& device) -> Result<void> {
        if (device.write(json) == json.size())
            return {};
        Error error;
        error.code = Error::Code::Io;
        error.message = tr("The file could not be written: %1.").arg(device.errorString());
        return tl::unexpected(std::move(error));
    });
    if (!written)
        showError(written.error());
}

QString RedactionDialog::summaryOf(const RedactionRules& rules)
{
    QStringList parts;
    if (!rules.keys.isEmpty())
        parts.append(tr("keys (%1)").arg(rules.keys.size()));
    if (!rules.patterns.isEmpty())
        parts.append(tr("patterns (%1)").arg(rules.patterns.size()));
    if (!rules.payloads.empty())
        parts.append(rules.payloads == RedactionRules::allPayloads() ? tr("all payloads") : tr("some payloads"));
    if (rules.identities)
        parts.append(tr("identities"));
    if (rules.hosts)
        parts.append(tr("host names"));
    return parts.isEmpty() ? tr("nothing") : parts.join(QStringLiteral(", "));
}

RedactionDialog::Preview RedactionDialog::previewOf(const std::vector<RunSnapshotPointer>& runs,
                                                    const RedactionRules& rules, const CancellationToken& cancellation)
{
    Preview preview;
    RedactionOptions options;
    options.cancellation = cancellation;
    for (const RunSnapshotPointer& run : runs) {
        const auto redacted = redactRun(*run, rules, options);
        if (!redacted) {
            preview.error = redacted.error();
            break;
        }
        preview.report.merge(redacted->report);
    }
    return preview;
}

void RedactionDialog::preview()
{
    m_cancellation.cancel();
    m_cancellation = CancellationSource();
    const int request = ++m_request;
    runOnPool(
        [runs = m_runs, wanted = rules(), token = m_cancellation.token()] { return previewOf(runs, wanted, token); },
        this,
        [this, request](const Preview& preview) {
            if (request == m_request)
                showPreview(preview);
        });
}

void RedactionDialog::showError(const Error& error)
{
    m_summary->setText(error.oneLine());
}

void RedactionDialog::showPreview(const Preview& preview)
{
    m_accept->setEnabled(!preview.error);
    m_model->setReport(preview.error ? RedactionReport() : preview.report);
    const RedactionReport& report = m_model->report();
    if (preview.error)
        showError(*preview.error);
    else if (report.count() == 0 && report.notLookedIntoCount() == 0)
        m_summary->setText(rules().isEmpty() ? tr("No rule: everything is written as it is.")
                                             : tr("The rules take nothing out."));
    else
        m_summary->setText(sentenceOf(report));
    emit previewed();
}

} // namespace chronoscope
