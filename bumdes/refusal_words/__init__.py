"""The words of refusals in Indonesian: what rules ask, what was found wrong, what is missing.

Errors name these by keys, which never change; the sentences around them are the front's.
"""

from bumdes.refusal_words.fields import FIELDS
from bumdes.refusal_words.kinds import KINDS
from bumdes.refusal_words.problems import PROBLEMS
from bumdes.refusal_words.rules import RULES

__all__ = ["FIELDS", "KINDS", "PROBLEMS", "RULES"]
