"""The part of Vega-Lite's grammar that a chart may use.

What fetches files, acts on a reader's mouse, or draws by chance is no part of it, nor what
the house decides: fonts, colours of axes and the size of the picture.
"""

from __future__ import annotations

MARKS = (
    "bar", "line", "area", "point", "circle", "square", "tick", "rule", "rect", "text", "arc",
    "trail", "geoshape",
)  # fmt: skip
CHANNELS = (
    "x", "y", "x2", "y2", "xOffset", "yOffset", "color", "fill", "stroke", "opacity",
    "fillOpacity", "strokeOpacity", "strokeWidth", "strokeDash", "size", "shape", "angle",
    "text", "theta", "theta2", "radius", "radius2", "detail", "order", "longitude", "latitude",
)  # fmt: skip
# Those on which the order of a column's texts shows.
SORTED = frozenset(("x", "y", "xOffset", "yOffset", "color", "fill", "stroke", "shape"))
AXES = frozenset(("x", "y"))
TRANSFORMS = (
    "filter", "calculate", "aggregate", "joinaggregate", "window", "stack", "fold", "bin",
    "timeUnit", "pivot", "impute", "regression", "loess", "density", "quantile",
)  # fmt: skip
LAYER = ("mark", "encoding", "transform", "layer", "projection", "resolve")
AGGREGATES = (
    "count", "valid", "missing", "distinct", "sum", "product", "mean", "average", "variance",
    "variancep", "stdev", "stdevp", "stderr", "median", "q1", "q3", "ci0", "ci1", "min", "max",
)  # fmt: skip
TYPES = ("quantitative", "temporal", "ordinal", "nominal", "geojson")
# Fields that fetch, act, or change the house's look, wherever they stand.
REFUSED = {
    **dict.fromkeys(
        ("url", "href", "datasets", "topojson", "lookup", "loader"),
        "A chart fetches nothing. Its data stand beside the brief, under “data”",
    ),
    **dict.fromkeys(
        ("expr", "signal", "param", "params", "selection", "tooltip", "bind", "cursor"),
        "A chart in a brief is still: nothing in it acts. Take this out",
    ),
    **dict.fromkeys(
        ("config", "font", "labelFont", "titleFont", "usermeta", "style"),
        "Fonts and colours are those of the house style. Take this out",
    ),
    "sample": "A chart is the same in each copy, so nothing is drawn by chance. Take this out",
}
