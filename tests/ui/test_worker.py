"""Work beside the window: its words arrive here, in order, whatever happens."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import worker
from ld_desktop.ui.worker import Worker


class _Refused(EnvironmentProblem):
    code = "test.refused"


def test_a_result_arrives_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    job = Worker(lambda _tell, _stop: threading.current_thread())
    job.done.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(job.done) as found:
        job.start()
    assert threads == [threading.main_thread()]
    assert found.args[0] is not threading.main_thread()


def test_progress_comes_before_the_end_in_order(qtbot: QtBot) -> None:
    told: list[object] = []

    def work(tell: worker.Progress, _stop: worker.Cancelled) -> str:
        tell("begin", 0)
        tell("half", 50)
        return "klaar"

    job = Worker(work)
    job.progress.connect(lambda words, percent: told.append((words, percent)))
    job.ended.connect(lambda: told.append("ended"))
    job.done.connect(told.append)
    with qtbot.waitSignal(job.done):
        job.start()
    assert told == [("begin", 0), ("half", 50), "ended", "klaar"]


def test_a_refusal_of_the_world_is_a_signal_not_a_crash(qtbot: QtBot) -> None:
    def work(_tell: worker.Progress, _stop: worker.Cancelled) -> None:
        raise _Refused

    job = Worker(work)
    with qtbot.waitSignals([job.ended, job.failed]):
        job.start()
    assert worker.is_idle()


def test_our_own_mistake_reaches_the_window_after_it_woke_up(qtbot: QtBot) -> None:
    def work(_tell: worker.Progress, _stop: worker.Cancelled) -> None:
        raise ValueError

    job = Worker(work)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(job.ended):
        job.start()
    assert [kind for kind, _, _ in caught] == [ValueError]


def test_a_job_hears_that_it_must_stop(qtbot: QtBot) -> None:
    started = threading.Event()

    def work(_tell: worker.Progress, stop: worker.Cancelled) -> bool:
        started.set()
        while not stop():
            pass
        return True

    job = Worker(work)
    job.start()
    assert started.wait(5)
    assert not worker.is_idle()
    with qtbot.waitSignal(job.done):
        job.cancel()


@pytest.mark.parametrize("count", [1, 5])
def test_waiting_for_the_end_leaves_nothing_running(qtbot: QtBot, count: int) -> None:
    jobs = [Worker(lambda _tell, stop: stop()).start() for _ in range(count)]
    assert worker.wait_until_idle()
    qtbot.waitUntil(worker.is_idle)
    assert len(jobs) == count
