import { patterns, type Cues } from "../cue-book.ts";

export const DETENTION: Cues = {
  sure: patterns(`
    - (arrete|arretee|arretes|detenu|detenue|detenus|interpelle*|emprisonne*|incarcere*|menotte*|
        interroge|interrogee|interrogent|embarque|embarquee|apprehende*) (par|au|depuis|hier|ce|
        cette|dans|sans|en|aujourd hui|pour|la|il y a|pendant|et|a) (la|le|les|l)?
    - (a|ete|est|suis|sommes|ont|m a|l a|m ont|nous a|etre|viens d etre|vient d etre|sont|ma) _
        (arrete|arretee|arretes|detenu|detenue|detenus|interpelle*|emprisonne*|incarcere*|
        menotte*|apprehende*|expulse*|mis en prison|mis en cellule) (par|a|au|hier|ce|cette|dans|
        en|pour|depuis|sans|et|aujourd hui|la|il|le|$)
    - (police|policier*|agents|gendarmes|flics|officiers) _ (arrete*|emmene*|embarque*|
        interpelle*|detient|detiennent|retient|retiennent|interroge|interrogee|interrogent|garde|
        gardent|frappe*|perquisitionn*)
    - (garde a vue|menottes|en cellule|en detention|en prison) (depuis|sans|et|ils|maintenant|par|
        en ce moment)
    - (confisque*|confisquer|pris|prend|prennent|garde|gardent|retient|retiennent|retenu|saisi|
        vole et garde|refuse de rendre|confisquent) (moi)? (mon|nos|notre|son|leurs|tous nos|tous
        les|mes|ma|le|les|sa|leur) <passport>
    - <passport> _ (confisque*|retenu*|saisi*|ete pris par|garde par|gardes par)
    - (rend|rendre|rendent|redonne|restitue*|restituer|redonner|redonnent) (pas|plus|moi|me|nous)?
        (mon|nos|notre|son|leurs|mes|le|les|leur) <passport>
  `),
  likely: patterns(`
    - (pris|confisque*|garde*|ramasse*) _ (papiers|passeports|documents) (de tout le monde|de
        tous|des employes)
    - (mis|mise|place|emmene*|conduit*) _ (dans|a) une _ (piece|salle)
    - (sortie|sortir|sortent) _ (une fois par|qu une fois)
    - (vient|viennent) d etre (arrete*|interpelle*|detenu*|emmene*|embarque*)
    - (retiennent|retient|detiennent|gardent) (ma|mon|notre|mes|nos) _ <person>?
    - (policiers|police|agents|hommes) (l|les|m|nous) (ont|a) (sorti*|emmene*|pris|embarque*|
        arrete*|tire*)
    - (enferme*|verrouill*|ferme*) _ (de|depuis) l exterieur
    - (emmene*|embarque*|pris) _ par (des|les|deux) (agents|policiers|hommes|officiers)
    - (me|nous|l|la|le|ma|mon|les|ils|on) (retient|retiennent|detient|detiennent|garde|gardent|
        sequestre*|interroge|interrogee|interrogent|a retenu*|ont retenu*|enferme*|a enferme*|ont
        enferme*|empeche*) (a|au|dans|de|depuis|ici|contre|en|prisonnier*|et|sans|enferme*|$)
    - (retenu|retenue|retenus|bloque|bloquee|bloques|coince*|garde|gardee|detenu|detenue) (a|par|
        au|dans|depuis|en) (l|la|le|les)? _ (aeroport|police|poste|frontiere|douane|commissariat|
        immigration|policiers|agents|officiers|controle|prison|bureau|cellule)
    - (laisse|laissent|laisser|autorise*|permet*|veulent|veut) (pas|plus) (me|nous|le|la|que je|qu
        on|mon|ma)? _ (sortir|partir|quitter|telephoner|appeler|rentrer|aller|embarquer|passer|
        parte)
    - (pas|plus|interdit|empeche*|interdiction|refuse*) (le droit|autorise*|me|m|de)? (de|nous|
        me)? (laisser)? (sortir|quitter|partir) (du|de la|de l|le|la|l|cet|de|ici|de chine)
    - (enferme|enfermee|enfermes|sequestre*|prisonnier*|retenue contre|retenu contre) (dans|a|au|
        par|chez|a cle|depuis|ma|sa|notre|et|$)
    - (m|nous|l|ma|mon|la) (a|ont) (enferme*|emmene*|arrete*|detenu*|interroge|interrogee|
        interrogent|embarque*|sequestre*|retenu*)
    - (emmene*|emmenee|embarque*|conduit*|amene*) (par|au) (la|des|les|le|deux|poste|commissariat)
        _ (police|policiers|hommes|agents|commissariat|gendarmes)?
    - (suis|est|sommes|toujours|amene*|coince*|garde*|retenu*) (au|a la|dans|en|dans un|a un)
        (poste de police|commissariat|prison|cellule|centre de retention|garde a vue|detention|
        centre de detention)
    - (forc*|oblige*|veulent|veut|demande*|contrai*) (me|m|nous|de|que je|a|moi|le|mon) _ (signer|
        signe|avouer|avoue) (un|des|une|quelque|papier*|document*|sans|$)
    - (policiers|police|agents) (devant|a|chez|frappent a|tapent a|dans) (ma|mon|notre|chez|la|
        moi|nous)
    - <keeper> _ (a|ont|garde|gardent|retient|retiennent|confisque*|pris|detient|m a|nous a|tient|
        cache|prend) _ <passport>
    - (refuse|refusent|veut|veulent|veut pas|refuse*) (de|pas|me|plus)? (me|nous|le|les|de)?
        (rendre|rend|restituer|redonner)
    - <passport> (a ete|ont ete|est|sont|etait) (pris|retenu*|garde*|confisque*|saisi*) (par|a)
    - (perquisition|descente|rafle|controle muscle) (chez|dans|au|de|en|$)
    - (travail force|travailler sans salaire|comme des esclaves)
    - (interdiction de (quitter|sortir)|interdit de sortie|bloque a la frontiere|empeche d
        embarquer)
    - interroge|interrogee|interrogent (depuis|par|sans|pendant|la|mon|au)
  `),
  hints: patterns(`
    - (police|policiers|agents) _ (sorti*|venu*|pris|embarqu*)
    - sans donner de raison|savons pas comment le joindre
    - (emmene*|pris|embarque*|conduit*|sorti*|tire*|arrache*) _ (par|de|hors) _ (agents|officiers|
        policiers|police|hommes|uniforme*|gardes|soldats)
    - (agents|officiers|policiers|hommes en uniforme|uniforme*|en civil) _ (pris|emmene*|venu*|
        entre*|fouill*|frapp*|interrog*|embarqu*)
    - personne (ne|n) _ (dit|explique|sait|parle|informe*|repond|repondu)|(on|ils) ne (nous|m|me|
        lui) _ (dit|disent|explique)
    - (sans|aucun|aucune|pas d) (raison|interprete|avocat|explication|motif|traducteur)
    - (depuis) (hier|ce matin|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|#|##|des heures|
        six|plusieurs) _ (heures|jours|soir|nuit)?
    - (petite|sans fenetre|fermee|salle d interrogat*) _ (piece|salle|fenetre|chambre)?
    - (ferme*|verrouille*|enferme*) _ (exterieur|dehors|a cle|la nuit|dedans)
    - (signer|signe) _ (papier*|document*|quelque|declaration|aveu*|proces|ca|texte)
    - (laiss*|autoris*|permet*|peut|peux|pouvons|droit) (pas|plus|aucun) _ (sortir|partir|appeler|
        telephoner|quitter|voir|contacter|rentrer|bouger)|empeche* de
    - (relach*|liber*|rend*|laiss*) _ (que si|seulement|quand|si on|une fois|contre)
    - (pris|garde*|confisque*|garde|tient|cache|enferme*) _ (telephone*|papiers|passeport*|
        documents|carte*|sim|identite)
    - (dois|doit|devons|faut|exige*) _ (payer|rembourser|verser)
    - (gardien*|vigile*|garde) _ (porte|portail|empech*|suiv*|laiss*|surveill*)
    - (un repas|rien a manger|pas d eau|pas paye*|sans salaire|heures par jour|dormons)
    - (question*|interrog*) _ (sur|lui|moi|depuis|nous|heures|encore)
    - (frontiere|douane|immigration|aeroport) _ (agent*|police|controle|salle|officier*)|nous
        sommes (deux|trois|quatre|cinq|six|sept|huit|dix|#|##)
  `),
};
