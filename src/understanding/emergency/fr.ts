import { patterns, type CueBook } from "./cue-book.ts";
import { CONTEXT } from "./fr/context.ts";
import { CRIME } from "./fr/crime.ts";
import { DETENTION } from "./fr/detention.ts";
import { FIRE } from "./fr/fire.ts";
import { HARMLESS } from "./fr/harmless.ts";
import { LOST_PASSPORT } from "./fr/lost-passport.ts";
import { MEDICAL } from "./fr/medical.ts";
import { THREAT } from "./fr/threat.ts";

/** What people say in French when they need help. */
export const FRENCH_CUES: CueBook = {
  language: "fr",
  unit: "words",
  apostrophe: "splits",
  groups: {
    stop: "si|quand|lorsque|jamais|aucun|sans|assurance|roman|these|recherche",
    who: "je|j|jai|on|nous|il|elle|ils|elles|vient|suis|est|<person>",
    person: `
      mari|femme|epouse|epoux|conjoint*|fils|fille|fillette|filles|enfant|enfants|bebe|nourrisson|
      mere|maman|pere|papa|parents|frere|soeur|cousin*|oncle|tante|ami|amie|amis|amies|collegue*|
      etudiant*|doctorant*|postdoc*|postdoctorant*|professeur*|prof|chercheur*|chercheuse*|
      voisin*|coloc*|invite|invitee|invites|copain|copine|compagnon|compagne|homme|hommes|garcon|
      type|mec|quelqu un|quelquun|gens|personnes|stagiaire*|technicien*|employe|employee|employes|
      interprete|visiteur*|chauffeur|patron|scientifique|expert|experte|mamie|papi|neveu|niece|
      ouvrier*|belle mere|beau pere|famille|camarade*|eleve|eleves|touriste|individu|inconnu|dame|
      ex
    `,
    me: "me|m|moi|nous|lui|la|le|l|les|mon|ma|mes|notre|nos|son|sa|un|une|<person>",
    my: `
      mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|le|la|les|l|un|une|des|tous|toutes|tout
    `,
    passport: `
      passeport*|passport*|pasport|paseport*|passport|titre de voyage|document de voyage
    `,
    body: `
      jambe|jambes|bras|main|mains|doigt|doigts|cheville|poignet|poignets|genou|epaule|pied|pieds|
      hanche|dos|nuque|cou|nez|cote|cotes|crane|machoire|coude|tete|visage|oeil|yeux|peau|
      clavicule|femur|tibia|orteil|pouce|veines|corps|figure|levre|bassin|ventre
    `,
    poison: `
      acide*|javel|detergent|methanol|produit*|poison*|pesticide*|pile|pile bouton|nettoyant*|
      champignon*|piece|aimant*|solvant*|reactif*|chlore|vapeurs|fumees|mercure|cyanure|antigel|
      verre|ammoniac|brome|formol|soude|desinfectant|medicaments|comprimes|somniferes|quelque
      chose|liquide|gaz|toxique*|alcool frelate|lessive|mort aux rats
    `,
    car: `
      voiture|bus|taxi|camion|moto|scooter|velo|trottinette|vehicule|train|camionnette|auto|
      tramway|metro|cyclomoteur|triporteur
    `,
    thing: `
      labo|laboratoire|immeuble|batiment|residence|dortoir|appartement|appart|maison|cuisine|
      chambre|voiture|hotel|bureau|batterie|etage|toit|cheveux|vetements|hotte|four|prise|scooter|
      balcon|couloir|sous sol|entrepot|voisin*|tout|chargeur|plaque|rideau*|salle|usine|foyer|
      poubelle|cage d escalier|machine|appareil|studio|cable|canape|friteuse|gaziniere
    `,
    goods: `
      sac|sacs|portefeuille|telephone|portable|iphone|ordinateur|ordi|argent|affaires|valise|
      valises|velo|scooter|carte|cartes|bijoux|montre|appareil|bagages|cle|cles|tablette|porte
      monnaie|economies|sacoche|laptop|mobile|trottinette|sous
    `,
    keeper: `
      patron|patronne|employeur|entreprise|societe|ecole|universite|institut|proprietaire|proprio|
      agence|agent|recruteur|manager|directeur|directrice|superviseur|rh|chef|police|policier*|
      mari|ils|il|elle|on|douane|frontiere|professeur|agents
    `,
  },
  cues: {
    medical: MEDICAL,
    crime: CRIME,
    threat: THREAT,
    detention: DETENTION,
    fire: FIRE,
    lostPassport: LOST_PASSPORT,
  },
  cries: patterns(`
    - ^ (sos|ambulance|urgence|urgences|au secours|urgence medicale) (svp|aidez moi|vite)? $
    - ^ (au secours|a l aide|sauvez moi|sauvez nous|au secours urgence|au secours aidez moi) (vite|svp|s il vous
        plait)? $
  `),
  harmless: HARMLESS,
  context: CONTEXT,
  common: `
    g mn pr ds passeport police feu urgence je j jai mon ma mes notre nos le la les l un une des
    du de d et est suis il elle ils elles nous dans sur avec pour au aux pas plus qui que qu quoi
    ce cette c ca mais ai vous votre son sa ses leur y en m s n me se quelqu faire fait
  `,
  lookalikes: `
    soigne soignent soigner soignant soignons soignee signed signe signes signer service services
    etranger etrangere etrangers etrangeres passent passer passes passant passage appellent
    cassette menage menager blessant suivant suivants suivante agressif frappant attaquant volet
    volets volant arrive arrives arriver arrivee arrete detente accident accidents passion perdus
    mangeant chargeur explorer exploration expliquer explique exploite emmener brulant saison
    saisir contraction attention intention contrat contraste respect respecter inspirer respirer
    confisquer conscient inconsciemment coupable couple couper coupon tombola retrouver trouver
    trouve prouve evacuer evaluer evalue
  `,
  shortestMisspelt: 6,
  confused: "aeiouy sczk bp td vf mn gj",
};
