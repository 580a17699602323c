"""Lesson C, who must be in: take members away, live."""

import marimo

app = marimo.App(app_title="Who must be in?")


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
        "en": "# Who must be in?\n\nA model, not a forecast. First rank: whose absence costs the "
        "guarantee most? The American backstop, the force, or the two leading states?",
        "fr": "# Qui doit en être ?\n\nUn modèle, pas une prévision. Ranger d'abord : quelle absence "
        "coûte le plus à la garantie ? L'appui américain, la force, ou les deux États meneurs ?",
    }
    mo.md(words[lang.value])


@app.cell
def simulate(cs, futures, most):
    names = ["paris", "no_us_backstop", "no_force", "leads_abstain"]
    n = min(futures.value, most)
    held = {
        name: cs.simulate(name, replicates=n, seed=7).outcomes["first_armed"] < 0 for name in names
    }
    return held, n


@app.cell
def count(held, lang, mo, n):
    heads = {
        "en": ("scenario", "without an armed violation, of 100", "lost against paris", "saved"),
        "fr": ("scénario", "sans violation armée, sur 100", "perdus face à paris", "sauvés"),
    }[lang.value]
    base = held["paris"]
    table = [
        dict(
            zip(
                heads,
                (
                    name,
                    round(100 * float(this.mean())),
                    int((base & ~this).sum()),
                    int((this & ~base).sum()),
                ),
                strict=True,
            )
        )
        for name, this in held.items()
    ]
    mo.vstack([mo.ui.table(table, selection=None), mo.md(f"n = {n}, seed 7")])
    return (table,)


@app.cell
def ask(lang, mo):
    questions = {
        "en": "All scenarios share their luck, future by future. Why does it change so little when "
        "the leading states stay out *unannounced*? What does the challenger know?",
        "fr": "Tous les scénarios partagent leur hasard, avenir par avenir. Pourquoi l'abstention "
        "*non annoncée* des États meneurs change-t-elle si peu ? Que sait le challenger ?",
    }
    mo.md(questions[lang.value])


if __name__ == "__main__":
    app.run()
