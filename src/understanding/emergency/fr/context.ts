import { patterns, type Context } from "../cue-book.ts";

export const CONTEXT: Context = {
  unreal: patterns(`
    - (si|s il|s ils|en cas|au cas|dans le cas|supposons|imaginons|imaginez|admettons|a supposer|a
        moins|sauf si)
    - (que|quoi|comment|qui|ou|quelle|quel|quelles) __ (quand|lorsqu|lorsque|en cas)
    - (quand|lorsque|lorsqu|des qu) (on|un|une|quelqu un|quelquun|les|vous|l)
    - (eviter|evite|prevenir|prevention|empecher|proteger contre|protection contre|risque*|danger
        de|probabilite|peur de perdre|au lieu de|plutot que|de peur de|afin de ne)
    - (peut on|peut il|peuvent ils|est il|est ce (legal|normal|possible|vrai|autorise|que les|qu
        un|que l|qu on|que la police|qu ils|qu il peut|qu elle peut)|est ce que (les|l|un|la|on|
        mon employeur|l employeur)|a t on|a t il le droit|ont ils le droit|a le droit|ont le
        droit|le droit|risque t on|pourrait|pourraient|pourrais|serait|seraient)
    - (employeur|patron|police|entreprise|ecole|etrangers|etranger) (peut|peuvent|a le|ont le|a t|
        doit|pourrait)
    - (personne n|aucun|aucune|jamais|ni|n ai pas|n a pas|n est pas|n etait pas|ne sont pas|pas
        ete|n ont pas|nai pas|na pas|n avons pas|n etions pas) (ete|n|blesse*|perdu|vole*|malade|
        arrete*|a|mort*|eu|pris|casse*|tombe*|en danger|est)?
    - (pas) (perdu|vole|ete|blesse*|malade|tombe*|arrete*|casse*)
    - (comment (dit on|dire|on dit|traduire|se dit|ecrire|traduit on|ecrit on)|traduire|traduisez|
        traduction de|que signifie|que veut dire|ca veut dire|signifie|expression)
    - (veux|voudrais|veut|souhaite) (pas|surtout pas) (perdre|etre|me faire|tomber|risquer|avoir|
        que)
    - (peur|inquiet*|crainte|crains|inquiete*|angoisse*) (de|que|d|qu) (perdre|me faire|etre|
        tomber|avoir|voler|ne|se faire|rater)
    - (conseil*|regle*|procedure*|demarche*|consigne*|sanction*|amende*|peine*|formulaire*|loi*|
        protocole*|marche a suivre|conduite a tenir|guide|declaration|attestation) (en|pour|d|de|
        contre|a|relative*|sur|lors)
    - (que se passe|qu arrive|que faire en|quoi faire en|que risque|qu est ce qui se passe|que
        faire si|que se passerait)
    - (ceux|celui|celle|personnes|gens|quiconque|etrangers|victimes) qui
  `),
  unrealAfter: patterns(`
    - (en general|en theorie|theoriquement|par hypothese)
  `),
  longAgo: patterns(`
    - (l an|l annee|le mois|ete|hiver|printemps|automne|semestre|siecle|decembre|janvier|fevrier|
        mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre) (passe|passee|dernier|
        derniere|dernieres)
    - (mois|annee|an|annees|ans) (dernier|derniere|passe|passee|passees|dernieres)
    - (il y a|ya|y a|voici|depuis|voila) (un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|
        quinze|vingt|plusieurs|quelques|#|##|tres|bien|des) _ (an|ans|annees|mois|longtemps)
    - (il y a|y a) (longtemps|tres longtemps)
    - (en|depuis|de|des|annee|avant) (19##|20##)
    - (quand|lorsque) (j|je|il|elle|nous) (etais|etait|etions|avais|vivais|habitais) (petit*|
        enfant*|etudiant*|jeune*|adolescent*|encore|a|en|#|##|au)
    - (dans mon enfance|dans ma jeunesse|autrefois|jadis|par le passe|dans le passe|a l epoque|
        pendant mon enfance)
  `),
  elsewhere: patterns(`
    - (l annee|l an|le mois|la semaine|le semestre|l ete|l automne|le printemps) (prochain|
        prochaine)
    - (mois|semaine|annee|an|printemps|ete|automne|hiver|semestre) (prochain|prochaine)
    - (prevu|prevue|attendu|terme) (pour|en|le|au|est)
    - (expire|expirer|expirera|perime|renouvel*|prolong*|valable jusqu)
    - (mon|ma|un|le|la|ecris|lis|dans un|dans le|son) _ (roman|film|documentaire|polar|podcast|
        manuel|scenario|nouvelle policiere|serie|bd|jeu video|piece de theatre|chanson|poeme|
        proverbe|blague)
    - (cours|stage|formation|seminaire|atelier|conference|exercice|projet|article|etude|etudes|
        recherche|recherches|livre|chapitre|expose|module|these|memoire|master|colloque|
        exposition|reportage|travaux) (sur|de|en|d|portant|consacre*|intitule*|concernant|au
        sujet|aux|a propos)
    - (etudie|etudions|etudient|travaille sur|travaillons sur|travaille dans|recherche sur|
        modelise*|modelisons|simule*|analyse|analysons|enseigne|enseignons|specialiste d|
        specialiste de|specialise*|specialisee dans|porte sur|portent sur|mesure|mesurons|m
        interesse aux|m interesse au|m interesse a|these porte|sujet de)
    - (souris|rats|rat|poisson zebre|modele animal|in vitro|lapins|echantillons de)
    - (reve|reves|cauchemar|plaisante|plaisanterie|blague|metaphore|au figure|jeu de role|theatre|
        pour rire)
    - (j ai lu|jai lu|j ai entendu|entendu dire|aux infos|actualites|dans les nouvelles|
        statistiques|selon|d apres|vu un reportage|vu un film|vu une video|il parait)
    - (assurance|mutuelle) _ (couvre|couvrir|rembourse*|prend|inclut|comprend)
    - (histoire|historique|antique|guerre|siecle|dynastie|archeolog*|medieval*)
    - (chaque|tous les) (annee|hiver|ete|ans|printemps)
    - (gueri|guerie|guerit|retabli*|remis*|remise de|va mieux|rendu depuis)
    - (poste|emploi|bourse|candidature|offre) (de|d|a|en|pour|comme|dans) _ (hopital|police|
        pompier*|clinique|urgentiste|recherche|chirurg*|secouriste)
  `),
  now: patterns(`
    - (maintenant|a l instant|tout de suite|en ce moment|aujourd hui|aujourdhui|ce soir|ce matin|
        cette nuit|hier|minutes|une heure|heures|urgent|urgence|vite|immediatement|au secours|
        aidez|aidez moi|cet apres midi|a l aide|sur le champ|vient de|viens de)
  `),
  invented: patterns(`
    - (ecris|ecrit|ecrire|lis|lit|ecrivons) _ (roman|scenario|nouvelle|polar|thriller|piece|
        histoire policiere)
    - (dans|pour|de) (mon|le|ce|un|notre|son) (roman|film|scenario|polar|thriller|jeu)
    - (heros|heroine|personnage*|protagoniste) (de|du|est|se|qui|principal*|perd|meurt)
    - comment (dit on|dire|on dit|se dit|traduire|ecrire|traduit on)
    - (traduisez|traduire|traduis) (cette|la|ce|en|moi|s il|phrase|l|le)
  `),
  over: patterns(`
    - (m a|nous a|m ont) laisse* (entrer|passer)
    - (ai|a|avons|deja|recu|obtenu) _ (nouveau|remplacement) <passport>
    - (ai|a|avons|l ai|on l a|l avons|il a ete|elle a ete|police a|deja|heureusement) _ (retrouve|
        retrouvee|retrouves|recupere*|rendu) (mon|le|depuis|il|dans|hier|chez|sous|et|sain*|$)
    - (tout|il|elle|je|on|ca|nous) (va|vais|est|allons|suis) (bien|mieux|tres bien|rentre dans l
        ordre|regle|en ordre|sorti d affaire|gueri*|hors de danger) (maintenant|desormais|a
        present|depuis)?
    - (fausse alerte|simple exercice|pour rire|je plaisante|c etait une blague|c est un test|plus
        de peur que de mal)
  `),
};
