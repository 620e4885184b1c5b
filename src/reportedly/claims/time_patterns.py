"""The grammar of times: each rule is a pattern over the classes of `time_words`, with groups for what is read from it.

A name in capitals is one word of that class; `<x:NAME OTHER>` is a group named x of one word of either class; macros
stand for longer pieces. At each word the rule that covers the most words wins, of equals the first.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reportedly.claims.time_words import LETTER, OTHER

SPELT = "(?:HYPHEN?[WORDNUM HUNDRED ONE]){0,6}"
CARDINAL = (
    f"(?:[D12 D31 NUM YEAR]FRACTION?|FRACTION|HALF(?=A)|[WORDNUM ONE]{SPELT}(?:AND A HALF)?|A DOZEN|A? HUNDRED{SPELT})"
)
MACROS: dict[str, str] = {
    "@QTY": f"(?P<q>{CARDINAL}(?:(?:OR|TO|HYPHEN|DASH){CARDINAL})?|A|A? COUPLE OF?|A? VAGUE|DOZEN OF|HALF A)",
    "@SIGN": "(?:(?P<sign>MORE THAN|LESS THAN|[OVER UNDER](?![THE POSS THESE])|AT LEAST|UP TO|ABOUT|BETWEEN)"
    "(?:A? HALF)?)?",
    "@M": "(?P<m>MONTH|MAY|SHORT DOT?)",
    "@YEAR": "(?:<y:YEAR NUM D31 D12> <era:ERA>|<y:YEAR DECADE>)",
    "@MOD": "(?P<mod>(?:THE? EARLY(?:IN|ON)?|THE? [EARLY FINAL ORDWORD LAST]? EDGE OF|MID HYPHEN?)"
    "(?:THE|THIS|LAST|NEXT)?)",
    "@PART": "(?:EARLY|MID HYPHEN?|PRE HYPHEN?)?(?P<part>PARTOFDAY|OVERNIGHT)",
    "@W": "(?P<w>WEEKDAY|SHORTDAY DOT?)",
    "@D": "(?P<d>[D12 D31 ORDINAL])",
    "@CLOCK": "(?P<c>CLOCK AMPM?|[D12 WORDNUM ONE]AMPM|CLOCKAMPM|MILITARY|STAMP|YEAR(?=ZONE|LOCAL TIME|CUNITS))"
    "(?:QUOTE? CUNITS)?",
    "@ZONE": "(?:LOCAL TIME|[^DOT COMMA]TIME)?(?:COMMA? (?P<z>ZONE))?",
    "@REL": "(?P<r>LAST|NEXT|THIS|THAT|PAST|PREVIOUS|FOLLOWING|COMING|CURRENT|SAME|RECENT)",
    "@UNITS": "(?P<u>[UNIT UNITS CUNIT CUNITS QUARTERS SECOND])",
}

RULES: dict[str, str] = {
    "stamp": "(?P<c>STAMP)|<k:DATE>",
    "month_day": "(?:@W COMMA? THE?|@PART OF)? @MOD? @M HYPHEN? THE? @D(?!HYPHEN? [UNITS CUNITS OLD])"
    "(?:COMMA? @YEAR|COMMA? OF (?:THAT|THIS|LAST|THE SAME) <uy:UNIT>)?",
    "day_month": "(?:@W COMMA?|@PART OF)? THE? (?:@MOD|EARLY)? (?P<d>[D12 D31 ORDINAL ORDWORD SECOND]) OF? @M"
    "(?:(?:COMMA|OF)? @YEAR|(?:OF|COMMA)? (?P<near>THAT|THIS|LAST|THE SAME) <uy:UNIT>)?",
    "days_of_month": "(?:FROM|BETWEEN)? (?:@M @D (?:TO|HYPHEN|DASH|AND|UNTIL) <e:D12 D31 ORDINAL>"
    "|@D (?:TO|HYPHEN|DASH|AND|UNTIL) <e:D12 D31 ORDINAL> @M) (?!HYPHEN?[UNITS CUNITS OLD]) (?:COMMA? @YEAR)?",
    "months": "(?:FROM|BETWEEN)? EARLY? @M (?:TO|HYPHEN|DASH|AND|UNTIL) EARLY? <m2:MONTH MAY SHORT> DOT? OF? @YEAR",
    "month": "(?:@MOD|EARLY|<rm:LAST NEXT THIS PAST FOLLOWING COMING PREVIOUS>)? @M"
    "(?:(?:OF|COMMA|IN)? @YEAR|HYPHEN @YEAR"
    "|(?:OF|COMMA)? (?P<near>THAT|THIS|LAST|NEXT|THE SAME|THE PREVIOUS|THE FOLLOWING) <uy:UNIT>)?",
    "the_day": "THE? EARLY? THE <d:ORDINAL>(?!HYPHEN? [UNIT UNITS CUNIT CUNITS QUARTER HALF PERIOD OTHERW])",
    "weekday": "(?:@MOD|EARLY(?:IN|ON)?)? (?:@PART OF)? (?:THE? @REL){0,3} @W (?:@PART)?",
    "today": "EARLY? (?P<t>TODAY) (?:@PART)?|@PART <t:TODAY>",
    "part": "(?:THE? EARLY(?:IN|ON)? )? (?P<r>THIS|THAT|THE SAME|LAST|THE (?:NEXT|FOLLOWING|PREVIOUS)|THE)? @PART",
    "overnight": "OVERNIGHT",
    "overnight_and": "OVERNIGHT (?:AND|TO) (?:EARLY? @W (?:@PART)?|<t:TODAY>|THIS @PART)",
    "and_overnight": "(?:@W|<t:TODAY>|@PART) AND OVERNIGHT",
    "clock": "(?:ABOUT|EARLY|BY|JUST)? @CLOCK @ZONE"
    "(?:(?:COMMA|OPEN)? ON? (?:(?:THE? @REL)? @W (?:COMMA? ON? @M @D)?|<t:TODAY>|@M @D(?:COMMA? @YEAR)?|@D @M @YEAR?"
    "|THIS @PART)|IN THE @PART)? (?:COMMA? @ZONE)?",
    "hour": "(?P<h>[D12 WORDNUM ONE]) (?:O QUOTE OCLOCK|IN THE (?P<part>PARTOFDAY))",
    "noon": "(?:ABOUT|SHORTLY)? <n:NOON> (?:(?:ON|OF)? (?:@W|<t:TODAY>|@M @D))?",
    "year": "(?:@MOD|EARLY|FISCAL|THE? UNIT|ABOUT)? @YEAR",
    "old_year": "(?:ABOUT|@MOD)? <y:YEAR NUM D31 D12> <era:ERA>|<era:ERA> <y:YEAR NUM D31 D12>",
    "spoken_year": "(?P<y>WORDNUM WORDNUM HYPHEN? [WORDNUM ONE]?)(?!HYPHEN? [WORDNUM HUNDRED UNITS CUNITS QUARTERS])"
    "|THE? UNIT <x:WORDNUM> HUNDRED",
    "years": "(?:FROM|BETWEEN)? @MOD? <y:YEAR> (?:TO|HYPHEN|DASH|AND|UNTIL) @MOD? <y2:YEAR D31 D12 NUM>",
    "old_years": "(?:FROM|BETWEEN)? <y:YEAR NUM D31 D12> (?:TO|HYPHEN|DASH|AND|UNTIL) <y2:YEAR NUM D31 D12> <era:ERA>",
    "decade": "(?:THE? [EARLY FINAL ORDWORD LAST] HALF? OF?|THE? @MOD)? (?:THE|HYPHEN)? (?:EARLY|MID HYPHEN)?"
    "(?P<y>DECADE|YEAR S|NINETIES)",
    "century": "(?:@MOD|EARLY)? THE? (?:EARLY|MID HYPHEN)? <o:ORDINAL ORDWORD SECOND> HYPHEN? <u:UNIT>",
    "quarter": "(?:THE|POSS|THIS|LAST|NEXT)? <y:YEAR>? FISCAL? HYPHEN? <o:ORDINAL ORDWORD SECOND> HYPHEN?"
    "FISCAL? QUARTER"
    "(?:(?:OF|IN|COMMA)? FISCAL? <y:YEAR>|(?:OF)? (?P<near>LAST|THIS|NEXT) <uy:UNIT>)?",
    "quarter_number": "<o:QNUM> (?:OF|COMMA)? @YEAR?",
    "a_quarter": "<of:LAST NEXT> UNIT S QUARTER"
    "|(?P<near>LAST|NEXT|THIS|THAT|THE SAME|THE RECENT|RECENT|THE CURRENT|THE PREVIOUS|THE) QUARTER"
    "|THE <y:YEAR> [QUARTER PERIOD]|THE RECENT PERIOD",
    "year_ago": "THE? OTHERW? <u:UNIT> HYPHEN (?P<ago>AGO|EARLY) (?:ORDWORD? [QUARTER PERIOD])?",
    "half": "THE? (?P<o>ORDWORD|SECOND|FINAL|LAST) HALF OF (?:THE? <y:YEAR>|<near:THE THIS LAST NEXT THAT> <uy:UNIT>)",
    "season": "(?:@MOD|EARLY)?"
    "(?P<r>THE SAME|THE FOLLOWING|THE NEXT|THE PREVIOUS|LAST|NEXT|THIS|THAT|THE|PAST|COMING){0,2}"
    " <s:SEASON SPRING> (?:(?:OF|COMMA)? @YEAR|OF (?P<near>THAT|THIS|LAST|NEXT|THE SAME) <uy:UNIT>)?",
    "holiday": "(?:@MOD|EARLY)? <r:LAST NEXT THIS>? <h:HOLIDAY> (?:UNIT|(?:COMMA|OF|IN)? @YEAR)?",
    "last_unit": "(?:@MOD|EARLY(?:IN|ON)?|ON)? (?:THE|POSS)? @REL{1,3} FISCAL? <u:UNIT> (?:S(?=[HYPHEN EDGE]))?",
    "the_unit": "(?:@MOD|EARLY(?:IN|ON)?)? THE FISCAL? <u:UNIT>(?!HYPHEN)",
    "end_of_year": "<u:UNIT> (?:HYPHEN|S)? (?P<edge>EDGE)",
    "ago": "@SIGN @QTY [STRAIGHT MORE]? @UNITS (?:OR SO)? AGO",
    "later": "@SIGN @QTY [STRAIGHT MORE]? @UNITS (?P<l>EARLY|PREVIOUS|BEFORE|FROM TODAY)",
    "duration": "(?P<lead>FOR|WITHIN)? (?:THE|THESE|ALL|POSS)? @SIGN (?:THE|THESE|POSS|AT LEAST THE)?"
    "(?:@REL|<o:ORDWORD FINAL THIS THESE OTHERW>)? @SIGN @QTY PREVIOUS? (?:HYPHEN? (?:MORE|STRAIGHT)){0,2}"
    "HYPHEN? @UNITS(?:HYPHEN STRAIGHT)?",
    "vague": "(?P<lead>FOR)? (?:THE? (?P<r>RECENT|COMING|PAST|LAST|FOLLOWING|NEXT|ORDWORD|PREVIOUS))? @SIGN"
    " <u:UNITS CUNITS QUARTERS> (?:OR UNITS|EARLY|AGO)?",
    "bare_unit": "(?P<lead>FOR)? <x:STRAIGHT> <u:UNIT CUNIT>|FOR <v:UNIT> HYPHEN",
    "long_unit": "<u:UNIT UNITS CUNIT CUNITS> HYPHEN <x:STRAIGHT>",
    "every": "<e:EVERY> <n:OTHERW SECOND D12 D31 WORDNUM>?"
    "<u:UNIT UNITS CUNIT CUNITS QUARTER PARTOFDAY WEEKDAY SEASON SPRING>",
    "per": "PER <u:UNIT CUNIT QUARTER>",
    "a_unit": "<a:A> <u:UNIT CUNIT>",
    "daily": "<s:DAILY>",
    "weekdays": "(?:ON)? <s:WEEKDAYS>|<w:WEEKDAY> <s:NIGHTS>",
}


CORES = tuple(
    """MONTH SHORT MAY WEEKDAY SHORTDAY WEEKDAYS UNIT UNITS CUNIT CUNITS QUARTER QUARTERS PERIOD PARTOFDAY NOON SEASON
    SPRING WORDNUM SECOND NINETIES TODAY OVERNIGHT DAILY OCLOCK ERA YEAR ORDINAL DECADE CLOCK AMPM CLOCKAMPM DATE STAMP
    MILITARY QNUM HOLIDAY""".split()
)
"""Classes of which every rule has a word, and no word before that matters to no time."""
LONGEST = 60
"""No rule is of more words."""


@cache
def grammar() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules in their order, ready to match strings of letters."""
    return tuple((name, compiled(rule)) for name, rule in RULES.items())


def compiled(rule: str) -> re.Pattern[str]:
    """A rule as a regular expression over letters. A group that stands in it again is numbered: `m`, `m_2`."""
    for name, macro in MACROS.items():
        rule = re.sub(rf"{name}(?![A-Z])", lambda _, text=macro: text, rule)  # type: ignore[misc]
    rule = re.sub(r"<(\w+):([A-Z0-9 ]+)>", r"(?P<\1>[\2])", rule)
    rule = re.sub(r"(?<!\(\?)(?<![\w<])[A-Z][A-Z0-9]*", lambda found: LETTER[found[0]], rule).replace(" ", "")
    seen: Counter[str] = Counter()

    def once(found: re.Match[str]) -> str:
        seen[found[1]] += 1
        return f"(?P<{found[1]}_{seen[found[1]]}>" if seen[found[1]] > 1 else found[0]

    return re.compile(re.sub(r"\(\?P<(\w+)>", once, rule))


@cache
def gate() -> re.Pattern[str]:
    """Matches where any rule does: one pattern, so that the words of no time are passed over in one go."""
    cores = "".join(LETTER[name] for name in CORES)
    nameless = (re.sub(r"\?P<\w+>", "?:", pattern.pattern) for _, pattern in grammar())
    return re.compile(
        rf"(?=[^{OTHER}{cores}]{{0,{LONGEST}}}[{cores}])(?:{'|'.join(f'(?:{each})' for each in nameless)})"
    )


def matches(letters: str, start: int) -> list[tuple[str, re.Match[str]]]:
    """The rules that match from a word on, the longest first."""
    found = [(name, match) for name, pattern in grammar() if (match := pattern.match(letters, start))]
    return sorted(found, key=lambda each: -each[1].end())
