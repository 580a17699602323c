# The maps: tiles, and shapes for orientation.

map-unknown = –
map-number = { NUMBER($number, maximumFractionDigits: 0) }
map-number-tenths = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1) }
map-all-means = all means
map-challenger = challenger
map-protege = protégé

map-quantity-honor = % of calls on which the state decided to act ({ $means })
map-quantity-delivered = % of what was decided and concluded that arrived ({ $means })
map-quantity-kept = % of calls on which the state acted and the help arrived ({ $means })
map-quantity-asked = calls on the state, in one future ({ $means })
map-quantity-acted = calls on which the state decided to act, in one future ({ $means })
map-quantity-abandoned = decisions that were given up before the help arrived, in one future ({ $means })
map-quantity-credibility = credibility in the challenger's eyes after an armed violation, %, mean of all weeks
map-quantity-support = support at home for the pledge, %, mean of all weeks
map-quantity-troops = troops in the field, in thousands, mean of all weeks
map-difference-points = more (+) or less (−) than in { $base }, in percentage points:
map-difference = more (+) or less (−) than in { $base }:
map-insets = Insets:
    each at a scale
    of its own
map-note = white, –: never called on, or nothing concluded

map-title-honor = { $highest } acts on { $high } % of its calls, { $lowest } on { $low } %
map-title-delivered = What { $highest } decides arrives in { $high } % of cases, in { $lowest } in { $low } %
map-title-kept = Help from { $highest } arrives on { $high } % of calls, from { $lowest } on { $low } %
map-title-asked = { $highest } is called on most, { $high } times a future; { $lowest } least, { $low }
map-title-acted = { $highest } acts most often, { $high } times a future; { $lowest } least, { $low }
map-title-abandoned = { $highest } gives up most often, { $high } times a future; { $lowest } least, { $low }
map-title-credibility = { $highest } is the most credible ({ $high } %), { $lowest } the least ({ $low } %)
map-title-support = Support at home is highest in { $highest } ({ $high } %), lowest in { $lowest } ({ $low } %)
map-title-troops = { $highest } has most troops in the field: { $high } thousand on average
map-title-difference-points = Against { $base }: from { $low } points ({ $lowest }) to { $high } points ({ $highest })
map-title-difference = Against { $base }: from { $low } ({ $lowest }) to { $high } ({ $highest })
map-title-even = The same in every state: { $value } ({ $what })
map-title-nothing = No state was called on
