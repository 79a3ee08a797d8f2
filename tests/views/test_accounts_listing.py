from factory import raid, rival

from faultlines.case import Case, Filter
from faultlines.views import find_listing, to_csv, to_json


def page(tmp_path, name, limit=None):
    with Case.create(tmp_path / f"{name}.case") as case:
        case.add_many([raid(), rival()])
        case.join_actors()
        return find_listing(name).find(case, Filter(limit=limit))


def test_matters_tell_what_who_and_why_one(tmp_path):
    shown = page(tmp_path, "matters")
    assert [(row.id, row.verdict, row.independent) for row in shown.rows] == [
        ("001#c1", "contradict", 2),
        ("001#c2", "contradict", 2),
    ]
    assert shown.rows[0].reports == ("001", "002")
    assert "Sadr City" in shown.rows[0].links[0].shared
    assert to_csv(shown.rows).startswith("id,about,when,where,verdict")
    assert '"independent":2' in to_json(shown.rows)


def test_the_limit_counts_matters(tmp_path):
    shown = page(tmp_path, "matters", 1)
    assert (len(shown.rows), shown.found) == (1, 2)


def test_accounts_keep_their_fields_and_name_vouchers(tmp_path):
    row = page(tmp_path, "accounts").rows[0]
    assert (row.matter, row.verdict, row.telling.id) == ("001#c1", "contradict", "001#c1")
    assert {voucher.name for voucher in row.vouchers} == {"Daily Lantern", "officials"}
