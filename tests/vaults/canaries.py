"""A vault with a canary, a word that stands nowhere else, in every field of every kind of private note, and public
notes that touch these in every way; it can be private in several ways, or not at all."""

import re
from collections.abc import Iterable, Mapping

CANARY = re.compile(r"zz[a-z]{4,}", re.IGNORECASE)
"""Every canary begins so; the rest of it says where it stands."""

PERSON = "People/Zzname Zzlast.md"
EVENT = "Events/Zzevent Zzevening.md"
GROUP = "Groups/Zzgroup Zzcircle.md"
GOAL = "Goals/Zzgoal Zzgoalaim.md"

_FRONT: Mapping[str, tuple[str, ...]] = {
    PERSON: (
        "aliases: [Zzalias, Zzother Zzname]", "tags: [Zzpersontag]", "org: Zzpersonorg", "role: Zzpersonrole",
        "place: Zzpersonplace", "email: zzpersonmail@example.org", "phone: +49 zzpersonphone",
        "url: https://zzpersonurl.example", "linkedin: zzpersonlinkedin", "birthday: 1980-11-30",
        "field: Zzpersonfield", "interests: [Zzpersoninterest]", "topics: [Zzpersontopic]",
        "values: [Zzpersonvalue]", "relation: Zzpersonrelation", "tier: inner", "cadence: 7",
        "seniority: Zzpersonseniority", "met: Zzpersonmet at the lake", "via: '[[Cara Diaz|Zzpersonvia]]'",
        "uid: zzpersonuid", "imported: Zzpersonimported", "connected: 2020-01-02", "note: Zzpersonnote",
        "goals: ['[[Robotics mentors]]', '[[Zzgoal Zzgoalaim]]']", "hobby: Zzpersonhobby", "trust: 3", "helped: yes",
        "interactions: [{date: 2026-11-02, text: call Zzpersonlisted}]",
    ),
    "People/Zzsecond Zzperson.md": (
        "org: Zzpersonorg", "field: Zzgoalfield", "status: wanted", "interests: [Zzgoalkeyword]",
        "role: Zzpersoninterest",
    ),
    EVENT: (
        "date: 2026-11-28", "people: ['[[Ann Lee]]', '[[Zzsecond Zzperson]]', Zzguest Zznobody]",
        "format: Zzeventformat", "status: invited",
        "place: Zzeventplace", "org: Zzeventorg", "group: '[[Zzgroup Zzcircle]]'", "from: Zzinviter Zzhost",
        "cost: Zzeventcost", "field: Zzeventfield", "tags: [Zzeventtag]", "goals: ['[[Zzgoal Zzgoalaim]]']",
        "uid: zzeventuid", "imported: Zzeventimported", "answer_by: 2026-11-26", "aliases: [Zzevent Zzalso]",
    ),
    "Events/Zzsolo.md": (
        "date: 2026-10-07 19:00", "people: ['[[Ann Lee]]', '[[Dev Patel]]']", "format: dinner", "hours: 3",
        "resonated: 5", "field: Zzeventfield",
    ),
    "Events/Zznight Zzoften.md": ("date: 2026-11-21", "people: ['[[Dev Patel]]']", "evening: true", "status: attended"),
    "Events/Zzdeclined.md": ("date: 2026-11-25", "status: invited", "place: Zzdeclinedplace"),
    "Events/Zzrefused.md": ("date: 2026-12-01", "status: invited", "format: Zzlimitsno"),
    GROUP: (
        "stage: core", "cadence: 14", "people: ['[[Ann Lee]]', '[[Bob Stone]]']", "goals: ['[[Zzgoal Zzgoalaim]]']",
        "field: Zzgroupfield", "tags: [Zzgrouptag]", "aliases: [Zzgroup Zzalso]",
    ),
    GOAL: (
        "status: active", "review: 2026-10-01", "horizon: Zzgoalhorizon", "values: [Zzgoalvalue]",
        "wants: [2 Zzgoalwant in Zzgoalfield, 1 Zzpersoninterest, {role: Zzgoalrole, org: Zzgoalorg}]",
        "keywords: [Zzgoalkeyword]", "field: [Zzpersoninterest, Zzpersonfield]",
    ),
    "Zzlimits.md": (
        "type: boundaries", "events_per_month: 1", "touches_per_week: 8", "evenings_per_week: 1",
        "no: [Zzlimitsno]", "season: search",
    ),
    "2026-11-19.md": (),
    "2026-11-18.md": (),
    "Reviews/2026-W46 Zzweek.md": (),
    "Projects/Zzproject.md": ("aliases: [Zzprojectalias]",),
}  # fmt: skip

_BODY: Mapping[str, tuple[str, ...]] = {
    PERSON: (
        "# Zzpersontitle", "Zzpersonprose about [[Ann Lee]].", "",
        "favourite:: Zzpersoninline with [[Ann Lee]]", "",
        "- [ ] give [[Ann Lee]] the Zzpersontask 📅 2026-11-25", "- [ ] send Zzpersonpromise 📅 2026-11-23", "",
        "- [x] asked [[Ann Lee]] about Zzpersondone ✅ 2026-11-20", "- [x] called Zzpersonowndone ✅ 2026-11-04", "",
        "## Zzpersonheading [[Ann Lee]]", "",
        "- talk about [[Ann Lee|Zzpersondisplay]] ![[Zzproject|Zzpersonembed]]",
        "> [!note] Zzpersoncallout [[Bob Stone]]",
        "", "| 2026-11-05 | call | Zzpersonrow [[Ann Lee]] |", "|---|---|---|", "| 2026-11-06 | call | Zzpersoncell |",
        "", "## Log", "",
        "- 2026-11-18 coffee: Zzpersoncoffee with [[Ann Lee]] #gave", "- 2026-11-23 role: Zzpersonnews",
        "- 2026-11-22 moved: Zzpersonmoved", "- 2026-11-10 Zzpersonkind: Zzpersonwords",
        "- 2026-11-30 lunch: Zzpersonplan",
        "- 2024-11-30 workshop: Zzpersonold #helped", "", "### 2026-11-03 Zzpersondated", "",
        "Zzpersonbelow it, with [[Ann Lee]].",
    ),
    EVENT: ("Zzeventprose", "- [ ] bring [[Ann Lee]] the Zzeventtask", "## Attendees", "- Zzlisted Zzname"),
    "Events/Zzsolo.md": (
        "- [x] thanked [[Dev Patel]] for Zzsolodone ✅ 2026-10-08", "- 2026-10-08 resonated 4",
        "- Zzsolotext [[Ann Lee]]",
    ),
    "Events/Zzdeclined.md": ("- 2026-11-20 declined: Zzdeclinedreason",),
    GROUP: (
        "Zzgroupprose", "- 2026-11-02 attended", "- 2026-11-16 missed", "- [ ] tell [[Bob Stone]] of Zzgrouptask",
        "- [x] met [[Bob Stone]] for Zzgroupdone ✅ 2026-11-09",
    ),
    GOAL: ("Zzgoalprose", "- [ ] ask [[Ann Lee]] for Zzgoaltask"),
    "Zzlimits.md": (
        "## Declining", "> Dear {name}, Zzlimitswording of mine.", "", "- [ ] tell [[Ann Lee]] Zzlimitstask",
    ),
    "2026-11-19.md": (
        "Met [[Ann Lee]], Zzdailymention.", "", "- 12:30 lunch with [[Bob Stone]]: Zzdailylunch",
        "- 2026-11-19 call: with [[Dev Patel]], Zzdailycall", "- [ ] give [[Bob Stone]] the Zzdailytask",
        "- [x] ask [[Cara Diaz]] about Zzdailydone", "- [ ] bring [[Dev Patel|Zzdailydisplay]] a cake 📅 2026-11-24",
        "- [[Zzstranger Zzunknown]] was there", "- and [[Zzstranger Zzunknown]] again",
    ),
    "2026-11-18.md": ("- [[Zzstranger Zzunknown]] sang", "- with [[Zzstranger Zzunknown]]"),
    "Reviews/2026-W46 Zzweek.md": ("- [ ] write [[Ann Lee]] about Zzweektask",),
    "Projects/Zzproject.md": (
        "- [ ] show [[Cara Diaz]] the Zzprojecttask", "- [x] told [[Bob Stone]] of Zzprojectdone ✅ 2026-11-17",
        "- [x] wrote [[Ann Lee]] of Zzprojectprose ✅ 2026-11-16",
    ),
}  # fmt: skip

PRIVATE = tuple(_FRONT)
"""The paths of the notes that are private."""

PUBLIC: Mapping[str, str] = {
    ".obsidian/app.json": "{}\n",
    "People/Ann Lee.md": (
        "---\ntier: close\norg: [Grasp Lab, Zzgroup Zzcircle, '[[Zzgroup Zzcircle|Zzorgdisplay]]']\nplace: Porto\n"
        'role: assistant to Zzname Zzlast\nrelation: "Zzalias\'s cousin"\nfield: robotics\n'
        "via: '[[Zzname Zzlast|Zzviadisplay]]'\nmet: '[[Zzevent Zzevening|Zzmetdisplay]]'\n"
        "goals: ['[[Zzgoal Zzgoalaim|Zzgoaldisplay]]', '[[Robotics mentors]]']\ngroup: '[[Zzgroup Zzcircle]]'\n"
        "aliases: [Annie, friend of Zzalias]\ntags: [friends/Zzalias]\n---\n\n"
        "- [ ] ask [[Zzname Zzlast|Zztaskdisplay]] and [[Ann Lee]] about the Zzpublictask 📅 2026-11-24\n"
        "- [ ] send her the paper\n\n## Log\n\n"
        "- 2024-11-15 dinner: with [[Zzname Zzlast|Zzlogdisplay]] and Zzlogwords\n"
        "- 2026-11-14 call: Zzname\u00a0Zzlast is ill, Zzplainwords\n"
        "- 2026-11-22 news: moved in with Zzalias, Zznewswords\n"
        "- 2026-11-16 message: [her](People/Zzname%20Zzlast.md) Zzmarkdownwords\n"
        "- 2026-11-17 message: ![[Zzname Zzlast]] Zzembedwords\n"
        "- 2026-11-20 lunch: please lead the way\n"
    ),
    "People/Bob Stone.md": (
        "---\ntier: inner\nfield: law\nvia: [Zzalias]\nmet: through Zzother Zzname\ngoals: '[[Robotics mentors]]'\n"
        "faded: moved in with Zzalias\nstatus: active\n---\n\n- 2024-02-01 lunch: old days\n- 2024-01-01 call: hello\n"
        "- 2026-11-11 snoozed until 2026-11-12\n"
    ),
    "People/Cara Diaz.md": "---\ncadence: monthly\norg: Gear Works\n---\n\n- 2026-10-02 coffee: her garden #gave\n",
    "People/Dev Patel.md": (
        "---\ncadence: 20\n---\n\n- 2026-10-20 message: the photo [[Zzsolo|Zzsolodisplay]]\n"
        "- 2026-10-21 message: [[Zzproject|Zzprojectdisplay]] and [[2026-11-19|Zzdaydisplay]]\n"
    ),
    "People/Zzalias's mother.md": "---\ntier: close\norg: Zzmotherorg\n---\n\n- 2026-07-18 call: Zzmothercall\n",
    "Events/Dinner with Zzname Zzlast.md": (
        "---\ndate: 2026-11-27\nformat: dinner\npeople: ['[[Ann Lee]]', '[[Zzname Zzlast]]', Zzother Zzname]\n"
        "evening: true\nstatus: invited\nfrom: '[[Zzname Zzlast|Zzfromdisplay]]'\ncost: paid by Zzalias\n"
        "place: at Zzalias's\n---\n\n- [ ] bring [[Dev Patel]] the good wine\n"
    ),
    "Events/Party of Zzalias.md": "---\ndate: 2026-11-20\npeople: ['[[Cara Diaz]]', '[[Dev Patel]]']\n---\n",
    "Events/Welding Workshop.md": (
        "---\ndate: 2026-11-30\nformat: workshop\npeople: ['[[Ann Lee]]', '[[Bob Stone]]', '[[Zzname Zzlast]]']\n"
        "org: Zzgroup Zzcircle\ngroup: '[[Zzgroup Zzcircle|Zzseriesdisplay]]'\nfrom: Zzname Zzlast\n"
        "goals: ['[[Zzgoal Zzgoalaim]]', '[[Robotics mentors]]']\nstatus: invited\n---\n"
    ),
    "Events/Makers Night.md": (
        "---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]', '[[Cara Diaz]]', '[[Zzname Zzlast]]']\n"
        "group: '[[Makers]]'\ngoals: '[[Robotics mentors]]'\n---\n"
    ),
    "Events/Pitch.md": "---\ndate: 2026-11-19\nstatus: invited\n---\n\n- 2026-11-18 declined: rather see Zzalias\n",
    "Groups/Makers.md": "---\nstage: core\npeople: ['[[Ann Lee]]', '[[Zzname Zzlast]]']\n---\n",
    "Groups/Friends of Zzalias.md": (
        "---\nstage: regular\npeople: ['[[Bob Stone]]', '[[Ann Lee]]']\n---\n\n- 2026-11-05 attended\n"
    ),
    "Goals/Robotics mentors.md": (
        "---\nstatus: active\nwants: [2 mentors in robotics, 1 friend of Zzalias]\n"
        "keywords: [law, Zzother Zzname]\n---\n"
    ),
    "Goals/Learn from Zzalias.md": (
        "---\nstatus: active\nwants: [3 smiths in law, '1 lawyer like [[Zzname Zzlast]]']\n---\n"
    ),
    "2026-11-20.md": (
        "Talked to [[Ann Lee]], [[Zzname Zzlast|Zznick]] is ill, Zzdaywords.\n\n"
        "- coffee with [[Dev Patel]] and Zzalias, Zzcoffeewords\n- [ ] ask [[Zzalias]] and [[Cara Diaz]] for Zzasked\n"
        "- [x] told [[Bob Stone]] about zzname zzlast, Zztoldwords\n"
        "- [[Zzother Zzname]], [[Kim Olsen]], [[Kim Olsen]]\n"
    ),
    "2026-11-17 Walk with Zzalias.md": (
        "[[Cara Diaz]] came along, [[Kim Olsen]] too.\n- [ ] send [[Cara Diaz]] the map\n"
    ),
    "Zzname Zzlast/2026-11-13.md": "[[Dev Patel]] called, [[Kim Olsen]] too.\n",
}

WAYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "private: true": (("private: true",), ()),
    "private: ja": (("private: ja",), ()),
    "private, with broken YAML": (("private: true", "odd: [a, b: c"), ()),
    "private, with a colon too many": (("odd: a: b", "privat: vielleicht"), ()),
    "private, said twice": (("private: false", "private: true"), ()),
    "private:: true": ((), ("private:: true", "")),
}
"""How a note may say that it is private, in its front matter and in its text."""


def canary_vault(way: str = "") -> dict[str, str]:
    """The files by path, private in that way; without one nothing is, and each line stands where it does with one."""
    head, body = WAYS.get(way, (("private: false",), ()))
    files = dict(PUBLIC)
    for path, lines in _FRONT.items():
        front = ("---", *head, *lines, "---") if head or lines else ()
        files[path] = "\n".join((*front, *body, *_BODY.get(path, ()), ""))
    return files


def canaries(texts: Iterable[str]) -> set[str]:
    """The canaries in the texts, folded."""
    return {found.casefold() for text in texts for found in CANARY.findall(text)}
