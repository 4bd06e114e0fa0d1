"""Charts in a real browser with the whole bundle of plotly and with the small one: drawn, quiet, alone and Swedish."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from plotly.offline import get_plotlyjs_version

from dashboard.plotly_bundle import SCRIPTS, TRACES, WHOLE, best_bundle
from tests.journeys.visits import READERS, Watch, opened, show
from tests.loaded import Loaded
from tests.serving import serve

SMALL = best_bundle()
CHARTS = "document.querySelectorAll('.chart').length"
DRAWN = "document.querySelectorAll('.js-plotly-plot:has(.main-svg)').length"
KNOWN = "Object.keys(Plotly.PlotSchema.get().traces)"
IN_SWEDISH = """async () => {
    const place = document.body.appendChild(document.createElement("div"));
    const points = {type: "scatter", x: ["2026-05-01", "2026-05-02"], y: [1234.5, 1234.5]};
    const axes = {xaxis: {tickformat: "%B", tickvals: ["2026-05-01"]}, yaxis: {tickformat: ",.1f", tickvals: [1234.5]}};
    const graph = await Plotly.newPlot(place, [points], axes, {locale: "sv", displayModeBar: false});
    return [...graph.querySelectorAll(".xtick, .ytick")].map(tick => tick.textContent);
}"""

whole_and_small = pytest.mark.parametrize(
    "bundle",
    [
        pytest.param(WHOLE, id="whole"),
        pytest.param(SMALL, id="small", marks=pytest.mark.skipif(SMALL == WHOLE, reason="npm ci has not been run")),
    ],
)


@whole_and_small
def test_charts_are_drawn_by_one_script_of_ours(browser: Browser, demo_release: Loaded, bundle: Path) -> None:
    asked: list[str] = []
    with serve(demo_release.settings, plotly_js=bundle) as address, opened(browser, READERS[0]) as page:
        watch = Watch(urlsplit(address).netloc)
        watch.over(page)
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        show(page, f"{address}/indikator/RCO01")
        assert page.evaluate(DRAWN) == page.evaluate(CHARTS) > 0
        assert page.evaluate("Plotly.version") == get_plotlyjs_version()
        assert set(page.evaluate(KNOWN)) >= TRACES
        assert bundle == WHOLE or set(page.evaluate(KNOWN)) == TRACES
        assert page.evaluate(IN_SWEDISH) == ["maj", "1\u00a0234,5"]
        assert (watch.troubles, watch.foreign) == ([], [])
    assert [path.startswith(SCRIPTS) for path in asked if "plotly" in path and "/assets/" not in path] == [True]
