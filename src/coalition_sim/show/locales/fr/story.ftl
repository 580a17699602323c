# Un futur raconté. Au présent ; neutre ; rien de plus que ce que le modèle a fait.

story-title = Scénario { $scenario } : futur { $replicate }, graine { $seed }
story-note = Un modèle, pas une prévision : l’un des nombreux futurs que le même scénario peut prendre.
story-week = Semaine { $week }.
story-weeks = Semaines { $first } à { $last }.

story-opening-scenario = { $title }.
story-opening-sides = Un cessez-le-feu entre { $protege } et { $challenger } entre en vigueur la semaine 0 ; le récit couvre au plus { $weeks } semaines.
story-opening-nothing = Personne n’a rien promis pour le cas où il serait violé.
story-opening-promised = { $states ->
    [one] Un État a promis de répondre s’il est violé.
   *[other] { $states } États ont promis de répondre s’il est violé.
}
story-opening-leads = { $n ->
    [one] L’État qui se prononce en premier : { $states }.
   *[other] Les États qui se prononcent en premier : { $states }.
}
story-opening-force = { $size ->
    [none] Aucune troupe ne doit être envoyée.
   *[some] Une force de { NUMBER($troops, maximumFractionDigits: 0) } soldats est prévue ; elle part dès que les promesses engagent.
}
story-opening-backstop = { $number ->
    [many] Derrière eux se tiennent { $state }, dont on attend qu’ils agissent dans { PERCENT($chance) } des cas.
   *[one] Derrière eux se tient { $state }, dont on attend une action dans { PERCENT($chance) } des cas.
}
story-opening-luck = Qui agit, et quand, est tiré au sort selon ce que le scénario rend probable.

story-act-deniable = { $origin ->
    [forced] { $who } commet un acte niable, imposé par le scénario.
    [again] { $who } commet un nouvel acte niable.
   *[chosen] { $who } commet un acte niable, tel qu’un sabotage ou un drone d’origine inconnue.
}
story-act-armed = { $origin ->
    [forced] { $who } viole le cessez-le-feu par une attaque armée limitée, imposée par le scénario.
    [again] { $who } viole de nouveau le cessez-le-feu par une attaque armée limitée.
   *[chosen] { $who } viole le cessez-le-feu par une attaque armée limitée.
}
story-act-offensive = { $origin ->
    [forced] { $who } lance une nouvelle offensive, imposée par le scénario : le cessez-le-feu est terminé.
   *[chosen] { $who } lance une nouvelle offensive : le cessez-le-feu est terminé.
}
story-act-spiral = Un incident sur la ligne de front tourne à l’affrontement armé sans que personne l’ait ordonné.
story-hit = { $number ->
    [many] Des troupes que { $states } ont envoyées sont touchées.
   *[one] Des troupes que { $states } a envoyées sont touchées.
}

story-attributed-now = Les observateurs attribuent l’acte dans la semaine.
story-attributed-hit = Des soldats étrangers en sont témoins : l’acte est attribué aussitôt.
story-attributed-deniable = { $lag ->
    [one] L’acte niable de la semaine { $opened } est attribué, avec une semaine de retard.
   *[other] L’acte niable de la semaine { $opened } est attribué, avec { $lag } semaines de retard.
}
story-attributed-armed = { $lag ->
    [one] L’acte armé de la semaine { $opened } est attribué, avec une semaine de retard.
   *[other] L’acte armé de la semaine { $opened } est attribué, avec { $lag } semaines de retard.
}
story-alarm = Un regain de tension sur le front est pris pour un acte niable : une fausse alerte.
story-answer-nobody-owes = Personne n’a promis de réponse, et il n’en vient aucune.
story-answer-military = { $extent ->
    [none] Moyens militaires : aucun des États sollicités ({ $asked }) n’agit.
    [all] Moyens militaires : tous les États sollicités ({ $asked }) agissent.
   *[some] Moyens militaires : États qui agissent, { $acted } sur { $asked } sollicités.
}
story-answer-intelligence = { $extent ->
    [none] Renseignement et logistique : aucun sur { $asked }.
    [all] Renseignement et logistique : tous, soit { $asked }.
   *[some] Renseignement et logistique : { $acted } sur { $asked }.
}
story-answer-diplomacy = { $extent ->
    [none] Diplomatie : aucun sur { $asked }.
    [all] Diplomatie : tous, soit { $asked }.
   *[some] Diplomatie : { $acted } sur { $asked }.
}
story-answer-sanctions = { $extent ->
    [none] Sanctions : aucun sur { $asked }.
    [all] Sanctions : tous, soit { $asked }.
   *[some] Sanctions : { $acted } sur { $asked }.
}
story-answer-backstop = { $acts ->
    [yes] { $number ->
        [many] { $who } agissent aussi.
       *[one] { $who } agit aussi.
    }
   *[no] { $number ->
        [many] { $who } n’agissent pas.
       *[one] { $who } n’agit pas.
    }
}
story-answer-brief = Réponses dues : { $asked } ; données : { $acted } ; arrivées : { $delivered }.
story-answer-later = { $delivered ->
    [0] { $acted ->
        [one] La seule réponse décidée n’arrive jamais.
       *[other] Des { $acted } réponses décidées, aucune n’arrive.
    }
   *[other] { $weeks ->
        [0] Réponses décidées : { $acted }, dont { $delivered } arrivent, la moitié dans la semaine ; abandonnées : { $abandoned }.
        [one] Réponses décidées : { $acted }, dont { $delivered } arrivent, la moitié en une semaine ; abandonnées : { $abandoned }.
       *[other] Réponses décidées : { $acted }, dont { $delivered } arrivent, la moitié en { NUMBER($weeks, maximumFractionDigits: 0) } semaines ; abandonnées : { $abandoned }.
    }
}

story-troops-arriving = { $number ->
    [many] { $states } commencent à envoyer leurs troupes.
   *[one] { $states } commence à envoyer ses troupes.
}
story-troops-leaving = { $number ->
    [many] { $states } commencent à rappeler leurs troupes.
   *[one] { $states } commence à rappeler ses troupes.
}
story-agreement = Le texte contraignant est arrêté ; les parlements peuvent désormais voter.
story-ballot-passed = { $n ->
    [one] Le parlement approuve le texte dans l’État suivant : { $states }.
   *[other] Les parlements approuvent le texte dans les États suivants : { $states }.
}
story-ballot-failed = { $n ->
    [one] Le parlement rejette le texte dans l’État suivant : { $states }.
   *[other] Les parlements rejettent le texte dans les États suivants : { $states }.
}
story-recommitment = Les deux parties renouvellent leur engagement, et le front se calme.

story-change-parameter = Le scénario fixe { $name } à { $value }.
story-change-field = Le scénario fixe { $name } { $of } à { $value }.
story-change-willing = { $way ->
    [ends] La volonté commune d’apaisement des dirigeants prend fin.
   *[begins] Les dirigeants des deux parties veulent désormais l’apaisement.
}
story-change-government = Un nouveau gouvernement { $of } entre en fonction ; le soutien s’y établit à { PERCENT($support) }.
story-change-announce-abstention = { $number ->
    [many] { $who } annoncent qu’ils resteront à l’écart.
   *[one] { $who } annonce rester à l’écart.
}
story-change-join = { $number ->
    [many] { $who } rejoignent la coalition.
   *[one] { $who } rejoint la coalition.
}
story-change-leave = { $number ->
    [many] { $who } quittent la coalition.
   *[one] { $who } quitte la coalition.
}
story-change-withdraw = { $number ->
    [many] { $who } décident de rappeler leurs troupes.
   *[one] { $who } décide de rappeler ses troupes.
}

story-stretch-quiet = { $weeks ->
    [one] Rien d’autre que des incidents sur la ligne de front.
   *[other] Pendant { $weeks } semaines, rien d’autre que des incidents sur la ligne de front.
}
story-stretch-acts = { $kinds ->
    [deniable] { $deniable ->
        [one] { $who } commet un acte niable.
       *[other] { $who } commet { $deniable } actes niables.
    }
    [armed] { $armed ->
        [one] { $who } commet une attaque armée limitée.
       *[other] { $who } commet { $armed } attaques armées limitées.
    }
    [spirals] { $spirals ->
        [one] Un incident tourne à l’affrontement armé sans que personne l’ait ordonné.
       *[other] { $spirals } incidents tournent à l’affrontement armé sans que personne l’ait ordonné.
    }
    [deniable-armed] { $who } commet des actes niables ({ $deniable }) et des attaques armées limitées ({ $armed }).
    [deniable-spirals] { $who } commet des actes niables ({ $deniable }) ; des incidents ({ $spirals }) tournent à l’affrontement armé sans que personne l’ait ordonné.
    [armed-spirals] { $who } commet des attaques armées limitées ({ $armed }) ; des incidents ({ $spirals }) tournent à l’affrontement armé sans que personne l’ait ordonné.
   *[all] { $who } commet des actes niables ({ $deniable }) et des attaques armées limitées ({ $armed }) ; des incidents ({ $spirals }) tournent à l’affrontement armé sans que personne l’ait ordonné.
}
story-stretch-unattributed = Rien n’est attribué à personne.
story-stretch-war = { $asked ->
    [some] { $weeks ->
        [one] La guerre continue ; { PERCENT($share) } des réponses dues sont données.
       *[other] La guerre continue pendant { $weeks } semaines ; les États se prononcent de nouveau, et { PERCENT($share) } des réponses dues sont données.
    }
   *[none] { $weeks ->
        [one] La guerre continue.
       *[other] La guerre continue pendant { $weeks } semaines.
    }
}
story-stretch-known = { $asked ->
    [none] { $incidents ->
        [one] Un acte est attribué ; personne ne doit de réponse.
       *[other] { $incidents } actes sont attribués ; personne ne doit de réponse.
    }
   *[some] { $kinds ->
        [alarms] { $alarms ->
            [one] Il y a une fausse alerte ; { PERCENT($share) } des réponses dues sont données.
           *[other] Il y a { $alarms } fausses alertes ; { PERCENT($share) } des réponses dues sont données.
        }
        [both] Actes attribués : { $incidents } ; fausses alertes : { $alarms } ; { PERCENT($share) } des réponses dues sont données.
       *[incidents] { $incidents ->
            [one] Un acte est attribué ; { PERCENT($share) } des réponses dues sont données.
           *[other] { $incidents } actes sont attribués ; { PERCENT($share) } des réponses dues sont données.
        }
    }
}
story-stretch-recommitments = { $n ->
    [one] Les deux parties renouvellent une fois leur engagement.
   *[other] Les deux parties renouvellent { $n } fois leur engagement.
}
story-stretch-votes = Votes des parlements : { $passed } pour le texte, { $failed } contre.
story-stretch-recorded = Incidents enregistrés sur le front : environ { NUMBER($mean, maximumFractionDigits: 0) } par semaine.

story-end-unsigned = Le cessez-le-feu n’est pas signé : avec cette garantie, l’une des parties préfère continuer la guerre, et il n’y a rien à raconter.
story-end-held = { $weeks ->
    [one] À la fin : après une semaine, le cessez-le-feu tient, sans attaque armée délibérée.
   *[other] À la fin : après { $weeks } semaines, le cessez-le-feu tient, sans attaque armée délibérée.
}
story-end-armed = { $acts ->
    [one] À la fin : après { $weeks } semaines, pas de nouvelle offensive, mais il y a eu une attaque armée délibérée.
   *[other] À la fin : après { $weeks } semaines, pas de nouvelle offensive, mais il y a eu { $acts } attaques armées délibérées.
}
story-end-war = { $end ->
    [lost-ground] À la fin : la guerre est suivie pendant { $weeks } semaines ; la défense ne tient pas, et { NUMBER($ground, maximumFractionDigits: 1) } % du territoire est perdu.
    [held] À la fin : la guerre est suivie pendant { $weeks } semaines ; la défense tient, au prix de { NUMBER($ground, maximumFractionDigits: 1) } % du territoire.
   *[repelled] À la fin : la guerre est suivie pendant { $weeks } semaines ; l’offensive est repoussée, et aucun territoire n’est perdu.
}
story-end-deniable = { $acts ->
    [one] Un acte niable a été commis ; { $known ->
        [0] il n’a jamais été découvert.
       *[other] il a été découvert.
    }
   *[other] Actes niables commis : { $acts } ; découverts : { $known }.
}
story-end-answers = { $asked ->
    [one] Une réponse était due ; { PERCENT($acted) } donnée, { PERCENT($delivered) } arrivée.
   *[other] Des { $asked } réponses dues, { PERCENT($acted) } ont été données, et { PERCENT($delivered) } sont arrivées.
}
story-end-credibility = { $way ->
    [up] La crédibilité de la coalition face à une violation armée est passée de { PERCENT($first) } à { PERCENT($last) }.
    [down] La crédibilité de la coalition face à une violation armée est tombée de { PERCENT($first) } à { PERCENT($last) }.
   *[level] La crédibilité de la coalition face à une violation armée finit où elle avait commencé, à { PERCENT($last) }.
}
story-end-support = Le soutien intérieur, en moyenne de ses États, est passé de { PERCENT($first) } à { PERCENT($last) }.
story-end-nobody = Rien n’avait été promis : { $protege } n’a reçu aucune réponse.
