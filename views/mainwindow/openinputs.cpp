// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/openinputs.h"

#include "models/session/workspace.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

namespace chronoscope {

namespace {

constexpr QLatin1String FolderSetting("openFolder");

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths.push_back(url.toLocalFile());
    }
    return paths;
}

} // namespace

OpenInputs::OpenInputs(Workspace& workspace, QWidget* window)
    : QObject(window), m_workspace(workspace), m_window(window)
{
}

void OpenInputs::askForFiles()
{
    auto* dialog = new QFileDialog(m_window, tr("Open histories"), QSettings().value(FolderSetting).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Histories (*.json *.jsonl *.bin *.binpb *.pb *.gz *.zst)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList& paths) {
        QSettings().setValue(FolderSetting, dialog->directory().absolutePath());
        m_workspace.open(paths);
    });
    dialog->open();
}

void OpenInputs::askForFolder()
{
    auto* dialog =
        new QFileDialog(m_window, tr("Open every history in a folder"), QSettings().value(FolderSetting).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSettings().setValue(FolderSetting, path);
        m_workspace.open({path});
    });
    dialog->open();
}

void OpenInputs::openSample()
{
    m_workspace.open({QStringLiteral(":/samples/order-fulfilment.json")});
}

void OpenInputs::paste()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || !open(*data, tr("clipboard")))
        emit nothingToOpen(tr("The clipboard holds neither a history nor a file. Copy one first, then paste again."));
}

void OpenInputs::drop(const QMimeData& data)
{
    if (!open(data, tr("dropped text")))
        emit nothingToOpen(tr("What was dropped is neither a file nor a text. Drop files from a file manager."));
}

bool OpenInputs::canOpen(const QMimeData& data)
{
    return !localFiles(data).isEmpty() || data.hasText();
}

bool OpenInputs::open(const QMimeData& data, const QString& nameOfText)
{
    const QStringList paths = localFiles(data);
    const QString text = paths.isEmpty() ? data.text() : QString();
    if (!paths.isEmpty())
        m_workspace.open(paths);
    else if (!text.trimmed().isEmpty())
        m_workspace.openBytes(text.toUtf8(), nameOfText);
    else
        return false;
    return true;
}

} // namespace chronoscope
