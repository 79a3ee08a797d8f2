"""What in a text stands for the same: chains of phrases, actors or not.

Every noun phrase and pronoun may be one; a small learned scorer says for each which earlier one it
takes up, if any. It knows nothing of actors and claims.
"""

from faultlines.reader.coreference.linking import Links, find_links
from faultlines.reader.coreference.phrases import Phrase, find_phrases

__all__ = ["Links", "Phrase", "find_links", "find_phrases"]
