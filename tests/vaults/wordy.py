"""A vault of long names, long words and wide letters, for what a terminal has to fit."""

_ANNE = """\
---
aliases: [Annie, Änne]
tier: close
org: Institut für angewandte Greiftechnik
role: Leiterin der Abteilung
place: Königswusterhausen
email: annemarie.vandenberghe@greiftechnik.example.org
birthday: 1984-11-29
goals: ['[[Robotics mentors for the winter]]']
---
She explains hands with rubber bands, and asks each time what the plums have to say about it, even in the winter.

## Log

- 2026-03-02 coffee: the gripper paper, and why the cold tests failed on the second bench in the yard behind the hall
- 2026-04-12 call: her move to the new building by the river, with all the boxes and the two heavy machines
"""
_NIGHT = """\
---
date: 2026-11-28
status: accepted
people: ['[[Ada]]', '[[李小龍]]']
place: Werkbank in der alten Spinnerei
---
Bring one thing that you took from the old building, and a story about where it stood and who used it last.
"""
_TANAKA = "- 2025-01-02 call: コーヒーを飲みながら新しい研究室について長い間話しました、とても楽しかった gripper\n"
_LI = "- 2026-01-02 coffee: 他说新的研究室很大，也很冷，那里的人都很友好\n"
_MIRA = "- 2026-11-20 message: 👩‍👩‍👧 🎂🎂🎂 and the long list of everybody who came to the lake that day in July\n"
_ADA = "- [ ] send [[Ada]] the reading list about grippers and cold chains that she asked for 📅 2026-11-01\n"

WORDY: dict[str, str] = {
    ".obsidian/app.json": "{}\n",
    "People/Annemarie Vandenberghe-Oyelaran.md": _ANNE,
    "People/李小龍.md": f"---\ntier: inner\norg: 上海机器人研究所\n---\n\n{_LI}",
    "People/田中 花子.md": f"---\ncadence: monthly\n---\n\n{_TANAKA}",
    "People/Mira 🎂 Keller.md": f"---\ntier: wide\n---\n\n{_MIRA}",
    "People/Ada.md": f"---\nmet: 2026-11-19\n---\n\n{_ADA}",
    "Events/Long Night of the Open Workshops in Leipzig.md": _NIGHT,
    "Events/Makers.md": "---\ndate: 2026-11-12\nstatus: attended\nresonated: 4\npeople: ['[[Ada]]']\n---\n",
    "Groups/Leipzig Hardware Hackers and Friends.md": "---\nstage: core\npeople: ['[[Ada]]']\n---\n",
    "Goals/Robotics mentors for the winter.md": "---\nwants: [2 mentors in robotics, 1 co-founder in sales]\n---\n",
    "2026-11-20.md": "Talked to [[Carla Voss]] about grippers.\n",
    "2026-11-21.md": "[[Carla Voss]] and [[Carla Voss]] again, with [[People/Nobody|a link that leads nowhere]].\n",
}
