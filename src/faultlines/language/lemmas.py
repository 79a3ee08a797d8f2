"""Lemmas as edit rules: a word's rule says how many letters to take off its end and what to add.

A rule is written "case|cut|add": case is "l" (lower-case the word first) or "k" (keep it). A rule
"=|lemma" gives the lemma outright, for words that share nothing with theirs ("was", "be").
"""

from __future__ import annotations

KEEP = "k|0|"


def rule_for(word: str, lemma: str) -> str:
    """The rule that turns `word` into `lemma`."""
    best: tuple[int, str] | None = None
    for case, form in (("l", word.lower()), ("k", word)):
        shared = 0
        while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
            shared += 1
        cost = len(form) - shared + len(lemma) - shared
        rule = f"{case}|{len(form) - shared}|{lemma[shared:]}"
        if shared and (best is None or cost < best[0]):
            best = (cost, rule)
    return best[1] if best else f"=|{lemma}"


def apply_rule(rule: str, word: str) -> str:
    """The lemma of `word` by `rule`; never empty: a rule that would take all leaves the word."""
    if rule.startswith("=|"):
        return rule[2:]
    case, cut, add = rule.split("|", 2)
    form = word.lower() if case == "l" else word
    kept = form[: len(form) - int(cut)] if int(cut) else form
    return (kept + add) or form
