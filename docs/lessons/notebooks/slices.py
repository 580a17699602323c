"""Lesson E, small slices: with answers and without, and how fast he learns."""

import marimo

app = marimo.App(app_title="Small slices")


@app.cell
def choose():
    import os

    import marimo as mo

    import coalition_sim as cs

    lang = mo.ui.radio(
        {"English": "en", "français": "fr"}, value="English", label="Language / langue"
    )
    futures = mo.ui.slider(100, 1000, step=100, value=300, label="futures / avenirs")
    most = int(os.environ.get("LESSON_REPLICATES", "1000"))
    mass = mo.ui.slider(1.0, 10.0, step=1.0, value=1.0, label="belief_mass")
    silent = mo.ui.switch(label="nobody answers / personne ne répond")
    mo.vstack([lang, futures, mass, silent])
    return cs, futures, lang, mass, mo, most, silent


@app.cell
def introduce(lang, mo):
    words = {
        "en": "# Small slices\n\nA model, not a forecast. Every third week of the first year brings a deniable "
        "act. Does it lead to larger ones? A small `belief_mass` means that he learns fast.",
        "fr": "# Les petites tranches\n\nUn modèle, pas une prévision. Toutes les trois semaines de la première "
        "année, un acte niable. Mène-t-il à de plus grands ? Un petit `belief_mass` : il apprend vite.",
    }
    mo.md(words[lang.value])


@app.cell
def simulate(cs, futures, mass, most, silent):
    changes = {"belief_mass": mass.value}
    if silent.value:
        changes |= {
            "states.*.abstains": True,
            "backstop": 0.0,
            "current_calculus": 0.0,
            "spillover": 2.0,
        }
    n = min(futures.value, most)
    held = {
        name: cs.simulate(cs.load_scenario(name, changes), replicates=n, seed=7).outcomes[
            "first_armed"
        ]
        < 0
        for name in ("paris", "salami")
    }
    return held, n


@app.cell
def count(held, lang, mo, n):
    without, cut = held["paris"], held["salami"]
    saved, lost = int((cut & ~without).sum()), int((without & ~cut).sum())
    sentences = {
        "en": "Without an armed violation: **{a} of 100** without slices, **{b} of 100** with "
        "slices. The slices saved {saved} futures and lost {lost} (n = {n}, seed 7).",
        "fr": "Sans violation armée : **{a} sur 100** sans tranches, **{b} sur 100** avec. "
        "Les tranches ont sauvé {saved} avenirs et en ont perdu {lost} (n = {n}, graine 7).",
    }[lang.value]
    share = {"a": round(100 * float(without.mean())), "b": round(100 * float(cut.mean()))}
    mo.md(sentences.format(saved=saved, lost=lost, n=n, **share))


@app.cell
def ask(lang, mo):
    questions = {
        "en": "When do slices harm, and when do they not? Give two explanations, and say which setting "
        "would tell them apart.",
        "fr": "Quand les tranches nuisent-elles, et quand non ? Donner deux explications, et dire quel "
        "réglage les départagerait.",
    }
    mo.md(questions[lang.value])


if __name__ == "__main__":
    app.run()
