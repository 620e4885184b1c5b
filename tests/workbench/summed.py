"""Summaries of incidents made by hand."""

from __future__ import annotations

from reportedly.accounts.summaries import Summary


def summed(name: str) -> Summary:
    """The shelling of Orsa on 4 October 2020, told by two articles."""
    return Summary(
        id=name,
        type="ASSAULT",
        modes=("heavy-weapons",),
        title="Orsa shelled",
        place="Orsa",
        lat=40.0,
        lon=46.0,
        precision=1,
        country="TLV",
        admin1="Upper Talvik",
        geonameid=77,
        feature="populated",
        first="2020-10-04",
        last="2020-10-04",
        day="2020-10-04",
        grade="contested",
        printings=2,
        sources=("Orsa",),
        contradictions=1,
        ranges=(("killed", "people", 14, None),),
        sides=("Orsa",),
        actors=("TLV.MIL:border-guard",),
        outlets=("Gazette", "The Courier"),
        statuses=("asserted", "denied"),
        places=(("orsa", "upper talvik", "TLV"),),
        origins=(("a", None), ("b", None)),
        words="orsa shelled the mayor of orsa 14 people",
    )
