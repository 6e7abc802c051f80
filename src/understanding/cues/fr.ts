import { after, before, type RoleRule } from "./rule.ts";

const OF = "(?: (?:de|d|du|des))?(?: (?:l|la|le|les))?";
const IN = "(?:en|au|aux|a|dans)(?: (?:l|la|le|les))?";
const INSTITUTIONS =
  "(?:universites?|ambassade|consulat|ecole|entreprise|societe|laboratoire|langue|visa|gouvernement|permis|diplome|cuisine|" +
  "banque|compagnie|culture|institut|ministere|frontiere|capitale|president|aeroport|roi|restaurant|employeur|marche)s?";

/** From the surest to the loosest; the first that holds decides. */
export const FRENCH_CUES: readonly RoleRule[] = [
  {
    role: "denied",
    before: before(
      "(?<!(?:pourquoi|ou) )pas(?: (?:de|du|d|pour|un|une|citoyen\\p{L}*|ressortissant\\p{L}*|passeport|la|le|l|les))*",
    ),
  },
  {
    role: "nationality",
    before: before(
      `(?:ressortissant\\p{L}*|citoyen\\p{L}*|nationaux|passeports?|nationalites?|citoyennete)(?: (?:ordinaires?|biometriques?|est|:))*${OF}`,
    ),
  },
  {
    role: "nationality",
    forms: ["name"],
    after: after("(?:passeport|citoyen|ressortissant)\\p{L}*"),
  },
  {
    role: "elsewhere",
    forms: ["person"],
    before: before(
      `${INSTITUTIONS}(?: \\p{L}+)?`,
      "(?:en|parle\\p{L}*|traduit\\p{L}*|traduction|cours|apprendre)(?: (?:vous|tu|en|de|le|l|bien|un peu|couramment))*",
    ),
  },
  {
    role: "residence",
    before: before(
      "(?:habit\\p{L}*|vi[st]|vivant|vivons|vivre|resid\\p{L}*|demeur\\p{L}*|sejourn\\p{L}*|etabli\\p{L}*|bas[e]\\p{L}*|travaill\\p{L}*|etudi\\p{L}*|" +
        "suis|sommes|actuellement|install\\p{L}*|maintenant|titre de sejour|doctorant\\p{L}*|chercheu\\p{L}*|professeur\\p{L}*)" +
        `(?: (?:actuellement|maintenant|ici))* ${IN}`,
    ),
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      `${INSTITUTIONS} (?:de|d|du|des)(?: (?:l|la|le|les))?`,
      "(?:vols?|part|pars|partir|partons|partant|decoll\\p{L}*|depart|depuis|train|lettre|diplome|retour)(?: (?:de|d|du|des))(?: (?:l|la|le|les))?",
      "(?:via|par|vers|pour|visiter|avec|depuis|apres|entre|sauf|contre)(?: (?:l|la|le|les))?",
      IN,
    ),
  },
  {
    role: "origin",
    before: before("(?:de|d|du|des)(?: (?:l|la|le|les))?"),
  },
];
