"""The reference of the vocabulary, written from the codebook."""

from faultlines.codebook import tables
from faultlines.codebook.terms import event_terms, relations

_HEAD = """# Vocabulary

Written by `python -m scripts.documents` from the codebook (`src/faultlines/codebook/*.yaml`).
"""
_SIGNS = {1: "+", -1: "−", 0: "0"}
_OTHERS = {
    "kind": "Kinds of claim",
    "status": "Status of a claim or statement",
    "uptake": "Uptake of a statement",
    "commitment": "Forms of a commitment",
    "outcome": "Results of an outcome",
    "outlook": "Forms of an outlook",
    "part": "Parts in an event",
    "change": "Changes of a tie",
}


def vocabulary() -> str:
    """The page of all terms, in Markdown."""
    actors = tables.table("actor_types")
    events = event_terms().values()
    ties = relations().values()
    others = tables.table("claim_terms")
    return "\n".join(
        [
            _HEAD,
            *(_list(title, others[name]) for name, title in _OTHERS.items()),
            _list("Types of actor", {code: row["description"] for code, row in actors.items()}),
            "## Types of event\n\nThe 16 types of PLOVER (Open Event Data Alliance).\n",
            "| term | class | bears on the tie | what the actor does |\n| --- | --- | --- | --- |",
            *(
                f"| {one.code} | {one.event_class} | {_SIGNS[one.sign]} | {one.description} |"
                for one in events
            ),
            "\n## Relations of a tie\n\n"
            "A reading may use others; these have a sign and words of their own.\n",
            "| term | sign | it reads | what the source does or is |\n| --- | --- | --- | --- |",
            *(
                f"| {one.code} | {_SIGNS[one.sign]} | {one.label} | {one.description} |"
                for one in ties
            ),
            "",
        ]
    )


def _list(title: str, terms: dict[str, str]) -> str:
    rows = "".join(f"| {code} | {words} |\n" for code, words in terms.items())
    return f"## {title}\n\n| term | what |\n| --- | --- |\n{rows}"
