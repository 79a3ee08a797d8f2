"""The same actor across reports: names to blocks, blocks to joins, joins to clusters.

Must not: read a case or know where names come from. Everything here is a pure function.
"""

from faultlines.joining.blocks import blocks_of
from faultlines.joining.clusters import Ruling, cluster
from faultlines.joining.display import display_name
from faultlines.joining.joins import CERTAIN, Join, joins_in
from faultlines.joining.names import Name, names_in, plain_name

__all__ = [
    "CERTAIN",
    "Join",
    "Name",
    "Ruling",
    "blocks_of",
    "cluster",
    "display_name",
    "joins_in",
    "names_in",
    "plain_name",
]
