"""``bumdes doctor``: whether the installation is as it must be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from webapp.call import DONE, REFUSED
from webapp.checkup import Health, examine
from webapp.parser import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call

MARKS = {Health.GOOD: "baik ", Health.NOTICE: "catat", Health.BAD: "SALAH"}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Examine everything, and print what was found."""
    symptoms = list(examine(call))
    if arguments.json:
        told = [
            {"check": s.check, "health": s.health.value, "text": s.text, "advice": s.advice}
            for s in symptoms
        ]
        call.say(json.dumps(told, ensure_ascii=False))
    else:
        for s in symptoms:
            advice = f" {s.advice}" if s.advice else ""
            call.say(f"{MARKS[s.health]}  {s.text}.{advice}")
    return REFUSED if any(s.health is Health.BAD for s in symptoms) else DONE
