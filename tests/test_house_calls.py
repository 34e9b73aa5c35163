"""Calls that this program never makes, and the log that never gets more than it may have."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest
from source_files import called_name, trees

PRODUCT = ("core", "desktop")
FORBIDDEN = {
    "print": "write through the command line's own output, or the log",
    "eval": "nothing that was read is ever run",
    "exec": "nothing that was read is ever run",
    "os.system": "start programs without a shell",
    "os.popen": "start programs without a shell",
    "pickle.load": "reading a pickle runs what is in it",
    "pickle.loads": "reading a pickle runs what is in it",
    "yaml.load": "use a safe loader",
    "tempfile.mktemp": "somebody else may take the name first",
    "pyrage.encrypt_file": "holds up the whole program; use encrypt_io",
    "pyrage.decrypt_file": "holds up the whole program; use decrypt_io",
    "processEvents": "work belongs to desktop.tasks",
    "QPropertyAnimation": "nothing moves by itself: it makes some people ill",
    "QVariantAnimation": "nothing moves by itself: it makes some people ill",
    "QTimeLine": "nothing moves by itself: it makes some people ill",
    "QMovie": "nothing moves by itself: it makes some people ill",
    "nextInFocusChain": "PySide then destroys what it returns with what was asked",
    "previousInFocusChain": "use desktop.focus_order: PySide destroys what it returns",
}
METHODS = {
    "processEvents", "encrypt_file", "decrypt_file", "nextInFocusChain", "previousInFocusChain",
}  # fmt: skip
"""Forbidden under whatever name the object goes."""
MODULES = {"pickle", "marshal", "shelve", "dill"}
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def forbidden_calls(tree: ast.Module) -> Iterator[str]:
    """Yield each forbidden call or import of *tree* as ``what: why``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", None) or "", *(one.name for one in node.names)]
            yield from (f"{name}: reading one runs it" for name in MODULES & set(names))
        if not isinstance(node, ast.Call):
            continue
        name = called_name(node)
        last = name.rpartition(".")[2]
        if name in FORBIDDEN or last in METHODS:
            why = FORBIDDEN.get(name) or FORBIDDEN.get(last, "holds up the whole program")
            yield f"{name}: {why}"
        for keyword in node.keywords:
            if keyword.arg == "shell" and not is_false(keyword.value):
                yield f"{name}(shell=...): start programs without a shell"


def is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def loose_log_texts(tree: ast.Module) -> Iterator[str]:
    """Yield log calls whose text is put together before the log can look at the values."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = called_name(node).lower().split(".")[-2:-1]
        if node.func.attr in LEVELS and owner and owner[0].strip("_") in {"log", "logger", "ours"}:
            texts = node.args[1:2] if node.func.attr == "log" else node.args[:1]
            if not all(isinstance(text, ast.Constant) for text in texts):
                yield f"line {node.lineno}: {ast.unparse(node)[:80]}"


def found(look: Callable[[ast.Module], Iterator[str]], *folders: str) -> list[str]:
    return [f"{name}: {what}" for name, tree in trees(*folders) for what in look(tree)]


def test_the_program_makes_no_forbidden_call() -> None:
    made = found(forbidden_calls, *PRODUCT)
    assert not made, "\n".join(made)


def test_the_window_never_sleeps() -> None:
    calls = [
        f"{name}:{node.lineno}"
        for name, tree in trees("desktop")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node) in ("time.sleep", "QThread.sleep")
    ]
    assert calls == []


def test_scripts_and_tests_run_no_shell_and_no_text() -> None:
    harmless = ("print", "processEvents", "app.processEvents")
    made = found(forbidden_calls, "scripts", "tests", "packaging")
    made = [one for one in made if not any(f": {name}" in one for name in harmless)]
    assert not made, "\n".join(made)


def test_the_log_gets_a_constant_text_and_values_apart() -> None:
    loose = found(loose_log_texts, *PRODUCT)
    assert not loose, "\n".join(loose)


@pytest.mark.parametrize(
    "source",
    [
        "print('x')",
        "eval(text)",
        "os.system('x')",
        "subprocess.run('x', shell=True)",
        "subprocess.run('x', shell=flag)",
        "import pickle",
        "from pickle import loads",
        "pyrage.encrypt_file(a, b, c)",
        "QApplication.processEvents()",
    ],
)
def test_each_forbidden_call_is_seen(source: str) -> None:
    assert list(forbidden_calls(ast.parse(source)))


def test_a_program_started_without_a_shell_is_fine() -> None:
    assert list(forbidden_calls(ast.parse("subprocess.run(['x'], shell=False)"))) == []


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("_log.info('kept %d', n)", 0),
        ("_log.log(level, 'kept %d', n)", 0),
        ("_log.info(f'kept {n}')", 1),
        ("self._log.error('kept ' + n)", 1),
        ("logger.warning('kept {}'.format(n))", 1),
        ("math.log(x)", 0),
    ],
)
def test_a_text_put_together_for_the_log_is_seen(source: str, seen: int) -> None:
    assert len(list(loose_log_texts(ast.parse(source)))) == seen
