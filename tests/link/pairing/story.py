"""One small story, all of it fiction, as the answers and gists that are paired."""

from reportedly.briefing import CompareOptions, list_answers, list_gists, load_nations
from reportedly.link.answer import Answer
from reportedly.link.gist import Gist
from reportedly.link.slots import sharpen_context

from ...mini import Told, read

STORY: tuple[Told, ...] = (
    (
        "The Harbour Post",
        "2024-03-05",
        "At least 12 people were killed in Elvas, police said. Nine soldiers were wounded, Ana Reis said.\n"
        "The army destroyed the mill at Borba, farmers said. 12 houses were destroyed.",
    ),
    (
        "Border Monitor",
        "2024-03-06",
        "Police said 14 people had died in Elvas. The mill at Borba was not destroyed, the army said.\n"
        "200 people a day leave Elvas. 12 tanks were destroyed, the ministry said.",
    ),
    (
        "Delta Wire",
        "2024-03-07",
        "15 people were killed in Elvas, rescuers said. Ten soldiers were injured, the army said.\n"
        "The trucks carried 40 tonnes of flour. Soldiers drove 40 km to Borba.",
    ),
)


def list_figures(*told: Told) -> list[Answer]:
    options = CompareOptions(nations=load_nations())
    return [a for a in sharpen_context(list_answers(read(*told), options)) if a.ref.figure is not None]


def list_claims(*told: Told) -> list[Gist]:
    return list_gists(read(*told), CompareOptions(nations=load_nations()))
