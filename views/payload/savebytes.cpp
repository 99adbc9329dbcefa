// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/savebytes.h"

#include "models/core/executor.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace chronoscope {

Result<QString> writeBytes(const QString& path, const SharedBytes& bytes)
{
    QSaveFile file(path);
    const std::string_view view = bytes.view();
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.write(view.data(), static_cast<qint64>(view.size())) == bytes.size() && file.commit();
    if (isWritten)
        return path;
    Error error;
    error.code = Error::Code::Io;
    error.message = QCoreApplication::translate("chronoscope::SaveBytes", "The payload could not be saved.");
    error.place = path;
    error.remedy = QCoreApplication::translate("chronoscope::SaveBytes", "Choose another folder, or make room there.");
    error.detail = file.errorString();
    return tl::unexpected(error);
}

void saveBytesAs(QWidget* parent, const SharedBytes& bytes, const QString& suggestedName,
                 std::function<void(const Result<QString>&)> finished)
{
    auto* dialog = new QFileDialog(parent, QCoreApplication::translate("chronoscope::SaveBytes", "Save payload"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, bytes, finished = std::move(finished)](const QString& path) {
                         runOnPool([path, bytes] { return writeBytes(path, bytes); }, parent, finished);
                     });
    dialog->open();
}

} // namespace chronoscope
