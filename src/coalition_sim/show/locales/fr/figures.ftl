# Titres, étiquettes et notes des figures. Un titre énonce ce qui a été trouvé.

figure-years-since = années depuis l’entrée en vigueur du cessez-le-feu
figure-weeks-since = semaines depuis l’entrée en vigueur du cessez-le-feu
figure-share-band = part des futurs
    (bande : intervalle à 95 %)
figure-share-bands = part des futurs
    (bandes : intervalle à 95 % de chacun)
figure-no-ceasefire = Aucun futur n’a connu de cessez-le-feu

figure-survival-title = { $extent ->
    [unknown] Aucun futur n’a connu de cessez-le-feu
    [none] Aucun futur ne passe { $horizon } sans violation armée délibérée
    [all] Tous les futurs passent { $horizon } sans violation armée délibérée
   *[some] { $share } des futurs passent { $horizon } sans violation armée délibérée
}
figure-survival-armed = pas de violation armée délibérée : { $share }
figure-survival-offensive = pas de nouvelle offensive : { $share }

figure-violations-title = Le futur médian enregistre { $first } violations la première semaine, { $last } la semaine { $week }
figure-violations-none = Aucun futur n’a connu de semaine de cessez-le-feu
figure-violations-axis = violations enregistrées par semaine
    (traits fins : futurs isolés)
figure-band-90 = 90 % des futurs
figure-band-50 = 50 % des futurs
figure-median-future = futur médian

figure-ladder-title = { $extent ->
    [none] Après { $horizon }, aucun futur n’est en guerre ou après une guerre
    [all] Après { $horizon }, tous les futurs sont en guerre ou après une guerre
   *[some] Après { $horizon }, { $share } des futurs sont en guerre ou après une guerre
}
figure-ladder-ended = en guerre, ou après
figure-ladder-armed = violation armée
figure-ladder-deniable = acte niable
figure-ladder-kept = au-dessus : la trêve est respectée
figure-ladder-axis = part des futurs dans la semaine

figure-delivered-title = { $instrument ->
    [military] Des moyens militaires promis, { $share } arrivent quand on y fait appel
    [intelligence] Du renseignement promis, { $share } arrivent quand on y fait appel
    [diplomacy] De la diplomatie promise, { $share } arrivent quand on y fait appel
   *[sanctions] Des sanctions promises, { $share } arrivent quand on y fait appel
}
figure-delivered-none = Aucune promesse n’a été mise à l’épreuve
figure-delivered-label = { $share } de la promesse arrivent
figure-delivered-never = jamais sollicité
figure-delivered-axis = part de la capacité de la coalition entière
    extérieur, pâle : promis · milieu, hachuré : décidé à l’appel · intérieur, foncé : arrivé

figure-honor-title = Les appels { $most ->
    [military] aux moyens militaires
    [intelligence] au renseignement
    [diplomacy] à la diplomatie
   *[sanctions] aux sanctions
} sont les plus suivis ({ $high }), les appels { $least ->
    [military] aux moyens militaires
    [intelligence] au renseignement
    [diplomacy] à la diplomatie
   *[sanctions] aux sanctions
} les moins suivis ({ $low })
figure-honor-same = Les appels à tous les moyens sont également suivis ({ $high })
figure-honor-none = Aucun garant n’a été sollicité
figure-honor-axis = % des appels auxquels l’État a décidé de répondre, les plus fidèles d’abord (- : jamais sollicité)

figure-lag-title = La moitié de ce qui arrive est là { $fast ->
    [0] la semaine de l’appel
    [one] en { NUMBER($fast) } semaine
   *[other] en { NUMBER($fast) } semaines
} pour { $quick ->
    [military] les moyens militaires
    [intelligence] le renseignement
    [diplomacy] la diplomatie
   *[sanctions] les sanctions
}, { $slow ->
    [0] la semaine de l’appel
    [one] en { NUMBER($slow) } semaine
   *[other] en { NUMBER($slow) } semaines
} pour { $late ->
    [military] les moyens militaires
    [intelligence] le renseignement
    [diplomacy] la diplomatie
   *[sanctions] les sanctions
}
figure-lag-same = La moitié de ce qui arrive est là { $fast ->
    [0] la semaine de l’appel
    [one] en { NUMBER($fast) } semaine
   *[other] en { NUMBER($fast) } semaines
}, quel que soit le moyen
figure-lag-none = Rien n’a été fourni
figure-lag-x = semaines depuis le premier appel
figure-lag-y = part des promesses tenues
    déjà arrivées

figure-credibility-title = Après { $horizon }, le plus crédible : { $first } ({ $high }) ; le moins : { $last } ({ $low })
figure-credibility-same = Après { $horizon }, tous les États sont également crédibles ({ $high })
figure-credibility-axis = crédibilité face à une violation armée
    (moyenne des futurs ; gris : autres États)
figure-credibility-label = { $state } { $share }

figure-acceptability-title = { $name } est le plus souvent signé et tenu ({ $share } des futurs)
figure-acceptability-none = Aucun cessez-le-feu n’est à la fois signé et tenu
figure-acceptability-x = Moscou signe (probabilité ; barres : intervalle à 95 %)
figure-acceptability-y = pas de nouvelle offensive
    (part des futurs signés)

figure-overlay-title = { $event ->
    [armed] { $high } des futurs de { $best } et { $low } de { $worst } passent { $horizon } sans violation armée délibérée
   *[offensive] { $high } des futurs de { $best } et { $low } de { $worst } passent { $horizon } sans nouvelle offensive
}
figure-overlay-same = { $event ->
    [armed] { $share } des futurs de chacun passent { $horizon } sans violation armée délibérée
   *[offensive] { $share } des futurs de chacun passent { $horizon } sans nouvelle offensive
}
figure-overlay-label = { $extent ->
    [unknown] { $name } : pas de cessez-le-feu
   *[some] { $name } : { $share }
}

figure-forest-title = Futurs sans violation armée délibérée, par rapport à { $base } :
figure-forest-many = Futurs sans violation armée délibérée, par rapport à { $base } :
    de { $low } points ({ $worst }) à { $high } ({ $best })
figure-forest-change = { $name } { $points } points ({ $interval })
figure-forest-no-change = { $name } { $points } points
figure-forest-points = points de pourcentage de plus que { $base }
figure-forest-percent = % de plus que { $base }
figure-forest-note = barres : intervalle à 95 %, futurs appariés
figure-not-known = inconnu

figure-timeline-title = { $war ->
    [none] Un futur : { $deniable ->
        [one] { NUMBER($deniable) } acte niable
       *[other] { NUMBER($deniable) } actes niables
    }, { $armed ->
        [one] { NUMBER($armed) } violation armée
       *[other] { NUMBER($armed) } violations armées
    }, pas de guerre
   *[other] Un futur : { $deniable ->
        [one] { NUMBER($deniable) } acte niable
       *[other] { NUMBER($deniable) } actes niables
    }, { $armed ->
        [one] { NUMBER($armed) } violation armée
       *[other] { NUMBER($armed) } violations armées
    }, guerre la semaine { $week }
}
figure-timeline-acts = actes
    (creux : spirale)
figure-timeline-answers = réponses
    par semaine
figure-timeline-violations = violations
    par semaine
figure-timeline-share = part
figure-timeline-troops = troupes
    (milliers)
figure-timeline-deniable = niable
figure-timeline-armed = armé
figure-timeline-offensive = offensive
figure-timeline-attributed = attribué
figure-timeline-asked = demandé
figure-timeline-acted = décidé
figure-timeline-delivered = fourni
figure-timeline-recorded = enregistrées
figure-timeline-tension = tension
figure-timeline-support = soutien intérieur
figure-timeline-credibility = crédibilité
figure-timeline-foreign = troupes étrangères
figure-timeline-agreed = texte conclu

figure-tornado-title = { $parameter } seul déplace de { $size } { $unit } :
    { $quantity }
figure-tornado-axis = écart avec le scénario lui-même ({ $unit })
figure-tornado-note = nombre : valeur du paramètre ; hachuré : bas de la plage ; barres : intervalle à 95 %, apparié
figure-screening-title = De { NUMBER($n) } paramètres, { $parameter } compte le plus :
    { $quantity }
figure-screening-one = { $parameter } est le seul paramètre examiné :
    { $quantity }
figure-screening-none = Aucun paramètre ne compte sur sa plage :
    { $quantity }
figure-screening-axis = effet moyen de la traversée de la plage, dans un sens ou l’autre ({ $unit })
figure-screening-note = criblage de Morris ; barres : intervalle à 95 %
figure-variance-title = { $luck ->
    [all] Aucun paramètre n’a de part à la variance distincte du hasard :
    { $quantity }
    [unknown] { $parameter } a part à { $share } de la variance :
    { $quantity }
   *[some] { $parameter } a part à { $share } de la variance ; le hasard, { $noise } :
    { $quantity }
}
figure-variance-axis = part de la variance entre les points
figure-variance-note = foncé : seul ; hachuré et nombre : avec toutes les interactions ; barres : intervalle à 95 %

figure-shapley-title = { $of ->
    [instruments] { $first } : { $value } des { $all } { $unit } que tous les moyens apportent :
    { $quantity }
   *[members] { $first } : { $value } des { $all } { $unit } que tous les membres apportent :
    { $quantity }
}
figure-shapley-axis = valeur de Shapley ({ $unit })
figure-shapley-note = { $left ->
    [0] barres : intervalle à 95 %
   *[other] barres : intervalle à 95 % ; { NUMBER($left) } autres dans le tableau
}

figure-sweep-unknown = { $quantity } :
    inconnu en tout point
figure-sweep-alike = { $quantity } :
    { $low } à { $high }, sans différence sûre avec { $n } réplicats par point
figure-sweep-many = { $quantity } :
    de { $low } à { $high } sur { NUMBER($points) } points
figure-sweep-ends = { $quantity } :
    { $low } à { $lowest } ; { $high } à { $highest }
figure-sweep-band = { $quantity }
    ({ $unit } ; bande : intervalle à 95 %)
figure-sweep-bars = { $quantity }
    ({ $unit } ; barres : intervalle à 95 %)
figure-sweep-plain = { $quantity }
    ({ $unit })
figure-sweep-scale = { $quantity }
    ({ $unit } ; - : inconnu)
figure-sweep-outlined = (encadré : { $name } lui-même)

figure-patterns-title = { $passed ->
    [0] Aucune des { NUMBER($all) } statistiques ne tient
   *[other] { NUMBER($passed) } des { NUMBER($all) } statistiques { $passed ->
        [one] tient
       *[other] tiennent
    }
}{ $beside ->
    [0] { "" }
    [one] { " " }; une, indiquée à côté, échoue
   *[other] { " " }; { NUMBER($beside) }, indiquées à côté, échouent
}
figure-patterns-axis = place dans la bande acceptée
figure-patterns-low = bas
figure-patterns-high = haut
figure-patterns-holds = { $known ->
    [unknown] { $value }, tient ; demandé : { $band }
   *[some] { $value }, tient ; demandé : { $band } ; au hasard { $chance }
}
figure-patterns-fails = { $known ->
    [unknown] { $value }, échoue ; demandé : { $band }
   *[some] { $value }, échoue ; demandé : { $band } ; au hasard { $chance }
}
figure-patterns-floor = { $low } ou plus
figure-patterns-ceiling = { $high } ou moins
figure-patterns-aside = * : indiqué à côté, non demandé aux jeux de paramètres
figure-patterns-unknown = inconnu
figure-patterns-note = rond plein : tient ; carré vide : échoue ; triangles : loin dehors ; gris : bande acceptée

figure-means-military = militaire
figure-means-intelligence = renseignement
figure-means-diplomacy = diplomatie
figure-means-sanctions = sanctions

figure-cascade-title = { $acted ->
    [0] Aucun des { NUMBER($asked) } États ne répond { $rung ->
        [deniable] à l’acte niable
        [armed] à la violation armée
       *[offensive] à l’offensive
    } de la semaine { $week } par { $instrument ->
        [military] des moyens militaires
        [intelligence] le renseignement
        [diplomacy] la diplomatie
       *[sanctions] des sanctions
    }
   *[other] { NUMBER($acted) } des { NUMBER($asked) } États répondent { $rung ->
        [deniable] à l’acte niable
        [armed] à la violation armée
       *[offensive] à l’offensive
    } de la semaine { $week } par { $instrument ->
        [military] des moyens militaires
        [intelligence] le renseignement
        [diplomacy] la diplomatie
       *[sanctions] des sanctions
    }, dont { NUMBER($late) } après d’autres
}
figure-cascade-nobody-asked = Personne n’a été sollicité
figure-cascade-first = aussitôt
    (chefs de file, appui)
figure-cascade-round = tour { NUMBER($round) }
figure-cascade-none = n’agit pas
figure-cascade-note = ronds : agissent ; carrés : non ; traits : qui agissait quand d’autres se sont joints
