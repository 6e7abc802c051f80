import { patterns, type Cues } from "../cue-book.ts";

export const CRIME: Cues = {
  sure: patterns(`
    - (viole|violee|violees|violer|agresse*|agresser) (sexuellement|par|dans|hier|cette|ce|chez|
        la|dans la|a|au|pres|devant|en|et|$)
    - (a|ai|est|ete|suis|sommes|m a|l a|nous a|ma|la|t) _ (viole|violee|agresse*|kidnappe*|
        enleve*|poignarde*|tabasse*|braque*|sequestre*|cambriole*|racket*|molest*|depouille*|
        agresser)
    - (fait|faire|fais) (agresser|voler|violer|braquer|racketter|cambrioler|tabasser|arnaquer|
        escroquer|depouiller|detrousser|frapper|attaquer|kidnapper|enlever|poignarder|pirater|
        arracher|droguer|harceler)
    - (quelqu un|quelquun|on|homme|inconnu|des gens|type|voleur*|cambrioleur*|individu*|ils|il|
        mec) _ (essaie|essaye|tente|est en train|entre|force*|defonce*|s introdui*|entrer|penetr*|
        fracture*) _ (entrer|forcer|ouvrir|porte|chez|appartement|maison|chambre|fenetre|serrure)
  `),
  likely: patterns(`
    - (utilise*|se sert|depense*|debite*|paie) _ (de)? (ma|notre|mon) (carte|compte)
    - (main) (sur|devant) (la|ma|sa) bouche
    - (suspect*|accuse*|implique*|soupconn*) __ (camera|economies|virer|virement|compte|video)
    - (chauffeur|taxi) _ (verrouille*|bloque*) _ portes
    - (defonc*|enfonc*|coups de pied|coups|tambourin*) _ (dans|a|contre|sur)? _ (ma|la|notre)
        porte
    - (ete|fait) droguee*
    - (type|homme|quelqu un|femme|on|appel|personne) (au telephone)? _ (dit|pretend|affirme) _ _
        (policier|police|douane*|ambassade|banque|tribunal|procureur) _ __ (argent|virement|payer|
        virer|compte|code|transf*)
    - (vient de|viennent de|essaie de|essaye de|tente de|voulu) (me|nous|lui) (voler|arracher|
        derober|agresser|frapper|prendre|racketter)
    - (a|ont|est en train de|vient de|viennent de) (tabasse*|agresse*|frappe*|battu|poignarde*|
        viole*|enleve*|attaque*|battre|kidnappe*|drogue*) (un|une|mon|ma|mes|notre|nos|la|le|des)
        _ <person>
    - (a|ai|ont|m a|ma|nous a|lui a|m ont|mont|nous ont|lui ont|on|ete|est|me|vient|viens) _
        (vole|volee|voles|volees|derobe*|arrache*|pique|subtilise*|fauche|devalise|devalise*|pris|
        tire) (mon|ma|mes|notre|nos|son|sa|ses|le|la|les|l|tout|toutes|leur|tous) _ <goods>
    - <goods> _ (vole|volee|voles|volees|derobe*|arrache*|pique|disparu*|siphonne*|vide|videe|
        pirate*|piratee)
    - (vole|volee|arrache|derobe|arrachee|pique) _ <goods>
    - (me suis|m|s est|nous sommes|je me|est|suis|s|fait) _ (fait|faite|faits)? (voler|vole|
        arnaquer|escroquer|depouiller|arracher|derober|detrousser) (mon|ma|mes|le|la|son|sa|dans|
        hier|ce|au|tout|en|par|a|$)
    - (ete|suis|sommes|est|ai|ont ete) _ (victime*|cible*) d (un|une|agression|escroquerie|
        arnaque|vol|viol|fraude|violence*|chantage|racket|cambriolage|harcelement|attaque|abus|
        enlevement|extorsion)
    - (victime) de (viol|violence*|harcelement|chantage|vol|violences|racket|cambriolage|coups|
        traite|menaces)
    - (agresse|agressee|attaque|attaquee|frappe|frappee|battu|battue|tabasse*|arnaquee|droguee|
        kidnappe*|enleve|enlevee|harcele*|braque*|cambriole*|tripote*|pelote*|etrangle*|gifle*|
        poignarde*|roue* de coups) (par|dans|hier|ce|cette|au|a la|chez|devant|il y a|pres|en|et|
        sur|sexuellement|violemment|depuis|avec|a|$)
    - (ete|suis|est|sommes|etions|etait|sont) _ (agresse|agressee|attaque|attaquee|frappe|frappee|
        battu|battue|tabasse*|arnaque|arnaquee|escroque*|drogue|droguee|kidnappe*|harcele*|
        braque*|cambriole*|poignarde*|gifle*|mordu|enleve*|etrangle*|deleste*|devalise*|
        depouille*|sequestre*)
    - (me|m|nous|l|la|le|lui|ma|mon) (a|ont|bat|frappe|frappent|tape|battent|attaque*|agresse*|
        etrangle|touche|harcele*|viole|maltraite|force|poursui*|gifle|pousse|serre) (battu|battue|
        frappe*|agresse*|attaque*|touche*|tripote*|gifle*|etrangle*|pousse*|poignarde*|roue|
        force*|arnaque*|escroque*|drogue*|tabasse*|viole*|encore|tous|chaque|et|sexuellement|
        depuis|souvent|les|regulierement|a|avec|quand|violemment|au|partout|dans|pour|$)
    - (mari|conjoint|copain|compagnon|ex|patron|voisin|proprietaire|pere|colocataire|homme|type|
        il|petit ami) _ (bat|frappe|tape|violente|maltraite|etrangle|cogne|battu*|frappe*) (moi|
        et|les|depuis|encore|souvent|tous|ma|mon|mes|ses|sa|son|$)
    - (il|mari|copain|ex|conjoint|compagnon|on) (me|nous|la|l|m a|ma|t) (bat|frappe|tape|viole|
        maltraite|etrangle|cogne|battu*|violente)
    - (violence*|violences) (conjugale*|domestique*|physique*|sexuelle*) (en|chez|je|de|aidez|mon|
        depuis|$)
    - (il y a|un|des|y a) (un|des)? (voleur*|cambrioleur*|intrus|rodeur|individu|inconnu|homme|
        type|gens|agresseur) (dans|chez|devant|a la porte|derriere) (chez|mon|ma|l|notre|moi|la|
        nous|le) _ (appartement|maison|chambre|porte|moi|nous|immeuble|jardin|couloir|palier|
        residence)?
    - (cambriolage|braquage|agression|bagarre|fusillade|attaque|vol|viol|meurtre) (en cours|chez|
        dans|ici|au|en ce moment|vient|a l instant|devant|pres|maintenant|hier|ce|cette|je|$)
    - (entre|entres|introduit*|rentre*) (chez|dans) (moi|nous|notre|mon|ma) _ (par effraction|
        effraction|cette nuit|vole|pendant|et|appartement|maison|chambre)
    - (par effraction|forc* la serrure|forc* la porte|defonc* la porte|fracture la porte|fracture
        ma porte)
    - (arnaque*|escroque*|escroquerie|fraude*|arnaqueur*|escroc*|faux) _ (argent|euros|yuan*|
        virement|vire|compte|economies|police|policier*|douane|envoye|transfere|perdu|####*|vole|
        somme)
    - (envoye|vire|transfere|paye|verse|donne|perdu|virement) _ (argent|euros|yuan*|dollars|
        economies|####*|somme|mille) __ (arnaque*|escroc*|faux|disparu*|bloque|fraude*|
        escroquerie|pretend*|soi disant)
    - (appel*|homme|quelqu un|personne|femme|il|elle|gens|on) _ (pretend*|dit|affirme|dit etre|se
        fait passer|pretendant|dire) _ (police|policier*|ambassade|douane|banque|tribunal|
        immigration|officier) _ __ (argent|virement|virer|payer|compte|code|arret*|transfer*|
        carte|verser|expuls*)
    - (compte|carte|banque) _ (vide|videe|pirate*|debite*|hacke*|siphonne*)
    - (argent) (a disparu|disparu|vole|envole) (de|sur) (mon|ma|notre|le) (compte|carte)
    - (harcele|harcelent|traque|harcelement|suit|poursuit|stalke*) (depuis|sexuel|moral|me|
        sexuellement|sans cesse|par mon|chaque|en permanence|jour)
    - (me|m|la|nous) (harcele*|traque*|stalke*)
    - (coups de feu|fusillade|attentat|prise d otage*|terroriste*|tireur) (dans|en|au|pres|ici|
        devant|maintenant|a|sur|on|$)
    - (temoin|vu|vois|assiste) (d|un|une|a un|a une|de|quelqu un|des) _ (agression|meurtre|vol|
        crime|viol|bagarre|poignarder|frapper|braquage|battre|attaque|tuer|enlevement)
    - (tue|assassine|poignarde) (quelqu un|un homme|une femme|mon|ma|notre|son|dans|devant|hier)
    - (fils|fille|enfant|bebe|femme|mari|etudiant*|collegue|mere|pere|ami|amie|petit|petite|
        garcon|fillette|doctorant*|soeur|frere) _ (disparu|disparue|disparus|a disparu|
        introuvable|porte disparu|perdu dans|perdue dans|est perdu|est perdue|n est pas rentre*|
        pas rentre*|kidnappe*|enleve*)
    - (trouve|retrouve|trouvons|retrouvons|trouver|perdu|retrouver) (pas|plus)? (mon|ma|notre|nos|
        mes) _ (fils|fille|enfant|enfants|mari|femme|bebe|mere|petit|petite) (dans|a|au|depuis|
        aidez|nulle|il|elle|$)
    - (appelez|appeler|envoyez|appelle|besoin de|besoin d|faut) _ (police|policiers) (vite|svp|
        maintenant|tout de suite|immediatement|s il|urgence|urgent*|au|a|ici|aidez|$)
    - (vite|urgent|svp|au secours|aidez) _ (police)
    - (mis|verse|mettre) _ (quelque chose|drogue|ghb|somnifere) dans (mon|son|ma|notre|sa) (verre|
        boisson|cafe|the|biere)
    - (attouchements|abuse|abusee|tripote*|pelote*|frotte* contre|touche les|touche les seins|mis
        la main) (de|par|sexuel*|dans|moi|sur|fesses|ma|mes|$)
    - (m|me|l|nous) (a|ont|force*|oblige*) (force*|oblige*)? a (coucher|avoir des rapports|me
        deshabiller|boire|me prostituer|faire l amour)
  `),
  hints: patterns(`
    - (entre|entree|entres) _ pendant que _ (dormais|dormait|dormions)
    - (j ai|quand j ai|elle a) (crie|hurle)
    - (visio|camera allumee|appel video)
    - virer (mes|nos|les)
    - (frappe*|cogne*|tambourine*|donne* des coups|tape*|defonce*|coups de pied) _ (porte|fenetre|
        portes)
    - (crie*|hurle*|insulte*|criant|hurlant)
    - (seul|seule) (avec (ma|mon|mes|notre|le|les)|chez|a la maison|dans)
    - (vetements|robe|chemise|habits|pantalon) _ (dechire*|arrache*|en sang)
    - (pleure*|en larmes|sanglote*|en pleurs)
    - (se souvient|souviens|rappelle) (de)? _ (rien|plus)|ne se souvient
    - (bleus|ecchymose*|hematome*|griffures|marques)
    - (pas|plus|personne|jamais) _ (vu|vue|revu|revue|rentre|rentree|revenu|revenue|donne signe|
        donne de nouvelles|apparu*|nouvelles)
    - (telephone|portable|numero) _ (eteint|coupe|injoignable|messagerie|ne repond|sonne dans)|ne
        repond (pas|plus) au telephone
    - (parti|partie|suivi|repartie) avec (un|des|cet) (homme|inconnu*|type|monsieur|gens|hommes)
    - lit _ (vide|defait|pas defait|intact)
    - (battu|battue|frappe|frappee|gifle*|drogue|droguee|tire par|attrape|pousse|traine|touche|
        touchee|etrangle|agresse*|viole*|vole)
    - (verrouille*|ferme a cle|bloque les portes|portes verrouillees)
    - (chauffeur|taxi) _ (ailleurs|autre direction|mauvaise direction|s arrete pas|ne veut pas|ne
        s arrete|verrouille*|inconnu)
    - (ne raccrochez|ne pas raccrocher|en parler a personne|dire a personne|garder secret|appel
        video|compte securise|blanchiment|enquete secrete)
    - (vire|virement|transfere*|envoye|verse|paye) _ (euros|yuan*|argent|compte|#*)
    - (argent|economies|tout) _ (disparu*|envole*|parti)|(parti*|enfui*|disparu*|file) avec
    - (bloque|bloquee|supprime) (moi|m a|mon)|m a bloque*|numero n existe
    - (inconnu*|ivre*|soul*|bizarre*|masque*) _ (homme*|gens|type*|individu*)|(homme*|gens|type*)
        _ (inconnu*|ivre*|soul*|cagoul*)
    - (pris|arrache|saisi|emporte) _ (sac|telephone|portefeuille|ordinateur|carte*|argent)
    - (porte|fenetre|serrure) _ (cassee|forcee|fracturee|brisee|ouverte|enfoncee)
  `),
};
