// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/recentfiles.h"

#include "models/store/store.h"

#include <QSettings>

#include <utility>

namespace chronoscope {

namespace {

constexpr auto FormerSettingsKey = "recentFiles";

} // namespace

RecentFiles::RecentFiles(Store* store, QObject* parent) : QObject(parent), m_store(store)
{
    if (!m_store)
        return;
    if (QSettings().contains(QLatin1String(FormerSettingsKey))) {
        moveFromSettings();
        return;
    }
    m_store->readRecentFiles(
        this, [this, request = ++m_request](const Result<QStringList>& paths) { adopt(request, paths); });
}

void RecentFiles::moveFromSettings()
{
    m_paths = QSettings().value(QLatin1String(FormerSettingsKey)).toStringList().mid(0, Most);
    m_store->addRecentFiles(m_paths, this, [this, request = ++m_request](const Result<QStringList>& paths) {
        // Not before they are safe in their new place.
        if (paths)
            QSettings().remove(QLatin1String(FormerSettingsKey));
        adopt(request, paths);
    });
}

void RecentFiles::add(const QString& path)
{
    if (path.isEmpty() || (!m_paths.isEmpty() && m_paths.first() == path))
        return;
    QStringList paths = m_paths;
    paths.removeAll(path);
    paths.prepend(path);
    setPaths(paths.mid(0, Most));
    if (!m_store)
        return;
    m_store->addRecentFiles({path}, this,
                            [this, request = ++m_request](const Result<QStringList>& all) { adopt(request, all); });
}

void RecentFiles::clear()
{
    ++m_request;
    setPaths({});
    if (!m_store)
        return;
    m_store->clearRecentFiles(this, [this](const Result<void>& result) {
        if (!result)
            report(result.error());
    });
}

void RecentFiles::adopt(std::uint64_t request, const Result<QStringList>& paths)
{
    if (!paths)
        report(paths.error());
    else if (request == m_request)
        setPaths(*paths);
}

void RecentFiles::setPaths(QStringList paths)
{
    if (paths == m_paths)
        return;
    m_paths = std::move(paths);
    emit changed();
}

void RecentFiles::report(const Error& error)
{
    // Why there is no store was said once, and is not said again with every file.
    if (m_store->state() == Store::State::Ready && !error.isCancelled())
        emit failed(error);
}

} // namespace chronoscope
