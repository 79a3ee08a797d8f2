"""What stands around an article on a web page (page_furniture.yaml)."""

from functools import cache

from faultlines.codebook.tables import words


def page_furniture(part: str) -> frozenset[str]:
    """Tags, roles and names of furniture: unseen, tags, roles, names or beside."""
    return words("page_furniture", part)


@cache
def furniture_phrases() -> tuple[str, ...]:
    """How paragraphs begin that are no part of an article, in lower case."""
    return tuple(sorted(words("page_furniture", "phrases")))
