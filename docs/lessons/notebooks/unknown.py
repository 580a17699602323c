"""Lesson F, what do we not know: move the number that nobody knows, live."""

import marimo

app = marimo.App(app_title="What do we not know?")


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
    mo.vstack([lang, futures])
    return cs, futures, lang, mo, most


@app.cell
def introduce(lang, mo):
    words = {
        "en": "# What do we not know?\n\nA model, not a forecast. Nobody can measure the "
        "challenger's ambition. First write down: if it moves over its range, what moves more, the "
        "levels or the difference between the two scenarios?",
        "fr": "# Qu'est-ce que nous ne savons pas ?\n\nUn modèle, pas une prévision. Personne ne "
        "peut mesurer l'ambition du challenger. Écrire d'abord : si elle parcourt son intervalle, "
        "qu'est-ce qui bouge le plus, les niveaux ou l'écart entre les deux scénarios ?",
    }
    mo.md(words[lang.value])


@app.cell
def simulate(cs, futures, most):
    n = min(futures.value, most)

    def share(name, ambition):
        scenario = cs.load_scenario(name).replace(ambition_median=ambition)
        run = cs.simulate(scenario, replicates=n, seed=7)
        return 100 * float((run.outcomes["first_armed"] < 0).mean())

    shares = {
        ambition: (share("bare_truce", ambition), share("paris", ambition))
        for ambition in (0.6, 1.0, 1.6)
    }
    return n, shares


@app.cell
def count(lang, mo, n, shares):
    heads = {
        "en": ("ambition", "bare_truce, of 100", "paris, of 100", "difference"),
        "fr": ("ambition", "bare_truce, sur 100", "paris, sur 100", "écart"),
    }[lang.value]
    table = [
        dict(zip(heads, (ambition, round(bare), round(full), round(full - bare)), strict=True))
        for ambition, (bare, full) in shares.items()
    ]
    mo.vstack([mo.ui.table(table, selection=None), mo.md(f"n = {n}, seed 7")])
    return (table,)


@app.cell
def ask(lang, mo):
    questions = {
        "en": "With more futures, luck shrinks. Does the difference between the rows shrink too?",
        "fr": "Avec plus d'avenirs, le hasard diminue. L'écart entre les lignes diminue-t-il aussi ?",
    }
    mo.md(questions[lang.value])


if __name__ == "__main__":
    app.run()
