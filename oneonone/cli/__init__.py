"""The command ``oo``: its commands in the order a person meets them, and the one door of faults."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

import click

from oneonone import __version__
from oneonone.cli.params import Suggesting, shared_options
from oneonone.errors import OneOnOneError
from oneonone.render.safe import safe

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("oneonone.cli.init", "Make a notebook from your roster."),
    "demo": ("oneonone.cli.demo", "Look around in a lively example notebook."),
    "days-off": ("oneonone.cli.days_off", "Days without school: holidays, and the like."),
    "me": ("oneonone.cli.me", "Say who you are on this machine."),
    "roster": (
        "oneonone.cli.roster",
        "List the students; import, add, mark who left or is away.",
    ),
    "next": ("oneonone.cli.next", "Whose turn it is, and why."),
    "log": ("oneonone.cli.log", "Record a meeting."),
    "edit": ("oneonone.cli.edit", "Change an entry in your own editor."),
    "undo": ("oneonone.cli.undo", "Take back what you wrote last."),
    "request": ("oneonone.cli.request", "A student asked for a meeting."),
    "promise": ("oneonone.cli.promise", "Say on which day you will meet a student."),
    "show": ("oneonone.cli.show", "One student: goals, promises, what was said."),
    "goals": ("oneonone.cli.goals", "Open goals, and what adults owe."),
    "goal": ("oneonone.cli.goal", "Say how a goal went, between meetings."),
    "search": ("oneonone.cli.search", "Find words in what was written."),
    "amend": ("oneonone.cli.amend", "Add a correction beside an entry."),
    "statement": ("oneonone.cli.statement", "Keep the family's words with the record."),
    "report": ("oneonone.cli.report", "Who has been met, and who has not."),
    "agenda": ("oneonone.cli.agenda", "One page for the weekly meeting of the team."),
    "plan": ("oneonone.cli.plan", "Who falls on which day, and whether your minutes suffice."),
    "sheet": ("oneonone.cli.sheet", "A page to print: today's students, or their own page."),
    "cards": ("oneonone.cli.cards", "Slips with goals, for the students to keep."),
    "import": ("oneonone.cli.import_", "Past meetings from a spreadsheet or a form."),
    "template": ("oneonone.cli.template", "The questions of each kind of meeting."),
    "completion": ("oneonone.cli.completion", "Have TAB complete students and commands."),
    "schema": ("oneonone.cli.schema", "Have an editor check the files while you type."),
    "join": ("oneonone.cli.join", "Bring the team's notebook to this machine."),
    "sync": ("oneonone.cli.sync", "Send what you wrote, bring what the others wrote."),
    "export": ("oneonone.cli.export", "A student's whole record, for the family."),
    "hold": ("oneonone.cli.hold", "Keep a record while the family's request is open."),
    "forget": ("oneonone.cli.forget", "Remove a student's record, where it may be removed."),
    "rollover": ("oneonone.cli.rollover", "Begin next year's notebook; leave the old notes."),
    "check": ("oneonone.cli.check", "Read every file and say what is wrong."),
}
"""Each command's module and its line of help, so that ``oo --help`` imports none of them."""


class Program(Suggesting):
    """The group: commands come from the table, and are imported when they are called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """``oo help log`` is ``oo log --help``, as people type it."""
        return super().parse_args(ctx, [*args[1:], "--help"] if args[:1] == ["help"] else args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """From the table as well: to complete a command imports none."""
        from click.shell_completion import CompletionItem

        found = [
            (name, text) for name, (_, text) in COMMANDS.items() if name.startswith(incomplete)
        ]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [CompletionItem(name, help=text) for name, text in found] + options

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.pass_context
def _start(ctx: click.Context) -> None:
    """One-on-one time for every student, the quiet ones too.

    \b
    A first look around:      oo demo
    Your own class:           oo init grade-7 --roster students.csv
    Whose turn it is:         oo next
    """
    from oneonone.world.desk import Desk

    desk = ctx.ensure_object(Desk)
    if sys.stderr.isatty():
        from oneonone.cli.progress import Reading

        desk.watch = Reading()
    if ctx.invoked_subcommand is not None:
        return
    if desk.notebook_or_none is None:
        click.echo(ctx.get_help())
        return
    from oneonone.cli.glance import glance

    glance(desk)


program = Program(
    "oo",
    callback=_start,
    help=_start.__doc__,
    params=shared_options(),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
program = click.version_option(__version__, prog_name="oo", message="%(prog)s %(version)s")(program)
program = click.option("--no-color", is_flag=True, expose_value=False, help="No colours.")(program)


COMPLETE = "_OO_COMPLETE"
"""The variable by which a shell asks what could come next."""


def run() -> int:
    """Run the program; its exit code. The one place that turns faults into words and codes."""
    _open_streams()
    if COMPLETE in os.environ:
        return _complete()
    try:
        # What a teacher types is kept as typed: click would take ~ and * for files on Windows.
        code = program.main(prog_name="oo", standalone_mode=False, windows_expand_args=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except OneOnOneError as fault:
        return _said(str(fault), fault.exit_code)
    except click.UsageError as fault:
        from oneonone.cli.usage import usage_words

        return _said(usage_words(fault), 2)
    except click.ClickException as fault:
        return _said(fault.format_message(), 1)
    except (click.Abort, KeyboardInterrupt):
        return _said("stopped. Only what was said to be saved is saved.", 130)
    except BrokenPipeError:
        # Whoever read us, as head does, has seen enough; keep Python from saying so at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        return _said(_system(fault), 1)
    except Exception as fault:  # noqa: BLE001  the last door: a person never meets a traceback
        return _said(_unexpected(fault), 1)


def _complete() -> int:
    """Answer a shell; a fault completes nothing, and says nothing over what is being typed."""
    from click.shell_completion import shell_complete

    from oneonone.cli import powershell  # noqa: F401  makes its shell known to click

    try:
        return shell_complete(program, {}, "oo", COMPLETE, os.environ[COMPLETE])
    except Exception:  # noqa: BLE001  whatever it is, a person is in the middle of a line
        return 0


def _open_streams() -> None:
    """Whatever cannot be shown is replaced; where a stream was closed (``>&-``), nobody listens."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", encoding=_encoding(stream))
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")  # a terminal may send bytes that are no letters


def _encoding(stream: TextIO) -> str | None:
    """A file or another program gets UTF-8 on Windows too; a console knows its own letters."""
    if sys.platform != "win32" or stream.isatty() or "PYTHONIOENCODING" in os.environ:
        return None
    return "utf-8"


def _said(sentence: str, code: int) -> int:
    """A fault: one line for programs, at a terminal broken between words."""
    if sys.stderr.isatty():
        from oneonone.cli.console import width
        from oneonone.render.words import wrapped

        sentence = wrapped(f"oo: {sentence}", width()).removeprefix("oo: ")
    click.echo(safe(f"oo: {sentence}"), err=True)
    return code


def _system(fault: OSError) -> str:
    what = (fault.strerror or str(fault) or "the disk did not answer").rstrip(".")
    place = str(fault.filename2 or fault.filename or "")
    if os.path.basename(place).startswith(".oo-"):
        place = os.path.dirname(place)  # a temporary file's name says nothing to anyone
    place = f"{place}: " if place else ""
    remedy = {
        errno.ENOSPC: "Make room on the disk, then run it again.",
        errno.EACCES: _HELD if os.name == "nt" else "Ask for the right to read and write there.",
        errno.EPERM: "Ask for the right to read and write there.",
        errno.EROFS: "Choose a place that can be written.",
    }.get(fault.errno or 0, "Nothing was half written. Run it again.")
    return f"{place}{what[:1].lower()}{what[1:]}. {remedy}"


_HELD = "Is it open in another program, as Excel? Close it there, then run it again."


def _unexpected(fault: Exception) -> str:
    """Keep where it happened, without any student's text: no message, no values, no arguments."""
    import traceback

    from oneonone.world import clock, home

    lines = [f"oneonone {__version__}, Python {sys.version}", type(fault).__name__]
    lines += [
        f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(fault.__traceback__)
    ]
    sorry = "something went wrong that should not have. What was saved is safe"
    try:
        now = clock.now()
        name = f"{now.day.isoformat()}-{now.time.replace(':', '')}.txt"
        path = home.keep_fault("\n".join(lines) + "\n", name)
    except (OSError, OneOnOneError):
        return f"{sorry}. ({type(fault).__name__})"
    return f"{sorry}. Please send {path} to those who look after oo; it holds no student's words."
