# Pourquoi un État a décidé ainsi : les termes de sa décision, et ce qui l’aurait inversée.

why-title = { $state }, semaine { $week } ({ $source })
why-heading = { $rung ->
    [alarm] Sur la fausse alerte de la semaine { $opened } : { $instrument ->
        [military] moyens militaires
        [intelligence] renseignement et logistique
        [diplomacy] diplomatie
       *[sanctions] sanctions
    }
    [deniable] Sur l’acte niable de la semaine { $opened } : { $instrument ->
        [military] moyens militaires
        [intelligence] renseignement et logistique
        [diplomacy] diplomatie
       *[sanctions] sanctions
    }
    [armed] Sur l’acte armé de la semaine { $opened } : { $instrument ->
        [military] moyens militaires
        [intelligence] renseignement et logistique
        [diplomacy] diplomatie
       *[sanctions] sanctions
    }
   *[offensive] Sur l’offensive de la semaine { $opened } : { $instrument ->
        [military] moyens militaires
        [intelligence] renseignement et logistique
        [diplomacy] diplomatie
       *[sanctions] sanctions
    }
}
why-result = { $acts ->
    [yes] { $number ->
        [many] { $who } agissent : le pour et le contre font { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, au-dessus de la barre de { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } fixée par le hasard. La chance qu’ils agissent était de { PERCENT($chance) }.
       *[one] { $who } agit : le pour et le contre font { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, au-dessus de la barre de { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } fixée par le hasard. La chance d’agir était de { PERCENT($chance) }.
    }
   *[no] { $number ->
        [many] { $who } n’agissent pas : le pour et le contre font { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, sans dépasser la barre de { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } fixée par le hasard. La chance qu’ils agissent était de { PERCENT($chance) }.
       *[one] { $who } n’agit pas : le pour et le contre font { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, sans dépasser la barre de { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } fixée par le hasard. La chance d’agir était de { PERCENT($chance) }.
    }
}
why-ordered = { $acts ->
    [yes] { $number ->
        [many] { $who } agissent sur ordre de ceux qui jouent cette place ; de lui-même, le modèle pèse ce qui suit.
       *[one] { $who } agit sur ordre de ceux qui jouent cette place ; de lui-même, le modèle pèse ce qui suit.
    }
   *[no] { $number ->
        [many] { $who } restent à l’écart sur ordre de ceux qui jouent cette place ; de lui-même, le modèle pèse ce qui suit.
       *[one] { $who } reste à l’écart sur ordre de ceux qui jouent cette place ; de lui-même, le modèle pèse ce qui suit.
    }
}
why-abstains = { $number ->
    [many] { $who } restent à l’écart quoi qu’il arrive : le scénario le veut ainsi.
   *[one] { $who } reste à l’écart quoi qu’il arrive : le scénario le veut ainsi.
}
why-backstop = { $acts ->
    [yes] { $number ->
        [many] { $who } agissent : le garant de dernier recours ne pèse rien dans le modèle ; il agit avec une chance de { PERCENT($chance) }, et le tirage était de { NUMBER($draw, maximumFractionDigits: 2) }.
       *[one] { $who } agit : le garant de dernier recours ne pèse rien dans le modèle ; il agit avec une chance de { PERCENT($chance) }, et le tirage était de { NUMBER($draw, maximumFractionDigits: 2) }.
    }
   *[no] { $number ->
        [many] { $who } n’agissent pas : le garant de dernier recours ne pèse rien dans le modèle ; il agit avec une chance de { PERCENT($chance) }, et le tirage était de { NUMBER($draw, maximumFractionDigits: 2) }.
       *[one] { $who } n’agit pas : le garant de dernier recours ne pèse rien dans le modèle ; il agit avec une chance de { PERCENT($chance) }, et le tirage était de { NUMBER($draw, maximumFractionDigits: 2) }.
    }
}
why-signed = { $sign ->
    [plus] +{ NUMBER($size, minimumFractionDigits: 2, maximumFractionDigits: 2) }
   *[minus] −{ NUMBER($size, minimumFractionDigits: 2, maximumFractionDigits: 2) }
}
why-share = { PERCENT($value) }
why-number = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
why-term = { $value }  { $name }
why-term-stake = enjeu, moins ce que feront les autres
why-term-reneging = coût d’un manquement à la parole
why-term-own-losses = ses propres troupes touchées
why-term-cost = coût intérieur
why-term-escalation = risque d’escalade
why-term-resolve = détermination de la coalition
why-term-other = autres termes d’une règle remplacée
why-term-peers = poussée de ceux qui agissent déjà
why-term-backstop = poussée du dernier recours
why-term-total = somme
why-before = Agissent déjà : { $states }, avec { PERCENT($share) } des moyens promis par la coalition.
why-quantity-stake = son enjeu
why-quantity-left-to-do = la part de la tâche que les autres lui laissent
why-quantity-bindingness = la force juridique de sa promesse (1 : ratifiée)
why-quantity-pledge = la part promise de ses moyens
why-quantity-support = le soutien intérieur
why-quantity-cost = le coût d’agir à soutien égal
why-quantity-backstop = la fiabilité du dernier recours
why-quantity-risk = le risque d’escalade sans dernier recours
why-quantity-resolve = la détermination de la coalition
why-quantity-peers = la part des moyens promis déjà engagée
why-quantity-hit = ses propres troupes touchées ou non
why-if = { $way ->
    [above] { $acted ->
        [yes] Pas d’action si { $what } avait été de plus de { $need } (au lieu de { $now }).
       *[no] Action si { $what } avait été de plus de { $need } (au lieu de { $now }).
    }
   *[below] { $acted ->
        [yes] Pas d’action si { $what } avait été de moins de { $need } (au lieu de { $now }).
       *[no] Action si { $what } avait été de moins de { $need } (au lieu de { $now }).
    }
}
why-if-hit = { $way ->
    [above] Action si ses propres troupes avaient été touchées.
   *[below] Pas d’action si ses propres troupes n’avaient pas été touchées.
}
why-if-never = Seul, rien de ce qui suit n’y aurait rien changé, à aucune valeur possible : { $what }.
why-figure-title = { $acts ->
    [yes] { $number ->
        [many] Pourquoi { $state } agissent la semaine { $week }
       *[one] Pourquoi { $state } agit la semaine { $week }
    }
   *[no] { $number ->
        [many] Pourquoi { $state } n’agissent pas la semaine { $week }
       *[one] Pourquoi { $state } n’agit pas la semaine { $week }
    }
}
why-figure-axis = valeur d’agir plutôt que de ne pas agir, en unités d’un enjeu entier
why-figure-luck = barre du hasard : { $luck }
