import { after, before, type RoleRule } from "./rule.ts";

const OF = "(?: (?:de|del))?(?: (?:la|los|las|el))?";
const INSTITUTIONS =
  "(?:universidad|embajada|consulado|escuela|empresa|laboratorio|idioma|lengua|visa|visado|gobierno|permiso|diploma|" +
  "titulo|comida|banco|compania|cultura|instituto|ministerio|frontera|capital|presidente|aeropuerto|restaurante|mercado)(?:es|s)?";

/** From the surest to the loosest; the first that holds decides. */
export const SPANISH_CUES: readonly RoleRule[] = [
  {
    role: "denied",
    before: before(
      "(?:no (?:soy|somos|es|son|de|tengo|para)|ni|tampoco)(?: (?:un|una|el|la|de|del|ciudadan\\p{L}+|pasaporte|nacional))*",
    ),
  },
  {
    role: "nationality",
    before: before(
      `(?:ciudadan\\p{L}*|nacional|nacionales|pasaportes?|nacionalidad|ciudadania|titulares?)(?: (?:ordinarios?|es|:|de pasaporte))*${OF}`,
    ),
  },
  { role: "nationality", forms: ["name"], after: after("(?:pasaporte|ciudadan)\\p{L}*") },
  {
    role: "elsewhere",
    forms: ["person"],
    before: before(
      `${INSTITUTIONS}(?: \\p{L}+)?`,
      "(?:en|habl\\p{L}*|traduc\\p{L}*|clases?|aprender)(?: (?:en|de|al|el|bien|un poco))*",
    ),
  },
  {
    role: "residence",
    before: before(
      "(?:viv\\p{L}*|resid\\p{L}*|habit\\p{L}*|estoy|estamos|esta|trabaj\\p{L}*|estudi\\p{L}*|radic\\p{L}*|actualmente|ahora|doctorand\\p{L}*|" +
        "investigador\\p{L}*|profesor\\p{L}*)(?: (?:actualmente|ahora|aqui))* en(?: (?:la|los|las|el))?",
    ),
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      `${INSTITUTIONS} (?:de|del)(?: (?:la|los|las|el))?`,
      "(?:vuel[oa]s?|vuelo|volar|volando|salgo|salir|saliendo|salida|viaj\\p{L}*|tren|carta|diploma|regres\\p{L}*)(?: (?:de|del|desde))(?: (?:la|los|las|el))?",
      "(?:via|por|hacia|para|visitar|con|desde|a|al|en|tras|entre|salvo|despues de)(?: (?:la|los|las|el))?",
    ),
  },
  { role: "origin", before: before("(?:de|del)(?: (?:la|los|las|el))?") },
];
