// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkcommand.h"
#include "app/commandline.h"
#include "app/consoleoutput.h"
#include "app/diffcommand.h"
#include "app/displaychoice.h"
#include "app/exitcode.h"
#include "app/exportcommand.h"
#include "app/lintcommand.h"
#include "app/rendercommand.h"
#include "app/replaytestcommand.h"
#include "app/searchcommand.h"
#include "app/showcommand.h"
#include "app/startuplog.h"
#include "app/statecommand.h"
#include "app/taskscommand.h"
#include "app/translations.h"
#include "app/windowapplication.h"

#include <QApplication>
#include <QGuiApplication>

namespace chronoscope {

namespace {

/// Chooses the application object that each command needs: starting less starts faster.
class Dispatcher {
public:
    /// Qt keeps a reference to the count.
    Dispatcher(int& argumentCount, char** arguments, double windowScale)
        : m_argumentCount(argumentCount), m_arguments(arguments), m_windowScale(windowScale)
    {
    }

    int operator()(const InformationOptions& options) const
    {
        ConsoleOutput output;
        output.write(options.text.toUtf8());
        return output.finish() ? AllFine : Refused;
    }

    int operator()(const ShowOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runShow(options);
    }

    int operator()(const CheckOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runCheck(options);
    }

    int operator()(const SearchCommandOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runSearch(options);
    }

    int operator()(const RenderOptions& options) const
    {
        drawWithoutDisplay();
        prepareRuntimeFolder();
        QGuiApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runRender(options);
    }

    int operator()(const ExportCommandOptions& options) const
    {
        if (!isPicture(options.format)) {
            QCoreApplication application(m_argumentCount, m_arguments);
            installTranslations(application);
            return runExport(options);
        }
        drawWithoutDisplay();
        prepareRuntimeFolder();
        QGuiApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runExport(options);
    }

    int operator()(const DiffOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runDiff(options);
    }

    int operator()(const LintOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runLint(options);
    }

    int operator()(const ReplayTestOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runReplayTest(options);
    }

    int operator()(const StateOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runState(options);
    }

    int operator()(const TasksOptions& options) const
    {
        QCoreApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        return runTasks(options);
    }

    int operator()(const WindowOptions& options) const
    {
        if (!options.screenshot.isEmpty()) {
            drawWithoutDisplay();
        } else if (const auto display = checkDisplay(); !display) {
            printError(display.error());
            return Refused;
        }
        scaleEverything(m_windowScale);
        prepareRuntimeFolder();
        QApplication application(m_argumentCount, m_arguments);
        installTranslations(application);
        logFirstPaint(application);
        return runWindow(application, options);
    }

private:
    int& m_argumentCount;
    char** m_arguments;
    double m_windowScale;
};

} // namespace

} // namespace chronoscope

int main(int argumentCount, char** arguments)
{
    using namespace chronoscope;
    ignoreClosedPipes();
    prepareLocale();
    QCoreApplication::setApplicationName(QStringLiteral("chronoscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CHRONOSCOPE_VERSION));
    const auto commandLine = parseCommandLine(argumentCount, arguments);
    if (!commandLine) {
        printError(commandLine.error());
        return Refused;
    }
    // The arguments are ours; Qt shall not read options of its own out of them.
    int qtArgumentCount = 1;
    return std::visit(Dispatcher(qtArgumentCount, arguments, commandLine->windowScale), commandLine->command);
}
