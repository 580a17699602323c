# Ce que les commandes affichent.

terminal-compiling = compilation des semaines, une fois pour cette machine : environ 20 secondes
terminal-preparing = préparation
terminal-simulating = simulation
terminal-left = restant
terminal-value = valeur
terminal-interval = intervalle 95 %
terminal-unit = unité
terminal-run-title = { $futures ->
    [one] { $title } : { NUMBER($futures) } futur de { $horizon }, graine { $seed }
   *[other] { $title } : { NUMBER($futures) } futurs de { $horizon }, graine { $seed }
}
terminal-note = { $quantity } : { $note }.
terminal-run-closing = Les intervalles sont à 95 %, à paramètres du modèle fixés. Ceci est { not-a-forecast }.
terminal-results = Résultats : { $folder }
terminal-results-replaced = Résultats (un calcul antérieur remplacé) : { $folder }
terminal-results-with = Résultats : { $folder }, avec { $figure }
terminal-next = Ensuite : { $command }

terminal-compared = Comparé à { $base } : { $futures ->
    [one] { NUMBER($futures) } futur
   *[other] { NUMBER($futures) } futurs
} de { $horizon }, graine { $seed }
terminal-base = base
terminal-now = ici
terminal-difference = écart
terminal-gain = gain
terminal-side-by-side = Côte à côte
terminal-flips = { $event ->
    [armed] D’une violation armée : { NUMBER($saved) } sauvés, { NUMBER($lost) } perdus
   *[offensive] D’une nouvelle offensive : { NUMBER($saved) } sauvés, { NUMBER($lost) } perdus
}
terminal-flips-which = { $kind ->
    [lost] { $flips } ; perdus : { $which } ...
   *[saved] { $flips } ; sauvés : { $which } ...
}
terminal-compared-closing = Les parts diffèrent en points de pourcentage (points). Gain : combien de fois plus de futurs il faudrait, au hasard séparé, pour la même précision. Les intervalles sont à 95 %, à paramètres fixés. Ceci est { not-a-forecast }.

terminal-screening = Criblage : { $quantity } ({ $unit })
terminal-variance = Parts de la variance : { $quantity } ({ $unit })
terminal-effect = effet
terminal-spread = dispersion
terminal-with-others = avec d’autres
terminal-alone = seul
terminal-tornado = Un à la fois : { $quantity } ({ $unit } d’écart au scénario)
terminal-low = bas
terminal-high = haut
terminal-does = effet
terminal-noise = { $quantity } : le hasard fait { $common } de la variance entre points (sans hasard commun : { $separate }).

terminal-deters = { $of ->
    [instruments] Qui dissuade : moyens de { $scenario }
   *[members] Qui dissuade : membres de { $scenario }
}
terminal-outcome = { $quantity } ({ $unit })
terminal-adds = apporte
terminal-se = e.-t.
terminal-se-orders = ordres
terminal-se-luck = hasard
terminal-together = Ensemble { $all } : de { $none } sans personne à { $everyone } avec tous ; { NUMBER($coalitions) } coalitions, { NUMBER($orders) } ordres. Ceci est { not-a-forecast }.

terminal-sweep-title = { $title } : { $points ->
    [one] { NUMBER($points) } point
   *[other] { NUMBER($points) } points
}, { NUMBER($replicates) } réplicats chacun, graine { $seed }
terminal-point = point
terminal-sweep-ends = Les { NUMBER($half) } plus bas et les { NUMBER($half) } plus hauts de { NUMBER($all) } points ; tous sont dans le tableau.
terminal-sweep-failed = { NUMBER($failed) } points sur { NUMBER($all) } ont échoué. Point { $point } : { $error }
terminal-sweep-closing = Les intervalles sont à 95 %, de chaque point seul ; tous les points partagent leur hasard, si bien que les différences entre points sont plus sûres que les intervalles ne le suggèrent. Ceci est { not-a-forecast }.
