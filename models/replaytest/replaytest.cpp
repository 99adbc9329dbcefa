// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replaytest/replaytest.h"

#include "models/export/historyexport.h"
#include "models/replaytest/replaytemplates.h"
#include "models/replaytest/sourcetext.h"

#include <temporal/api/enums/v1/event_type.pb.h>

#include <QCoreApplication>
#include <QDir>
#include <QIODevice>

namespace chronoscope {

namespace {

constexpr qsizetype RunIdLetters = 8;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ReplayTest)
};

bool hasCompletedWorkflowTask(const History& history)
{
    for (std::size_t index = 0; index < history.size(); ++index) {
        if (history.type(EventIndex(index)) == temporal::api::enums::v1::EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            return true;
    }
    return false;
}

Error nothingToReplay(const RunSnapshot& run)
{
    Error error;
    error.code = Error::Code::Schema;
    error.place = run.sourceName;
    error.message = Texts::tr("The run has no completed workflow task, so there is nothing to replay.");
    error.remedy = Texts::tr("Save the test once a worker has completed a workflow task.");
    return error;
}

/// "01a2089a": the beginning of the run id, for names.
QString runWord(const RunSummary& summary)
{
    QString word;
    for (const QChar letter : summary.runId) {
        const bool isWordLetter = letter.unicode() < 0x80 && letter.isLetterOrNumber();
        if (isWordLetter && word.size() < RunIdLetters)
            word += letter.toLower();
    }
    return word;
}

/// Names of files and of what is in them, as each language has them.
struct Names {
    QString words; ///< "order_fulfilment_01a2089a"
    QString camel; ///< "OrderFulfilment01a2089a"

    explicit Names(const RunSummary& summary)
        : words(sourcetext::separated(summary.workflowType, QLatin1Char('_')))
        , camel(sourcetext::camelCase(summary.workflowType))
    {
        if (const QString run = runWord(summary); !run.isEmpty()) {
            words += QLatin1Char('_') + run;
            camel += run;
        }
    }

    [[nodiscard]] QString testFile(ReplaySdk sdk) const
    {
        switch (sdk) {
        case ReplaySdk::TypeScript:
            return QStringLiteral("replay-") + QString(words).replace(QLatin1Char('_'), QLatin1Char('-')) +
                   QStringLiteral(".test.ts");
        case ReplaySdk::Python:
            return QStringLiteral("test_replay_") + words + QStringLiteral(".py");
        case ReplaySdk::Go:
            return QStringLiteral("replay_") + words + QStringLiteral("_test.go");
        case ReplaySdk::Java:
            return QStringLiteral("Replay") + camel + QStringLiteral("Test.java");
        case ReplaySdk::DotNet:
            return QStringLiteral("Replay") + camel + QStringLiteral("Tests.cs");
        case ReplaySdk::Ruby:
            return QStringLiteral("replay_") + words + QStringLiteral("_test.rb");
        }
        return {};
    }
};

QByteArray filled(const QString& pattern, const QList<QPair<QString, QString>>& values)
{
    QString text;
    qsizetype at = 0;
    // In one go: a value that looks like a place for another value stays what it is.
    while (at < pattern.size()) {
        const qsizetype start = pattern.indexOf(QLatin1Char('@'), at);
        const qsizetype end = start < 0 ? -1 : pattern.indexOf(QLatin1Char('@'), start + 1);
        if (end < 0)
            break;
        const QString name = pattern.mid(start + 1, end - start - 1);
        QString value;
        bool isPlace = false;
        for (const auto& [known, itsValue] : values) {
            if (known == name) {
                value = itsValue;
                isPlace = true;
            }
        }
        text += pattern.mid(at, start - at);
        text += isPlace ? value : QStringLiteral("@");
        at = isPlace ? end + 1 : start + 1;
    }
    return (text + pattern.mid(at)).toUtf8();
}

} // namespace

Result<ReplayTest> makeReplayTest(const RunSnapshot& run, ReplaySdk sdk)
{
    if (!hasCompletedWorkflowTask(*run.history))
        return tl::unexpected(nothingToReplay(run));
    const Names names(run.summary);
    ReplayTest test;
    test.historyName = names.words + QStringLiteral(".history.json");
    test.testName = names.testFile(sdk);
    const auto literal = [sdk](const QString& text) { return sourcetext::literal(text, sdk); };
    const QString& type = run.summary.workflowType;
    // A class of Ruby is a constant, which begins with a capital letter.
    const bool isName = sourcetext::isIdentifier(type) && (sdk != ReplaySdk::Ruby || type.front().isUpper());
    test.test = filled(replayTemplate(sdk), {{QStringLiteral("type"), literal(type)},
                                             {QStringLiteral("workflowId"), literal(run.summary.workflowId)},
                                             {QStringLiteral("runId"), literal(run.summary.runId)},
                                             {QStringLiteral("history"), literal(test.historyName)},
                                             {QStringLiteral("words"), names.words},
                                             {QStringLiteral("camel"), names.camel},
                                             {QStringLiteral("class"), isName ? type : sourcetext::camelCase(type)},
                                             {QStringLiteral("sdk"), displayName(sdk)}});
    return test;
}

Result<QStringList> saveReplayTest(const RunSnapshot& run, ReplaySdk sdk, const QString& folder, ExistingFile existing,
                                   const ExportOptions& options)
{
    const auto test = makeReplayTest(run, sdk);
    if (!test)
        return tl::unexpected(test.error());
    const QString historyPath = QDir(folder).filePath(test->historyName);
    const QString testPath = QDir(folder).filePath(test->testName);
    return writeFileSafely(historyPath, existing, [&](QIODevice& device) { return writeJson(run, device, options); })
        .and_then([&] {
            return writeFileSafely(testPath, existing, [&](QIODevice& device) -> Result<void> {
                if (device.write(test->test) == test->test.size())
                    return {};
                Error error;
                error.code = Error::Code::Io;
                error.place = testPath;
                error.message = Texts::tr("The file could not be written: %1.").arg(device.errorString());
                return tl::unexpected(std::move(error));
            });
        })
        .map([&] {
            return QStringList{historyPath, testPath};
        });
}

} // namespace chronoscope
