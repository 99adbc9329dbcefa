// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replaytest/replaytemplates.h"

#include <QStringList>

namespace chronoscope {

namespace {

constexpr const char* TypeScript =
    R"source(// Replays a recorded run against the workflow code of today. It fails when the code would no longer do what it did then
// (DeterminismViolationError): guard the change with patched().
//
// workflow type @type@
// workflow id   @workflowId@
// run id        @runId@
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from '@temporalio/worker';

test('the recorded run @words@ replays', { timeout: 120_000 }, async () => {
  const history = JSON.parse(readFileSync(join(__dirname, @history@), 'utf8'));
  await Worker.runReplayHistory(
    {
      workflowsPath: require.resolve('./workflows'), // the file that exports the workflow functions
    },
    history,
    @workflowId@,
  );
});
)source";

constexpr const char* Python = R"source("""Replays a recorded run against the workflow code of today.

It fails when the code would no longer do what it did then (NondeterminismError): guard the change with
workflow.patched(). Run it with pytest.
"""
import asyncio
from pathlib import Path

from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from workflows import @class@  # the class of the workflow

WORKFLOW_TYPE = @type@
WORKFLOW_ID = @workflowId@
RUN_ID = @runId@
HISTORY = Path(__file__).with_name(@history@)


async def replay() -> None:
    history = WorkflowHistory.from_json(WORKFLOW_ID, HISTORY.read_text(encoding="utf-8"))
    replayer = Replayer(workflows=[@class@])
    await asyncio.wait_for(replayer.replay_workflow(history), timeout=60)


def test_replay_@words@() -> None:
    asyncio.run(replay())
)source";

constexpr const char* Go =
    R"source(// Replays a recorded run against the workflow code of today. It fails when the code would no longer do what it did then:
// guard the change with workflow.GetVersion().
package workflows

import (
    "os"
    "testing"

    "go.temporal.io/sdk/client"
    "go.temporal.io/sdk/worker"
    "go.temporal.io/sdk/workflow"
)

func TestReplay@camel@(t *testing.T) {
    file, err := os.Open(@history@)
    if err != nil {
        t.Fatal(err)
    }
    defer file.Close()
    history, err := client.HistoryFromJSON(file, client.HistoryJSONOptions{})
    if err != nil {
        t.Fatal(err)
    }
    replayer := worker.NewWorkflowReplayer()
    // The function of the workflow, under the name by which the run knows it.
    replayer.RegisterWorkflowWithOptions(@class@, workflow.RegisterOptions{Name: @type@})
    err = replayer.ReplayWorkflowHistoryWithOptions(nil, history, worker.ReplayWorkflowHistoryOptions{
        OriginalExecution: workflow.Execution{ID: @workflowId@, RunID: @runId@},
    })
    if err != nil {
        t.Fatal(err)
    }
}
)source";

constexpr const char* Java =
    R"source(// Replays a recorded run against the workflow code of today. It fails when the code would no longer do what it did then:
// guard the change with Workflow.getVersion(). The history belongs into src/test/resources.
//
// workflow type @type@
// run id        @runId@
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class Replay@camel@Test {
  private static final String WORKFLOW_ID = @workflowId@;

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theRecordedRunReplays() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/" + @history@)) {
      String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      // The class that implements the workflow.
      WorkflowReplayer.replayWorkflowExecution(
          WorkflowExecutionHistory.fromJson(json, WORKFLOW_ID), @class@Impl.class);
    }
  }
}
)source";

constexpr const char* DotNet =
    R"source(// Replays a recorded run against the workflow code of today. It fails when the code would no longer do what it did then:
// guard the change with Workflow.Patched(). Copy the history to the output folder (CopyToOutputDirectory).
//
// workflow type @type@
// run id        @runId@
using System;
using System.IO;
using System.Threading.Tasks;
using Temporalio.Common;
using Temporalio.Worker;
using Xunit;

public class Replay@camel@Tests
{
    private const string WorkflowId = @workflowId@;

    [Fact(Timeout = 60_000)]
    public async Task TheRecordedRunReplays()
    {
        var path = Path.Combine(AppContext.BaseDirectory, @history@);
        var history = WorkflowHistory.FromJson(WorkflowId, await File.ReadAllTextAsync(path));
        // The class of the workflow.
        var replayer = new WorkflowReplayer(new WorkflowReplayerOptions().AddWorkflow<@class@>());
        await replayer.ReplayWorkflowAsync(history);
    }
}
)source";

constexpr const char* Ruby = R"source(# frozen_string_literal: true

# Replays a recorded run against the workflow code of today. It fails when the code would no longer do what it did then:
# guard the change with Temporalio::Workflow.patched.
#
# workflow type @type@
# workflow id   @workflowId@
# run id        @runId@
require 'minitest/autorun'
require 'temporalio/worker/workflow_replayer'
require 'temporalio/workflow_history'
require 'timeout'
require_relative 'workflows' # the file of the workflow's class

class Replay@camel@Test < Minitest::Test
  def test_the_recorded_run_replays
    history = Temporalio::WorkflowHistory.from_history_json(File.read(File.join(__dir__, @history@)))
    replayer = Temporalio::Worker::WorkflowReplayer.new(workflows: [@class@])
    Timeout.timeout(60) { replayer.replay_workflow(history) }
  end
end
)source";

/// As gofmt indents: with tabs, which our own sources do not have.
QString withTabs(const QString& source)
{
    QStringList lines = source.split(QLatin1Char('\n'));
    for (QString& line : lines) {
        qsizetype spaces = 0;
        while (spaces < line.size() && line[spaces] == QLatin1Char(' '))
            ++spaces;
        line.replace(0, spaces, QString(spaces / 4, QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString replayTemplate(ReplaySdk sdk)
{
    switch (sdk) {
    case ReplaySdk::TypeScript:
        return QString::fromLatin1(TypeScript);
    case ReplaySdk::Python:
        return QString::fromLatin1(Python);
    case ReplaySdk::Go:
        return withTabs(QString::fromLatin1(Go));
    case ReplaySdk::Java:
        return QString::fromLatin1(Java);
    case ReplaySdk::DotNet:
        return QString::fromLatin1(DotNet);
    case ReplaySdk::Ruby:
        return QString::fromLatin1(Ruby);
    }
    return {};
}

} // namespace chronoscope
