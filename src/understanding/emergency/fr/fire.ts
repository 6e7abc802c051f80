import { patterns, type Cues } from "../cue-book.ts";

export const FIRE: Cues = {
  sure: patterns(`
    - (pris|prend|prennent|prendre|mis|prenne) feu
    - <thing> (est|sont|brule|brulent|etait|est tout|a|en) _ (en feu|en flammes|brule|feu|brulent|
        flammes|crame)
    - <thing> (brule|brulent|crame|flambe)
    - (sens|sent|odeur|sentons|senti|sentent|pue) (le|de|une odeur de|du|une|tres|fort le|une
        forte odeur de|forte) (gaz|brule|fumee|crame)
    - (coince*|bloque*|piege*|enferme*|emprisonne*) (dans|sous|par) (l|un|une|les|le|notre|des)? _
        (ascenseur|elevateur|decombres|feu|flammes|incendie|gravats|fumee|immeuble en|voiture
        accident*|eboulement|lift)
  `),
  likely: patterns(`
    - (hydrogene|oxygene|bouteille de gaz|vanne|conduite|tuyau) _ (siffle*|fuit|fuite|fissure*)
    - (goutte*|coule*|tombe*) _ (brulant|en feu|en flammes|enflamme*)
    - (taper|coups|voix|cris|quelqu un) sous les (briques|decombres|gravats|pierres)
    - (cote|mur|partie|flanc|moitie) (de la|du|de l) (residence|batiment|maison|immeuble|colline)
        _ (gliss*|effondr*|ecroul*|tombe*)
    - (il y a|y a|un|le|au|gros|enorme|debut d|attention) (le|un|du)? (feu|incendie) (dans|au|a|
        chez|en|ici|se|sur|vient|s est|aidez|qui|pres|juste|a cote|s|$)
    - (incendie|feu) (au|dans|a|chez|en cours|se propage|s est declare|vient|de cuisine|est|se
        repand|declare|a l|$)
    - (au feu|feu feu)
    - (il y a|y a|plein|beaucoup|de la|sort|epaisse|noire|remplie|rempli|pleine) (de|de la)? (la)?
        (fumee|flammes|flamme) (partout|dans|qui|noire|sort|au|epaisse|vient|envahi*|monte|sous|
        et|de|$)
    - (fumee|flammes) (dans|partout|qui|noire|sort|sortent|envahi*|epaisse|vient|monte|remplit|s
        echappe*|provient)
    - (alarme|detecteur) (incendie|de fumee|au feu) _ (sonne|retenti*|hurle|declenche*|n arrete)
    - (fuite|echappement|fuites) (de|du) (gaz|chlore|ammoniac|produit*|monoxyde|reactif|chimique)
    - (gaz) (fuit|s echappe|qui fuit|se repand)
    - (explosion|explosions|explose|explosee|exploser|deflagration) (dans|au|a|de|chez|en|il y a|
        pres|vient|hier|et|a cote|s est|se|d un|d une|du)
    - (vient d|a|entendu une|il y a eu une|y a eu une|y a une|une|grosse) (exploser|explose|
        explosion)
    - (appelez|envoyez|besoin des|appeler|vite les|vite|faut) (les)? (pompiers)
    - (coinces|bloques|pieges|coincee|coince|bloquee|pris au piege|prisonniers|enfermes|bloque)
        (dans|sous|au|en) (l|le|la|un|une|les|notre|des)? _ (ascenseur|ascenceur|etage|decombres|
        immeuble|cave|sous sol|chambre froide|toit|inondation|labo|tunnel|parking|piece)
    - (tremblement de terre|seisme|tsunami|inondation|glissement de terrain|avalanche|tornade|
        typhon|coulee de boue) (ici|maintenant|en cours|il y a|vient|nous|on|a|en|dans|fort|tres|
        et|aidez|chez|$)
    - (fort|gros|vient d y avoir un|y a un|y a eu un|un|violent|ressenti un) (tremblement de
        terre|seisme)
    - (terre|sol|immeuble|batiment) (tremble|bouge|s effondre|s est effondre*|s ecroule|s est
        ecroule*)
    - (plafond|mur|toit|immeuble|batiment|balcon|echafaudage|pont|etage|maison) _ (effondre*|
        ecroule*|tombe sur|s effondre|s ecroule|vient de tomber)
    - (eau) (monte|envahit|rentre|arrive dans|inonde*|nous|jusqu)
    - (inonde|inondee|sous les decombres|sous l eau|emporte par)
    - (renverse*|deverse*|repandu*|fuite|fuit|casse*|echappe*|deversement|repand) _ (acide|produit
        chimique|produits chimiques|mercure|brome|chlore|ammoniac|solvant|toxique*|radioacti*|
        cyanure|azote|formol|reactif)
    - (produit chimique|acide|mercure|gaz toxique|brome|chlore|ammoniac|gaz) _ (renverse*|
        deverse*|repandu*|fuit|echappe*|par terre|se repand|sur le sol)
    - (prise|cable|batterie|chargeur|compteur|appareil|hotte|four) (fume|fait des etincelles|fait
        des flammes|a explose|etincelle*|fond|crepite)
    - (bombe|grenade) (dans|au|a|trouvee|ici|va|devant)
    - (evacu*) _ (feu|incendie|gaz|fumee|explosion|vite)
  `),
  hints: patterns(`
    - (fumee|fume|enfume*)
    - (flamme*|brule*|feu|cramé|braise*)
    - alarme _ (sonne*|hurle*|retenti*|arrete*|declenche*)
    - (siffle*|sifflement|etincelle*|gresill*|crepit*)
    - (odeur*|sent|pue|ca sent|empeste)
    - (tous|toute la famille|tout le monde|enfants|nous) _ (mal a la tete|maux de tete|nause*|
        vertige*|etourdi*|malade*|somnol*)
    - (peut|peux|pouvons|arrive*|arrivons) (pas|plus) _ (sortir|descendre|atteindre|ouvrir|
        acceder)
    - (escalier*|sortie|couloir|porte|issue) _ (bloque*|plein*|chaud*|noir*|brulant*|coince*|
        ferme*|effondr*)
    - entre (deux|les|#) _ etages|ascenseur _ (bloque*|arrete*|immobile|coince*|noir)
    - eau _ (monte|entre|arrive|jusqu|envahi*|coule)
    - (tremble*|secou*|fissure*|effondr*|ecroul*|oscill*|bouge)
    - (chaudiere|chauffe eau|gaziniere|gaz|bouteille de gaz) _ (siffle*|fuit|bruit|fait|reste*|
        sent)
    - (lumiere*|electricite|courant) _ (coupe*|eteint*|saute*|panne)
    - (inond*|seisme|tremblement|typhon|glissement)
    - (hotte|ballon|reacteur|bouteille|flacon|cylindre) _ (explos*|eclat*|casse*|fuit|fissur*|
        brul*)
  `),
};
