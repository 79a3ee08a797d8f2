"""According to whom: a name as a person types it, to the tellers of a case."""

from faultlines.case import Case, Teller
from faultlines.errors import NotInCase
from faultlines.records.terms import AUTHOR


def find_teller(case: Case, name: str) -> Teller:
    """`author`, an outlet, or an actor; a name that is an outlet and an actor means both.

    Raises NotInCase with the nearest names.
    """
    wanted = name.strip().casefold()
    if wanted in (AUTHOR, "the author"):
        return Teller("the author", author=True)
    sources = tuple(one for one in case.sources() if one.casefold() == wanted)
    try:
        actors = tuple(actor.id for actor in case.find_actors(name))
    except NotInCase as error:
        if not sources:
            outlets = ", ".join(case.sources()[:5])
            also = f" Outlets of its reports: {outlets}." if outlets else ""
            raise NotInCase(f"{error}{also}") from error
        actors = ()
    return Teller(name.strip(), actors=actors, sources=sources)
