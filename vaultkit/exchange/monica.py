"""Monica: the JSON that Monica 4 exports of an account to people with their calls and activities."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from vaultkit.exchange.names import mail_in, one_line, profile_key, unique, whole_name
from vaultkit.exchange.records import Card, Contacted, Contents, Fault, UnreadableError
from vaultkit.model.names import fold
from vaultkit.model.record import Birthday
from vaultkit.syntax.dates import parse_day

_MAILS, _PHONES = frozenset(("email",)), frozenset(("phone", "mobile", "telephone"))


def read_monica(text: str, name: str) -> Contents:
    """The contacts of an export of Monica's; those that are only somebody's relatives are left out.

    Raises UnreadableError for any other JSON."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError("the file is no JSON", "Monica exports JSON under Settings, Export data.") from None
    account = _mapping(_mapping(whole).get("account"))
    if not account:
        raise UnreadableError("the JSON holds no account of Monica's", "SQL exports are not read; choose JSON.")
    kinds = {
        str(one.get("uuid")): _kind(one) for one in _dicts(_mapping(account.get("instance")).get("contact_field_types"))
    }
    activities = {str(one.get("uuid")): one for one in _values(account, "activity")}
    cards: list[Card] = []
    faults: list[Fault] = []
    partial = 0
    for number, contact in enumerate(_values(account, "contact"), start=1):
        said = _mapping(contact.get("properties"))
        if said.get("is_partial"):
            partial += 1
            continue
        place = f"{name}: contact {number}"
        called = whole_name(*(_text(said.get(part)) for part in ("first_name", "middle_name", "last_name")))
        if not called:
            faults.append(Fault(place=place, message="the contact has no name"))
            continue
        cards.append(_card(contact, said, called, place, kinds, activities))
    left_out = (("relatives without a card of their own", partial),) if partial else ()
    return Contents(cards=tuple(cards), faults=tuple(faults), left_out=left_out)


def _card(
    contact: Mapping[str, Any],
    said: Mapping[str, Any],
    called: str,
    place: str,
    kinds: Mapping[str, str],
    activities: Mapping[str, Mapping[str, Any]],
) -> Card:
    fields = [
        (kinds.get(str(props.get("type")), ""), _text(props.get("data")))
        for one in _values(contact, "contact_field")
        if (props := _mapping(one.get("properties")))
    ]
    urls = unique(data for kind, data in fields if kind not in _MAILS | _PHONES and "." in data and "@" not in data)
    linkedin = next((url for url in urls if profile_key(url)), "")
    return Card(
        name=called,
        place=place,
        aliases=unique([_text(said.get("nickname"))]),
        orgs=unique([_text(said.get("company"))]),
        roles=unique([_text(said.get("job"))]),
        places=unique(_text(_mapping(one.get("properties")).get("city")) for one in _values(contact, "address")),
        emails=unique(mail_in(data) for kind, data in fields if kind in _MAILS or "@" in data),
        phones=unique(data for kind, data in fields if kind in _PHONES),
        urls=tuple(url for url in urls if url != linkedin),
        linkedin=linkedin,
        birthday=_birthday(_mapping(said.get("birthdate"))),
        uid=one_line(_text(contact.get("uuid"))),
        words=_text(said.get("description"))[:5_000].strip(),
        others=(("deceased", ("true",)),) if said.get("is_dead") else (),
        contacts=tuple(sorted(dict.fromkeys(_contacts(contact, activities)), key=lambda one: (one.day, one.text))),
    )


def _contacts(contact: Mapping[str, Any], activities: Mapping[str, Mapping[str, Any]]) -> Iterator[Contacted]:
    for call in _values(contact, "call"):
        said = _mapping(call.get("properties"))
        if day := _day(said.get("called_at")):
            yield Contacted(day=day, kind="call", text=one_line(_text(said.get("content"))))
    for uuid in _listed(contact, "activity"):
        said = _mapping(activities.get(str(uuid), {}).get("properties"))
        if day := _day(said.get("happened_at")):
            yield Contacted(day=day, kind="", text=one_line(_text(said.get("summary"))))


def _birthday(special: Mapping[str, Any]) -> Birthday | None:
    day = _day(special.get("date"))
    if day is None or special.get("is_age_based"):
        return None
    return Birthday(month=day.month, day=day.day, year=None if special.get("is_year_unknown") else day.year)


def _kind(one: Mapping[str, Any]) -> str:
    said = _mapping(one.get("properties"))
    return fold(_text(said.get("type")) or _text(said.get("name")))


def _day(value: object) -> date | None:
    return parse_day(_text(value)[:10])


def _values(holder: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    """The records of a kind in the `data` of an account or a contact."""
    yield from _dicts(_listed(holder, kind))


def _listed(holder: Mapping[str, Any], kind: str) -> Iterable[Any]:
    for block in _dicts(holder.get("data")):
        if block.get("type") == kind:
            values = block.get("values")
            yield from values if isinstance(values, Sequence) and not isinstance(values, str) else ()


def _dicts(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        yield from (one for one in value if isinstance(one, Mapping))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
