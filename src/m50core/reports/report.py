"""Write a report: Markdown from a sandboxed template, and HTML from that Markdown."""

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from m50core.errors import M50Error, UsageError
from m50core.plan.packaged import packaged_bytes
from m50core.plugins.extensions import Report
from m50core.records.arguments import checked
from m50core.records.collection import Records
from m50core.records.field_types import field_type, value_types
from m50core.store.files.handed import write_whole
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.patterns import pattern
from m50core.values.text import visible

_SPECIAL = pattern(r"([\\`*_{}\[\]<>()#+\-.!|~=&])")
_SHOWN = (Choice, *(cls for cls in value_types() if cls not in (str, int)))
"""Classes of which the text isn't how a person reads a value."""
_PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


@attrs.frozen
class Written:
    """A finished report, as Markdown."""

    title: str
    markdown: str
    data: object = attrs.field(default=None, repr=False, eq=False)
    """What it tells, as values; None when it was made of a mapping."""

    def with_remark(self, sentence: str) -> "Written":
        """Return the report with a sentence under its title; as it is when there is none."""
        if not sentence:
            return self
        title, _, rest = self.markdown.partition("\n")
        remark = f"**Let op:** {markdown_text(sentence)}"
        return attrs.evolve(self, markdown=f"{title}\n\n{remark}\n{rest}")

    def html(self) -> str:
        """Return the report as one accessible HTML page; user text stays text."""
        from markdown_it import MarkdownIt

        body = MarkdownIt("commonmark", {"html": False}).enable("table").render(self.markdown)
        return _PAGE.format(title=html.escape(self.title), body=body)

    @checked
    def write(self, path: str | Path) -> Path:
        """Write to ``path``; its ending says the format: ``.md`` or ``.html``.

        The file appears whole or not at all. Raises UsageError for another ending, M50Error when
        the place can't be written.
        """
        target = Path(path)
        contents = {".md": lambda: self.markdown, ".html": self.html, ".htm": self.html}
        if (make := contents.get(target.suffix.lower())) is None:
            raise UsageError(
                f"“{target.name}”: een verslag wordt .md of .html. Kies een naam die zo eindigt."
            )
        content = make()
        return write_whole(target, content.encode())


def markdown_text(value: Any) -> str:
    """Return text that Markdown shows literally, on one line."""
    if value is None:
        return ""
    return _SPECIAL.sub(r"\\\1", visible(value).replace("␊", " "))


def _print_value(value: Any) -> str:
    if isinstance(
        value, _SHOWN
    ):  # a day or a moment; others out of a record or a mapping: those keep their values
        cls: Any = type(value)
        value = field_type(cls).show(value)
    return markdown_text(value)


Changed = Callable[[date, date], Mapping[str, Sequence[str]]]
"""(first day, last day) → by record id, the lines that tell what those days came to."""


def _unknown(start: date, end: date) -> Mapping[str, Sequence[str]]:
    return {}


def get_ready() -> None:
    """Import what writing needs, so that it takes nothing of the time that a plugin gets."""
    import_module("jinja2.sandbox")
    import_module("m50core.answers.converter")


def write_report(
    report: Report, records: Records, today: date, period: str = "", changed: Changed = _unknown
) -> Written:
    """Fill the report's template; everything that it prints is escaped for Markdown.

    ``changed`` is for the template to ask; without it nothing has changed. Raises M50Error, with
    the template's line, when the template is wrong.
    """
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from m50core.answers.converter import to_names

    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False,
        finalize=_print_value,
    )  # fmt: skip
    environment.filters["day"] = dutch.day
    environment.filters["long_day"] = dutch.long_day
    try:
        template = environment.from_string(report.template)
        data = report.data(records, today, period)
        names = data if isinstance(data, Mapping) else to_names(data)
        markdown = template.render({"today": today, "changed": changed, **names})
    except jinja2.TemplateSyntaxError as error:
        raise M50Error(
            f"Het sjabloon van “{report.name}” is fout in regel {error.lineno}: {error.message}"
        ) from error
    except jinja2.TemplateError as error:
        raise M50Error(
            f"Het sjabloon van “{report.name}” kan niet worden gevuld: {error.message}"
        ) from error
    return Written(report.title, markdown, None if isinstance(data, Mapping) else data)


def template(package: str, name: str) -> str:
    """Return the text of a template that stands in a package."""
    return packaged_bytes(package, name).decode("utf-8").replace("\r\n", "\n")
