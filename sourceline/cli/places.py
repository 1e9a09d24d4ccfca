"""`places`: more depth for the gazetteer, when the user asks for it."""

from pathlib import Path
from typing import Annotated

import typer

from sourceline.cli.base import app, progress_bar, say
from sourceline.settings import settings

places = typer.Typer(help="The gazetteer: add GeoNames' full lists.", no_args_is_help=True)
app.add_typer(places, name="places")


@places.command()
def fetch(
    url: Annotated[str | None, typer.Option("--from", help="Where the dumps are; by default GeoNames.")] = None,
) -> None:
    """Download GeoNames' lists for Pakistan and Afghanistan (CC BY 4.0) into the gazetteer. Needs a network."""
    from sourceline.geo.fetch import FetchError, fetch_places

    def listen(name: str, done: int, total: int | None) -> None:
        bar.update(bar.task_ids[0], completed=done, total=total, last=name)

    try:
        with progress_bar("Downloading places (bytes)") as bar:
            added: Path = fetch_places(settings().places_dir, url or settings().geonames_url, listen)
    except FetchError as error:
        say(str(error))
        raise typer.Exit(1) from error
    say(f"The gazetteer now has GeoNames' lists too ({added}).")
