"""What a person sees: listings and single things, drawn for a terminal or written as JSON or CSV.

Must not: speak SQL, or decide what is true.
"""

from faultlines.views.listings import LISTINGS, Column, Listing, find_listing
from faultlines.views.page import Page
from faultlines.views.render import console_for, print_page, to_csv, to_json
from faultlines.views.show import Shown, find_shown, print_shown, shown_json
from faultlines.views.text import safe

__all__ = [
    "LISTINGS",
    "Column",
    "Listing",
    "Page",
    "Shown",
    "console_for",
    "find_listing",
    "find_shown",
    "print_page",
    "print_shown",
    "safe",
    "shown_json",
    "to_csv",
    "to_json",
]
