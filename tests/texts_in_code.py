"""Finds the texts in the code that a person will read, without running any of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from source_files import called_name, trees

TEXT_METHODS = {
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "insertItem",
    "setAccessibleDescription",
    "setAccessibleName",
    "setButtonText",
    "setDetailedText",
    "setHeaderLabels",
    "setInformativeText",
    "setLabelText",
    "setPlaceholderText",
    "setPlainText",
    "setStatusTip",
    "setSubTitle",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "showMessage",
}
QT_WIDGETS = {
    "QAction",
    "QCheckBox",
    "QCommandLinkButton",
    "QDockWidget",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QMessageBox",
    "QProgressDialog",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
}
_SHORTCUT = re.compile(r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+\w*|F\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PROSE = re.compile(r"^[A-ZÀ-Ý][^\W\d_]|[^\W\d_]\s+[^\W\d_]")


@dataclass(frozen=True)
class Text:
    """A text marked for translation: where, under which context, and what it says."""

    file: str
    line: int
    context: str
    text: str
    one: str = ""  # what is said of one thing, where ``text`` is said of several

    @property
    def has_forms(self) -> bool:
        """Whether a language may need several forms of it, for a number."""
        return bool(self.one) or "{count}" in self.text


def marked_texts(*folders: str) -> Iterator[Text]:
    """Yield every literal given to ``tr``, ``translate``, ``translate_count`` or
    ``QT_TRANSLATE_NOOP``, under the context in which it is looked up: ``tr`` takes its class."""
    for file, tree in trees(*folders):
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        for call in _calls(tree):
            where = _place_of_text(call)
            if where is None or len(call.args) <= where or not _is_literal(call.args[where]):
                continue
            if where:
                context = ast.literal_eval(call.args[0]) if _is_literal(call.args[0]) else ""
            else:
                context = _class_around(call, classes)
            text = ast.literal_eval(call.args[where])
            if _is_counted(call) and _is_literal(call.args[2]):
                many = ast.literal_eval(call.args[2])
                yield Text(file, call.lineno, context, many, one=text)
            else:
                yield Text(file, call.lineno, context, text)


def _is_counted(call: ast.Call) -> bool:
    return called_name(call).rpartition(".")[2] == "translate_count" and len(call.args) > 2


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _class_around(call: ast.Call, classes: list[ast.ClassDef]) -> str:
    """Return the name of the innermost class round *call*, empty where there is none."""
    around = [one for one in classes if one.lineno <= call.lineno <= (one.end_lineno or one.lineno)]
    return max(around, key=lambda one: one.lineno).name if around else ""


def unreadable_marks(tree: ast.Module) -> Iterator[str]:
    """Yield translation calls whose text is put together first: no translator ever sees it."""
    for call in _calls(tree):
        where = _place_of_text(call)
        if where is None or len(call.args) <= where:
            continue
        text = call.args[where]
        constant = isinstance(text, ast.Constant)
        named = isinstance(text, ast.Name | ast.Attribute | ast.Subscript | ast.Call)
        marks = called_name(call).rpartition(".")[2] in ("tr", "QT_TRANSLATE_NOOP")
        put_together = isinstance(text, ast.Call) and called_name(text).endswith("format")
        if not constant and (marks or not named or put_together):
            yield f"line {call.lineno}: {ast.unparse(call)[:80]}"


def formless_counts(tree: ast.Module) -> Iterator[str]:
    """Yield ``tr("... {count} ...").format(count=n)`` that does not tell the translator *n*."""
    for call in _calls(tree):
        if not isinstance(call.func, ast.Attribute) or call.func.attr != "format":
            continue
        inner = call.func.value
        where = _place_of_text(inner) if isinstance(inner, ast.Call) else None
        if not isinstance(inner, ast.Call) or where is None or len(inner.args) > where + 1:
            continue
        text = ast.unparse(inner.args[where])
        given = [word.value for word in call.keywords if word.arg == "count"]
        if "{count}" in text and given and not isinstance(given[0], ast.JoinedStr):
            yield f"line {call.lineno}: {ast.unparse(inner)[:80]}"


def unmarked_texts(tree: ast.Module, own_widgets: set[str]) -> Iterator[str]:
    """Yield literals that reach the screen without having been marked for translation."""
    for call in _calls(tree):
        name = called_name(call).rpartition(".")[2]
        values = [*call.args, *(keyword.value for keyword in call.keywords)]
        if name in TEXT_METHODS:
            loose = [text for value in values for text in _literals(value) if _LETTERS.search(text)]
        elif name in QT_WIDGETS or name in own_widgets:
            loose = [text for value in values for text in _literals(value) if _PROSE.search(text)]
        else:
            continue
        yield from (
            f"line {call.lineno}: {name}({one!r})" for one in loose if not _SHORTCUT.fullmatch(one)
        )


def own_widgets() -> set[str]:
    """Return the names of the widget classes that desktop defines."""
    return {
        node.name
        for _, tree in trees("desktop/widgets", "desktop/pages")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not node.name.endswith("Error")
    }


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _place_of_text(call: ast.Call) -> int | None:
    """Say which argument is the text, or None when *call* marks nothing."""
    name = called_name(call).rpartition(".")[2]
    marks = {"tr": 0, "translate": 1, "translate_count": 1, "QT_TRANSLATE_NOOP": 1}
    return marks.get(name)


def _literals(value: ast.expr) -> Iterator[str]:
    """Yield the literal texts that *value* shows, not those inside a call that marks them."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr | ast.List | ast.Tuple):
        for part in value.values if isinstance(value, ast.JoinedStr) else value.elts:
            yield from _literals(part)
    elif isinstance(value, ast.BinOp):
        yield from _literals(value.left)
        yield from _literals(value.right)
    elif isinstance(value, ast.IfExp):
        yield from _literals(value.body)
        yield from _literals(value.orelse)
    elif (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr in ("format", "strip", "join")
    ):
        yield from _literals(value.func.value)
