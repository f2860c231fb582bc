"""Sharing the profit of a year: by which scheme, who gets what and why, and what was paid.

* ``bumdes.actions.adopting``: ``adopt_scheme``, ``end_scheme``
* ``bumdes.actions.sharing``: ``share_profit``, ``undo_sharing``
* ``bumdes.actions.paying``: ``pay_share``, ``undo_payment``
* ``explanation.explain``: one amount shared out, line by line, without any books
* ``drafting.draft_sharing``: how the profit of a closed year is to be shared
* ``register``: who got what, what was paid, and whether the books agree
"""
