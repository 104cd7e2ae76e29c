"""Words that guessers try first in the Netherlands; our own short list, for the strength meter."""

from __future__ import annotations

# Grouped by why people choose them. Lower case, plain letters; longer words are matched first.
_PASSWORDS = """
    wachtwoord password welkom welcome geheim secret inloggen login toegang admin beheer beheerder
    gebruiker test tijdelijk letmein iloveyou qwerty qwertz azerty asdf sesam standaard nieuw
    veranderen changeme computer laptop internet
"""
_AFFECTION = """
    schatje liefde liefste lieverd snoepje knuffel poesje hondje mama papa familie vriend engel
    prinses hartje sterretje zonnetje vlinder beertje kusje
"""
_CALENDAR = """
    januari februari maart april mei juni juli augustus september oktober november december maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter voorjaar najaar
    kerst pasen vakantie weekend vandaag morgen
"""
_PLACES = """
    nederland holland amsterdam rotterdam utrecht denhaag eindhoven groningen tilburg almere breda
    nijmegen arnhem enschede haarlem zwolle maastricht leiden delft gemeente
"""
_CLUBS = "ajax feyenoord psv oranje voetbal formule verstappen cruijff"
_NAMES = """
    jan piet klaas henk kees willem johan peter marco dennis kevin thomas daan bram sanne lotte anna
    emma lisa maria linda monique petra anita ingrid marieke mohamed fatima
"""
_TRADE = """
    loonwaarde loondispensatie loonkosten subsidie meting deskundige jobcoach werk werkgever
    werknemer kantoor rapport uniform desktop participatie wajong
"""
_THINGS = """
    hond kat paard konijn vogel draak tijger fiets auto motor tafel stoel bier koffie kaas appel
    banaan bloem zon maan ster water vuur aarde huis boom blauw rood groen geel zwart wit gouden
    zilver muziek gitaar piano goed mooi lekker super
"""

COMMON_WORDS: tuple[str, ...] = tuple(
    sorted(
        {
            word
            for group in (
                _PASSWORDS,
                _AFFECTION,
                _CALENDAR,
                _PLACES,
                _CLUBS,
                _NAMES,
                _TRADE,
                _THINGS,
            )
            for word in group.split()
        },
        key=lambda word: (-len(word), word),
    )
)

KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qwertzuiop", "1234567890")
