"""Reads and staging run beside the writer, as the window's threads do it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from core.domain.evidence import EvidenceLink


def test_files_are_staged_and_states_read_while_answers_are_saved(workspace, tmp_path):
    paths = [tmp_path / f"paper {number}.txt" for number in range(6)]
    for path in paths:
        path.write_bytes(path.name.encode() * 50_000)
    go = threading.Event()

    def stage(path):
        go.wait(10)
        return workspace.evidence.stage(path)

    def read():
        go.wait(10)
        return [workspace.assessments.state().by_ref["1-1"].level for _ in range(20)]

    with ThreadPoolExecutor(4) as pool:
        staged = [pool.submit(stage, path) for path in paths]
        levels = pool.submit(read)
        go.set()
        for criterion in ("1-1.1a", "1-1.1b", "1-1.2a", "1-1.2b"):
            workspace.answers.tick("1-1", criterion)
        for future in staged:
            workspace.evidence.record(future.result(60), [EvidenceLink("1-1")])
        assert levels.result(60) == sorted(levels.result(60))
    state = workspace.assessments.state()
    assert state.by_ref["1-1"].level == 2
    assert len(state.evidence) == 6
    assert workspace.history.verify().ok


def test_the_same_file_staged_twice_at_once_is_kept_once(workspace, tmp_path):
    path = tmp_path / "policy.txt"
    path.write_text("We lock the door.", encoding="utf-8")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(workspace.evidence.stage, [path, path])
    workspace.evidence.record(first, [EvidenceLink("1-1")])
    assert workspace.evidence.record(second, [EvidenceLink("2-1")]).was_kept
    assert len(list((workspace.folder / "vault").rglob("*.age"))) == 1
    assert workspace.evidence.check().faults == ()
