# Words that several figures, stories and pages share. One file for each topic beside this one.

not-a-forecast = un modèle, pas une prévision

rung-comply = respect de la trêve
rung-deniable = acte niable
rung-armed = violation armée
rung-offensive = offensive

instrument-military = moyens militaires
instrument-intelligence = renseignement et logistique
instrument-diplomacy = diplomatie
instrument-sanctions = sanctions
