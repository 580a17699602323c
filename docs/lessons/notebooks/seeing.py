"""Lesson A, does seeing help: the lesson's comparison, live."""

import marimo

app = marimo.App(app_title="Does seeing help?")


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
        "en": "# Does seeing help?\n\nA model, not a forecast. First write down: of 100 futures, how "
        "many see an armed violation in five years, in each scenario?",
        "fr": "# Voir, est-ce que cela aide ?\n\nUn modèle, pas une prévision. Écrire d'abord : sur 100 "
        "avenirs, combien connaissent une violation armée en cinq ans, dans chaque scénario ?",
    }
    mo.md(words[lang.value])


@app.cell
def simulate(cs, futures, most):
    names = ["bare_truce", "monitored_truce", "blind_monitors", "paris"]
    n = min(futures.value, most)
    runs = {name: cs.simulate(name, replicates=n, seed=7) for name in names}
    return n, runs


@app.cell
def count(lang, mo, n, runs):
    heads = {
        "en": ("scenario", "with an armed violation, of 100", "with an offensive, of 100"),
        "fr": ("scénario", "avec violation armée, sur 100", "avec offensive, sur 100"),
    }[lang.value]
    table = [
        dict(
            zip(
                heads,
                (
                    name,
                    round(100 * float((run.outcomes["first_armed"] >= 0).mean())),
                    round(100 * float((run.outcomes["first_offensive"] >= 0).mean())),
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
        "en": "Why do offensives hardly move between `bare_truce` and `monitored_truce`? Was that "
        "found, or put in?",
        "fr": "Pourquoi les offensives ne bougent-elles guère entre `bare_truce` et `monitored_truce` ? "
        "L'a-t-on trouvé, ou mis dans le modèle ?",
    }
    mo.md(questions[lang.value])


if __name__ == "__main__":
    app.run()
