"""Which reading makes a value of a match of each rule of the grammar.

A reading gives None where the words name no time after all, so that a shorter rule may try; `REFUSED` where none may.
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.claims import time_clocks as clocks
from reportedly.claims import time_days as days
from reportedly.claims import time_lengths as lengths
from reportedly.claims import time_periods as periods
from reportedly.claims import time_years as years
from reportedly.claims.time_hits import Hit
from reportedly.claims.time_values import Value

Reading = Callable[[Hit], "Value | None"]

READINGS: dict[str, Reading] = {
    "stamp": days.stamp,
    "month_day": days.month_day,
    "day_month": days.month_day,
    "days_of_month": days.days_of_month,
    "months": periods.months,
    "month": periods.month,
    "the_day": days.the_day,
    "weekday": days.weekday,
    "today": days.today,
    "part": days.part,
    "overnight": days.overnight,
    "overnight_and": days.overnight_and,
    "and_overnight": days.and_overnight,
    "clock": clocks.clock,
    "hour": clocks.hour,
    "noon": clocks.noon,
    "year": years.year,
    "old_year": years.old_year,
    "spoken_year": years.spoken_year,
    "years": years.years,
    "old_years": years.old_years,
    "decade": years.decade,
    "century": years.century,
    "quarter": periods.quarter,
    "quarter_number": periods.quarter_number,
    "a_quarter": periods.a_quarter,
    "year_ago": periods.year_ago,
    "half": periods.half,
    "season": periods.season,
    "holiday": periods.holidays,
    "last_unit": periods.last_unit,
    "the_unit": periods.the_unit,
    "end_of_year": periods.end_of_year,
    "ago": lengths.ago,
    "later": lengths.later,
    "duration": lengths.duration,
    "vague": lengths.vague,
    "bare_unit": lengths.bare_unit,
    "long_unit": lengths.long_unit,
    "every": lengths.every,
    "per": lengths.per,
    "a_unit": lengths.a_unit,
    "daily": lengths.daily,
    "weekdays": lengths.weekdays,
}
