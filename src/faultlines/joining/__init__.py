"""The same actor across reports: names to blocks, blocks to joins, joins to clusters.

Must not: read a case or know where names come from. Everything here is a pure function.
"""

from faultlines.joining.blocks import blocks_of
from faultlines.joining.bodies import types_meet
from faultlines.joining.clusters import Ruling, cluster
from faultlines.joining.display import display_name
from faultlines.joining.joins import CERTAIN, Join, fullness, joins_in
from faultlines.joining.names import Name, canonical, is_description, names_in, plain_name
from faultlines.joining.senses import Company, Sense, Sighting, namesakes, settle
from faultlines.joining.words import title_words

__all__ = [
    "CERTAIN",
    "Company",
    "Join",
    "Name",
    "Ruling",
    "Sense",
    "Sighting",
    "blocks_of",
    "canonical",
    "cluster",
    "display_name",
    "fullness",
    "is_description",
    "joins_in",
    "names_in",
    "namesakes",
    "plain_name",
    "settle",
    "title_words",
    "types_meet",
]
