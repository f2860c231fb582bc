"""Where the application runs: behind a proxy, in a container, as a service of the system."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import shlex
from pathlib import Path

import pytest

from tests.webapp.serving import served
from webapp.cli import COMMANDS
from webapp.commands import serve

ROOT = Path(__file__).parents[2]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")


def asked(house, proxy: str, **headers: str) -> http.client.HTTPMessage:
    """Return the headers of the login page, asked through a server told of a proxy or none."""
    with (
        served(house.app, **serve.proxy_options(proxy)) as (host, port),
        contextlib.closing(http.client.HTTPConnection(host, port, timeout=60)) as line,
    ):
        line.request("GET", "/masuk", headers=headers)
        answer = line.getresponse()
        answer.read()
        return answer.headers


def test_a_trusted_proxy_may_say_that_it_is_https(house):
    found = asked(house, "127.0.0.1", **{"X-Forwarded-Proto": "https"})

    assert "max-age" in found["Strict-Transport-Security"]


@pytest.mark.parametrize("proxy", ["", "192.0.2.7"])
def test_nobody_else_may_say_so(house, proxy):
    found = asked(house, proxy, **{"X-Forwarded-Proto": "https"})

    assert found["Strict-Transport-Security"] is None


def composed(key: str) -> str:
    """Return what the first line of compose.yaml with *key* says."""
    lines = (line.partition(f"{key}:") for line in COMPOSE.splitlines())
    return next(said.strip() for before, found, said in lines if found and not before.strip())


def parsed(command: list[str]) -> argparse.Namespace:
    """Return what our own command line understands of *command*."""
    program, name, *arguments = command
    assert program.rpartition("/")[2] == "bumdes"
    assert name in {known.words for known in COMMANDS}
    parser = argparse.ArgumentParser(exit_on_error=True)
    serve.add_arguments(parser)
    return parser.parse_args(arguments)


def test_the_container_serves_to_whoever_reaches_it():
    asked_for = parsed(json.loads(composed("command")))

    assert asked_for.host == "0.0.0.0"  # noqa: S104 - inside a container


def test_the_container_is_reached_from_this_computer_only_unless_said_otherwise():
    assert '- "${BUMDES_LISTEN:-127.0.0.1:8000}:8000"' in COMPOSE


def test_the_container_has_every_package():
    copied = [
        line.split()[1]
        for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if line.startswith("COPY") and len(line.split()) == 3
    ]

    assert {"ledger", "bumdes", "reports", "webapp"} <= set(copied)


def test_the_service_starts_a_command_that_is_known():
    unit = (ROOT / "webapp" / "hosting" / "bumdes.service").read_text(encoding="utf-8")
    [start] = [line for line in unit.splitlines() if line.startswith("ExecStart=")]

    assert parsed(shlex.split(start.removeprefix("ExecStart="))).host == "127.0.0.1"
