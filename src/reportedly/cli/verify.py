"""`reportedly verify`: whether a package holds, told from the package alone."""

from __future__ import annotations

import re
from pathlib import Path

import click

HELP = """Check a package that `reportedly package` wrote; no record is needed.

Checked is: that the manifest's files are there, each with its hash, and nothing more; that quotations stand at their
offsets in the articles' texts; that each report is what was read with the decisions about it; that an article's id fits
the bytes as received where it is their hash; that the chain of decisions is unbroken up to its head. What fails is told
with where.

Whoever makes a whole package anew can make one that holds in itself. A hash that was kept elsewhere, by --manifest or
--head, shows that it is the one that it was.

\b
Examples:
  reportedly verify barda.zip
  reportedly verify barda.zip --manifest "$(cat manifest.txt)"
  reportedly verify barda.zip --head "$(cat head.txt)"

\b
Exit codes:
  0    all of it holds
  1    something doesn't hold: what and where is told
  2    the command was not understood
  3    failed: the file can't be read
  130  interrupted (Ctrl-C)
  141  whoever read our output stopped reading it
"""
_HASH = re.compile(r"[0-9a-fA-F]{64}")


def kept(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A hash that was kept, alone or after a number. Raises BadParameter where it is none."""
    words = (value or "").split()
    if value is not None and (not words or not _HASH.fullmatch(words[-1])):
        raise click.BadParameter(f"{value!r} is no hash; one has 64 hexadecimal digits")
    return words[-1].lower() if words else None


@click.command(help=HELP)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--manifest", metavar="HASH", callback=kept, help="The manifest's hash that `package` told.")
@click.option("--head", metavar="HASH", callback=kept, help="A head of the decisions that was kept.")
def verify(file: Path, manifest: str | None, head: str | None) -> int:
    """Checks the package; the exit code."""
    from reportedly.cli.view import visible
    from reportedly.exports.verify import verify as checked

    verdict = checked(file, manifest=manifest, head=head)
    for fault in verdict.faults:
        click.echo(visible(str(fault)))
    for each in verdict.unchecked:
        click.echo(f"Not checked: {visible(each)}", err=True)
    if verdict.manifest:
        click.echo(f"Manifest: {verdict.manifest}", err=True)
        click.echo(f"Head of the {verdict.decisions:,} decisions: {visible(verdict.head)}", err=True)
    if verdict.faults:
        click.echo(f"{file} doesn't hold.", err=True)
        return 1
    seen = f"{verdict.files:,} files, {verdict.articles:,} articles, {verdict.quotations:,} quotations"
    click.echo(f"{file} holds: {visible(verdict.incident)}, made {visible(verdict.made)}; {seen}.", err=True)
    return 0
