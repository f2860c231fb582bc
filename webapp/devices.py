"""Devices: what a browser calls itself, in words that its owner knows."""

from __future__ import annotations

from bumdes.phrase import phrase, word

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Chromium", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", word("HP Android")),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", word("komputer Windows")),
    ("Macintosh", word("komputer Mac")),
    ("CrOS", "Chromebook"),
    ("Linux", word("komputer Linux")),
)


def device_words(user_agent: str) -> str:
    """Return what to call the device: ``Chrome di HP Android``."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), word("Peramban"))
    system = next(
        (name for mark, name in _SYSTEMS if mark in user_agent), word("perangkat lain")
    )
    return phrase("{browser} di {system}", browser=browser, system=system)
