"""Lesson B, what is a promise worth: from word to law."""

import marimo

app = marimo.App(app_title="What is a promise worth?")


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
        "en": "# What is a promise worth?\n\nA model, not a forecast. First guess: which step does "
        "most, from a declaration to the text of `paris`, to ratification, or to a bound United States?",
        "fr": "# Que vaut une promesse ?\n\nUn modèle, pas une prévision. Deviner d'abord : quel pas fait "
        "le plus, de la déclaration au texte de `paris`, à la ratification, ou à des États-Unis liés ?",
    }
    mo.md(words[lang.value])


@app.cell
def simulate(cs, futures, most):
    names = ["never_finalised", "paris", "ratified", "us_binding"]
    n = min(futures.value, most)
    runs = {name: cs.simulate(name, replicates=n, seed=7) for name in names}
    return n, runs


@app.cell
def count(lang, mo, n, runs):
    from coalition_sim.study.paired import pair_of

    heads = {
        "en": ("scenario", "without an armed violation, of 100", "calls honored, of 100"),
        "fr": ("scénario", "sans violation armée, sur 100", "appels honorés, sur 100"),
    }[lang.value]

    table = [
        dict(
            zip(
                heads,
                (
                    name,
                    round(100 * float((run.outcomes["first_armed"] < 0).mean())),
                    round(100 * pair_of(run, "honor").value),
                ),
                strict=True,
            )
        )
        for name, run in runs.items()
    ]
    mo.vstack([mo.ui.table(table, selection=None), mo.md(f"n = {n}, seed 7")])
    return (table,)


@app.cell
def ask(lang, mo):
    questions = {
        "en": "What does law change: what states do, or what the challenger believes? How could one "
        "tell the two apart in this table?",
        "fr": "Que change la loi : ce que font les États, ou ce que croit le challenger ? Comment les "
        "départager dans ce tableau ?",
    }
    mo.md(questions[lang.value])


if __name__ == "__main__":
    app.run()
