"""What a reader sees in the cells of the listings; every text is made safe when it is drawn."""

from collections.abc import Sequence

from faultlines.codebook import event_label, relation_label
from faultlines.views import rows
from faultlines.views.text import chain, quoted

_MOST = 6
"""Differences of one matter that a table shows."""
_SIGNS = {1: "for", -1: "against", 0: ""}


def joined(named: Sequence[rows.Named]) -> str:
    """Names, with commas."""
    return ", ".join(one.name for one in named)


def proof(row: rows.ClaimRow | rows.StatementRow) -> str:
    """The verbatim words, who vouches for them, and where they stand."""
    return f"{quoted(row.words)}\n{says_who(row)}"


def says_who(row: rows.ClaimRow | rows.StatementRow) -> str:
    """`the author ← Khalilzad, denied · Daily Lantern 2006-10-26 · 000#c3 · 0.91`."""
    vouchers = chain([one.name for one in row.vouchers])
    status = "" if row.status == "asserted" else f", {row.status.replace('_', ' ')}"
    told_in = " ".join(part for part in (row.source_of_report, row.date_of_report) if part)
    parts = (f"{vouchers}{status}", told_in, row.id, f"{row.confidence:.2f}", held(row))
    return " · ".join(part for part in parts if part)


def held(row: rows.ClaimRow | rows.StatementRow) -> str:
    """`corrected by a person (was sign: 1), ended (000#c4)`: what holds of it beside its words."""
    if not isinstance(row, rows.ClaimRow):
        return ""
    was = f" (was {'; '.join(row.was)})" if row.was else ""
    ruling = f"{row.ruling} by a person{was}" if row.ruling else ""
    by = f" ({row.ended_by})" if row.ended_by else ""
    state = {"future": "to come", "ended": f"ended{by}"}.get(row.as_of or "", "")
    return ", ".join(part for part in (ruling, state) if part)


def actor_names(row: rows.ActorRow) -> str:
    """Its other names."""
    return ", ".join(name for name in row.names if name != row.name)


def owner(row: rows.ActorRow | rows.RoleRow) -> str:
    """Of whom it is, where told."""
    return row.of.name if row.of else ""


def tie_how(row: rows.TieRow) -> str:
    """`opposes (against), worsened, mutual`."""
    sign = f" ({_SIGNS[row.sign]})" if row.sign else ""
    parts = [f"{relation_label(row.relation)}{sign}", row.change, "mutual" if row.mutual else ""]
    return ", ".join(part for part in parts if part)


def tie_target(row: rows.TieRow) -> str:
    """`Iran, over uranium enrichment`."""
    return row.target.name + (f", over {row.over.name}" if row.over else "")


def event_what(row: rows.EventRow) -> str:
    """`ASSAULT: raided, in Sadr City, on Wednesday, authorised by …`."""
    parts = [f"{row.type}: {row.trigger}" if row.trigger else row.type, row.place, row.time]
    parts += [f"{part}: {who.name}" for part, who in row.others]
    return ", ".join(part for part in parts if part)


def commitment_what(row: rows.CommitmentRow) -> str:
    """`demand: disband the militias, by June`."""
    return f"{row.form}: {row.task}" + (f", {row.time}" if row.time else "")


def commitment_outcome(row: rows.CommitmentRow) -> str:
    """`failed, says Hollis Brandreck (in Ombrel Courier), due 2031-06-30`, then what others say."""
    found = row.followed
    if found is None:
        return ""
    if found.first != row.id:
        return f"told again: see {found.first}"
    who = f", says {' and '.join(found.according_to)}" if found.according_to else ""
    due = f", due {found.due}" if found.due else ""
    lines = [f"{found.outcome}{who}{due}"]
    lines += [f"a task of {found.part_of}"] if found.part_of else []
    lines += [f"tasks: {', '.join(found.parts)}"] if found.parts else []
    lines += [
        f"{one.result}: {quoted(one.words)} {one.teller}"
        + (f" {one.date_of_report}" if one.date_of_report else "")
        for one in found.sayings
    ]
    return "\n".join([*lines, *(["they contradict each other"] if found.conflict else [])])


def matter_what(row: rows.MatterRow) -> str:
    """What it is, and the id of its first telling."""
    return f"{row.about}\n{row.id}"


def matter_when(row: rows.MatterRow) -> str:
    """`2031-03-09, Port Lissum`."""
    return ", ".join(part for part in (row.when, row.where) if part)


def matter_tellers(row: rows.MatterRow) -> str:
    """`3 independent: Ombrel Courier, Interior Ministry, TNA (agency)`."""
    return f"{row.independent} independent: {', '.join(one.name for one in row.vouchers)}"


def outlook_about(row: rows.OutlookRow) -> str:
    """What it is about."""
    return joined(row.about)


def role_what(row: rows.RoleRow) -> str:
    """The role, with the time where told."""
    return row.role + (f", {row.time}" if row.time else "")


def framing_what(row: rows.FramingRow) -> str:
    """`“puppet” (against)`."""
    return quoted((row.term,)) + (f" ({_SIGNS[row.sign]})" if row.sign else "")


def implied(row: rows.FramingRow) -> str:
    """What the word insinuates."""
    if row.implies is None:
        return ""
    other = f" {row.implied_other.name}" if row.implied_other else ""
    return f"{row.implies.replace('_', ' ')}{other}"


def report_status(row: rows.ReportRow) -> str:
    """Counted, or of which report it is a near-copy."""
    return f"near-copy of {row.copy_of}" if row.copy_of else f"counted, {row.origin}"


def unread_place(row: rows.UnreadRow) -> str:
    """Report and offsets."""
    return row.id


def account_about(row: rows.ClaimRow) -> str:
    """What the matter is, in the words of its first telling."""
    if isinstance(row, rows.EventRow):
        return (
            f"{joined(row.actors) or '?'} {event_label(row.type)} {joined(row.recipients) or '?'}"
        )
    if isinstance(row, rows.TieRow):
        return f"{row.source.name} {relation_label(row.relation)} {row.target.name}"
    if isinstance(row, rows.CommitmentRow):
        return f"{row.form}: {row.task}"
    return f"{row.kind}: {quoted(row.words)}"


def _first(row: rows.AccountRow) -> bool:
    return row.telling.id == row.matter


def account_matter(row: rows.AccountRow) -> str:
    """What the matter is and the id of its first telling, once for all tellings."""
    return f"{row.about}\n{row.matter}" if _first(row) else ""


def account_verdict(row: rows.AccountRow) -> str:
    """Whether they agree, once for all tellings."""
    return row.verdict if _first(row) else ""


def account_words(row: rows.AccountRow) -> str:
    """The telling, and once for the matter, where the tellings part."""
    told = proof(row.telling)
    if _first(row) and row.differences:
        told += "".join(f"\n≠ {difference}" for difference in row.differences[:_MOST])
        more = len(row.differences) - _MOST
        told += f"\n≠ and {more} more differences (--json shows all)" if more > 0 else ""
    if _first(row):
        told += "".join(f"\n+ {addition}" for addition in row.one_sided[:_MOST])
        told += f"\n{row.independent} independent: " + ", ".join(v.name for v in row.vouchers)
    return told


def headline(row: rows.ClaimRow) -> str:
    """A claim in one line."""
    match row:
        case rows.EventRow():
            who = f"{joined(row.actors) or '?'} → {joined(row.recipients) or '?'}"
            return f"{who}: {event_what(row)}"
        case rows.TieRow():
            return f"{row.source.name}: {tie_how(row)} → {tie_target(row)}"
        case rows.RoleRow():
            return f"{row.actor.name}: {role_what(row)}" + (f", of {owner(row)}" if row.of else "")
        case rows.CommitmentRow():
            return f"{joined(row.set_by)}: {commitment_what(row)} ← {joined(row.owed_by) or '?'}"
        case rows.OutcomeRow():
            return f"{row.result}: {joined(row.of)}"
        case rows.OutlookRow():
            return f"{row.by.name}: {row.form} about {joined(row.about)}"
        case rows.FramingRow():
            return f"{row.target.name}: {framing_what(row)} {implied(row)}".strip()
        case _:
            return quoted(row.words)
