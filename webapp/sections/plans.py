"""Sections: rencana dan usulan."""

from bumdes.permissions import Permission
from webapp.section import Section, SectionGroup

PLANS = SectionGroup(
    key="plans",
    place=2,
    title="Rencana dan usulan",
    sections=(
        Section(
            "Rencana program kerja",
            "Anggaran setahun, telaah, dan pengesahannya",
            "list",
            "plans.show",
            Permission.READ_REPORTS,
        ),
        Section(
            "Usulan usaha",
            "RAB, keputusan, dana, dan pelaksanaannya",
            "sprout",
            "proposals.show",
            Permission.READ_REPORTS,
        ),
    ),
)
