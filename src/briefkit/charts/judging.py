"""A chart written as Vega-Lite is judged, as far as that can be done without drawing it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.charts import grammar
from briefkit.charts.data import Data
from briefkit.charts.written import Path, Spec, Written


def refuse(value: Any, written: Written, path: Path = ()) -> None:
    """Raise `Faulty` at the first field that fetches, acts, or sets the house's look.

    Only the data of the chart may hold fields of any name.
    """
    if isinstance(value, dict):
        for name, inner in value.items():
            here = (*path, name)
            if name in grammar.REFUSED:
                written.fail(here, grammar.REFUSED[name], at_name=True)
            if here != ("data",):
                refuse(inner, written, here)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            refuse(inner, written, (*path, index))


class Judge:
    """Judges a specification by the part of the grammar that is allowed, and by the data."""

    def __init__(self, written: Written, spec: Spec, data: Data) -> None:
        self.written = written
        self.columns = (*data.columns, *_made(spec))

    def layer(self, spec: Spec, path: Path = ()) -> None:
        """Raise `Faulty` for the first fault of a layer, or of those in it."""
        written = self.written
        for name in spec:
            written.known(name, grammar.LAYER, (*path, name), "part of a chart", at_name=True)
        self._drawn(spec, path)
        transforms = written.list_of(spec.get("transform", []), (*path, "transform"))
        for index, transform in enumerate(transforms):
            if not set(grammar.TRANSFORMS) & set(transform):
                name = next(iter(transform), "")
                here = (*path, "transform", index, name)
                written.known(name, grammar.TRANSFORMS, here, "transform", at_name=True)
        channels = written.fields(spec.get("encoding", {}), (*path, "encoding"))
        for channel, definition in channels.items():
            here = (*path, "encoding", channel)
            written.known(channel, grammar.CHANNELS, here, "channel", at_name=True)
            if isinstance(definition, list):
                for index, each in enumerate(definition):
                    self._channel(each, (*here, index))
            else:
                self._channel(definition, here)

    def _drawn(self, spec: Spec, path: Path) -> None:
        """Judge what is drawn: a mark, or layers of them."""
        written = self.written
        if "layer" in spec:
            for index, inner in enumerate(written.list_of(spec["layer"], (*path, "layer"))):
                self.layer(inner, (*path, "layer", index))
        elif "mark" not in spec:
            message = "Say what chart this is: “type: bar”, or a “mark” with an “encoding”"
            written.fail(path, message)
        else:
            mark, here = spec["mark"], (*path, "mark")
            if isinstance(mark, dict):
                mark, here = mark.get("type", ""), (*here, "type")
            written.known(mark, grammar.MARKS, here, "mark")

    def _channel(self, definition: Any, path: Path) -> None:
        """Judge what a channel shows. A column that is named by a number is named by text."""
        definition = self.written.fields(definition, path)
        known = self.written.known
        column = definition.get("field")
        if column is not None and not isinstance(column, dict | list):
            definition["field"] = str(column)
            if "" not in self.columns:
                known(str(column), self.columns, (*path, "field"), "column")
        if "type" in definition:
            known(definition["type"], grammar.TYPES, (*path, "type"), "type")
        aggregate = definition.get("aggregate")
        if aggregate is not None and not isinstance(aggregate, dict):
            known(aggregate, grammar.AGGREGATES, (*path, "aggregate"), "aggregate")


def _made(value: Any) -> Iterator[str]:
    """The names that transforms make; “” stands for names that only the data tell."""
    if isinstance(value, list):
        for each in value:
            yield from _made(each)
    elif isinstance(value, dict):
        if "pivot" in value:
            yield ""
        if {"fold", "density", "quantile"} & set(value):
            yield from ("key", "value", "density", "prob")
        names = value.get("as", ())
        yield from map(str, names if isinstance(names, list | tuple) else [names])
        for each in value.values():
            yield from _made(each)
