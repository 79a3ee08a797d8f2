"""Faultlines reads political reports that take sides and rebuilds the situation they describe.

The path of the data, room by room: `documents` (files to reports), `language` (text to words, trees
and names), `reader` (one report to one reading: claims that somebody vouches for), `joining` (the
same actor across reports), `case` (readings kept in one file), `analysis` (what the claims add up
to), `views` (what a person sees). `records` holds what travels between the rooms, `codebook` the
vocabulary they share.
"""

__version__ = "0.1.0"
