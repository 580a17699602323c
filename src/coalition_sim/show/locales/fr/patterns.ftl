# The statistics of the patterns of the past, as short labels; pattern-NAME by the name in study/data/patterns.toml.
pattern-armed-52 = trêve nue : violation armée en 1 an
pattern-armed-104 = trêve nue : violation armée en 2 ans
pattern-armed-260 = trêve nue : violation armée en 5 ans
pattern-offensive-52 = trêve nue : reprise de la guerre en 1 an
pattern-offensive-260 = trêve nue : reprise de la guerre en 5 ans
pattern-ratio-260 = trêve nue : violations armées par reprise
pattern-armed-any-260 = trêve nue : tout heurt armé en 5 ans
pattern-delivered = aide décidée qui arrive
pattern-dispersion = violations : variance sur moyenne
pattern-autocorrelation = violations : corrélation d’une semaine à l’autre
pattern-fall = trêve renouvelée : baisse en une semaine
pattern-doubling = trêve renouvelée : semaines pour doubler
pattern-half = trêve renouvelée : semaines jusqu’à la moitié
pattern-willing = de même, dirigeants de bonne volonté
pattern-troops = troupes : engagées quand sollicitées
pattern-diplomacy-first = participation : diplomatie moins sanctions
pattern-sanctions-next = participation : sanctions moins renseignement
pattern-troops-last = participation : renseignement moins troupes
pattern-diplomacy-lag = semaines jusqu’à la moitié de la diplomatie
pattern-military-lag = semaines jusqu’à l’aide militaire après un vote
pattern-package-interval = semaines entre trains de sanctions
pattern-package-variation = trains : variation de l’intervalle
pattern-full-force = semaines jusqu’à la force complète
pattern-substitution = part niable : paquet moins trêve nue
pattern-lag = semaines pour attribuer un acte niable
pattern-attribution = attribué : armé moins niable
pattern-invited = actes armés qu’ajoute le silence
pattern-forgiven = part effacée par de nouveaux gouvernements
pattern-retreats = violations évitées par les seules sanctions
pattern-fatigue = soutien par an sans choc, points
pattern-fatigue-all = soutien par an, tous les avenirs, points

validation-title = Régularités du passé : { $held } des { $asked } statistiques sont dans leurs bornes
validation-beside = Seulement rapportées, sans être exigées d’un jeu de paramètres : { $number }.
validation-null = { $passing ->
    [0] Aucun de { $draws } tirages au hasard des paramètres ne les satisfait toutes.
   *[other] De { $draws } tirages au hasard des paramètres, { $share } les satisfont toutes.
}
validation-note = Ce tableau rapporte, il ne juge pas : une régularité reproduite ne rend pas le modèle vrai, une régularité manquée ne le rend pas inutile. Statistiques de { $replicates } avenirs par scénario.
validation-pattern = régularité
validation-value = valeur
validation-band = bornes
validation-held = tenue
validation-chance = au hasard
validation-yes = oui
validation-no = NON
validation-range = { $low } à { $high }
