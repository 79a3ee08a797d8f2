"""The vocabulary that all rooms share, as data files with a typed reader.

Must not: know readings, texts or the language model.
"""

from faultlines.codebook.furniture import furniture_phrases, page_furniture
from faultlines.codebook.lexicon import (
    LoadedWord,
    Nation,
    SpeechWord,
    action_words,
    actor_nouns,
    all_deed_classes,
    certainty,
    change_words,
    deed_classes,
    deed_nouns,
    irregular_forms,
    loaded_words,
    nations,
    nicknames,
    offices,
    outlook_words,
    reporting,
    speech_adjectives,
    speech_nouns,
    speech_verbs,
    stance_words,
)
from faultlines.codebook.short_forms import SMALL_WORDS, how_made
from faultlines.codebook.spelling import (
    known_spellings,
    number_units,
    word_endings,
    word_prefixes,
)
from faultlines.codebook.terms import (
    EventTerm,
    RelationTerm,
    actor_label,
    event_label,
    event_terms,
    relation_label,
    relations,
)

__all__ = [
    "SMALL_WORDS",
    "EventTerm",
    "LoadedWord",
    "Nation",
    "RelationTerm",
    "SpeechWord",
    "action_words",
    "actor_label",
    "actor_nouns",
    "all_deed_classes",
    "certainty",
    "change_words",
    "deed_classes",
    "deed_nouns",
    "event_label",
    "event_terms",
    "furniture_phrases",
    "how_made",
    "irregular_forms",
    "known_spellings",
    "loaded_words",
    "nations",
    "nicknames",
    "number_units",
    "offices",
    "outlook_words",
    "page_furniture",
    "relation_label",
    "relations",
    "reporting",
    "speech_adjectives",
    "speech_nouns",
    "speech_verbs",
    "stance_words",
    "word_endings",
    "word_prefixes",
]
