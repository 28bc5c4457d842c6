"""Status in the turns that agencies, ministries and local papers use, one line each: status, tab, marked clause."""

from __future__ import annotations

import pytest
from tests.extract.certainty.marks import read_marks

from reportedly.extract.certainty import judge_event
from reportedly.extract.parse import parse_reports

LINES = """\
occurred	Ukraine's General Staff said {its forces *repelled* 54 assaults over the past day}.
ongoing	Heavy fighting *continues* around Pokrovsk, the General Staff said.
possible	The Kremlin said {it would *respond* if Finland hosted NATO troops}.
predicted	Zelensky said {Ukraine would *receive* more air defence systems next month}.
planned	Germany has pledged to *supply* another Patriot battery.
planned	Poland has agreed to *take* in 200 patients.
possible	Seoul may *consider* supplying weapons directly, a presidential official said.
denied	Pyongyang has not *commented* on the reports.
denied	There was no immediate *comment* from Pyongyang.
denied	Russia has repeatedly denied *targeting* civilians.
occurred	At least 12 people were *killed* and dozens wounded when a missile hit a market.
occurred	At least 12 people were killed and dozens *wounded* when a missile hit a market.
occurred	At least 12 people were killed and dozens wounded when a missile *hit* a market.
occurred	Rescue workers pulled three bodies from the rubble after the building was *hit*.
predicted	The death toll is expected to *rise*, officials said.
possible	Dozens are feared *dead* after the ferry sank.
ongoing	More than 40 people are *missing*, the coast guard said.
ongoing	Authorities said {41 people *remained* in hospital}.
ongoing	Police said {a man was being *questioned*}.
occurred	Police said {a 34-year-old man had been *arrested* on suspicion of arson}.
occurred	A 34-year-old man was arrested on *suspicion* of arson.
possible	He could *face* up to 20 years in prison.
possible	If *convicted*, he faces up to 20 years in prison.
planned	NATO defence ministers will meet on Thursday to *discuss* the crisis.
predicted	NATO defence ministers will *meet* on Thursday to discuss the crisis.
occurred	NATO defence ministers *met* on Thursday to discuss the crisis.
occurred	South Korea's spy agency, which first *reported* the deployment, declined to comment.
denied	South Korea's spy agency, which first reported the deployment, declined to *comment*.
occurred	The United States *said* it could not confirm the reports.
possible	The United States could not confirm the reports {that troops had been *deployed*}.
possible	The United States said {it could not confirm that troops had been *deployed*}.
occurred	Washington condemned the *attack*.
denied	Washington ruled out *sending* ground troops.
denied	Israel has neither confirmed nor *denied* the strike.
denied	Israel has neither *confirmed* nor denied the strike.
possible	Hezbollah warned that any *incursion* would be met with force.
predicted	Hezbollah warned {that any incursion would be *met* with force}.
possible	Two of the missiles may have been *intercepted*.
occurred	All but two of the missiles were *intercepted*, the air force said.
denied	Only two of the missiles were not *intercepted*.
occurred	The reported *strike* came hours after talks ended.
planned	The planned *withdrawal* has been criticised.
possible	A possible *withdrawal* has been criticised.
possible	Russia might be *preparing* a new offensive, analysts at the institute say.
ongoing	Russia is *preparing* a new offensive, analysts at the institute say.
planned	Russia is preparing to *launch* a new offensive, analysts at the institute say.
denied	No one was *injured*.
denied	There were no *casualties*.
denied	Nothing was *stolen*.
occurred	The pilot was *killed*, while the navigator survived.
occurred	Thousands *fled*, fearing new attacks.
possible	Thousands fled, fearing new *attacks*.
possible	Residents were told to *evacuate*.
possible	Authorities have asked residents not to *leave* their homes.
ongoing	The city, once home to 60,000 people, is now *controlled* by Russia.
ongoing	Ukraine *says* it has received no such request.
denied	Ukraine says {it has *received* no such request}.
occurred	It is the first time that Iran has *attacked* Israel directly.
occurred	Iran has admitted *supplying* drones to Russia.
occurred	Iran is accused of *supplying* drones to Russia.
predicted	The minister promised {that the guilty would be *punished*}.
possible	It was not immediately clear who *fired* the shots.
possible	It was not immediately clear whether anyone was *hurt*.
denied	Officials stopped short of *blaming* Moscow.
denied	The talks ended without a *breakthrough*.
occurred	They were unaware that the ceasefire had *ended*.
denied	Far from *retreating*, the rebels advanced.
possible	Moscow wants Kyiv to *withdraw* from four regions.
possible	The proposal would *see* Ukraine give up Crimea.
denied	A planned attack on the embassy was foiled, and no bomb *exploded*.
possible	The army has yet to decide whether to *attack*.
predicted	Elections are to be held once the war is *over*.
planned	Elections are to be *held* once the war is over.
occurred	It took weeks to *restore* power.
occurred	Sir Keir *hit* back at critics last night.
predicted	Ministers are poised to *announce* a U-turn, The Standard understands.
possible	Ministers could *announce* a U-turn as early as Monday.
planned	The firm said it was planning to *cut* 400 jobs.
planned	{it was planning to *cut* 400 jobs}, the firm said.
ongoing	{We *are* committed to supporting our staff}, a spokesperson said.
occurred	The Ministry of Defence today *announced* the award of a contract.
predicted	The contract will *create* 300 jobs.
ongoing	The contract is *worth* 30 million pounds.
denied	Profits did not *meet* forecasts.
occurred	Profits *fell* short of forecasts.
predicted	Profits will likely not *fall*.
occurred	Shares *rose* 4% after the company said it would buy back stock.
predicted	Shares rose 4% after the company said it would *buy* back stock.
predicted	Snow is forecast to *fall* on high ground.
possible	Snow may *fall* on high ground, the Met Office said.
planned	A memorial service is to be *held* in York.
occurred	Jurors heard that Smith *stabbed* the victim twice.
occurred	Prosecutors allege that Smith *stabbed* the victim twice.
denied	Smith denies *stabbing* the victim.
denied	Smith, who denies *murder*, is on trial at Leeds Crown Court.
ongoing	Smith, who denies murder, *is* on trial at Leeds Crown Court.
occurred	The trial, which is expected to last three weeks, *began* on Monday.
predicted	The trial, which is expected to *last* three weeks, began on Monday.
occurred	It is understood that the man *fell* from a ladder.
occurred	The man, thought to be in his 40s, was *pronounced* dead at the scene.
possible	Anyone who saw the crash is asked to *call* police.
possible	Please *call* 101 with any information.
occurred	Liverpool *beat* Everton 2-0 on Saturday.
possible	Liverpool would *go* top if they win.
possible	Liverpool would go top if they *win*.
planned	The striker wants to *leave* the club.
denied	The striker will not *play* on Sunday.
possible	The striker is unlikely to *play* on Sunday.
possible	Doubts remain over whether the striker will *play* on Sunday.
occurred	Having *lost* three matches, the manager resigned.
denied	The council never intended to *close* the library.
denied	No decision has been *made*.
possible	A decision on whether to *close* the library is due next week.
possible	Parents fear the school will *close*.
occurred	Parents are angry that the school *closed*.
possible	Parents want the school to *stay* open.
denied	The school narrowly avoided *closure*.
occurred	The report *found* that the ministry had ignored warnings.
occurred	The report found that the ministry had *ignored* warnings.
ongoing	The EU says {Russia is *using* energy as a weapon}.
possible	He said {the strike might have been *prevented*}.
denied	Attempts to *contact* the company failed.
denied	The Guardian was unable to *verify* the footage.
denied	The footage has not been independently *verified*.
occurred	The tank appears to have been *hit* by a drone.
possible	It remains to be seen whether the truce will *hold*.
denied	The truce did not *hold*.
occurred	Sources told the BBC {the minister had *offered* to resign}.
possible	Sources told the BBC {the minister had offered to *resign*}.
planned	{the minister is to *resign*}, sources told the BBC.
occurred	Flooding has *forced* hundreds to leave.
occurred	Flooding has forced hundreds to *leave*.
possible	Britain's biggest airport may be *forced* to close.
denied	The airport was not *closed*, contrary to reports.
occurred	As many as 50 houses were *damaged*, and up to 10 destroyed.
occurred	Up to 10 houses were *destroyed*.
ongoing	An estimated 3,000 people *are* without power.
occurred	The volcano last *erupted* in 1994.
denied	He was acquitted of *bribing* officials.
occurred	He was convicted of *bribing* officials.
occurred	Suspected rebels *killed* nine people.
possible	The army should have *known*.
denied	The army had promised not to *enter* the camp.
predicted	When will they *leave*?
occurred	Who *blew* up the pipeline?
occurred	The police think {it *came* from the east}; the army won’t say.
possible	He said a boy of about nine had asked him {whether the lake *was* closed now}.
possible	“The cargo door is open,” she said. “Whether it *was* open at sea, I cannot say.”
predicted	More rain is *expected* on Friday.
planned	The ferry was *due* in Erie shortly after 10 p.m.
planned	A second round is *planned* for May.
possible	A further attack is *feared*.
possible	An attack is *possible*.
predicted	An attack is *likely*.
possible	An attack is *unlikely*.
predicted	Officials expect *rain*.
ongoing	Officials *expect* rain.
predicted	An attack was *imminent*, he said.
planned	Elections are *scheduled* for October.
occurred	The meeting was *planned* by two aides.
denied	The channel decided against *showing* the film.
denied	He vowed to unite people rather than *divide* them.
planned	He vowed to *unite* people rather than divide them.
occurred	Two men were responsible for *planting* the bomb.
occurred	They were proud to have *won*.
occurred	The service can confirm that 23 bodies have been *recovered*.
possible	The service can not confirm that 23 bodies have been *recovered*.
occurred	He helped persuade the director to *create* a new film.
""".splitlines()

# The parser makes a noun of "sails"; nobody knows yet whether anyone saw; the saving depends on an unsaid "if".
WRONG = [
    "ongoing\tThe vessel *sails* under a Panamanian flag.",
    "possible\tAnyone who *saw* the crash is asked to call police.",
    "possible\tA ceasefire would *save* thousands of lives, she argued in the paper.",
]


def judge_all(lines: list[str]) -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in lines]
    marks = [read_marks(marked) for _, marked in rows]
    judged = []
    for (status, marked), (_, event, scope), p in zip(rows, marks, parse_reports([m[0] for m in marks]), strict=True):
        found = judge_event(p, p.token_at(event), scope or p.sentence_span(p.sent[p.token_at(event)]))
        judged.append((marked, status, found.status.value))
    return judged


def test_status_in_news() -> None:
    assert [(m, wanted, found) for m, wanted, found in judge_all(LINES) if wanted != found] == []


@pytest.mark.parametrize("line", WRONG)
@pytest.mark.xfail(strict=True, reason="known wrong: see the line")
def test_known_wrong(line: str) -> None:
    ((_, wanted, found),) = judge_all([line])
    assert wanted == found
