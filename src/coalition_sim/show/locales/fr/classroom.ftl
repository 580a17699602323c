# The class game: the pages of students and teacher, and the debrief.

classroom-title = Un jeu pour la classe
classroom-scenario = Scénario : { $title }
classroom-language = Langue
classroom-respect = Ceci est un modèle, pas une prévision. Des personnes réelles vivent la guerre dont parle le modèle. Un siège est un siège dans le modèle : qui l’occupe ne parle au nom de personne, et chaque siège mérite d’être joué sérieusement.

# joining
classroom-join-heading = Rejoindre la partie
classroom-join-code = Code de la partie
classroom-join-code-hint = Six lettres et chiffres ; votre professeur les affiche.
classroom-join-name = Pseudonyme
classroom-join-name-hint = 24 caractères au plus. Choisissez-en un qui ne révèle pas votre nom complet : c’est tout ce qui est conservé sur vous.
classroom-join-seat = Siège
classroom-join-seat-hint = Les plus grands États viennent en premier.
classroom-join-continue = Continuer
classroom-join-button = Prendre ce siège
classroom-join-again = Autre code

# on the page
classroom-send = Envoyer
classroom-send-again = Modifier
classroom-sending = Envoi …
classroom-unsent = Pas encore parvenu au serveur. Nouvel essai …
classroom-lost = Pas de connexion à la partie. Nouvel essai …
classroom-time-left = Temps restant
classroom-no-timer = Sans minuteur
classroom-paused = Le professeur a mis la partie en pause.
classroom-received = Le serveur a reçu : { $choice }.
classroom-nothing-yet = Le serveur n’a pas encore reçu de choix de votre part pour ce tour.
classroom-debrief-link = Ouvrir le bilan
classroom-removed = Votre siège a été rendu. Rejoignez la partie si votre professeur est d’accord.
classroom-you = { $name }, siège : { $seat }

# what cannot be done
classroom-error-code = Ce n’est pas le code de cette partie. Vérifiez les lettres et réessayez.
classroom-error-name = Choisissez un pseudonyme de 1 à 24 caractères visibles.
classroom-error-namesake = Quelqu’un a déjà ce pseudonyme. Choisissez-en un autre.
classroom-error-taken = Quelqu’un vient de prendre ce siège. Choisissez-en un autre.
classroom-error-over = La partie est terminée.
classroom-error-closed = Ce tour est clos ; le choix est arrivé trop tard.
classroom-error-paused = La partie est en pause ; le choix sera envoyé à la reprise.
classroom-error-nothing = Votre siège n’a rien à décider à ce tour.
classroom-error-stale = Le serveur a déjà un choix plus récent de votre part.
classroom-error-malformed = Le serveur n’a pas pu lire cela. Rechargez la page et réessayez.
classroom-error-phase = Ce n’est pas possible à ce moment de la partie.
classroom-error-minutes = Indiquez un minuteur de 0 à 60 minutes.
classroom-error-often = Trop d’essais. Attendez une minute.
classroom-error-full = Tous les sièges sont pris.
classroom-error-unknown = Ce navigateur n’a pas de siège dans cette partie.
classroom-error-large = C’est trop long.

# seats and choices
classroom-seat-challenger = Le challenger
classroom-seat-commission = La Commission spéciale
classroom-order-comply = Respecter le cessez-le-feu
classroom-order-deniable = Un acte niable
classroom-order-armed = Une violation armée limitée
classroom-order-offensive = Une nouvelle offensive
classroom-verdict-publish = Publier l’attribution
classroom-verdict-hold = Ne pas la publier
classroom-no-choice = aucun choix reçu
classroom-does-nothing = ne fait rien
classroom-left = (siège quitté)
classroom-percent = { NUMBER($share) } %
classroom-tenths = { NUMBER($share, maximumFractionDigits: 1) } %
classroom-moved = { NUMBER($old, minimumFractionDigits: 1) } % → { NUMBER($new, minimumFractionDigits: 1) } %
classroom-worth = { NUMBER($old, minimumFractionDigits: 2, maximumFractionDigits: 2) } → { NUMBER($new, minimumFractionDigits: 2, maximumFractionDigits: 2) }

# phases
classroom-phase-lobby = Avant le premier tour
classroom-phase-round = Tour { NUMBER($n) } sur { NUMBER($rounds) }
classroom-phase-war = Dernier tour : l’offensive
classroom-phase-over = Après la partie

classroom-welcome-heading = Bienvenue
classroom-welcome = Un cessez-le-feu est en vigueur. Une coalition a promis de répondre aux violations. Chaque tour apporte un indice incertain de violation ; votre siège décide, les autres sièges sont simulés. Attendez que votre professeur commence.
classroom-over-heading = La partie est terminée
classroom-over = Cet avenir est arrivé à son terme. Le bilan montre ce qui était caché.

# briefings
classroom-briefing-heading = Votre siège : { $seat }
classroom-briefing-challenger = Vous décidez, une saison à la fois, de respecter le cessez-le-feu ou de le rompre une fois, et plus ou moins ouvertement. Un ordre est exécuté { NUMBER($weeks) } semaines après le tour. Vous voyez à quel point les promesses de la coalition sont crédibles et ce que vaut chaque acte selon le calcul du modèle ; personne d’autre ne voit votre ordre avant le bilan.
classroom-briefing-commission = Les observateurs vous apportent des indices. Si vous publiez qu’il s’agit d’un acte du challenger, chaque État doit répondre, et il est jugé sur sa réponse. Si vous ne publiez pas, personne n’est sollicité. La vérité ne vous est pas dite avant le bilan.
classroom-briefing-state = Quand une attribution est publiée, vous choisissez lesquels des instruments promis vous employez. Agir coûte quelque chose à l’intérieur ; ne rien faire coûte de la confiance en votre promesse. Une promesse peut encore être retardée ou abandonnée en chemin : dans le modèle, cela dépend des parlements et du soutien de l’opinion.
classroom-briefing-support = Soutien de l’opinion à l’envoi de troupes au début de la partie : { NUMBER($share) } %.
classroom-legal-vague = Ce sur quoi repose la promesse : un énoncé vague.
classroom-legal-declared = Ce sur quoi repose la promesse : une déclaration.
classroom-legal-signed = Ce sur quoi repose la promesse : un texte signé.
classroom-legal-ratified = Ce sur quoi repose la promesse : un traité ratifié.
classroom-pledges-caption = Ce que votre État a promis dans le scénario
classroom-column-instrument = Instrument
classroom-column-pledged = Promis
classroom-column-means = Sa part des moyens de tous

# evidence
classroom-evidence-heading = Semaine { NUMBER($week) } : ce que l’on sait
classroom-between-recorded = { $weeks ->
    [one] Dans la dernière semaine, les observateurs ont relevé { NUMBER($n) } violations sur le front.
   *[other] Dans les { NUMBER($weeks) } dernières semaines, les observateurs ont relevé { NUMBER($n) } violations sur le front.
}
classroom-between-incidents = { $n ->
    [one] { NUMBER($n) } autre incident a été attribué ; les sièges s’en sont tenus à leurs dernières décisions.
   *[other] { NUMBER($n) } autres incidents ont été attribués ; les sièges s’en sont tenus à leurs dernières décisions.
}
classroom-between-promises = Réponses annoncées plus tôt : { NUMBER($kept) } tenues, { NUMBER($broken) } abandonnées.
classroom-evidence-comply = Aucun indice de violation n’est apparu cette saison. Seul le siège du challenger décide maintenant.
classroom-evidence-deniable = Les observateurs signalent un acte niable, comme un sabotage, des drones ou un brouillage, et disent qu’il mène au challenger.
classroom-evidence-armed = Les observateurs signalent une violation armée limitée du cessez-le-feu par les forces du challenger.
classroom-evidence-offensive = Une nouvelle offensive a commencé. Nul besoin d’observateurs pour la voir. Votre choix vaut maintenant pour toute la guerre.
classroom-chance-deniable = Sur un front aussi tendu qu’à présent, un tel indice révèle un acte de sa part dans environ { NUMBER($chance) } cas sur 100 dans le modèle. Sinon, un embrasement sur le front a été pris pour un acte.
classroom-chance-armed = Sur un front aussi tendu qu’à présent, il a ordonné une telle violation dans environ { NUMBER($chance) } cas sur 100 dans le modèle. Sinon, un incident a dégénéré.
classroom-front = { $n ->
    [one] { NUMBER($n) } violation a été relevée sur le front cette semaine ; la tension est à { NUMBER($tension) } % de son niveau habituel.
   *[other] { NUMBER($n) } violations ont été relevées sur le front cette semaine ; la tension est à { NUMBER($tension) } % de son niveau habituel.
}

# forms
classroom-ask-state = { $state } : quels instruments employez-vous ?
classroom-ask-challenger = Qu’ordonnez-vous jusqu’au prochain tour ?
classroom-ask-commission = Publiez-vous que c’est un acte du challenger ?
classroom-hint-state = Laissez toutes les cases vides pour ne rien faire. Votre choix vaut pour les incidents semblables jusqu’au prochain tour.
classroom-hint-challenger = Personne ne voit votre ordre avant le bilan.
classroom-hint-commission = Votre choix vaut pour les autres indices jusqu’au prochain tour.

# disclosure
classroom-disclosure-heading = Tour { NUMBER($n) }, semaine { NUMBER($week) } : qui a agi
classroom-disclosure-quiet = Aucun État n’a été sollicité à ce tour. L’ordre du challenger reste caché jusqu’au bilan.
classroom-disclosure-held = La Commission spéciale n’a pas publié l’attribution : aucun État n’a été sollicité.
classroom-disclosure-count = { $n ->
    [one] { NUMBER($n) } État a agi, sur { NUMBER($asked) } qui l’avaient promis et les États-Unis.
   *[other] { NUMBER($n) } États ont agi, sur { NUMBER($asked) } qui l’avaient promis et les États-Unis.
}
classroom-teams-caption = Ce que les équipes ont choisi
classroom-simulated-heading = États simulés ({ NUMBER($n) })
classroom-simulated-caption = Ce que le modèle a décidé pour les autres
classroom-column-seat = Siège
classroom-column-state = État
classroom-column-team = Équipe
classroom-column-choice = Choix
classroom-column-answer = Réponse

classroom-reading-heading = Comment le challenger le lit
classroom-reading = Chaque promesse est crue dans la mesure où elle a été tenue auparavant. Le tableau montre comment la crédibilité de la coalition a bougé avec ce tour, et ce qui en découle pour lui selon le calcul du modèle.
classroom-reading-worth = La valeur se compte par rapport au respect du cessez-le-feu, en unités de ce que vaut un plein succès pour un challenger typique ; un nombre négatif signifie qu’il a intérêt à le respecter.
classroom-reading-own = Selon le calcul du modèle : à quel point la coalition est crue, ce que chaque acte vaut pour vous par rapport au respect du cessez-le-feu, et la chance qu’un challenger simulé l’ordonne en une semaine.
classroom-reading-caption = La lecture du challenger, avant et après
classroom-column-rung = Acte
classroom-column-belief = Croyance que la coalition répond
classroom-column-worth = Valeur pour lui
classroom-column-chance = Chance par semaine
classroom-own-heading = Ce qu’il croit de votre promesse : { $state }
classroom-own-belief = Croyance que cette promesse est tenue : { NUMBER($old) } % avant ce tour, { NUMBER($new) } % après.

# the teacher's page
classroom-teacher-title = Page du professeur
classroom-teacher-join = Les élèves ouvrent { $address } et saisissent le code
classroom-teacher-players = { $n ->
    [0] Personne n’a encore rejoint la partie.
    [one] { NUMBER($n) } siège est pris.
   *[other] { NUMBER($n) } sièges sont pris.
}
classroom-teacher-waiting = { $n ->
    [0] Tout le monde a choisi.
    [one] { NUMBER($n) } siège n’a pas encore choisi.
   *[other] { NUMBER($n) } sièges n’ont pas encore choisi.
}
classroom-teacher-start = Commencer
classroom-teacher-close = Révéler maintenant
classroom-teacher-skip = Passer ce tour
classroom-teacher-next = Tour suivant
classroom-teacher-finish = Vers le bilan
classroom-teacher-pause = Pause
classroom-teacher-unpause = Reprendre
classroom-teacher-end = Terminer la partie
classroom-teacher-end-sure = Terminer la partie maintenant ? Les dernières décisions valent jusqu’au terme de cet avenir.
classroom-teacher-yes = Oui, terminer
classroom-teacher-no = Non, continuer
classroom-teacher-minutes = Minutes par tour (0 : sans minuteur)
classroom-teacher-set = Régler le minuteur
classroom-teacher-save = Enregistrer une copie
classroom-teacher-saved = Chaque entrée est enregistrée aussitôt, dans { $file }. Après une panne, reprenez avec : { $command }
classroom-teacher-remove = Retirer { $name }
classroom-teacher-controls = Commandes
classroom-teacher-seats = Sièges
classroom-teacher-column-status = Situation
classroom-teacher-chosen = a choisi
classroom-teacher-thinking = réfléchit
classroom-teacher-idle = rien à décider
classroom-teacher-luck = Ce hasard a été choisi parce qu’il s’y passe assez pour une leçon : { NUMBER($share) } avenirs simulés sur 100 de ce scénario comptent autant d’incidents connus.
classroom-teacher-open = Ouvrir le bilan
classroom-teacher-forbidden = Cette page est celle du professeur. Son adresse, avec la clé, est affichée dans le terminal où la partie a été lancée.

# the debrief
classroom-debrief-title = Bilan
classroom-debrief-not-yet = Le bilan s’ouvre quand la partie est terminée.
classroom-debrief-futures = Votre avenir face aux avenirs simulés
classroom-debrief-futures-told = Le même scénario, simulé { NUMBER($n) } fois sans vous. « Même hasard » est votre avenir avec tous les sièges simulés. Votre hasard a été choisi parce qu’il s’y passe beaucoup : { NUMBER($share) } avenirs simulés sur 100 comptent autant d’incidents connus ; comparez donc d’abord avec le même hasard.
classroom-debrief-column-measure = Mesure
classroom-debrief-column-yours = Votre classe
classroom-debrief-column-luck = Même hasard, simulé
classroom-debrief-column-range = Neuf avenirs simulés sur dix
classroom-debrief-column-changed = Avec le changement
classroom-debrief-range = { $low } à { $high } (milieu { $middle })
classroom-debrief-measure-deniable = Actes niables
classroom-debrief-measure-armed = Violations armées ordonnées
classroom-debrief-measure-first = Semaine de la première violation armée ordonnée
classroom-debrief-measure-war = Semaine où une offensive a commencé
classroom-debrief-measure-hazard = Chance d’une offensive, somme de toutes les semaines, en %
classroom-debrief-measure-honored = Réponses données parmi celles qui étaient dues, en %
classroom-debrief-measure-belief = Croyance en une réponse à une violation armée, à la fin, en %
classroom-debrief-never = aucune
classroom-debrief-teams = Qui a tenu parole
classroom-debrief-teams-told = Sollicité : combien de fois une réponse avec un instrument était due. Taux de promesses honorées : part de celles qui ont été données. Tenues et abandonnées : ce que sont devenues les réponses annoncées. La dernière colonne est le même État dans les avenirs simulés.
classroom-debrief-column-asked = Sollicité
classroom-debrief-column-honor = Taux honoré
classroom-debrief-column-delivered = Tenues
classroom-debrief-column-dropped = Abandonnées
classroom-debrief-column-simulated = Taux honoré simulé
classroom-debrief-belief = Ce que le challenger croyait, semaine par semaine
classroom-debrief-belief-told = Croyance que la coalition répond à une violation armée. La bande contient neuf avenirs simulés sur dix ; les lignes pointillées marquent les tours.
classroom-debrief-belief-axis = Croyance (%)
classroom-debrief-week-axis = Semaine
classroom-debrief-band = Neuf avenirs simulés sur dix
classroom-debrief-truth = Ce qui était caché
classroom-debrief-truth-told = Ce qu’était vraiment l’indice de chaque tour, et ce que le siège du challenger a ordonné.
classroom-debrief-column-round = Tour
classroom-debrief-column-week = Semaine
classroom-debrief-column-seen = Indice
classroom-debrief-column-really = En vérité
classroom-debrief-column-ordered = Son ordre
classroom-truth-act = un acte de sa part
classroom-truth-alarm = l’acte de personne : un embrasement pris pour un acte
classroom-truth-spiral = l’ordre de personne : un incident qui a dégénéré
classroom-truth-quiet = –
classroom-truth-model = le modèle a décidé
classroom-debrief-hidden = { $hidden ->
    [0] Tous les actes niables ont été mis au jour.
    [one] { NUMBER($hidden) } acte niable sur { NUMBER($all) } n’a jamais été mis au jour.
   *[other] { NUMBER($hidden) } actes niables sur { NUMBER($all) } n’ont jamais été mis au jour.
}
classroom-debrief-change = Le même hasard avec une décision changée
classroom-debrief-change-told = Choisissez une décision et ce qui aurait dû être choisi à la place. Tout le reste demeure : le hasard, et tous les autres choix dans leur ordre.
classroom-debrief-change-round = Tour
classroom-debrief-change-seat = Siège
classroom-debrief-change-choice = À la place
classroom-debrief-change-button = Rejouer
classroom-debrief-change-was = Choix d’alors : { $choice }.
classroom-debrief-change-now = Avec le tour { NUMBER($n) } changé pour le siège « { $seat } » en : { $choice }.
classroom-debrief-change-nothing = Aucune décision n’a été prise qui puisse être changée.
classroom-debrief-nothing = rien
classroom-debrief-limits = Le niveau de chaque nombre repose sur des hypothèses, et un seul avenir montre peu. Comparez, et demandez à quoi tient chaque différence.
