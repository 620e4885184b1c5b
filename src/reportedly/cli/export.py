"""`reportedly export`: what the record holds, in the shapes that other programs read."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, get_args

import click

from reportedly.cli.choosing import DAY, GRADES, RULES, Choice, chosen, conflict_option, day, linked, sides_of
from reportedly.cli.output import opened as opened_file
from reportedly.cli.output import streaming
from reportedly.cli.records import opened, record_option
from reportedly.exports.companion import SUFFIX
from reportedly.exports.shapes import CLAIMS, SHAPES, Shape
from reportedly.model import Act, EventType, Measure, Status

if TYPE_CHECKING:
    from reportedly.accounts.best import Rule
    from reportedly.accounts.conflict import Conflict
    from reportedly.exports.chosen import Chosen
    from reportedly.exports.companion import Companion
    from reportedly.exports.shapes import Options
    from reportedly.record.record import Record
    from reportedly.record.search import Query

HELP = """Write what the record holds in a SHAPE that other programs read.

\b
Shapes of incidents, chosen as `reportedly accounts` does (WHAT: their ids):
{incidents}
\b
Shapes of claims, chosen as `reportedly search` does (WHAT: words):
{claims}

What a shape can't hold (a denial, a condition, an event without an actor, a day or a place ...) goes to a file beside
the output, OUTPUT.left-out.jsonl, with the reason for each, and the counts are told. Where the record doesn't say
something, the cell is empty.

\b
Examples:
  reportedly export acled --output orsa.csv --place Orsa
  reportedly export ucdp --output ged.csv --conflict war.toml --best ucdp
  reportedly export plover --output october.jsonl --since 2020-10-01
  reportedly export cameo --author AZE.MIL | cut -f 2,7,17,27,61

\b
Exit codes:
  0    something was written
  1    nothing was written: nothing was found, or nothing that the shape holds
  2    the command was not understood, and nothing was done
  3    failed: the error is told
  130  interrupted (Ctrl-C)
  141  whoever read our output stopped reading it
"""
WIDTH = max(map(len, SHAPES))
OF_INCIDENTS = ("conflict", "grade", "least", "rule")
OF_CLAIMS = ("kind", "speaker", "author", "outlet", "status", "type_", "mode", "act", "measure")
OF_KIND = {"author": "event", "status": "event", "type_": "event", "act": "statement", "measure": "figure"}
"""The options that only one kind of claim has."""
CALLED = {"rule": "--best", "type_": "--type"}
"""What an option is called where that is not its parameter's name."""


def shapes_of(made_of: str) -> str:
    """The lines of the help on the shapes that are made of something."""
    return "\n".join(f"  {name:<{WIDTH}}  {each.help}" for name, each in SHAPES.items() if each.made_of == made_of)


def one_of(name: str, values: Any, words: str, parameter: str) -> Callable[[Any], Any]:
    """An option that takes one of the values of a Literal, which its help lists."""
    listed = get_args(values)
    choice = click.Choice(listed, case_sensitive=False)
    return click.option(name, parameter, metavar=name[2:].upper(), type=choice, help=f"{words}: {', '.join(listed)}.")


@click.command(help=HELP.format(incidents=shapes_of("incidents"), claims=shapes_of("claims")))
@click.argument("name", metavar="SHAPE", type=click.Choice(list(SHAPES)))
@click.argument("what", metavar="[WHAT]...", nargs=-1)
@record_option
@click.option(
    "--output",
    "target",
    metavar="OUTPUT",
    type=click.Path(path_type=Path),
    help="The file to write; for a shape that is a folder, the folder. [default: standard output]",
)
@click.option(
    "--left-out",
    "beside",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Where to write what was left out. [default: OUTPUT{SUFFIX}; with standard output, nowhere]",
)
@click.option("--hxl", is_flag=True, help="A row of HXL tags under the header of a CSV file.")
@click.option("--since", metavar="DAY", type=DAY, help="Dated on this day or later.")
@click.option("--until", metavar="DAY", type=DAY, help="Dated on this day or earlier.")
@click.option("--place", metavar="PLACE", help="A name, a division, a country (ISO 3166-1 alpha-3) or #GEONAMEID.")
@click.option("--actor", metavar="ID", help="Who speaks, is spoken of, acts or suffers, by id (see Actor).")
@conflict_option
@click.option(
    "--grade",
    metavar="GRADE",
    type=click.Choice(GRADES),
    multiple=True,
    help=f"Of an incident: {', '.join(GRADES)}. Can be given more than once.",
)
@click.option("--least", metavar="N", type=click.IntRange(1), help="Only incidents that so many articles tell of.")
@click.option(
    "--best",
    "rule",
    type=click.Choice(RULES),
    help="The rule by which the number of dead is chosen (see Account). [default: the rule of the shape's data set]",
)
@click.option("--kind", type=click.Choice(CLAIMS), help="Only this kind of claim.")
@click.option("--speaker", metavar="ID", help="Of a claim: by whose account it is, by id.")
@click.option("--author", metavar="ID", help="Of an event: who is said to have done it, by id.")
@click.option("--outlet", metavar="NAME", help="Of a claim: who published it.")
@one_of("--status", Status, "Of an event", "status")
@one_of("--type", EventType, "Of an event", "type_")
@click.option("--mode", metavar="MODE", help="Of an event: the weapon or manner; of a statement: how it is quoted.")
@one_of("--act", Act, "Of a statement", "act")
@one_of("--measure", Measure, "Of a figure", "measure")
def export(
    name: str,
    what: tuple[str, ...],
    where: str,
    target: Path | None,
    beside: Path | None,
    hxl: bool,
    **filters: Any,
) -> int:
    """Writes the shape; the exit code."""
    from reportedly.exports.companion import Companion

    shape = SHAPES[name]
    check(name, shape, target, hxl=hxl, filters=filters)
    filters |= {each: day(filters[each]) for each in ("since", "until")}
    if beside is None and target is not None:
        beside = target.with_name(target.name + SUFFIX)
    if beside is not None and target is not None and beside.resolve() == target.resolve():
        raise click.BadParameter("it is the same file as --output", param_hint="--left-out")
    with ExitStack() as stack:
        incidents = shape.made_of == "incidents"
        record = stack.enter_context(opened(where, write=incidents, create=False))
        if incidents:
            material, options = of_incidents(record, what, filters, shape)
        else:
            material, options = of_claims(record, what, filters, shape)
        companion = Companion(stack.enter_context(opened_file(beside)) if beside is not None else None)
        out: IO[bytes] | Path
        if shape.holds == "folder" and target is not None:
            out = stack.enter_context(folder(target))
        else:
            out = stack.enter_context(streaming(target))
        rows = shape.load()(material, out, companion, replace(options, hxl=hxl))
    tell(name, shape, rows, companion, beside, filters["rule"])
    return 0 if rows else 1


def check(name: str, shape: Shape, target: Path | None, *, hxl: bool, filters: Mapping[str, Any]) -> None:
    """Nothing, where the command line fits the shape. Raises UsageError with what doesn't."""
    for each in OF_CLAIMS if shape.made_of == "incidents" else OF_INCIDENTS:
        if filters[each]:
            others = "claims" if shape.made_of == "incidents" else "incidents"
            raise click.UsageError(f"{called(each)} chooses {others}, and {name} is made of {shape.made_of}")
    kinds = {"kind": filters["kind"], **{each: kind for each, kind in OF_KIND.items() if filters[each]}}
    for each, kind in kinds.items():
        if kind is not None and kind not in shape.kinds:
            raise click.UsageError(f"{called(each)} chooses {kind}s, and {name} is made of {'s, '.join(shape.kinds)}s")
    if hxl and not shape.hxl:
        tagged = ", ".join(each for each, one in SHAPES.items() if one.hxl)
        raise click.UsageError(f"--hxl: {name} has no row of HXL tags; {tagged} have")
    if shape.holds == "folder" and target is None:
        raise click.UsageError(f"{name} is a folder: name it with --output")
    if filters["since"] and filters["until"] and filters["until"] < filters["since"]:
        raise click.BadParameter("it is before --since", param_hint="--until")


def called(parameter: str) -> str:
    """What an option is called on the command line."""
    return CALLED.get(parameter, f"--{parameter}")


def of_incidents(
    record: Record, what: tuple[str, ...], filters: Mapping[str, Any], shape: Shape
) -> tuple[Chosen, Options]:
    """The incidents that are asked for, linked up to now. Raises UsageError for an id that is none."""
    from reportedly.cli.choosing import check as incidents_check
    from reportedly.exports.chosen import Chosen
    from reportedly.exports.shapes import Options

    linked(record)
    incidents_check(record, what)
    declared: Conflict | None = filters["conflict"]
    asked = {each: filters[each] for each in ("since", "until", "place", "actor", "grade")}
    choice = Choice(incidents=what, conflict=declared, least=filters["least"] or 1, **asked)
    rule: Rule | None = filters["rule"] or shape.rule
    sides = sides_of(record, declared)
    options = Options(rule=rule, conflict=declared.name if declared else None, sides=sides)
    query = None if what or choice.grade or choice.least > 1 else around(choice)
    return Chosen(record, query, ("event", "figure"), lambda: chosen(record, choice, sides, rule)), options


def around(choice: Choice) -> Query:
    """What finds the claims that are part of no incident, by the filters that hold for claims too."""
    from reportedly.record.search import Query

    declared = choice.conflict
    since = [each for each in (choice.since, declared and declared.first) if each]
    until = [each for each in (choice.until, declared and declared.last) if each]
    first, last = max(since, default=None), min(until, default=None)
    return Query(place=choice.place, actor=choice.actor, since=first, until=last)


def of_claims(
    record: Record, what: tuple[str, ...], filters: Mapping[str, Any], shape: Shape
) -> tuple[Chosen, Options]:
    """The claims that are asked for."""
    from reportedly.cli.search import quoted
    from reportedly.exports.chosen import Chosen
    from reportedly.exports.shapes import Options
    from reportedly.record.search import Query

    words = " ".join(map(quoted, what)) if len(what) > 1 else "".join(what)
    asked = {each: filters[each] for each in (*OF_CLAIMS, "since", "until", "place", "actor") if each != "type_"}
    return Chosen(record, Query(words=words, type=filters["type_"], **asked), shape.kinds), Options()


@contextmanager
def folder(target: Path) -> Iterator[Path]:
    """An empty folder that takes its name when the work is done, and is gone when it is not."""
    final = target.resolve()
    if final.exists() and (not final.is_dir() or any(final.iterdir())):
        raise FileExistsError(errno.EEXIST, "is there already; name a folder that is not, or an empty one", str(target))
    part = final.with_name(final.name + ".part")
    part.mkdir()
    try:
        yield part
        part.replace(final)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def tell(name: str, shape: Shape, rows: int, companion: Companion, beside: Path | None, asked: Rule | None) -> None:
    """Says on standard error how much was written, and how much was left out for which reason."""
    if not rows and not companion.total:
        click.echo("Nothing was found.", err=True)
        return
    if shape.rule is not None and asked is None:
        click.echo(f"The number of dead is chosen by the rule {shape.rule}; --best names another.", err=True)
    click.echo(f"{name}: {rows:,} written, {companion.total:,} left out{f' ({beside})' if beside else ''}", err=True)
    for why, many in companion.counts.most_common():
        click.echo(f"  {many:>6,}  {why}", err=True)
