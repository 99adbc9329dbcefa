// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowapplication.h"

#include "app/consoleoutput.h"
#include "app/exitcode.h"
#include "models/core/executor.h"
#include "models/session/recentfiles.h"
#include "models/session/workspace.h"
#include "models/store/store.h"
#include "views/common/theme.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/themechoice.h"

#include <QApplication>
#include <QIcon>
#include <QSaveFile>
#include <QSettings>
#include <QTimer>

#include <functional>
#include <utility>

namespace chronoscope {

namespace {

/// How often a window that is to be drawn is asked whether it has settled.
constexpr int SettlePollMilliseconds = 50;
constexpr int SettledPolls = 3;
constexpr int IconAfterMilliseconds = 50;

void open(Workspace& workspace, const QStringList& files)
{
    for (const QString& file : files) {
        if (file == QLatin1String("-"))
            workspace.openStandardInput();
        else
            workspace.open({file});
    }
}

int saveScreenshot(MainWindow& window, const QString& path)
{
    QSaveFile file(path);
    const QPixmap picture = window.grab();
    if (!file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !file.commit()) {
        Error error;
        error.code = Error::Code::Io;
        error.place = path;
        error.message = QCoreApplication::translate("WindowApplication", "The picture could not be written: %1.")
                            .arg(file.errorString());
        error.remedy =
            QCoreApplication::translate("WindowApplication", "Choose a folder that can be written and has room.");
        printError(error);
        return Refused;
    }
    printNotice(QCoreApplication::translate("WindowApplication", "The window was drawn to %1").arg(path));
    return AllFine;
}

/// Selects the event as soon as the first run is there in whole: its first screen may not hold the event yet.
void selectWhenOpened(Workspace& workspace, QObject& context, qint64 eventId)
{
    const auto select = [eventId](Document* document) {
        if (const auto event = document->snapshot()->history->findEventId(eventId))
            document->selection().selectEvent(*event);
    };
    QObject::connect(&workspace, &Workspace::documentOpened, &context,
                     [select, &context, isFirst = true](Document* document) mutable {
                         if (!std::exchange(isFirst, false))
                             return;
                         select(document);
                         if (!document->snapshot()->isComplete)
                             QObject::connect(document, &Document::snapshotChanged, &context,
                                              [select, document] { select(document); });
                     });
}

/// Calls the function once nothing is read any more and the pool has been idle for a few polls in a row, since views
/// lay out what was read on the pool.
void whenSettled(Workspace& workspace, QObject* context, const std::function<void()>& function)
{
    auto* poll = new QTimer(context);
    poll->setInterval(SettlePollMilliseconds);
    QObject::connect(poll, &QTimer::timeout, context, [&workspace, poll, function, quietPolls = 0]() mutable {
        const bool isQuiet = workspace.openingCount() == 0 && computePool().activeThreadCount() == 0;
        quietPolls = isQuiet ? quietPolls + 1 : 0;
        if (quietPolls < SettledPolls)
            return;
        poll->stop();
        function();
    });
    poll->start();
}

} // namespace

int runWindow(QApplication& application, const WindowOptions& options)
{
    QCoreApplication::setOrganizationName(QStringLiteral("chronoscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral(CHRONOSCOPE_APPLICATION_ID));
    const QString theme =
        options.theme.isEmpty() ? QSettings().value(QStringLiteral("theme")).toString() : options.theme;
    // Asked before apply(), which replaces the desktop's palette by ours.
    const Theme::Kind desktopTheme = Theme::desktopKind();
    Theme::apply(application, themeFromName(theme).value_or(desktopTheme));

    Store store({.path = Store::usualPath()});
    Workspace workspace;
    workspace.setStore(&store);
    RecentFiles recentFiles(&store);
    MainWindow window(workspace, recentFiles, desktopTheme);
    QObject::connect(&store, &Store::problemFound, &window, &MainWindow::showError);
    QObject::connect(&recentFiles, &RecentFiles::failed, &window, &MainWindow::showError);
    for (const SavedItems* saved :
         {static_cast<SavedItems*>(&workspace.savedFilters()), static_cast<SavedItems*>(&workspace.savedViews())})
        QObject::connect(saved, &SavedItems::failed, &window, &MainWindow::showError);
    if (!options.size.isEmpty())
        window.resize(options.size);

    bool hasFailed = false;
    QObject::connect(&workspace, &Workspace::openFailed, &window, [&](const Error& error) {
        hasFailed = true;
        if (!options.screenshot.isEmpty())
            printError(error);
    });
    if (options.selectedEvent != 0)
        selectWhenOpened(workspace, window, options.selectedEvent);
    int exitCode = AllFine;
    open(workspace, options.files);
    window.show();
    // Reading the icon takes a part of what the window takes: it comes first.
    QTimer::singleShot(IconAfterMilliseconds, &window, [] {
        QGuiApplication::setWindowIcon(
            QIcon(QStringLiteral(":/icons/") + QStringLiteral(CHRONOSCOPE_APPLICATION_ID) + QStringLiteral(".svg")));
    });
    if (!options.screenshot.isEmpty()) {
        whenSettled(workspace, &window, [&] {
            exitCode = saveScreenshot(window, options.screenshot);
            QCoreApplication::quit();
        });
    }
    QApplication::exec();
    workspace.cancelOpening();
    computePool().waitForDone();
    return hasFailed && !options.screenshot.isEmpty() ? Refused : exitCode;
}

} // namespace chronoscope
