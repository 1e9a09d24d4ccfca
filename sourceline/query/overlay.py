"""The analysts' decisions laid over a frame of links or claims."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from sourceline.store.decisions import Action
from sourceline.store.effective import Effective


def lay_over(found: pl.DataFrame, documents: pl.DataFrame, kind: str, view: Effective) -> pl.DataFrame:
    """A frame with corrected values, merged and split actors, without rejected rows, and a column `reviewed`."""
    verdicts = {key: action for (what, key), action in view.verdicts.items() if what == kind}
    rejected = [key for key, action in verdicts.items() if action is Action.REJECT]
    fields = {key: values for (what, key), values in view.corrections.items() if what == kind}
    kept = found.filter(~pl.col("id").is_in(rejected)) if rejected else found
    reviewed = [*fields, *(key for key, action in verdicts.items() if action is Action.ACCEPT)]
    kept = kept.with_columns(pl.col("id").is_in(reviewed).alias("reviewed"))
    kept = _corrected(kept, fields)
    ends = [name for name in ("source", "target", "speaker") if name in kept.columns]
    return renamed(kept, documents, ends, view)


def _corrected(found: pl.DataFrame, fields: dict[str, Any]) -> pl.DataFrame:
    for name in sorted({name for values in fields.values() for name in values} & set(found.columns)):
        kind = found.schema[name]
        new = {key: values[name] for key, values in fields.items() if name in values}
        text = pl.col("id").replace_strict(new, default=pl.col(name).cast(pl.String), return_dtype=pl.String)
        found = found.with_columns((text.str.to_date() if kind == pl.Date else text.cast(kind)).alias(name))
    return found


def renamed(found: pl.DataFrame, documents: pl.DataFrame, ends: Sequence[str], view: Effective) -> pl.DataFrame:
    """A frame whose columns of entity ids have merged and split actors under their names in force."""
    if view.split:
        keys = documents["id"].gather(found["document_row"])
        for name in ends:
            pairs = zip(keys, found[name].cast(pl.String), strict=True)
            who = [view.split.get((key, actor), actor) for key, actor in pairs]
            found = found.with_columns(pl.Series(name, who, dtype=pl.String).cast(found.schema[name]))
    if view.merged:
        renamed = [pl.col(name).cast(pl.String).replace(dict(view.merged)).cast(found.schema[name]) for name in ends]
        found = found.with_columns(renamed)
    return found
