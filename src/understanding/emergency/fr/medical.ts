import { patterns, type Cues } from "../cue-book.ts";

export const MEDICAL: Cues = {
  sure: patterns(`
    - (peut|peux|arrive|arrivons|peuvent|parvien*|narrive|narrives) (pas|plus) (a|pas a|bien a)?
        (respirer|respire)
    - respire (plus|pas|mal|a peine|tres mal|difficilement|avec difficulte|avec peine|presque
        plus)
    - (mal|difficulte|difficultes|peine|gene) (a|pour|de) respir*
    - difficulte* respiratoire*
    - (m etouffe|s etouffe|suffoque*|asphyxi*|s etrangle|etouffe|etouffons|setouffe|m etrangle)
        (avec|en|il|elle|et|sur|depuis|a cause|avec un|par|aidez|vite|au|$)
    - (s est|est en train de s|en train de s|s|m) (etouffe*|etouffer|asphyxi*|noye*|noie|noyer|
        etrangl*)
    - (est|etait|reste|toujours|trouve*|tombe*|git|semble|sont|devenu*) _ inconscient*
    - inconscient* (et|par terre|dans|sur|depuis|au sol|apres|aidez|$)
    - (sans|perdu|perd|perds|perdre|reprend pas|repris) _ (connaissance|conscience)
    - (s est|vient de s|me suis|m|s|sest|presque|a failli s) evanou*
    - (evanoui|evanouie) (dans|au|a|et|sur|en|il|elle|devant|depuis|$)
    - (dans|tombe* dans) (le|les) (coma|pommes)
    - (se|ne se) reveille (pas|plus)
    - (pas|plus) de pouls
    - (arret|attaque) (cardiaque|cardio respiratoire|cerebrale)
    - (coeur) _ (arrete|s arrete|bat plus)
    - (saigne|saignons|saignent|saigner|saignement*) (beaucoup|abondamment|enormement|de la|du|
        des|a|et|depuis|sans|toujours|fort|ne|tres|encore|partout|mal|important*|abondant*|$)
    - (hemorragie|hemoragie)
    - (perd|perdu|perds|perte) _ (sang)
    - (plein|couvert*|beaucoup|couverte|tache*|flaque) de sang
    - (vomi*|crach*|touss*|urine*) _ (du|de) sang
    - (du)?sang (partout|coule|gicle|ne s arrete)
    - (convulse|convulsions|convulser|convulsion)
    - (se tuer|se suicider|me suicider|se pendre|me pendre|me supprimer|se supprimer)
    - (je|j|vais|veux|envie de|pense a|voudrais|pense) _ me tuer
    - (s est|m|s|il s est|elle s est|sest) (suicide*|pendu|pendue|tailla* les veines|ouvert les
        veines|tranche* les veines|defenestre*)
    - (envie|veux|veut|voudrais|souhaite|voulait|prefere) (de)? (mourir|crever|en finir|
        disparaitre pour toujours)
    - (veux|veut|envie de|voudrais|peux) (pas|plus|plus de) (vivre|exister|etre en vie|continuer a
        vivre)
    - (plus|pas) envie de vivre
    - (en finir|finir) (avec (la|ma|sa) vie|avec tout)
    - (fin a|mettre fin|attenter) (mes|ses|a mes|a ses|a sa|a ma) (jours|vie)
    - (pensees|idees|envies) (suicidaires|noires et|de suicide)
    - suicidaire
    - tentative de suicide
    - (raison|gout|sens) (de|a) (vivre|la vie) _ plus
    - (ouvrir|tailler|ouvert|taillade|coupe|tranche) les veines
    - (sauter|jeter|saute|jette|se jeter) (du|de la|de l|par la|par le|depuis|d un|d en) (toit|
        pont|fenetre|balcon|etage|toiture|haut|dixieme|immeuble)
    - (perdu|perd|perdre|perte|perds|rompu|rompue) (des|les|la|ses|poche des|la poche des)? (eaux|
        poche des eaux)
    - poche des eaux
    - (contractions) (toutes|ont|sont|regulieres|depuis|de plus|fortes|rapprochees|commenc*|
        chaque|tres|qui|$)
    - (a|ai|des|ses|eu|avec|les) (des)?contractions
    - (en train d|va|sur le point d|vais|commence a|est en train d) accoucher (maintenant|la|dans|
        ici|vite|tout de suite|$)
    - (est en train d|en train d|est entrain d) accoucher
    - (bebe|enfant) (arrive|est en train d arriver|sort|est en train de naitre)
    - (travail) (a commence|vient de commencer|est commence) (elle|ma|accouch*|contractions)
    - (overdose|surdose)
    - (electrocute*|electrocution|choc electrique|decharge electrique)
    - (ambulance|samu) (vite|svp|s il|maintenant|urgent*|immediatement|tout de suite|rapidement|
        au|ici|sil)
    - (vite|urgent*|svp|au secours|aidez|pitie) _ (ambulance|medecin|docteur|samu|secours)
    - (appelez|envoyez|appelle|envoie|envoyer|faites venir|il faut|il me faut|il nous faut|besoin
        d|besoin de|demande) _ (ambulance|samu|les secours|des secours|une ambulence|ambulence)
    - (gorge|langue|gosier) _ (gonfle*|enfle*|se ferme|serre et)
    - (est en train de|va|vais|suis en train de) mourir (aidez|vite|ici|il|elle|$)
    - (se|me) meurt
  `),
  likely: patterns(`
    - (bouche|visage|sourire|levre) _ (de travers|tordu*|tombant*|pendant*|d un cote)
    - (mousse|ecume|bave) _ (levres|bouche)
    - (vomi*) __ (cafe|noir|noire|rouge|sombre)
    - (touche*|attrape|pris) _ (cable|fil) __ (bruit|terre|noir*|brul*|choc)
    - (clou|vis|verre|aiguille|tige|lame) _ (traverse*|enfonce*|plante*|dans (son|mon|le|la)
        (pied|main|oeil|jambe|bras))
    - (mal a la tete|maux de tete) __ (endort|dort|somnol*|reveill*|vomi*|evanou*)
    - (levres|langue|gorge|visage) _ (regonfl*|gonfl*|enfl*)
    - (bu|avale) _ (par erreur|sans etiquette|par accident|mauvaise bouteille)
    - (saigne*|sang|contractions|douleurs) __ enceinte
    - enceinte __ (saigne*|sang|contractions|douleurs)
    - (ce soir|cette nuit|demain) __ (en finir|j en finis|je mets fin|tout sera fini)
    - (avale|ingere|avalee) (quelque chose|un truc|un objet)
    - (femme|epouse|compagne|copine) va accoucher
    - (crise cardiaque|infarctus|avc|overdose) (quel|quoi)
    - (s est|sest|vient de s|s|me suis) (effondre*|ecroule*|effondrer|ecrouler)
    - (tombe|tombee|tombes) (evanoui*|raide|inconscient*|malade|gravement malade|par terre|a
        terre|au sol|d un coup)
    - (fait|faire|faisons|a|ai|eu|avoir|victime d|subi|fais|faisait|avait|peut etre) _ (crise
        cardiaque|infarctus|avc|a v c|attaque|crise d epilepsie|crise epileptique|crise d asthme|
        choc anaphylactique|reaction allergique|fausse couche|intoxication|insolation|malaise|
        crise de|coup de chaleur|hypoglycemie|oedeme|appendicite|meningite|hypothermie|commotion|
        embolie|septicemie|peritonite|indigestion)
    - (crise cardiaque|infarctus|avc|crise d epilepsie|crise d asthme|choc anaphylactique|reaction
        allergique) (dans|au|en ce|maintenant|aidez|svp|que faire|il|elle|grave|tres|severe|$)
    - <who> _ malaise (dans|au|en|et|a|grave|cardiaque|il|elle|$)
    - (douleur*|mal|serrement|oppression|pression|brulure|pointe) _ (poitrine|thorax|thoracique*|
        coeur|bras gauche)
    - (poitrine|thorax|coeur) _ (mal|douleur|serre|brule|lache)
    - (tres|trop|super|vraiment|terriblement|affreusement|atrocement|horriblement) mal (au|a la|
        aux|a|dans|partout|et|depuis|de)
    - (douleur*) (tres|intense*|insupportable*|atroce*|terrible*|horrible*|forte*|aigue*|
        violente*|vive*|extreme*|abominable*)
    - (forte*|violente*|terrible*|atroce*|horrible*|intense*|vives|grosse*|affreuse*) douleur*
    - (casse|cassee|fracture*|luxe|luxee|deboite*|demis|ecrase*|coince*|sectionne*|foule*|tordu*|
        broye*|brise*|pete) _ <body>
    - (coupe|coupee|entaille*|brule*|ebouillante*|blesse*|tranche*|arrache*|ouvert) (le|la|les|l|
        au|a la|aux|profondement|grave*|un|une|a l|du|gravement|serieusement) (plusieurs|deux|
        main|droite|gauche)? _? (<body>|profond*|grave*|$)
    - <body> (casse*|fracture*|cassee|brule*|coupe*|ecrase*|en sang|ouvert*|gonfle* et|coince*)
    - fracture (ouverte|du|de la|de l|au|a la)
    - (tombe|tombee|tombes|chute|chuter|glisse|glissee|tomber|degringole) (de|du|dans|d|depuis|
        sur) (la|le|les|l|un|une|des|son|sa|mon|ma|velo|haut)? _ (escalier*|toit|fenetre|echelle|
        velo|scooter|balcon|etage|hauteur|marche*|moto|tete|echafaudage|trou|rails|arbre|glace|
        eau|riviere|canal|trottinette|tabouret|cheval|falaise|quai|ravin)
    - (chute) (grave|de velo|de scooter|dans les|d un|d une|violente|du)
    - (cogne*|frappe*|heurte*|tape*|fracasse*|choc a) _ (tete|crane)
    - (renverse*|percute*|heurte*|ecrase*|fauche*|touche*|shoote|accroche*) par (un|une|le|la|
        des)? _ (<car>|chauffard|conducteur)
    - (voiture|taxi|bus|camion|scooter|moto|chauffard) _ (renverse*|percute*|heurte*|ecrase*|
        fauche*|rentre* dedans)
    - (eu|a|avoir|avons|ont|victime d|fait|dans|y a|ai|viens d avoir|vient d avoir) _ (accident)
        (de|grave|avec|sur|et|dans|il y a|au|en|a|pres|aidez|$)
    - (accident) (de (voiture|la route|velo|scooter|circulation|moto|labo|laboratoire|bus|taxi|
        trottinette)|routier|grave)
    - (grave|gravement|grievement|serieusement|tres|salement) (malade|blesse*|brule*|atteint*|
        souffrant*|intoxique*)
    - (est|sommes|suis|sont|a ete|ont ete|ai ete) _ (blesse|blessee|blesses|blessees|intoxique*|
        empoisonne*|brule|brulee|poignarde*|paralyse*|electrocute*|ecrase|ecrasee)
    - (il y a|y a|avons|nous avons|des|plusieurs|un) (des|plusieurs|un|deux|trois|#)? (blesse|
        blesses|blesse grave|mort|morts)
    - (sens|sent|sentons|sentir) (tres|vraiment|extremement|soudain|super|trop|de plus en plus)?
        (mal|malade) (et|depuis|apres|j|aidez|aider|il|elle|je|$)
    - (va|vais) (tres|vraiment|de plus en plus|super|extremement) mal
    - (est|suis|tombe|tombee) (tres|vraiment|gravement|super|si|extremement) malade*
    - (forte|haute|grosse|tres forte|enorme|mauvaise) fievre
    - (39|40|41|42) _ (de fievre|degres de fievre|fievre|degres)
    - fievre (a|de|depasse|au dessus|monte a|superieure|monte) _ (39|40|41|42|tres|encore)
    - fievre _ (convuls*|delire|ne baisse|ne tombe|inconscient*)
    - (acide|produit*|solvant|reactif|javel|soude|liquide|verre|brome|base|substance|eclat*) _
        (dans|sur) (les|l|le|la|son|sa|ses|mes|mon|ma|un) <body>
    - (eclabouss*|asperge*|projet*|projection|renverse*|recu|pris) _ (acide|produit|solvant|dans
        les yeux|dans l oeil|au visage|sur la main|sur les mains|sur le visage)
    - (brulure|brulures) (chimique*|grave*|au|a la|aux|du|de la|importante*|par|du second|du
        troisieme|etendue*)
    - (brule|brulee) (a|avec|au|par|gravement|la|le|les) (l|un|une|de l)? _ (acide|eau|bouillante|
        huile|main|visage|bras|gravement|degre|jambe|vapeur|azote)
    - (avale|avalee|avaler|ingere*|bu|inhale*|gobe|aspire|mange) (de|du|un|une|des|l|la|le|par|
        trop|accidentellement|plusieurs|toute|tout|d) _ <poison>
    - (avale|ingere|inhale) (accidentellement|par accident|par erreur|sans faire)
    - (respire|inhale*) (des|du|de la|de l|les|trop) (vapeurs|fumees|gaz|chlore|fumee|ammoniac|
        solvants|monoxyde)
    - (pris|avale|prend|avalee|prise|absorbe) _ (trop de|toute|tous|toute la|boite|tube|
        plaquette*|plein|beaucoup|##|poignee|flacon) _ (comprimes|cachets|medicaments|somniferes|
        pilules|antidepresseurs|paracetamol|doliprane|gelules|boite|anxiolytiques)
    - (intoxication|intoxique*|empoisonne*|empoisonnement) (au|alimentaire|a|par|aux|grave|il|
        elle|avec|apres|$)
    - monoxyde de carbone
    - (s est|me suis|m|s|sest|nous sommes|se sont) (intoxique*|empoisonne*|brule*|coupe*|casse*|
        blesse*|fracture*|electrocute*|ouvert*|tordu*)
    - (enceinte|grossesse|semaines|mois) _ (saigne*|sang|douleur*|tombee|chute|contractions|perd|
        malaise|evanoui*)
    - (femme|epouse|compagne|copine|amie|collegue) _ (accouche|saigne|fausse couche|perd du)
    - (accouche) (maintenant|dans|la|en ce moment|ici|tout de suite|au|prematurement|$)
    - (peut|peux|arrive|arrivons|peuvent) (plus|pas) (a)? (bouger|parler|marcher|voir|se lever|
        avaler|me lever|sentir|tenir debout|bouger le|tenir)
    - (bouge|parle|voit|sent|tient|bougent|repond) plus (du tout|et|la|le|les|ses|son|rien|debout|
        depuis|a rien|$)
    - (paralyse*|engourdi*|insensible*|deforme*) (du|de|la|d un|cote|et|le|au|bras|visage|depuis|
        $)
    - (visage|bouche|bras|jambe|cote|levres|main|moitie) _ (paralyse*|engourdi*|deforme*|tordu*|
        tombe*|bleu*|de travers|gonfle* d un coup)
    - (vomi*|diarrhee) (sans|depuis|tout|toute|en continu|beaucoup|non|et|plusieurs|
        continuellement|partout|#)
    - (arrete|arretent|cesse) pas de (vomir|saigner|trembler|convulser|pleurer de douleur)
    - (mordu|mordue|pique|piquee|attaque|attaquee|griffe*) par (un|une|des|le|mon) _ (serpent|
        chien|chat|rat|singe|scorpion|araignee|guepe*|frelon*|abeille*|chauve souris|meduse|
        animal|vipere|tique|sanglier|moustique*)
    - (chien|serpent|chat|singe|scorpion|rat|guepe|frelon|vipere) _ (mordu|pique|mord|griffe|
        attaque*)
    - (morsure) de (serpent|chien|chat|singe|rat|chauve)
    - (se noie|noye*|noyade|est en train de se noyer)
    - (etrangle|etouffe) (avec|en mangeant|sur)
    - (avale de travers|coince dans la gorge|coincee dans la gorge|arete dans)
    - (plus|rupture|a court) d (insuline|oxygene|inhalateur)
    - (diabetique|insuline|glycemie|sucre) _ (malaise|coma|hypo|tremble|confus*|inconscient*|
        tombe*|chute)
    - (besoin|faut|cherche|veux|trouver|trouvez|appelez|envoyez|necessite) _ (medecin|docteur|
        hopital|urgences|soins) (vite|urgence|urgent*|immediatement|maintenant|tout de suite|
        rapidement|d urgence|svp)
    - (urgence|urgences) (medicale|vitale) (ici|au|a|dans|en|aidez|il|$)
    - (emmene*|transporte*|amene*|conduit*|hospitalise*) _ (hopital|urgences|rea|reanimation) (en
        urgence|inconscient*|cette nuit|ce matin|hier|aujourd hui|en ambulance|d urgence|
        gravement)
    - (en|entre la|est en) (reanimation|soins intensifs|vie et la mort|danger de mort|etat
        critique|etat grave|etat de choc)
    - (est|vient de|a ete|trouve*|retrouve*) (mort|morte|deceder|decede|decedee|mourir) (dans|au|
        a|sur|en|ce|cette|aujourd hui|hier|$)
    - (allonge*|git|etendu*|couche*) (par|au|sur) (terre|sol|le trottoir|la route|la chaussee|la
        rue)
    - (devient|devenu|devenue|levres|levre|est|visage) (tout|toute)? (bleu|bleue|bleues|violet|
        violette)
    - (coup de (soleil grave|chaleur|chaud)|insolation|hypothermie|engelure*) (il|elle|je|grave|
        et|que|aidez|$)
  `),
  hints: patterns(`
    - enferme* _ (douche|salle de bain*|toilettes)
    - (mot|lettre|bagues) sur (la|le|son) (table|lit|oreiller)
    - (melange|confond|mélange) _ mots
    - (grand bruit|detonation|un bang)
    - (produits d entretien|placard des produits|produit menager)
    - (tiens|tient|leve|assis*) plus (assis|debout)?
    - (sens|sent) (plus|pas) (mes|mon|ma|ses|son|sa|les)
    - (vois|voit) (trouble|flou|double|mal)
    - (siffle|sifflement|rale*|rauque)
    - (stylo|seringue|inhalateur|ventoline) _ vide*
    - sans etiquette
    - (se tient|tient|tenant|serre|presse|agrippe|se tenait) _ (poitrine|coeur|ventre|tete|gorge|
        cote|bras)
    - (transpire*|sueur*|en sueur|trempe*)
    - (tres|tout|toute|devenu|devenue|est) (pale|blanc|blanche|gris|grise|bleu|bleue|livide|jaune|
        blafard*)|pale comme
    - (a peine|peine a|plus|pas|arrive pas a|peut pas|peut plus|n arrive plus a|difficilement) _
        (parler|parle|tenir|debout|marcher|respirer|repond|repondre|ouvrir les yeux|bouger|avaler|
        voir|reconnait|se lever|boire)
    - (assis|assise|allonge*|couche*|etendu*|retrouve*|trouve*|recroqueville*) _ (par terre|sol|a
        terre|salle de bain*|trottoir|escalier*|neige)
    - (tremble*|ecume|bave|raide|yeux revulses|frissonne*|secousses|se tord|convuls*|mou|molle|
        inerte|immobile)
    - (confus|confuse|delire|somnolent*|etourdi*|vertige*|tete tourne|ne reconnait|incoherent*|
        faible|faiblesse|dans les vapes)
    - (repond|reagit|ouvre|decroche|bouge|repondait|reagissait) (pas|plus)
    - (boite|boites|plaquette|flacon|tube|blister) _ (vide|vides)|(vide|vides) _ (boite|plaquette|
        flacon)
    - (lettre|lettres|mot|message) _ (adieu|adieux|parents|famille)|(ecrit|laisse) _ (lettre*|mot)
        (a|pour) (mes|ses|ma|sa|mon|son)
    - (adieu|adieux|dit au revoir|fait mes adieux|mis de l ordre|mes affaires en ordre|mis mes
        affaires|donne mes affaires|donner mes affaires|peut prendre|a qui en veut|a qui veut)
    - (en finir|mettre fin|plus d issue|plus d espoir|aucune issue|a quoi bon|plus la force|ne
        serai plus|serai plus la|mieux sans moi|un fardeau|je n en peux plus|n en peux plus|
        disparaitre|personne ne remarquera|tout arreter ce soir|tout sera fini)
    - (sur le toit|rebord|rambarde|pont|parapet|balcon|rails|fenetre) _ (assis*|debout|enjamb*|
        pleure|saute*|et)|(assis*|debout|monte*) _ (sur le toit|rebord|rambarde|pont|balcon|
        parapet|rails)
    - s est enferme* _|enferme* dans (la|sa) (salle|chambre)
    - (vomi*|nausee*|diarrhee)
    - (yeux|peau|gorge|levres|visage|langue|mains|poumons|bouche) _ (brul*|gonfl*|rouge*|pique*|
        enfle*|cloque*|gratte*|engourdi*)
    - (tousse*|toux)
    - (sang|saigne*|saignement*|sanglant)
    - (fievre|brulant|brulante)
    - (douleur*|mal|souffre*) _ (toutes|tellement|tres|et|depuis|au|a la|dans)
    - (enceinte|semaines de grossesse|terme)
    - (toutes les|chaque) (#|##|cinq|dix|trois|quatre|deux|quelques) minutes
    - (tombe|tombee|chute|glisse|trebuche|bascule)
    - (angle bizarre|os qui|os sort|deforme*)
    - (plaie|coupure|entaille|blessure) _ (profond*|ouvert*|beante)
    - (cogne|tape|heurte|frappe) _ tete
    - (avale|bu|inhale|mordu|pique)
    - (diabetique|insuline|epilep*|asthm*|inhalateur|cardiaque)
    - (quel|ou|plus proche) _ hopital|hopital (le plus|maintenant|ce soir)|besoin d _ (medecin|
        hopital)
  `),
  regardless: patterns(`
    - je _ (vais|veux) _ me (tuer|suicider|pendre|jeter|foutre en l air)
    - <person> _ (va|veut) _ se (tuer|suicider|pendre|jeter|foutre en l air)
    - (il|elle) _ (va|veut) _ se (tuer|suicider|pendre|jeter|foutre en l air)
  `),
};
