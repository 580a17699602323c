# Grandeurs, unités, nombres, pieds de figure. Les clés des grandeurs sont celles des fichiers CSV.

amount-percent = { $number } %
amount-under-one-percent = moins de 1 %
amount-over-99-percent = plus de 99 %
amount-unknown = aucun
amount-interval = { $low } à { $high }

horizon-years = { NUMBER($years) ->
    [one] { NUMBER($years) } an
   *[other] { NUMBER($years) } ans
}
horizon-weeks = { NUMBER($weeks) ->
    [one] { NUMBER($weeks) } semaine
   *[other] { NUMBER($weeks) } semaines
}

quantity-survival-armed = Aucune violation armée délibérée
quantity-survival-armed-within = Aucune violation armée délibérée, { $horizon }
quantity-survival-offensive = Pas de nouvelle offensive
quantity-survival-offensive-within = Pas de nouvelle offensive, { $horizon }
quantity-v50 = Ambition à guerre équiprobable (v50)
quantity-p-moscow-signs = Moscou signe
quantity-p-kyiv-signs = Kyiv signe
quantity-p-both-sign = Les deux signent
quantity-p-holds-if-signed = Tient, si signé
quantity-p-signed-and-holds = Signé et tient
quantity-violations-deniable = Actes niables
quantity-violations-armed = Violations armées
quantity-violations-spiral = Heurts armés non voulus (spirales)
quantity-violations-offensive = Nouvelles offensives
quantity-honor = Taux de réponse, tous moyens
quantity-honor-military = Taux de réponse, militaire
quantity-honor-intelligence = Taux de réponse, renseignement
quantity-honor-diplomacy = Taux de réponse, diplomatie
quantity-honor-sanctions = Taux de réponse, sanctions
quantity-honor-military-offensive = Taux de réponse, militaire, offensive
quantity-delivered-military = Fourni sur conclu, militaire
quantity-delivered-intelligence = Fourni sur conclu, renseignement
quantity-delivered-diplomacy = Fourni sur conclu, diplomatie
quantity-delivered-sanctions = Fourni sur conclu, sanctions
quantity-defence-repelled = En cas de guerre : repoussée
quantity-defence-held = En cas de guerre : contenue
quantity-defence-lost-ground = En cas de guerre : terrain cédé
quantity-ground-lost = En cas de guerre : terrain perdu
quantity-ground = Terrain perdu, sur tous les futurs
quantity-war-hazard = Risque d’offensive, par an
quantity-recorded = Violations enregistrées
quantity-credibility = Crédibilité à la fin
quantity-support = Soutien intérieur, à la fin

unit-points = points
unit-share = part
unit-probability = probabilité
unit-v = v
unit-per-future = par futur
unit-share-of-wars = part des guerres
unit-percent-of-territory = % du territoire
unit-per-year = par an
unit-weeks = semaines
unit-share-per-week = part par semaine
unit-per-week = par semaine

note-no-such-future = aucun futur de ce genre
note-nobody-signs = personne ne signe
note-never-asked = jamais sollicité
note-no-ceasefire = pas de cessez-le-feu
note-no-war = pas de guerre
note-not-told-wars-without-at-least-of-each-needed = non indiqué : { $n1 } guerres, { $n2 } futurs sans guerre ; il en faut au moins { $n3 } de chaque
note-not-told-ambition-separates-war-from-no-war = non indiqué : l’ambition sépare exactement guerre et paix
note-not-told-war-does-not-rise-with-ambition = non indiqué : la guerre n’augmente pas avec l’ambition
note-not-told-war-hardly-rises-with-ambition = non indiqué : la guerre augmente à peine avec l’ambition

footer-replicates = { $n } réplicats
footer-common-luck = { $n } réplicats au hasard commun
footer-runs = { $base } et { NUMBER($others) } autres
footer-seed = graine { $seed }
footer-sweep = { NUMBER($points) } points de { $n } réplicats
footer-points = { $n } réplicats par point, au hasard commun
footer-orders = { NUMBER($orders) } ordres, { $n } réplicats au hasard commun
footer-all-orders = les { NUMBER($orders) } ordres, { $n } réplicats au hasard commun

quantity-short-honor = Taux de réponse
quantity-short-ground = Terrain perdu
quantity-short-violations-spiral = Heurts armés non voulus
quantity-short-v50 = Ambition critique (v50)
quantity-short-war-hazard = Risque d’offensive

unit-percent-of-gdp = % du PIB
unit-percent-territory-week = % du territoire/semaine
unit-1-share = 1/part
unit-1-utility = 1/utilité
unit-1-week = 1/semaine
unit-usd-billion-2025 = milliards USD, 2025
unit-count = nombre
unit-drift = dérive
unit-exponent = exposant
unit-incidents-week = incidents/semaine
unit-km = km
unit-level = niveau
unit-log = log
unit-multiple = multiple
unit-persons = personnes
unit-prob = probabilité
unit-prob-per-1-000 = probabilité pour 1 000
unit-ratio = rapport
unit-severity = gravité
unit-share-of-f-0 = part de F_0
unit-share-of-g-0 = part de G_0
unit-share-of-gap = part de l’écart
unit-share-of-roster = part de la liste
unit-share-of-x0 = part de x0
unit-share-per-tenfold = part par décuplement
unit-share-week = part/semaine
unit-share-year = part/an
unit-thousand = milliers
unit-utility = utilité
unit-v-per-1-000 = v pour 1 000
unit-weight = poids
unit-years = années
unit-multiple-of-x0 = multiple de x0
unit-force-week-0-1 = force (semaine 0 = 1)
unit-standard-normal-quantile = quantile normal centré réduit

footer-scenario = { $n } réplicats par scénario
footer-replicate = réplicat { $number }
unit-percent-sqrt-week = %/racine(semaine)
unit-1-week-at-x-x0 = 1/semaine pour x=x0
unit-force-per-1-000 = force pour 1 000
unit-log-sqrt-week = log/racine(semaine)
unit-share-of-f-0-per-15-000 = part de F_0 pour 15 000
