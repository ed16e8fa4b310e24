"""What every command understands: numbers, TAB, the shared options; light, for help loads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from oneonone.errors import WrongWords, nearest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Whole(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A whole number from ``least`` to ``most``, both allowed."""

    name = "number"

    def __init__(self, example: int, least: int = 1, most: int = 1000) -> None:
        self.example = example
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or one sentence with an example."""
        if isinstance(value, int):
            return value
        option = param.opts[-1] if param else "number"
        text = str(value).strip()
        remedy = f"For example {option} {self.example}."
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()):
            raise WrongWords("not a whole number", where=f"{option} {value}", remedy=remedy)
        if len(text) > 9 or not self.least <= int(text) <= self.most:
            what = f"not from {self.least} to {self.most}"
            raise WrongWords(what, where=f"{option} {value}", remedy=remedy)
        return int(text)


def plain(word: str) -> str:
    """A word as it is compared: not-yet, Not Yet and not_yet are one."""
    return word.casefold().replace("-", "_").replace(" ", "_")


class OneOf(click.Choice):  # type: ignore[type-arg,unused-ignore]
    """One of a few words; the nearest is offered for any other."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word, or one sentence with those there are."""
        for choice in self.choices:
            if plain(str(value)) == plain(choice):
                return choice
        option = param.opts[-1] if isinstance(param, click.Option) else ""
        near = nearest(str(value), self.choices, "")
        raise WrongWords(
            f'"{value}" is not one of {", ".join(self.choices)}', where=option, remedy=near
        )


def _on_desk(attribute: str) -> Callable[[click.Context, click.Parameter, str | None], None]:
    def put(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
        if value is not None:
            from oneonone.world.desk import Desk

            setattr(ctx.ensure_object(Desk), attribute, value)

    return put


def _shared(hidden: bool) -> list[click.Option]:
    rows = (
        ("-C", "folder", "DIR", "The notebook, or a folder inside it.", tab("folders")),
        ("--as", "adult", "ADULT", "Who you are, for this one command.", tab("adults")),
        ("--today", "day", "DAY", "Another day in place of today.", None),
    )
    return [
        click.Option(
            [flag, f"_{attribute}"],
            metavar=metavar,
            help=text,
            hidden=hidden,
            expose_value=False,
            callback=_on_desk(attribute),
            shell_complete=complete,
        )
        for flag, attribute, metavar, text, complete in rows
    ]


class Command(click.Command):
    """A command that takes ``-C``, ``--as`` and ``--today`` behind its name as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _shared(hidden=True)


class Suggesting(click.Group):
    """Commands, of which the nearest is offered for one that is not there."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or what was meant by it."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            from oneonone.cli.usage import no_command

            raise no_command(args[0], known, ctx.command_path)
        return super().resolve_command(ctx, args)


class Group(Suggesting):
    """A command with commands of its own; the same shared options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _shared(hidden=True)


def shared_options() -> list[click.Option]:
    """The options of the program itself, shown in its help."""
    return _shared(hidden=False)


def tab(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What TAB offers here, by its name in ``completing``, which only a shell that asks loads."""

    def offered(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from oneonone.cli import completing

        found: list[CompletionItem] = getattr(completing, what)(ctx, param, incomplete)
        return found

    return offered


json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document instead.")
where_option = click.option(
    "--where", "where", multiple=True, metavar="KEY=VALUE", help="Only these; several all hold."
)
