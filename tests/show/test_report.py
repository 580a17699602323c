"""The report: one file, no network, nothing that a reader with a screen reader cannot reach."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from tests.browser import Watch
from tests.synthetic import synthetic_results

from coalition_sim.engine.results import Results
from coalition_sim.scenario import load_scenario
from coalition_sim.show.language import LANGUAGES, language
from coalition_sim.show.report import findings, pictures, robust, sourced, write_report
from coalition_sim.show.report.parts import Said
from coalition_sim.show.report.write import LIMITS
from coalition_sim.show.story import Paragraph, Story
from coalition_sim.study.comparison import Comparison

MOST_BYTES = 3_000_000
TEMPLATE = (files("coalition_sim.show.report") / "templates" / "report.html").read_text("utf-8")
NAMES = (*pictures.ORDER, "timeline", "survival_armed", "survival_offensive", "forest")
EVIL = "<script>alert('title')</script> & \"quotes\""


TOLD = Story(
    title="A future <b>told</b>",
    opening=("It begins.",),
    paragraphs=(Paragraph(3, 3, "Week 3.", "Something happened."),),
    closing=("It ends.",),
    note="A model, not a forecast.",
)


class Outline(HTMLParser):
    """What a page is made of: headings, anchors, images, links, scripts."""

    def __init__(self, html):
        super().__init__()
        self.headings, self.ids, self.links, self.images, self.tags = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if tag == "img":
            self.images.append(given)


@pytest.fixture(scope="module")
def results():
    return synthetic_results(80)


@pytest.fixture(scope="module")
def comparison(results):
    changed = synthetic_results(80, scenario="bare_truce", seed=1)
    return Comparison({"paris": results, "bare_truce": changed})


@pytest.fixture(scope="module", params=["run", "comparison"])
def found(request, results, comparison):
    return results if request.param == "run" else comparison


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request, found, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    story = TOLD if found.__class__ is Results else None
    return request.param, write_report(found, folder, lang=request.param, story=story)


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """Return files in place of pictures, for tests of what is written around them."""
    folder = tmp_path_factory.mktemp("blank")
    paths = [folder / f"{name}.png" for name in NAMES]
    for path in paths:
        Image.new("RGB", (2, 2), "white").save(path)
    return paths


def titled(results, title):
    scenario = results.scenario.model_copy(update={"title": title})
    return Results(scenario, results.raw, seed=results.seed)


# the file --------------------------------------------------------------------------------------


def test_it_is_one_small_file_in_its_language(report):
    lang, path = report
    assert path.name == "report.html"
    assert path.stat().st_size < MOST_BYTES
    assert f'<html lang="{lang}">' in path.read_text("utf-8")
    assert language(lang)("report-stamp") in path.read_text("utf-8")


def test_headings_are_in_order_links_lead_somewhere_and_pictures_are_told(report):
    outline = Outline(report[1].read_text("utf-8"))
    assert outline.headings.count(1) == 1
    assert outline.headings[0] == 1
    steps = np.diff(outline.headings)
    assert steps.max() <= 1
    assert len(set(outline.ids)) == len(outline.ids)
    assert all(link.startswith("#") and link[1:] in outline.ids for link in outline.links)
    assert outline.images
    assert all(image["src"].startswith("data:image/") for image in outline.images)
    assert all(len(image["alt"]) > 40 for image in outline.images)


def test_every_header_of_a_table_has_a_scope(report):
    headers = [given for tag, given in Outline(report[1].read_text("utf-8")).tags if tag == "th"]
    assert headers
    assert {header["scope"] for header in headers} == {"col", "row"}


def test_it_opens_from_disk_without_network_or_error(report, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    watch, page = Watch(context), context.new_page()
    page.goto(report[1].as_uri())
    assert page.locator("h1").is_visible()
    assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 300)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    watch.assert_quiet()
    context.close()


def test_axe_finds_nothing(report, chromium):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = chromium.new_page()
    page.goto(report[1].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "best-practice"]})
    page.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []


def test_it_fits_a_phone(report, chromium):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(report[1].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_keyboard_reaches_the_findings_first(report, chromium):
    page = chromium.new_page()
    page.goto(report[1].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_a_link_to_a_source_opens_what_it_stands_in(results, blank, tmp_path, chromium):
    path = write_report(results, tmp_path, figures=blank)
    page = chromium.new_page()
    page.goto(path.as_uri())
    source = page.locator("details.appendix li[id^=source-]").first
    assert not source.is_visible()
    page.evaluate("id => { location.hash = id }", source.get_attribute("id"))
    source.wait_for(state="visible")
    page.close()


# what stands in it -----------------------------------------------------------------------------


def test_a_title_with_markup_stays_text(results, blank, tmp_path):
    evil = titled(results, EVIL)
    html = write_report(evil, tmp_path, story=TOLD, figures=blank).read_text("utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert "A future &lt;b&gt;told&lt;/b&gt;" in html


def test_the_command_is_quoted_and_escaped(results, blank, tmp_path):
    command = ["coalition-sim", "run", "my <scenario>.toml", "--seed", "1"]
    html = write_report(results, tmp_path, command=command, figures=blank).read_text("utf-8")
    assert "coalition-sim run &#39;my &lt;scenario&gt;.toml&#39; --seed 1" in html


def test_how_to_reproduce_names_a_shipped_scenario_or_the_file_beside_the_report(
    results, comparison, blank, tmp_path
):
    shipped = write_report(synthetic_results(20), tmp_path, figures=blank).read_text("utf-8")
    assert "coalition-sim run paris -n 20 --seed 1" in shipped
    changed = synthetic_results(20, scenario=load_scenario("paris").replace(vote_hazard=0))
    html = write_report(changed, tmp_path, figures=blank).read_text("utf-8")
    assert "coalition-sim run scenario.toml -n 20 --seed 1" in html
    assert language("en")("report-changed") in html
    both = write_report(comparison, tmp_path, figures=blank).read_text("utf-8")
    assert "coalition-sim compare paris bare_truce -n 80 --seed 1" in both
    assert results.scenario.hash in both


def test_pictures_just_written_are_taken_as_they_are(results, blank, tmp_path):
    vector = tmp_path / "survival.svg"
    vector.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    rest = [path for path in blank if path.stem != "survival"]
    taken = {p.name: p.source for p in pictures.pictures_of_run(results, [vector, *rest])}
    assert taken["survival"].startswith("data:image/svg+xml;base64,")
    assert taken["ladder"].startswith("data:image/png;base64,")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_text_that_the_page_asks_for_exists(lang):
    asked = set(re.findall(r"""say\(["']([a-z-]+)["']""", TEMPLATE)) - {"report-limit-"}
    names = [name.replace("_", "-") for name in NAMES]
    asked |= {f"report-{part}-{name}" for part in ("heading", "alt", "caption") for name in names}
    asked |= {f"report-limit-{limit}{end}" for limit in LIMITS for end in ("", "-text")}
    asked |= {f"report-status-{s}" for s in ("declared", "measured", "calibrated", "assumed")}
    asked |= {
        f"report-found-{event}-{extent}"
        for event in ("armed", "offensive")
        for extent in ("unknown", "none", "all", "some")
    }
    asked |= {
        f"report-change-{event}-{end}"
        for event in ("armed", "offensive")
        for end in ("unknown", "told", "not-told")
    }
    assert sorted(key for key in asked if not language(lang).knows(key)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_findings_say_the_numbers_of_the_headline(results, lang):
    survival = results.headline().loc["survival_armed", "value"]
    assert f"{100 * survival:.0f}\N{NO-BREAK SPACE}%" in findings.findings_of_run(results, lang)[0]


def test_a_run_in_which_nobody_signs_says_so(results):
    raw = synthetic_results(10).raw
    raw.outcomes["signed"] = 0
    unsigned = Results(results.scenario, raw, seed=1)
    assert "In no future did both sides sign" in findings.findings_of_run(unsigned)[0]


def test_few_wars_are_not_made_a_percentage(results):
    raw = synthetic_results(20).raw
    raw.outcomes["first_offensive"] = -1
    raw.outcomes["first_offensive"][0] = 5
    few = " ".join(findings.findings_of_run(Results(results.scenario, raw, seed=1)))
    assert "Only one future sees an offensive" in few
    assert "repelled" not in few


def test_a_difference_that_luck_may_have_made_is_not_told(results):
    same = Comparison({"paris": results, "again": results})
    for sentence in findings.findings_of_comparison(same):
        assert "can be told from luck" in sentence
    assert any("again" in note for note in robust.notes_on_comparison(same))


def test_the_spread_over_accepted_sets_is_shown_where_it_is_known(
    results, comparison, blank, tmp_path
):
    row = {"quantity": "", "value": 0.5, "low": 0.25, "median": 0.5, "high": 0.75, "unit": "share"}
    spread = pd.DataFrame({"survival_armed": row}).T.rename_axis("key")
    html = write_report(results, tmp_path, figures=blank, spread=spread).read_text("utf-8")
    assert "0.250 to 0.750" in html
    row = {"scenario": "bare_truce", "key": "survival_armed", "difference": -0.5, "low": -0.7,
           "high": 0.1, "share_of_sign": 0.8}  # fmt: skip
    spread = pd.DataFrame([row])
    html = write_report(comparison, tmp_path, figures=blank, spread=spread).read_text("utf-8")
    assert language("en")("report-claim-unsettled") in html


# sources ---------------------------------------------------------------------------------------


def test_each_change_is_listed_with_reason_and_range():
    scenario = load_scenario("ratification_stalls")
    table = sourced.changes_of_run(scenario)
    row = next(row for row in table.rows if row[0] == "vote_hazard")
    assert row[2] == "0"
    assert "assumed" in row[3] or "measured" in row[3] or "calibrated" in row[3]
    reason = next(each.why for each in scenario.changes if each.key.endswith("vote_hazard"))
    assert row[4] == Said(reason)


def test_the_shipped_scenario_changes_nothing():
    assert sourced.changes_of_run(load_scenario("paris")) is None


def test_a_value_outside_its_range_is_noted():
    entry = sourced.provenance("vote_hazard")
    scenario = load_scenario("paris").replace(vote_hazard=min(1.0, 2 * entry.high))
    assert sourced.outside_range(scenario)[0][0] == "vote_hazard"
    assert sourced.outside_range(load_scenario("paris")) == []


def test_every_parameter_is_listed_and_every_source_told():
    scenario = load_scenario("paris")
    table = sourced.parameters_table(scenario)
    assert {row[0] for row in table.rows} == set(scenario.parameters.model_dump())
    keys = {key for row in table.rows for key in row[-1].keys}
    assert {key for key, _ in sourced.bibliography([table])} == keys


# claims ----------------------------------------------------------------------------------------


@pytest.fixture
def stored(monkeypatch):
    table = pd.DataFrame(
        {
            "claim": ["package", "package_war"],
            "sentence": ["it works", "it works in war"],
            "scenario_a": ["bare_truce", "bare_truce"],
            "scenario_b": ["paris", "paris"],
            "measure": ["survival_armed", "war_hazard"],
            "share_of_sign": [1.0, 0.6],
        }
    )
    monkeypatch.setattr(robust, "stored_claims", lambda: table)


def test_a_claim_whose_sign_does_not_hold_is_unsettled(stored):
    rows = robust.claims_table(["paris", "bare_truce"]).rows
    assert [row[-1] for row in rows] == ["settled", "unsettled"]
    assert robust.claims_table(["paris"]) is not None
    assert robust.claims_table(["paris", "ratified"]) is None


def test_without_a_stored_table_no_claim_is_made(monkeypatch):
    monkeypatch.setattr(robust, "stored_claims", lambda: None)
    assert robust.claims_table(["paris"]) is None


def test_the_stored_table_has_the_columns_that_are_read():
    table = robust.stored_claims()
    if table is not None:
        assert {"claim", "sentence", "scenario_a", "scenario_b", "share_of_sign"} <= set(table)
