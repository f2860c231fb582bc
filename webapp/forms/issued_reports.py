"""Forms of issuing and signing reports."""

from bumdes.reporting.signing import Step
from webapp.forms.fields import Line, OneOf, PlainForm


class SignForm(PlainForm):
    """A signature under an issued report."""

    step = OneOf("tahap", [step.value for step in Step])
    decision = Line("keputusan", most=100)
