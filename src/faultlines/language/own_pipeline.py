"""A spaCy pipeline of the user's own in place of the built-in model (setting `spacy_pipeline`)."""

from __future__ import annotations

from faultlines.errors import ModelUnusable
from faultlines.language.analyser import Analysis
from faultlines.language.doc import doc_of_words

# The labels of spaCy's English models, and of many others, as ours.
NAME_KINDS = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC",
    "MISC": "MISC",
}  # fmt: skip


class OwnPipeline:
    """Reads texts with the pipeline of that name or in that folder; it gives no word vectors."""

    def __init__(self, name: str) -> None:
        try:
            import spacy  # noqa: PLC0415 (an extra: most readers never need it)
        except ImportError as error:
            raise ModelUnusable(
                f"FAULTLINES_SPACY_PIPELINE is {name!r}, and spaCy is not installed. Install it "
                "with `pip install 'faultlines[spacy]'`, or unset the variable to use the "
                "built-in model."
            ) from error
        try:
            self._nlp = spacy.load(name)
        except (OSError, ValueError, ImportError) as error:
            raise ModelUnusable(
                f"FAULTLINES_SPACY_PIPELINE is {name!r}, and spaCy cannot load it ({error}). "
                "Give the name of an installed pipeline or a folder, or unset it."
            ) from error
        has = set(self._nlp.pipe_names)
        if "parser" not in has or "ner" not in has:
            raise ModelUnusable(
                f"The pipeline {name!r} has {', '.join(sorted(has)) or 'no parts'}; it needs at "
                "least a parser and ner, with Universal Dependencies labels for good results."
            )

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; names of kinds that we have no label for are left out."""
        theirs = self._nlp(text)
        doc = doc_of_words(
            [token.text for token in theirs],
            [bool(token.whitespace_) for token in theirs],
            pos=[token.pos_ for token in theirs],
            lemmas=[token.lemma_ for token in theirs],
            heads=[token.head.i for token in theirs],
            deps=[token.dep_ for token in theirs],
            names=[
                (ent.start, ent.end, NAME_KINDS[ent.label_])
                for ent in theirs.ents
                if ent.label_ in NAME_KINDS
            ],
        )
        return Analysis(doc, None)
