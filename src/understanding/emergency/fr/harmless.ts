import { patterns } from "../cue-book.ts";

/** Phrases with the words of emergencies that mean something else. */
export const HARMLESS = patterns(`
  - (peur|crains) (de|d) (me tromper|faire une erreur|faire des erreurs|rater|manquer|oublier|
      arriver en retard|mal remplir|etre en retard)
  - (attend|attendent|attends) _ (devant|dans|a) (le|votre) (bureau|guichet|banque|ambassade|
      consulat)
  - pleure* (parce qu|car|de) _ (faim|fatigue*|joie|bonheur|sommeil)
  - (laisse|laissee) (entrer|passer)
  - (atelier|workshop|colloque) sur _ _ (brulure*|trauma*)?
  - (soigne*|traite*) (des|les) _ (plaie*|choc*|brulure*)
  - (tue|tuent|gache*|ruine*) (mon|ma|mes|notre) (sommeil|moral|motivation|nuits|concentration|
      weekend)
  - (vole|volee|pique|copie|plagie*) (ma|mon|mes|nos|notre|une|la) (figure|figures|graphique*|
      schema*|texte|idee*|methode*|diapo*|donnees|resultats|signature|code|brouillon|phrase*)
  - (kidnappe*|pris en otage|otage|submerge*|noye*|enseveli*|attaque*|englouti*) par _ (mail*|
      courriel*|boite mail|reunion*|travail|correction*|copies|paperasse|relecteur*|examen*)
  - (defense|defence) (c est|est) l attaque|l attaque (des|du|de)
  - (exercice|exercices|essai|simulation) (d|de) (evacuation|incendie|alerte)
  - (m a|a) (enflamme*|embrase*|captive*)
  - science du feu
  - (roman|romans|polar) (policier*|noir*)
  - menac* dans (ses|leurs|nos) (habitude*|croyance*)
  - gene* suicide*
  - (intoxication*|vol|vols|escroquerie*|arnaque*|incendie*) _ (frequent*|courant*|repandu*)
  - (sont|est) (frequent*|courant*) (les|la)? (vols|intoxication*)
  - (ancien|vieux|precedent|anciens) (passeport*)
  - (compagnie|compagnie aerienne) _ (refuse|laisse|veut) _ (embarquer|monter|voyager)
  - (trouver|acheter|vente|lutte contre) _ drogue
  - (c est|c|est ce|est il|serait) (une|un)? (arnaque|fraude|escroquerie|piege)
  - drogue en
  - (fonds|caisse|contact*|numero*|plan|aide|bourse|hebergement|procedure) (d|de) (urgence|
      secours)
  - (comment|ou|quand|qui|quel|quelle|quels|peut on|faut il|doit on) _ (appeler|appelle|contacter|
      joindre|trouver|appelle t on|appel*) _ (police|ambulance|pompiers|medecin|samu|secours|
      docteur)
  - (numero|telephone|tarif|prix|cout|coute|combien) (de|du|des|d|une|la|pour|coute)? _ (police|
      ambulance|pompiers|samu|urgences|secours)
  - (combien) _ ambulance
  - (securite|risque*|exercice*|alarme|protection|prevention|porte*|norme*|formation|cours|
      extincteur*|consigne*|assurance) (incendie*|feu|coupe feu|gaz|accident*|vol)
  - (feu|feux) (vert|rouge|rouges|de circulation|d artifice|de foret recherche|follet|tricolore)
  - (donne|donner|obtenu|eu|avoir|attend*|recu) _ feu vert
  - (assurance|mutuelle|couverture|securite sociale) _ (maladie*|accident*|vol|coeur|ambulance|
      cardiaque*|hospitalisation|sante|rapatriement)
  - (couvre|couvrent|rembourse*|prise en charge) _ (maladie*|accident*|vol|ambulance|infarctus|
      avc|accouchement|urgence*|fracture*)
  - (mourir|meurs|meurt|mort|morte|morts|creve|crever) (de|d|a) (rire|faim|envie|curiosite|chaud|
      chaleur|froid|ennui|honte|soif|fatigue|impatience|trouille|peur a l idee|jalousie)
  - (delai*|date limite|echeance*|paperasse|bureaucratie|travail|chaleur|these|stress|examens|
      attente|reunion*|demarche*|formulaire*|administration|deadline*|pollution|rapport*) _ (tue|
      tuent|tuer|etouffe|acheve|achevent|epuise|etrangle)
  - (me|m|nous) (tue|tuent|acheve|etouffe) (a la tache|de travail|au travail|sous)
  - (tue|tuer|tuent) (le temps|les bacteries|les cellules|le virus)
  - (etouffe|etouffons|noie|noye*|croule|submerge*|noyons) (sous|dans|de) (le|la|les|l|des)?
      (travail|papier*|paperasse|formulaire*|donnees|mails|documents|demande*|dossiers|
      administration)
  - (coeur) (du|de|des|d) (sujet|probleme|projet|metier|la question|ville|question|debat|beijing|
      pekin|quartier|recherche|l)
  - (chirurgien*|chirurgie|maladie*|medecin*|specialiste*|recherche*) _ (cardiaque*|thoracique*|
      coeur|cardio*)
  - (perdu|perdre|perds|perd) (le|la|l|mon|du|tout|de|patience|mes|des|un|une)? (espoir|temps|
      motivation|interet|fil|patience|emploi|travail|poids|etiquette|contact|vue|mots de passe|mot
      de passe|numero|confiance|etiquettes|argent en|points|acces|notion)
  - (perdu|perte) (dans|de) (la traduction|traduction|sens)
  - (photo*|photocopie*|copie*|scan*|numero*|page*|couverture|etui|pochette|validite|duplicata|
      renouvellement|date d expiration) (d|de|du|des|a|au) (identite)?(mon|notre|son|le|la|ce|
      votre|leur)? (passeport*|passport*)
  - (passeport*) (biometrique|expire|valable|valide|perime|diplomatique|talent)
  - (donnees|idee|idees|fichier*|document*|dossier*|mail*|courriel*|colis|bagage*|lettre*|recu*|
      justificatif*|mot de passe|signature|cle usb) _ (vole*|volees|perdu*|disparu*|pirate*|
      derobe*|manquant*|introuvable*)
  - (vole|volee|pique) (la vedette|mon idee|mes idees|mes donnees|le temps|du temps|l idee)
  - (colis|materiel|equipement|echantillon*|marchandise*|bagage*|livres|reactif*|valise|
      instrument*|drone|ordinateur|dossier|visa|demande|salaire|virement|medicament*|paquet|
      compte|carte|vol|train) _ (bloque*|retenu*|saisi*|confisque*|arrete*|detenu*|coince*|
      retarde*|annule*)
  - (retient|retenu*|bloque*|saisi*|confisque*|coince*) _ (colis|materiel|equipement|echantillon*|
      marchandise*|bagage*|reactif*|valise|salaire|caution|medicament*|embouteillage*|bouchon*|
      etape|formulaire|circulation|candidature|these|drone)
  - (ions|ion|electron*|atome*|particule*|charge*|molecules) (est|sont)? (piege*|bloque*|confine*)
  - (piegeage|piege) (d|a) (ions|electrons|atomes)
  - (modele|marche|serveur|site|systeme|cours|bourse|prix|reseau|economie|negociations|
      application|internet|logiciel|programme|ordinateur|ventes) _ (effondre*|ecroule*|plante*|
      crash*|bloque*|tombe*|mort|attaque*|pirate*|explose)
  - (explosion) (de|des|du|demographique|combinatoire|d) (publications|donnees|prix|cout*|nombre|
      interet|demande*|etudiants|information|couts|joie|ventes|population|ia|articles)
  - (tomber|tombe|tombee|tombes) (amoureu*|d accord|sur votre|sur un article|sur une annonce|bien|
      dans l oubli|a l eau|en panne|sur le site|sur ce|le lundi|un samedi|un dimanche|dans la
      categorie|pile|sur votre site|de haut)
  - (casse|cassee|brise) (la tete|les pieds|mon telephone|mon ordinateur|l ecran|ma voix|le coeur|
      mes lunettes|la glace|ma montre)
  - (casser|casse) la tete
  - (frappe|frappee|touche|touchee|marque) (par la beaute|par l accueil|par la gentillesse|par le|
      par votre|par les similitudes|par cette|par ton)
  - (attaque|critique|descend*|demoli*|massacre*) _ (article|manuscrit|projet|proposition|
      relecteur*|evaluateur*|candidature|dossier)
  - (relecteur*|evaluateur*|rapporteur*|jury|comite|editeur) _ (attaque*|demoli*|massacre*|tue*|
      descend*|agresse*)
  - (attaque|attaquer|m attaque|s attaque) (a|au|aux) (un|une|la|ce|probleme|sujet|chapitre|these|
      redaction|projet)
  - (attaque*) (informatique*|adversariale*|reseau|cyber)
  - (especes|espece|biodiversite|ecosysteme*|langue*|oiseau*|plante*|foret*|coraux) _ (menace*|en
      danger|disparu*|mourant*|en voie)
  - (menace*) (de disparition|d extinction|pour la biodiversite|climatique*|hybride*|cyber*|
      environnement*)
  - (suivi|suivie|suivis|suivre|suit) (par (un|une|le|la|des) (medecin|psychologue|tuteur|gyneco*|
      encadrant|diner|debat|cocktail|question*|conseiller|superviseur|visite)|un cours|une
      formation|des cours|les instructions|la procedure|le projet|de pres|votre|d)
  - (conjoint*|femme|mari|famille|epouse|epoux|enfants|elle|il) _ (me|m) (suit|suivra|suivre|
      suivent|suivront|accompagne*|rejoin*) (en|a|l|dans|apres|plus|au|pour|lors)
  - (biais|collectif|esprit|traitement|processus) (inconscient*)
  - (contractions) (musculaire*|du|cardiaque*|de la langue|de l economie|linguistique*)
  - (ambassade|consulat|centre de visa*|hotel|exit entry|entree sortie|service des visas|
      prefecture|entrees sorties) _ (garde|a|retient|pris|prend|conserve|gardent|gardera) _
      passeport*
  - (pris|garde|prend|gardent|garder|laisse|prennent|depose|remis|retient|retenu) _ passeport* _
      (pour) (le|la|l|faire|un|une|renouvel*|etablir|prolong*|enregistr*|verifi*|permis|carte|
      titre|obtenir|photocop*|traiter|apposer)
  - (police) (scientifique|d assurance|de caracteres|judiciaire recherche)
  - (casier|enregistrement|enregistrer|declaration|inscri*|declarer) (judiciaire|a la police|
      aupres de la police|au commissariat|au poste de police|police)
  - (prison|prisons|detention) (recherche*|etudes|mentale)
  - (arrete|arreter|arretee|arretes|arretent) (a l etape|a la question|a la page|a cette|de|d|mes
      etudes|le tabac|mon travail|ma these|mon doctorat|mon contrat|le projet|la procedure|
      prefectoral|ministeriel|municipal|a temps|a l heure|le travail|sur|la date)
  - (interroge|interrogee|interrogent) (sur|par un journaliste|des|les gens|les etudiants|m|me|
      nous sur)
  - (brule*) (d envie|les etapes|les calories|du charbon|de|un feu rouge|du bois|graisses)
  - (petit|petite|leger|legere|un peu|simple) (rhume|fievre|mal|toux|douleur|malade|malaise)
  - (conge|arret|certificat|feuille) (de)?(maladie|maladie*|travail)
  - (mal) (a comprendre|a trouver|du pays|compris|traduit|entendu|a la tete un peu|rempli)
  - (laisse|laisser|laissent) (pas|plus) (tomber|faire|passer l occasion)
  - (sens|sent|suis) (mal) (a l aise|informe*|compris*|integre*|place*|prepare*)
  - (accident) (du travail (assurance|declaration)|d avion film|de parcours|nucleaire recherche|
      vasculaire cerebral (recherche*|etude*))
  - (crise) (economique|financiere|du logement|sanitaire|climatique|cardiaque quand|de rire|des|
      politique|existentielle|de la|energetique|ecologique)
  - (failli|manque|frole) (avoir|faire) (une crise cardiaque|une attaque|un infarctus) (en|quand|a
      cause)
`);
