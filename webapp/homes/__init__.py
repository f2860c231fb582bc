"""The homes: one module each. A role without one has no home, and a test says so."""

import sys

from bumdes.catalogue import discover
from bumdes.permissions import Role
from webapp.home import HomePage

HOMES = discover(sys.modules[__name__], HomePage)


def home_of(role: Role) -> HomePage:
    """Return the home of *role*."""
    return next(home for home in HOMES.values() if role in home.roles)
