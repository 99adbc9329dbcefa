// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sharedfolder.h"

#include <QDir>

namespace chronoscope::test {

QString sharedFolder()
{
    const QDir folder(QStringLiteral(CHRONOSCOPE_SOURCE_DIR "/../shared"));
    return folder.exists(QStringLiteral("histories")) ? QDir::cleanPath(folder.absolutePath()) : QString();
}

QString dataFile(const QString& name)
{
    return QStringLiteral(CHRONOSCOPE_SOURCE_DIR "/tests/data/") + name;
}

} // namespace chronoscope::test
