# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workflow behind tests/data/live/greeting.json: a timer, an activity, a signal."""
from datetime import timedelta

from temporalio import workflow


@workflow.defn
class Greeting:
    def __init__(self) -> None:
        self.is_wanted = False

    @workflow.run
    async def run(self, name: str) -> str:
        await workflow.sleep(1)
        text = await workflow.execute_activity("greet", name, start_to_close_timeout=timedelta(minutes=1))
        await workflow.wait_condition(lambda: self.is_wanted)
        return text

    @workflow.signal
    def go(self) -> None:
        self.is_wanted = True
