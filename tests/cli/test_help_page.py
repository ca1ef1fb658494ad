"""What ``--help`` tells: every word under its heading, and of one word its examples first."""

from m50core.cli.help_page import help_of, overview
from m50core.cli.parser import SHARED, Parser, add_shared
from m50core.cli.words import build_parser
from m50core.plugins import Command, Group
from m50core.program.installed import installed_register


def shown(*commands: Command) -> str:
    parser = Parser(prog="m50", description="Het jaarplan.")
    add_shared(parser, top=True)
    parser.commands = {command.name: command for command in commands}
    return overview(parser)


def command(name: str, help: str = "doet iets", group: str = Group.day) -> Command:
    return Command(name, help, lambda _: 0, group=group)


def test_each_word_has_a_line_under_its_heading_that_fits_the_screen():
    page = build_parser(["--help"]).format_help()
    assert max(map(len, page.splitlines())) <= 80
    found: dict[str, list[str]] = {}
    for line in page.partition("\n\n")[2].splitlines():
        if line and not line.startswith(" "):
            words = found[line] = []
        elif line.startswith("  ") and not line.strip().startswith("-"):
            words.append(line.split()[0])
    told = {word: heading for heading, words in found.items() for word in words}
    assert [heading for heading, words in found.items() if words] == [
        *(group.label for group in Group),
        "pijler Financiën",
    ]
    for word, one in installed_register().commands().items():
        assert told[word] == (Group(one.group).label if one.group in list(Group) else one.group)


def test_the_words_of_a_heading_stand_under_one_another_in_the_order_in_which_one_meets_them():
    page = shown(
        command("restore", group=Group.upkeep), command("today"), command("go", "ga\x1b[2J verder")
    )
    assert page.index("elke dag") < page.index("  today    doet iets") < page.index("  go       ga")
    assert page.index("  go ") < page.index("beheer") < page.index("  restore  doet iets")
    assert "\x1b" not in page


def test_a_heading_of_a_plugin_follows_those_of_the_core():
    page = shown(command("bieb", group="pijler\x1b Cultuur"), command("today"))
    assert page.index("elke dag") < page.index("pijler␛ Cultuur") < page.index("bieb")


def test_all_words_name_the_way_to_the_manual_and_what_every_word_takes():
    page = shown(command("today"))
    assert "m50 help ONDERWERP" in page
    assert all(f"--{name.replace('_', '-')}" in page for name in SHARED)


def lines_of(examples: tuple[tuple[str, str], ...]) -> list[str]:
    parser = Parser(prog="m50 vote", description="Stemmingen.")
    add_shared(parser, top=False)
    parser.add_argument("--open", action="store_true", help="open de stemming")
    parser.examples = lambda: examples
    return help_of(parser).splitlines()


def test_the_examples_stand_before_the_options_and_the_shared_ones_last_by_name_alone():
    lines = lines_of((("m50 vote ALV", "de stemmingen"), ("m50 vote ALV --open", "begin er een")))
    assert lines[0] == "gebruik: m50 vote [--open]"
    at = lines.index("voorbeelden:")
    assert lines[at + 1 : at + 3] == [
        "  m50 vote ALV         de stemmingen",
        "  m50 vote ALV --open  begin er een",
    ]
    assert at < lines.index("opties:") < lines.index("  --open  open de stemming")
    assert not any(line.startswith("  -h") for line in lines)
    assert lines[-2] == "bij elke opdracht (uitleg: m50 --help):"
    assert all(f"--{name.replace('_', '-')}" in lines[-1] for name in SHARED)
    assert len(lines[-1]) <= 80


def test_what_a_long_example_does_stands_below_it():
    lines = lines_of((("m50 vote ALV", "de stemmingen"), ("m50 vote " + "x" * 70, "een lange")))
    at = lines.index("voorbeelden:")
    assert lines[at + 1 : at + 3] == ["  m50 vote ALV", "      de stemmingen"]


def test_a_word_without_examples_tells_no_heading_for_them():
    assert "voorbeelden:" not in lines_of(())
