"""Every text on screen can be translated: marked where it is written, and marked whole."""

from __future__ import annotations

import ast

import pytest
from source_files import trees
from texts_in_code import formless_counts, own_widgets, unmarked_texts, unreadable_marks


def test_no_text_reaches_the_screen_unmarked() -> None:
    widgets = own_widgets()
    loose = [
        f"{file} {one}" for file, tree in trees("desktop") for one in unmarked_texts(tree, widgets)
    ]
    assert not loose, "\n".join(loose)


def test_every_marked_text_is_one_literal() -> None:
    broken = [
        f"{file} {one}" for file, tree in trees("core", "desktop") for one in unreadable_marks(tree)
    ]
    assert not broken, "\n".join(broken)


def test_a_number_chooses_the_form_of_its_text() -> None:
    formless = [f"{file} {one}" for file, tree in trees("desktop") for one in formless_counts(tree)]
    assert not formless, 'say tr("...", None, count).format(count=count):\n' + "\n".join(formless)


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("self.tr('{count} left').format(count=left)", 1),
        ("translate('home', '{count} left').format(count=left)", 1),
        ("self.tr('{count} left', None, left).format(count=left)", 0),
        ("self.tr('{name} left').format(name=name)", 0),
    ],
)
def test_a_number_that_chooses_no_form_is_seen(source: str, seen: int) -> None:
    assert len(list(formless_counts(ast.parse(source)))) == seen


@pytest.mark.parametrize(
    "source",
    [
        "label.setText('Saved')",
        "label.setToolTip(f'Saved {when}')",
        "label.setText('Saved ' + when)",
        "label.setText('Saved {}'.format(when))",
        "label.setText('Saved' if done else self.tr('Not yet'))",
        "QPushButton('Save')",
        "Banner('error', 'It broke')",
        "EmptyState(title='Nothing here')",
        "menu.addAction(icon, 'Quit')",
        "view.setHeaderLabels(['Name', 'Date'])",
    ],
)
def test_an_unmarked_text_is_seen(source: str) -> None:
    assert list(unmarked_texts(ast.parse(source), {"Banner", "EmptyState"}))


@pytest.mark.parametrize(
    "source",
    [
        "label.setText(self.tr('Saved {when}').format(when=when))",
        "label.setText('')",
        "label.setText(f'{done} / {total}')",
        "Button(self.tr('Stop'), kind='quiet', icon_name='eye-off')",
        "widget.setObjectName('Side bar')",
    ],
)
def test_a_marked_text_and_a_name_in_the_code_are_fine(source: str) -> None:
    assert not list(unmarked_texts(ast.parse(source), {"Button"}))


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("self.tr('Saved {when}').format(when=x)", 0),
        ("translate('errors', self.what_text)", 0),
        ("self.tr(f'Saved {when}')", 1),
        ("self.tr(TEXT)", 1),
        ("self.tr('Saved ' + when)", 1),
        ("translate('errors', f'Saved {when}')", 1),
        ("translate('errors', 'Saved {}'.format(when))", 1),
        ("QT_TRANSLATE_NOOP('errors', TEXT)", 1),
    ],
)
def test_a_text_put_together_before_its_translation_is_seen(source: str, seen: int) -> None:
    assert len(list(unreadable_marks(ast.parse(source)))) == seen
