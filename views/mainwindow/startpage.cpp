// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/startpage.h"

#include "models/core/format.h"
#include "models/session/recentfiles.h"
#include "views/common/theme.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace chronoscope {

namespace {

constexpr int ColumnWidth = 560;
constexpr int ButtonHeight = 32;
constexpr int ButtonPadding = 16;
constexpr int PathRole = Qt::UserRole;

QLabel* makeLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QHBoxLayout* buttonsFor(const QList<QAction*>& actions, QWidget* parent)
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QAction* action : actions) {
        auto* button = new QPushButton(action->text().remove(QLatin1Char('&')), parent);
        button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
        button->setMinimumSize(button->sizeHint().width() + ButtonPadding, ButtonHeight);
        QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    return buttons;
}

/// Puts a column into the middle. Stretches and not an alignment: an aligned widget gets its size hint, which knows nothing
/// of wrapped lines.
void centre(QWidget* column, QWidget* page)
{
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column);
    centred->addStretch(1);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);
}

} // namespace

StartPage::StartPage(RecentFiles& recentFiles, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), m_recentFiles(recentFiles), m_recentArea(new QWidget(this)), m_recentList(new QListWidget(this))
{
    auto* title = makeLabel(tr("Open a workflow history"), this);
    title->setFont(nameFont(nameFont(font())));
    auto* explanation =
        makeLabel(tr("Drop exported histories here, paste one from the clipboard, or open files. JSON, binary, "
                     "Cloud Export and Web UI downloads are recognised by their content; gzip and zstd too."),
                  this);

    auto* exportHint = makeLabel(tr("To export one from a cluster:"), this);
    auto* command =
        makeLabel(QStringLiteral("temporal workflow show --workflow-id ID --output json > history.json"), this);
    command->setFont(fixedWidthFont(font()));
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    command->setAccessibleName(tr("Command that exports a history"));

    auto* column = new QWidget(this);
    column->setFixedWidth(ColumnWidth);
    auto* columnLayout = new QVBoxLayout(column);
    columnLayout->setSpacing(12);
    columnLayout->addWidget(title);
    columnLayout->addWidget(explanation);
    columnLayout->addLayout(buttonsFor(actions, this));
    columnLayout->addWidget(exportHint);
    columnLayout->addWidget(command);
    columnLayout->addWidget(m_recentArea);
    centre(column, this);
    arrangeRecentFiles();
}

void StartPage::arrangeRecentFiles()
{
    m_recentList->setAccessibleName(tr("Recent files"));
    m_recentList->setFrameShape(QFrame::NoFrame);
    m_recentList->setUniformItemSizes(true);
    m_recentList->setTextElideMode(Qt::ElideMiddle);
    connect(m_recentList, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { emit fileChosen(item->data(PathRole).toString()); });

    auto* recentLayout = new QVBoxLayout(m_recentArea);
    recentLayout->setContentsMargins(0, 12, 0, 0);
    auto* recentTitle = makeLabel(tr("Recent files"), m_recentArea);
    QFont bold = font();
    bold.setBold(true);
    recentTitle->setFont(bold);
    recentLayout->addWidget(recentTitle);
    recentLayout->addWidget(m_recentList);

    connect(&m_recentFiles, &RecentFiles::changed, this, &StartPage::showRecentFiles);
    showRecentFiles();
}

void StartPage::showRecentFiles()
{
    m_recentList->clear();
    for (const QString& path : m_recentFiles.paths()) {
        const QFileInfo file(path);
        //: %1 file name, %2 folder
        auto* item = new QListWidgetItem(tr("%1  ·  %2").arg(singleLine(file.fileName()), singleLine(file.path())),
                                         m_recentList);
        item->setData(PathRole, path);
    }
    const int rowHeight = m_recentList->sizeHintForRow(0);
    m_recentList->setFixedHeight(qMax(0, rowHeight) * m_recentList->count() + 4);
    m_recentArea->setVisible(m_recentList->count() > 0);
}

} // namespace chronoscope
