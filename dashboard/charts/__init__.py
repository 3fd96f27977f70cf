"""Charts: functions of figures that return a `go.Figure` and touch nothing else. They know no Dash and no data frame.

Every mark carries the id of its figure in `customdata`, and nothing else.
"""

from dashboard.charts.camps import camps
from dashboard.charts.canvas import Canvas
from dashboard.charts.casualties import casualties
from dashboard.charts.over_time import over_time

__all__ = ["Canvas", "camps", "casualties", "over_time"]
