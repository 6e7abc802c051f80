import { patterns, type Cues } from "../cue-book.ts";

export const THREAT: Cues = {
  sure: patterns(`
    - (menace|menacent|menacee|menacait) (de|par|avec|ma|mon|mes|notre|physiquement|si|et|depuis|
        d|nous|sa|en|verbalement|quotidiennement|chaque|dans|au|d une|encore|serieusement|toute|$)
    - (me|m|nous|la|le|l|les) (menac*|a menac*|ont menac*)
    - (menaces|menace) de mort
    - (veut|veulent|va|vont|essaye de|essaie de|tente de|cherche a|tente|voulait|essaie|essaient
        de|voulu) (me|nous|la|le|ma|mon|l|se) (tuer|violer|frapper|egorger|poignarder|agresser|
        enlever|kidnapper|etrangler|buter|attaquer|faire du mal)
    - (chantage|maitre chanteur|extorqu*|extorsion|sextorsion|racket*)
  `),
  likely: patterns(`
    - (photo|photos|video) de (mon|ma|notre|mes|nos) (portail|porte|maison|immeuble|fenetre|fille|
        fils|enfants|rue|balcon)
    - (iront|viendront|ira|viendra|vont aller|vont venir) _ (chez|parents|maison) _ (batons|
        battes|couteaux|barres|tout casser)
    - (casser|briser|casseront|briseront|peter|casse) _ (jambes|bras|os|genoux|doigts)
    - (montre*|sorti*|pointe*|braque*) _ (arme|pistolet|couteau|revolver)
    - peur de (sortir|rentrer|ouvrir|dormir|quitter)
    - (peur|terrorise*) (de|d) (mon|ma|lui|cet|ce|notre) _ (proprietaire|mari|patron|ex|conjoint|
        voisin|colocataire|pere|chef|homme|type)?
    - (recois|recevons|recu|recoit|recevoir|envoie|envoient) _ (menace|menaces|menacants|messages
        menacants|chantage)
    - (me|nous|la|m|l|ma) (suit|suivent|suivait|poursuit|poursuivent|surveille|espionne|suivi|a
        suivi|a suivie|ont suivi|traque|file) (depuis|dans|partout|jusqu|et|en|a|encore|chaque|la|
        de|tout|sur|$)
    - (suis|est|sommes|etre|ete|etait|impression d etre) (suivi|suivie|suivis|poursuivi*|traque*|
        surveille*|file|filee) (par|depuis|dans|jusqu|et|en|$)
    - (homme|type|mec|quelqu un|individu|inconnu|voiture|gens) _ (suit|suivent|poursuit|attend|
        attendent|guette|rode|surveille|couteau|arme|pistolet|machette|hache)
    - (avec|a|sort|sorti|tient|porte|brandit) (un|une|son) (couteau|arme|pistolet|machette|hache|
        fusil|matraque|batte|revolver|cutter) (devant|dans|a|la|et|sous|contre|il|au|me|en|$)
    - (peur|crains|craignons|inquiet) (pour|de perdre) (ma|notre|sa|mes|nos) (vie|securite|
        enfants|famille)
    - (peur) (qu|de|d|que) (il|elle|ils|on|mon|lui|rentrer|sortir|mon mari|mon ex) _ (tue|frappe|
        revienne|fasse|attaque|mari|ex|batte|chez|patron|seule|trouve|violent|venge|mal)?
    - (suis|sommes|est|mon|ma|nous|on) _ (en danger|en grand danger|en peril|pas en securite|plus
        en securite)
    - (vie|securite) (est|sont)? (en danger|menacee|en jeu)
    - (sens|sentons|sent|suis) (pas|plus) en securite
    - (attend|attendent|guette|devant|stationne|rode) _ (devant|en bas de|derriere|a) (ma|chez|
        mon|notre|la) (porte|moi|immeuble|maison|residence|appartement)
    - (sait|savent|connait) ou (j|nous|je|on) (habite*|habitons|vis|loge)
    - (me cache|cachee|cache|refugie*|barricade*) (dans|de) (les|la|ma|le|mes|mon)? _ (toilettes|
        salle de bain*|chambre|placard|wc|mari)
    - (veut|exige|demande|reclame|exigent|demandent|reclament) (de l|une|un|des) (argent|rancon|
        bitcoin*|somme|yuan*) __ (sinon|photos|videos|ou|menac*|nues|intimes|publi*)
    - (alerte a la bombe|menace d attentat)
  `),
  hints: patterns(`
    - mon ex _ (arrive|ville|ici|retrouve|devant)
    - (appli de pret|pret en ligne|usurier*|creancier*)
    - avec des (batons|battes|couteaux|barres)
    - (sait|savent|connait|connaissent) _ (ou|quelle|quel|ecole|bus|adresse|habite*|travaille|
        enfants|fille|fils|creche)
    - (accident*) _ (arrive|arrivent|arriver|vite arrive)|(quelque chose|malheur|choses) _
        (pourrait|peut|peuvent|pourraient|risque) _ arriver
    - (regretter*|le payer cher|donner une lecon|payer cher|on va voir|fais attention a toi)
    - (dit|averti*|prevenu*|conseille*|ordonne*|demande*) _ (partir|me taire|nous taire|
        disparaitre|faire mes valises|retirer|arreter|quitter|la fermer|garder le silence)
    - (attend*|stationn*|poste*|reste*|rode*|devant|gare*|plante*|tient|tiennent|sont|est) _
        (devant|en bas de|pres de|en face de|sous|a l entree de) (ma|mon|chez|la|notre|mes|l|nos)
        _ (porte|immeuble|maison|fenetre*|appartement|residence|bureau|ecole|moi)?
    - (arme|pistolet|couteau|revolver|machette|batte|fusil|lame)
    - (peur|effraye*|terrifie*|terrorise*|crains|craint)
    - ose* (pas|plus)|n ose
    - (meme|voiture) _ (voiture|noire|suit|garee|chaque)
    - (suit|suivent|filme*|photographi*|surveill*|guett*|espionn*)
    - (photo|photos|video|videos|image*) _ (moi|nous|ma|nue*|nu|sans vetements|tout le monde|
        famille|douche)
    - (payer|paye|paie|argent|bitcoin*|yuan*|euros|rancon) _ (avant|d ici|sinon|ou|jusqu|ce soir|
        demain)
    - (creve*|raye*|brule*|casse*) _ (pneu*|voiture|velo|porte)
    - (menac*|chantage|extor*|racket*)
    - (inconnus|inconnu|gens|numero*|personnes) _ (appel*|ecri*|attend*|suiv*|rod*|vien*|montr*|
        envoi*)
  `),
  regardless: patterns(`
    - (il|elle|ils|on|homme|patron|mari|proprietaire|ex|voisin|quelqu un|dit|disent|mec) _ (va|
        vont|veut|veulent|menac* de|dit qu il va|jure de|promis de) (me|nous|la|le|l|les|tuer|ma|
        mon) _ (tuer|frapper|violer|egorger|buter|poignarder|massacrer|faire la peau|casser la
        gueule|battre|crever|tabasser)
    - (il|elle|ils|on|menac*|escroc*|inconnu*|maitre chanteur|va|vont|veulent|veut) _ (publier|
        envoyer|diffuser|poster|partager|montrer|divulguer|balancer|publiera|enverra|diffuser*) _
        (mes|nos|ses|des|les|ma|une|tout|a) _ (photos|videos|video|nus|intimes|images|nues|
        conversations|famille|proches)
  `),
};
