posterior-value = valeur
posterior-difference = écart
posterior-spread = 5 à 95 % des jeux
posterior-unit = unité
posterior-sign = même signe
posterior-note = Jeux : tous les jeux de paramètres retenus, c’est-à-dire ceux qui reproduisent les régularités des cessez-le-feu passés. Un écart dont le signe tient dans moins de 90 % d’entre eux n’est pas établi.
