"""The title of a plain text: its first line, where that stands alone."""

_MOST_CHARACTERS = 200


def title_of(text: str) -> str | None:
    """The first line where a blank line and more text follow it and it is no sentence.

    The title stays in the text; offsets count from the file's first character.
    """
    first, _, rest = text.lstrip("\n").partition("\n")
    follower, _, more = rest.partition("\n")
    title = first.strip().lstrip("#").strip()
    if follower.strip() or not more.strip():
        return None
    if not title or len(title) > _MOST_CHARACTERS or title[-1] in ".,;:":
        return None
    return title
