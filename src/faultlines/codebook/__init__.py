"""The vocabulary that all rooms share, as data files with a typed reader.

Must not: know readings, texts or the language model.
"""

from faultlines.codebook.lexicon import (
    LoadedWord,
    Nation,
    SpeechWord,
    action_words,
    actor_nouns,
    all_deed_classes,
    certainty,
    deed_classes,
    deed_nouns,
    loaded_words,
    nations,
    offices,
    outlook_words,
    reporting,
    speech_adjectives,
    speech_nouns,
    speech_verbs,
    stance_words,
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
    "deed_classes",
    "deed_nouns",
    "event_label",
    "event_terms",
    "loaded_words",
    "nations",
    "offices",
    "outlook_words",
    "relation_label",
    "relations",
    "reporting",
    "speech_adjectives",
    "speech_nouns",
    "speech_verbs",
    "stance_words",
]
