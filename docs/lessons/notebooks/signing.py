"""Lesson D, will he sign it: both signatures, and how much he minds foreign troops."""

import marimo

app = marimo.App(app_title="Will he sign it?")


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
    presence = mo.ui.slider(
        0.0, 0.03, step=0.002, value=0.01, label="presence: dislike of foreign troops / gêne"
    )
    mo.vstack([lang, futures, presence])
    return cs, futures, lang, mo, most, presence


@app.cell
def introduce(lang, mo):
    words = {
        "en": "# Will he sign it?\n\nA model, not a forecast. A guarantee that frightens an attacker may also "
        "keep him from signing. Move the slider: how much does it hang on how he minds foreign troops?",
        "fr": "# Signera-t-il ?\n\nUn modèle, pas une prévision. Une garantie qui fait peur à un agresseur "
        "peut aussi l'empêcher de signer. Déplacer le curseur : qu'en dépend-il de sa gêne ?",
    }
    mo.md(words[lang.value])


@app.cell
def simulate(cs, futures, most, presence):
    names = ["no_force", "paris", "heavy_force"]
    n = min(futures.value, most)
    outcomes = {
        name: cs.simulate(
            cs.load_scenario(name, {"presence": presence.value}), replicates=n, seed=7
        ).outcomes
        for name in names
    }
    return n, outcomes


@app.cell
def count(lang, mo, n, outcomes):
    heads = {
        "en": ("scenario", "Moscow signs, of 100", "Kyiv signs, of 100", "both and it holds"),
        "fr": (
            "scénario",
            "Moscou signe, sur 100",
            "Kyiv signe, sur 100",
            "les deux, et cela tient",
        ),
    }[lang.value]
    table = []
    for name, lived in outcomes.items():
        both = lived["p_moscow"] * lived["p_kyiv"] * (lived["first_offensive"] < 0)
        values = (lived["p_moscow"], lived["p_kyiv"], both)
        table.append(
            dict(zip(heads, (name, *(round(100 * float(v.mean())) for v in values)), strict=True))
        )
    mo.vstack([mo.ui.table(table, selection=None), mo.md(f"n = {n}, seed 7")])
    return (table,)


@app.cell
def ask(lang, mo):
    questions = {
        "en": "Which package has the largest last column? Is it the one that you would choose? What is "
        "not counted in this table?",
        "fr": "Quel dispositif a la plus grande dernière colonne ? Est-ce celui que vous choisiriez ? "
        "Qu'est-ce qui n'est pas compté dans ce tableau ?",
    }
    mo.md(questions[lang.value])


if __name__ == "__main__":
    app.run()
