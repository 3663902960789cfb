"""Reading the shipped questions of one language."""

from pathlib import Path

from balint_desktop.content.toml_table import TomlTable, broken, choice, read_toml, require_unique
from balint_desktop.domain.prompts import Moment, Prompt, PromptSource


def load_prompts(root: Path, *, language: str = "en") -> tuple[Prompt, ...]:
    """Return the questions of `language` in the order of their file; `root` is the resources folder.

    Raises BalintError (RESOURCE_BROKEN) when the file is missing or malformed, or a key or text occurs twice.
    """
    table = read_toml(root / "prompts" / language / "questions.toml")
    table.allow_only("prompt")
    prompts = tuple(_read_prompt(row) for row in table.tables("prompt"))
    require_unique(prompt.key for prompt in prompts)
    require_unique(prompt.text for prompt in prompts)
    return prompts


def _read_prompt(row: TomlTable) -> Prompt:
    row.allow_only("key", "text", "moments", "source")
    moments = tuple(choice(Moment, value) for value in row.texts("moments"))
    if not moments:
        raise broken()
    return Prompt(
        key=row.text("key"),
        text=row.text("text"),
        moments=moments,
        source=choice(PromptSource, row.text("source")),
    )
