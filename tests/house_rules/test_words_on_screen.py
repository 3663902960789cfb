"""What a doctor reads goes through `tr`, so that it can be translated."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import Offence, Source, calls, words

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

_SHOWING = words(
    "setText setPlainText setToolTip setStatusTip setWhatsThis setPlaceholderText setTitle "
    "setWindowTitle setAccessibleName setAccessibleDescription setLabelText setInformativeText "
    "addAction addItem addTab addRow setTabText setItemText insertItem QLabel QPushButton QToolButton "
    "QCheckBox QRadioButton QAction QGroupBox QMessageBox"
)


def untranslated_words(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each literal of more than one word that a widget is told to show as it stands."""
    return [
        source.offence(node, f"{name} with untranslated words")
        for source in sources
        if source.layer == "ui"
        for node, name in calls(source)
        if name in _SHOWING and any(_is_wording(value) for value in _values(node))
    ]


def _values(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (keyword.value for keyword in call.keywords)


def _is_wording(value: ast.expr) -> bool:
    """Whether a value is a literal, or is glued from literals, with a letter and a space in it."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return " " in value.value and any(character.isalpha() for character in value.value)
    if isinstance(value, ast.JoinedStr):
        return any(_is_wording(part) for part in value.values)
    if isinstance(value, ast.BinOp):
        return _is_wording(value.left) or _is_wording(value.right)
    return False


def test_every_sentence_on_screen_goes_through_tr(package: tuple[Source, ...]) -> None:
    assert not (found := untranslated_words(package)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "text",
    [
        "label.setText('Saved, encrypted')",
        "field.setPlaceholderText('Who is still with you?')",
        "button.setAccessibleName(f'Remove the word {word}')",
        "button.setToolTip('Lock the ' + name)",
        "label = QLabel('Wrong passphrase', parent=self)",
        "label = QLabel(text='Wrong passphrase')",
    ],
)
def test_words_that_bypass_tr_are_found(made_up: MakeUp, text: str) -> None:
    assert len(untranslated_words(made_up({"ui/today/view.py": text}))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "label.setText(self.tr('Saved, encrypted'))",
        "label.setText(state.name)",
        "label.setText('')",
        "label.setText(f'{count} %')",
        "label.setObjectName('the label')",
    ],
)
def test_translated_and_wordless_text_passes(made_up: MakeUp, text: str) -> None:
    assert untranslated_words(made_up({"ui/today/view.py": text})) == []
