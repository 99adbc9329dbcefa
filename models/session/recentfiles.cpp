// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/recentfiles.h"

#include <QSettings>

namespace chronoscope {

namespace {

constexpr auto SettingsKey = "recentFiles";

} // namespace

RecentFiles::RecentFiles(QObject* parent)
    : QObject(parent), m_paths(QSettings().value(QLatin1String(SettingsKey)).toStringList().mid(0, Most))
{
}

void RecentFiles::add(const QString& path)
{
    if (path.isEmpty() || (!m_paths.isEmpty() && m_paths.first() == path))
        return;
    m_paths.removeAll(path);
    m_paths.prepend(path);
    m_paths = m_paths.mid(0, Most);
    save();
}

void RecentFiles::clear()
{
    m_paths.clear();
    save();
}

void RecentFiles::save()
{
    QSettings().setValue(QLatin1String(SettingsKey), m_paths);
    emit changed();
}

} // namespace chronoscope
