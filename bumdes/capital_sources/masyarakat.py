"""Capital of the community: its members, groups and institutions."""

from bumdes.capital_source import COMMUNITY_CAPITAL, CapitalSource

MASYARAKAT = CapitalSource(
    key="masyarakat", label="Masyarakat Desa", outcomes=(COMMUNITY_CAPITAL,)
)
