"""`./run scan`: a scanner attacks the demonstration, served, as several of its people.

It follows links, sends every form, and tries what attackers try: words of SQL and of shells,
scripts that stay, addresses of other hosts, XML that reads files, forms without their token.

Usage: ``python -m tests.webapp.security.scan WAPITI [LOGIN …]``; a stranger comes first.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes import database
from bumdes.demo import build_demo
from bumdes.demo.cast import DEMO_LOGINS
from bumdes.file_store import FOLDER, FileStore
from tests.webapp.serving import served
from webapp import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOGINS = ("bendahara", "admin")

MODULES = (
    "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,permanentxss,"
    "redirect,shellshock,spring4shell,sql,ssrf,timesql,upload,xss,xxe"
)
BEGINNINGS = ("/catat/", "/transaksi/", "/cari/?q=air", "/laporan/", "/lainnya/")
LEFT_OUT = ("/keluar*", "/masuk*", "/static/*", "/akun-saya/*")
"""What would end the scanner's own login. Its module for LDAP is left out: nothing speaks it,
and what it finds are pages that differ because they repeat what was asked."""

LIMITS = {
    "--depth": 3,
    "--max-links-per-page": 60,
    "--max-files-per-dir": 8,
    "--max-parameters": 25,
    "--max-scan-time": 150,
    "--max-attack-time": 60,
    "--tasks": 3,
}

EXPECTED = {
    ("Secure Flag cookie", "/"): "plain http; over https it is Secure, see test_headers",
}
"""What the scanner says without there being anything: kind and end of the path, why."""


def main(arguments: Sequence[str]) -> int:
    """Scan as a stranger, then as each login; return 1 if anything is found."""
    wapiti, *logins = arguments
    bad = 0
    for login in ("", *(logins or LOGINS)):
        with _demonstration() as base:
            bad += _report(login, _scan(wapiti, base, _cookies(base, login)))
    return min(bad, 1)


@contextmanager
def _demonstration() -> Iterator[str]:
    """Serve one that nobody attacked yet; its address is given."""
    with tempfile.TemporaryDirectory() as folder:
        engine = database.connect(f"sqlite:///{folder}/demo.sqlite")
        database.migrate(engine)
        files = FileStore(Path(folder) / FOLDER)
        build_demo(engine, lambda: dt.datetime.now(dt.UTC), files=files)
        app = create_app(engine, secret_key="scan" * 16, files=files)
        with served(app) as (host, port):
            yield f"http://{host}:{port}"
        engine.dispose()


def _cookies(base: str, login: str) -> str:
    """Return what a browser sends along in which *login* logged in; nothing for a stranger."""
    if not login:
        return ""
    jar = CookieJar()
    opened = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open
    page = opened(f"{base}/masuk").read().decode()
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    password = next(one.password for one in DEMO_LOGINS if one.username == login)
    typed = {"nama": login, "sandi": password, "csrf_token": token[1] if token else ""}
    came_to = opened(f"{base}/masuk", urllib.parse.urlencode(typed).encode()).url
    if came_to != f"{base}/":
        message = f"{login} came to {came_to}"
        raise SystemExit(message)
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def _scan(wapiti: str, base: str, cookies: str) -> dict[str, list[dict[str, str]]]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [wapiti, "--url", f"{base}/", "--module", MODULES, "--no-bugreport"]
        command += ["--format", "json", "--output", str(report), "--flush-session"]
        command += [
            "--store-session",
            f"{folder}/session",
            "--store-config",
            f"{folder}/config",
        ]
        # Nobody outside is asked whether an attack came through.
        command += ["--endpoint", f"{base}/", "--dns-endpoint", "localhost"]
        for name, most in LIMITS.items():
            command += [name, str(most)]
        for path in BEGINNINGS:
            command += ["--start", f"{base}{path}"]
        for path in LEFT_OUT:
            command += ["--exclude", f"{base}{path}"]
        if cookies:
            command += ["--cookie-value", cookies]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        said = json.loads(report.read_text(encoding="utf-8"))
    _say(f"{said['infos']['version']}: {said['infos']['crawled_pages_nbr']} pages and forms")
    return {**said["vulnerabilities"], **said["anomalies"]}


def _report(login: str, found: dict[str, list[dict[str, str]]]) -> int:
    """Say what was *found*; return how much of it nobody expected."""
    bad = [
        f"  {kind}: {one['method']} {one['path']} {one['info']}"
        for kind, ones in found.items()
        for one in ones
        if not any(kind == name and one["path"].endswith(end) for name, end in EXPECTED)
    ]
    _say(f"{login or 'a stranger'}: {len(bad)} found", *bad)
    return len(bad)


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
