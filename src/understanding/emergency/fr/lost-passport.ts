import { patterns, type Cues } from "../cue-book.ts";

export const LOST_PASSPORT: Cues = {
  sure: patterns(`
    - (perdu|perdue|perdus|egare*|paume|perd|perds|perdons|perdut) _ <passport>
    - (trouve|retrouve|trouvons|retrouvons|trouver|retrouver|trouvent|trouves) (pas|plus|nulle
        part|nul part) (mon|ma|notre|nos|mes|son|sa|leur|le|ses)? <passport>
    - <passport> _ (perdu*|vole|voles|volee|egare*|disparu*|introuvable*|paume|derobe*|envole*|
        volatilise*|subtilise*|voler|plus la|pas la ou|n est plus)
    - (vole|voles|derobe*|pique|volee|arrache|subtilise*|fauche|voler) _ <passport>
  `),
  likely: patterns(`
    - (machine a laver|chien|lave linge|broyeur) __ <passport>
    - (laisse|oublie) _ (veste|sac|manteau|sac a dos) __ (visa|passeport)
    - <passport> (n est|nest|est) (plus|pas) (dans|la|au|a|ou|chez)
    - (enfui*|parti*|disparu*) avec __ <passport>
    - <passport> et _ _ (disparu*|perdu*|vole*|voles)
    - (plus de|plus aucun) passeport
    - <passport> _ (foutu|machine a laver|dechire*|illisible)
    - (perdu|vole|disparu) _ (papiers d identite|tous mes papiers|mes papiers|mes documents)
    - <passport> (de|d|a) _ _ (perdu*|vole|voles|volee|egare*|disparu*|introuvable*)
    - (oublie|laisse|oubliee|laissee|tomber|tombe|oublies) (tomber)? _ (passeport|passport|
        passeports) (dans|au|a|chez|sur|en) (le|la|l|un|une|mon|notre)? _ (taxi|train|bus|cafe|
        hotel|aeroport|metro|avion|didi|voiture|restaurant|gare|toilettes|banque|magasin|siege|
        parc|vtc|bar|tgv|comptoir|photocopieuse|lac|fleuve|eau|mer|quelque part)
    - <passport> (est|etait|sont|a ete|est reste) _ (oublie*|reste*|laisse*|tombe*) (dans|au|a|
        chez|sur|en)
    - (sac|portefeuille|valise|veste|sacoche|manteau|bagage*|papiers|sac a main|pochette|sac a
        dos|affaires) _ (vole*|perdu*|disparu*|arrache*|derobe*|volee|oublie*|pique) __ <passport>
    - (vole*|perdu*|arrache*|derobe*|oublie*|pris|pique|disparu) _ (sac|portefeuille|valise|veste|
        sacoche|manteau|bagages|papiers|sac a main|pochette|sac a dos|affaires|tout) __ <passport>
    - <passport> _ (dedans|a l interieur|dans le sac|etait dans) __ (vole*|perdu*|disparu*|
        arrache*)?
    - (sans|me retrouve sans|suis sans|sommes sans|reste sans|bloque* sans|plus de|ai plus de|ai
        plus mon|n ai plus) <passport> (depuis|que faire|a l|au|comment|en chine|aidez|et|$)
    - (ai|a|avons|n) plus (mon|notre|son|de|nos) <passport>
    - (dechire*|lave|detruit|brule|mouille|abime*|mange|passe a la machine|trempe) _ <passport>
    - <passport> _ (dechire*|detruit|brule|machine a laver|mouille|abime*|illisible|trempe)
    - (perte|vol) de (mon|notre|son|passeport) (passeport)? (aujourd hui|hier|ce|que faire|aidez|
        urgent|$)
    - ^ (passeport|passport) (perdu|vole)
  `),
  hints: patterns(`
    - <passport> _ (etait|etaient|dedans|dans (la|ma|mon|le) (poche|sac|veste|valise|coffre))
    - (plus|pas) (dans|la|au|chez|sur) (le|la|mon|ma|l)? _ (coffre|sac|poche|tiroir|chambre|
        valise|machine|portefeuille|la|place)
    - personne (ne|n) _ (vu|trouve|rapporte|rendu)
    - (aucun|pas d|sans) autre (document|piece|papier)*
    - (poche|coffre|sac|tiroir) _ (vide|ouvert*|coupe*|dechire*)
    - (parti*|enfui*|disparu*|file*) (avec)
    - (cherche|fouille|retourne) _ (partout|tout|toute)
    - (oublie|laisse|tombe) _ (siege|train|taxi|comptoir|bus|avion|sac|veste|hotel)
    - (taxi|train|bus|chauffeur) _ (parti|reparti)
    - (seulement|juste|que) _ (copie|photocopie|photo)
  `),
};
