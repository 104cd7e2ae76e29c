"""What employer and worker said and signed, and the place where the assessor seals the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.domain.meting import Partij
from ld_desktop.report.blocks import Block, Drawing, Heading, Seal, Text, Together
from ld_desktop.report.notation import day, moment

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Handtekening, Rapport, Zienswijze
    from ld_desktop.report.texts import Texts


_SHORT = 600  # characters


def zienswijzen(rapport: Rapport, say: Texts) -> list[Block]:
    """The opinion of both parties, in their own words."""
    given = {zienswijze.partij: zienswijze for zienswijze in rapport.zienswijzen}
    blocks: list[Block] = [Heading(2, say("zienswijze.titel"))]
    for partij in Partij:
        zienswijze = given.get(partij)
        told: list[Block] = [Heading(3, say(f"zienswijze.{partij}"))]
        told.append(Text(_stand(zienswijze, say) if zienswijze else say("zienswijze.ontbreekt")))
        words = zienswijze.woorden if zienswijze else ""
        if words:
            told += [Text(say("zienswijze.woorden"), "label"), Text(words, "quote")]
        # A short one stays together; a long one may run on over the page.
        blocks += [Together(tuple(told))] if len(words) <= _SHORT else told
    return blocks


def handtekeningen(rapport: Rapport, say: Texts) -> list[Block]:
    """The handwritten signatures, or why there is none, and the place of the digital one."""
    made = {handtekening.partij: handtekening for handtekening in rapport.handtekeningen}
    blocks: list[Block] = []
    title: tuple[Heading, ...] = (Heading(2, say("handtekening.titel")),)
    for partij in Partij:
        heading = Heading(3, say(f"handtekening.{partij}"))
        handtekening = made.get(partij)
        lines = _made(handtekening, say) if handtekening else [Text(say("handtekening.ontbreekt"))]
        blocks.append(Together((*title, heading, *lines)))
        title = ()  # the title stays with the first signature
    name = rapport.deskundige.naam
    blocks.append(
        Together(
            (
                Heading(3, say("handtekening.deskundige")),
                Text(say("handtekening.zegel_uitleg", naam=name)),
                Seal(say("handtekening.zegel", naam=name)),
            )
        )
    )
    return blocks


def _stand(zienswijze: Zienswijze, say: Texts) -> str:
    return say(
        f"zienswijze.{zienswijze.stand}",
        datum=day(zienswijze.datum),
        oordeel=say(f"zienswijze.{zienswijze.oordeel or 'geen_oordeel'}"),
    ).strip()


def _made(handtekening: Handtekening, say: Texts) -> list[Block]:
    when = moment(handtekening.at)
    shown = Text(say("handtekening.getoond", hash=handtekening.shown_sha256), "note")
    if handtekening.wijze == "niet_getekend":
        reason = handtekening.reden or say("handtekening.geen_reden")
        line = say("handtekening.niet_getekend", naam=handtekening.naam, moment=when, reden=reason)
        return [Text(line), shown]
    place = say("handtekening.plaats", plaats=handtekening.plaats) if handtekening.plaats else ""
    line = say(
        f"handtekening.{handtekening.betekenis}",
        naam=handtekening.naam,
        moment=when,
        plaats=place,
    )
    party = say(f"handtekening.{handtekening.partij}").lower()
    alt = say("handtekening.alt", naam=handtekening.naam, partij=party)
    return [Drawing(handtekening.drawing_png, alt), Text(line), shown]
