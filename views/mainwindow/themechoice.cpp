// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/themechoice.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QSettings>

namespace chronoscope {

namespace {

constexpr QLatin1String ThemeSetting("theme");

} // namespace

std::optional<Theme::Kind> themeFromName(const QString& name)
{
    if (name == QLatin1String("light"))
        return Theme::Kind::Light;
    if (name == QLatin1String("dark"))
        return Theme::Kind::Dark;
    if (name == QLatin1String("highContrastLight"))
        return Theme::Kind::HighContrastLight;
    if (name == QLatin1String("highContrastDark"))
        return Theme::Kind::HighContrastDark;
    return std::nullopt;
}

ThemeChoice::ThemeChoice(const QList<QAction*>& actions, Theme::Kind desktopTheme, QObject* parent) : QObject(parent)
{
    auto* group = new QActionGroup(this);
    const QString chosen = QSettings().value(ThemeSetting).toString();
    for (QAction* action : actions) {
        group->addAction(action);
        const QString name = action->data().toString();
        action->setChecked(name == chosen || (!themeFromName(chosen) && !themeFromName(name)));
    }
    connect(group, &QActionGroup::triggered, this, [desktopTheme](const QAction* action) {
        const QString name = action->data().toString();
        QSettings().setValue(ThemeSetting, name);
        Theme::apply(*qApp, themeFromName(name).value_or(desktopTheme));
    });
}

} // namespace chronoscope
