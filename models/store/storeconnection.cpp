// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/storeconnection.h"

#include <QLoggingCategory>

namespace chronoscope {

namespace {

Q_LOGGING_CATEGORY(storeLog, "chronoscope.store")

} // namespace

void StoreConnection::open()
{
    Result<StoreFile> file = openStoreFile(m_options);
    if (!file) {
        m_problem = file.error();
        return;
    }
    m_file = std::move(*file);
    m_problem = m_file->notice;
}

void StoreConnection::logLoss() const
{
    qCWarning(storeLog, "%s could not be written before the end; a change was not kept.", qPrintable(m_options.path));
}

Store::State StoreConnection::state() const
{
    if (!m_file)
        return Store::State::Unavailable;
    return m_file->isReadOnly ? Store::State::ReadOnly : Store::State::Ready;
}

} // namespace chronoscope
