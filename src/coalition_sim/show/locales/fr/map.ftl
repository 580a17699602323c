# Les cartes : tuiles, et contours pour s'orienter.

map-unknown = –
map-number = { NUMBER($number, maximumFractionDigits: 0) }
map-number-tenths = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1) }
map-all-means = tous moyens
map-challenger = challenger
map-protege = protégé

map-quantity-honor = % des appels auxquels l'État a décidé de répondre ({ $means })
map-quantity-delivered = % de ce qui a été décidé et mené à terme qui est arrivé ({ $means })
map-quantity-kept = % des appels suivis d'une aide arrivée ({ $means })
map-quantity-asked = appels adressés à l'État, par futur ({ $means })
map-quantity-acted = appels auxquels l'État a décidé de répondre, par futur ({ $means })
map-quantity-abandoned = décisions abandonnées avant que l'aide n'arrive, par futur ({ $means })
map-quantity-credibility = crédibilité aux yeux du challenger après une violation armée, %, moyenne de toutes les semaines
map-quantity-support = soutien intérieur à l'engagement, %, moyenne de toutes les semaines
map-quantity-troops = troupes sur le terrain, en milliers, moyenne de toutes les semaines
map-difference-points = plus (+) ou moins (−) que dans { $base }, en points de pourcentage :
map-difference = plus (+) ou moins (−) que dans { $base } :
map-insets = Encarts :
    chacun à sa
    propre échelle
map-note = blanc, – : jamais appelé, ou rien de terminé

map-title-honor = { $highest } répond à { $high } % des appels, { $lowest } à { $low } %
map-title-delivered = Ce que décide { $highest } arrive dans { $high } % des cas ; { $lowest } : { $low } %
map-title-kept = L'aide de { $highest } arrive pour { $high } % des appels, celle de { $lowest } pour { $low } %
map-title-asked = { $highest } est le plus souvent appelé, { $high } fois par futur ; { $lowest } le moins, { $low }
map-title-acted = { $highest } agit le plus souvent, { $high } fois par futur ; { $lowest } le moins, { $low }
map-title-abandoned = { $highest } renonce le plus souvent, { $high } fois par futur ; { $lowest } le moins, { $low }
map-title-credibility = { $highest } est le plus crédible ({ $high } %), { $lowest } le moins ({ $low } %)
map-title-support = Soutien intérieur le plus fort : { $highest } ({ $high } %), le plus faible : { $lowest } ({ $low } %)
map-title-troops = { $highest } a le plus de troupes sur le terrain : { $high } milliers en moyenne
map-title-difference-points = Par rapport à { $base } : de { $low } points ({ $lowest }) à { $high } points ({ $highest })
map-title-difference = Par rapport à { $base } : de { $low } ({ $lowest }) à { $high } ({ $highest })
map-title-even = Pareil dans tous les États : { $value } ({ $what })
map-title-nothing = Aucun État n'a été appelé
