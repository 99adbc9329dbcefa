// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace chronoscope {

void installTranslations(QCoreApplication& application)
{
    const QLocale locale = QLocale::system();

    auto* qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);

    auto* own = new QTranslator(&application);
    const QString folder = QStringLiteral(":/i18n");
    if (own->load(locale, QStringLiteral("chronoscope"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("chronoscope_en"), folder))
        QCoreApplication::installTranslator(own);
}

} // namespace chronoscope
