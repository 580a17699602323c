"""The class game without a browser: seats, moves, limits, the journal, replays."""

from __future__ import annotations

import json

import pytest

from coalition_sim.errors import OutputError
from coalition_sim.scenario import load_scenario
from coalition_sim.show.classroom import journal
from coalition_sim.show.classroom.game import DISCLOSED, OVER, Game, opening_entry
from coalition_sim.show.classroom.lesson import prepare
from coalition_sim.show.classroom.limits import Limits, Meter
from coalition_sim.show.classroom.names import GameError, nickname

KEY = "ab" * 24
NOW = [0.0]


@pytest.fixture(scope="module")
def lesson():
    return prepare(load_scenario("paris", {"weeks": 104}), seed=3, rounds=3, replicates=40)


@pytest.fixture
def entries():
    return []


@pytest.fixture
def game(lesson, entries):
    NOW[0] = 0.0
    first = opening_entry(lesson.opening, key=KEY, lang="en", minutes=2.0)
    entries.append(first)
    return Game(first, entries.append, clock=lambda: NOW[0])


def token(number):
    return f"{number:032x}"


def sit(game, seat, number):
    return game.join(code=game.code, name=f"Team {number}", seat=seat, token=token(number))


def choose(game, player, choice, *, number=0, name=None):
    body = {"id": name or token(900 + number), "round": game.round, "n": number, "choice": choice}
    return game.move(player, body)


def refused(reason, function, *arguments, **options):
    with pytest.raises(GameError) as caught:
        function(*arguments, **options)
    assert caught.value.reason == reason


def play(game, answer="intelligence", number=1):
    """Let Germany answer in every round, and nobody else choose."""
    player = sit(game, "DEU", number)
    game.start()
    while game.phase != OVER:
        if game.allows("DEU"):
            choose(game, player, [answer], number=game.round, name=token(500 + game.round))
        game.close()
        game.proceed()


# seats -------------------------------------------------------------------------------------------


def test_a_seat_is_taken_once_and_a_reloaded_browser_comes_back_to_it(game, entries):
    first = sit(game, "DEU", 1)
    assert sit(game, "FRA", 1) == first  # the same token has a seat already
    refused("taken", sit, game, "DEU", 2)
    refused("malformed", sit, game, "../DEU", 2)
    refused("code", game.join, code="AAAAAA", name="Eve", seat="FRA", token=token(3))
    assert [entry["kind"] for entry in entries] == ["session", "seat"]
    assert token(1) not in json.dumps(entries)  # a fingerprint is kept, not the token


def test_a_removed_nickname_leaves_a_free_seat(game):
    player = sit(game, "DEU", 1)
    game.remove("DEU")
    assert game.player(token(1)) is None
    assert player.seat in game.free_seats
    sit(game, "DEU", 2)


@pytest.mark.parametrize(
    "name", ["", " ", "a" * 25, "a\u202eb", "a\nb", 7, None, "\u0301\u0301\u0301"]
)
def test_names_that_hide_or_overflow_are_refused(name):
    with pytest.raises(GameError):
        nickname(name)


def test_a_script_in_a_nickname_is_text_like_any_other():
    assert nickname(" <b>Ann</b> ") == "<b>Ann</b>"


# moves -------------------------------------------------------------------------------------------


def test_a_move_sent_twice_counts_once_and_a_later_one_replaces_it(game, entries):
    player = sit(game, "DEU", 1)
    game.start()
    choose(game, player, ["sanctions"], number=1)
    choose(game, player, ["sanctions"], number=1)
    assert [entry["kind"] for entry in entries].count("move") == 1
    choose(game, player, ["diplomacy"], number=2)
    refused("stale", choose, game, player, ["sanctions"], number=1, name=token(77))
    game.close()
    assert game.decisions[0].choices["DEU"] == ("diplomacy",)


def test_a_move_of_somebody_else_or_too_late_or_unknown_is_refused(game):
    one, other = sit(game, "DEU", 1), sit(game, "FRA", 2)
    game.start()
    choose(game, one, [], number=1)
    refused("malformed", choose, game, other, [], number=1)  # the first one's id
    refused("malformed", choose, game, other, ["nuclear"], number=2)
    refused("malformed", choose, game, other, ["diplomacy", "diplomacy"], number=3)
    game.pause(on=True)
    refused("paused", choose, game, other, ["diplomacy"], number=4)
    game.pause(on=False)
    game.close()
    refused("closed", choose, game, other, ["diplomacy"], number=5)


def test_time_closes_a_round_but_not_while_it_is_paused(game):
    sit(game, "DEU", 1)
    game.start()
    NOW[0] = 60.0
    game.pause(on=True)
    NOW[0] = 600.0
    game.tick()
    assert game.seconds_left == 60
    game.pause(on=False)
    NOW[0] = 661.0
    game.tick()
    assert game.phase == DISCLOSED


# limits ------------------------------------------------------------------------------------------


def test_a_meter_lets_a_burst_through_and_then_so_many_a_second():
    meter = Meter(3, 0.5, clock=lambda: NOW[0])
    NOW[0] = 0.0
    assert [meter.count("one") for _ in range(5)] == [True, True, True, False, False]
    assert meter.count("two")
    NOW[0] = 2.0
    assert [meter.count("one") for _ in range(2)] == [True, False]


def test_guessing_codes_ends_soon_for_one_visitor_and_in_time_for_all():
    limits = Limits()
    for _ in range(20):
        assert limits.may_guess("one")
        limits.guessed_wrong("one")
    assert not limits.may_guess("one")
    for number in range(100):
        limits.guessed_wrong(f"visitor {number}")
    assert not limits.may_guess("somebody new")


# the journal -------------------------------------------------------------------------------------


def state(game):
    players = {seat: (p.name, p.token) for seat, p in game.players.items()}
    return game.phase, game.round, players, [*game.decisions], {**game.current}, game.code


def test_a_journal_cut_anywhere_resumes_to_what_was_safe(game, entries, tmp_path):
    states = {1: state(game)}
    play(game)
    once_more = Game(entries[0], lambda _: None, clock=lambda: 0.0)
    for number, entry in enumerate(entries[1:], start=2):
        once_more.apply(entry)
        states[number] = state(once_more)
    file = tmp_path / journal.FILE
    lines = [json.dumps(entry).encode() + b"\n" for entry in entries]
    for number in range(1, len(lines) + 1):
        half = lines[number][: len(lines[number]) // 2] if number < len(lines) else b""
        file.write_bytes(b"".join(lines[:number]) + half)  # cut in the middle of a line
        resumed = Game.resume(journal.read(tmp_path), lambda _: None, clock=lambda: 0.0)
        assert state(resumed) == states[number]
        assert file.read_bytes() == b"".join(lines[:number])
    assert states[len(entries)] == state(game)


@pytest.mark.parametrize("text", [b"", b"no session\n", b"[1]\n", b'{"kind": "seat"}\n'])
def test_a_file_that_is_no_session_is_refused_with_its_name(text, tmp_path):
    (tmp_path / journal.FILE).write_bytes(text)
    with pytest.raises(OutputError, match=r"session"):
        Game.resume(journal.read(tmp_path), lambda _: None)


def test_a_folder_with_a_session_is_not_written_over(tmp_path):
    journal.create(tmp_path).append({"kind": "session"})
    with pytest.raises(OutputError, match="nothing is overwritten"):
        journal.create(tmp_path)


# replays -----------------------------------------------------------------------------------------


def test_the_same_decisions_lead_to_the_same_future(game):
    play(game)
    one, two = game.final_course(), game.final_course()
    assert one == two
    assert one.outcome


def test_one_decision_changed_changes_nothing_before_its_week(game):
    play(game)
    own = game.final_course()
    number = next(n for n, d in enumerate(game.decisions, 1) if d.choices.get("DEU"))
    week = own.rounds[number - 1].question.week
    assert game.changed_course(number, "DEU", ("intelligence",)) == own  # changed to what it was
    changed = game.changed_course(number, "DEU", ())
    assert changed.weeks[:week] == own.weeks[:week]
    assert changed != own


def test_nobody_seated_is_the_model_alone(game, lesson):
    from coalition_sim.engine.model import CoalitionModel

    model = CoalitionModel(
        lesson.opening.scenario, seed=3, replicate=lesson.opening.replicate, collect=False
    )
    while model.running:
        model.step()
    assert game.simulated_course().outcome == model.outcome
