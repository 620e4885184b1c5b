"""How months, weekdays and days are written in English news: the patterns that every reader of dates here shares.

They match in any case, whatever the flags of the pattern that they stand in.
"""

from __future__ import annotations

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of each month, in order, which no two months share."""

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?"
MONTH_DAY = rf"(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{2,4}})?)"
"""A day as datelines name it: `Oct 4`, `4 October`, `Nov. 5, 2020`."""


def month_number(name: str) -> int:
    """Which month a name that `MONTH` matches is, from 1. Raises ValueError for other words."""
    return MONTHS.index(name[:3].lower()) + 1
