"""The commands by name, in the order that --help lists them.

A new command is a function in a file of its own and one line here. Exit codes: 0 good, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

import typer

from maturity.cli.assessing import roadmap_command, score_command
from maturity.cli.authoring import new_framework, questionnaire, reference
from maturity.cli.backing_up import backup, restore
from maturity.cli.checking import check, schema, show
from maturity.cli.comparing import compare_command
from maturity.cli.demonstrating import demo
from maturity.cli.exchanging import export, template_command
from maturity.cli.explaining import describe_command, explain
from maturity.cli.fetching import fetch_open311
from maturity.cli.mapping import mapping_command
from maturity.cli.measuring import measure_command
from maturity.cli.reporting import report
from maturity.cli.spreading import spread_command
from maturity.cli.translating import translate
from maturity.cli.versions import migrate_command
from maturity.errors import MaturityError

COMMANDS: dict[str, Callable[..., None]] = {
    "check": check,
    "schema": schema,
    "reference": reference,
    "new-framework": new_framework,
    "show": show,
    "describe": describe_command,
    "score": score_command,
    "explain": explain,
    "roadmap": roadmap_command,
    "report": report,
    "questionnaire": questionnaire,
    "template": template_command,
    "export": export,
    "mapping": mapping_command,
    "measure": measure_command,
    "fetch-open311": fetch_open311,
    "migrate": migrate_command,
    "spread": spread_command,
    "compare": compare_command,
    "translate": translate,
    "backup": backup,
    "restore": restore,
    "demo": demo,
}

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Assess how mature a 311 center is, and what it should take on next.",
)
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


def main() -> None:
    """Run the command line; problems go to the error output, in words."""
    collecting = gc.isenabled()
    gc.disable()  # a command is over before anything worth collecting has gathered
    try:
        app()
    except MaturityError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    finally:
        if collecting:  # a program that calls this goes on
            gc.enable()
