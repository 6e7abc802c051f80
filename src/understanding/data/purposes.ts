import type { LanguageTag } from "../../domain/locale.ts";
import type { Purpose } from "../../domain/reading.ts";

/**
 * Words that tell a purpose: `clear` ones say what somebody wants to do, `hints` only what they are.
 *
 * They are sought in a folded text of single spaces; in Chinese, anywhere.
 */
export interface PurposeWords {
  readonly purpose: Purpose;
  readonly clear: readonly string[];
  readonly hints?: readonly string[];
}

const CITY =
  "(?:china|chinese|mainland|beijing|shanghai|shenzhen|guangzhou|wuhan|chengdu|hangzhou|nanjing|xi an|xian|hainan|urumqi|" +
  "chongqing|tianjin|suzhou|qingdao|harbin|dalian|xiamen|kunming|lanzhou|hefei|changsha|zhengzhou|jinan|ningbo)";

const ENGLISH: readonly PurposeWords[] = [
  {
    purpose: "work",
    clear: [
      "(?:can|may|could|will|shall|should|must) (?:i|we|he|she|they) (?:also |legally |already )?work",
      "(?:i|we|he|she|they)(?: will| ll| would| can)? (?:want|like|plan|hope|wish|need|going|come|coming|go|am|m|are|re)?(?: going)? ?to (?:come and |start |go )?work(?:ing)?(?! with (?:vpn|this))",
      "(?:will|ll|would|allowed to|permitted to|permission to|start|starting|and|come to|coming to|travel to|right to) work(?:ing)?",
      `work(?:ing)? (?:in|at|for|here in) (?:the |a |an )?${CITY}`,
      "(?<!(?:seems?|refus\\p{L}*|fails?|supposed|app|site|website|vpn|card|phone|link) )to work",
      "hired",
      "salar(?:y|ied|ies)",
      "wages?",
      "for work",
      "work(?:ing)? (?:visa|permit|contract|legally)s?",
      "z visa",
      "(?:a|the|my|new|this|full time|part time|any|find|get|for|paid|to) jobs?",
      "job(?: offer| in|s in| contract| at)",
      "employment",
      "(?:be|am|m|get|getting|is|been|self) employed",
      "(?:chinese|my|new) employer",
      "(?:labou?r|employment) contract",
      "intern(?:ship|ships|ing|s)?",
      "(?:to|for|will|ll|and|i) teach(?:ing)?(?: \\p{L}+)?",
      "teach(?:ing)? (?:english|french|russian|spanish|arabic|german|at|in)",
      "(?:teaching|research|faculty|academic|professor|lecturer|tenure|tenured|post ?doc|postdoctoral|post doctoral|paid|staff|university) (?:position|job|contract|post|fellowship|appointment)s?",
      "(?:as|to be|become|start as|do|for) (?:an? |my )?(?:post ?doc|postdoctoral|post doctoral)(?: researcher| fellow)?",
    ],
    hints: ["post ?docs?", "postdoctoral", "post doctoral", "foreign expert"],
  },
  {
    purpose: "study",
    clear: [
      "(?:to|will|ll|can i|could i|may i|want to|and) study(?! (?:visit|tour|trip))",
      `study(?:ing)? (?:in|at) (?:the |a )?${CITY}`,
      "study(?:ing)? (?:chinese|mandarin|abroad)",
      "(?:student|study|x1|x2|x) visas?",
      "enrol\\p{L}*",
      "(?:admission|admitted|admittance)(?: letter| notice| to)?",
      "(?:degree|phd|doctoral|master s|masters|master|bachelor s|bachelor|language) (?:program|programme|course|studies|study|degree)s?",
      "(?:to do|start|for|pursue|begin) (?:an? |my |the )?(?:phd|master s|masters|master|doctorate|bachelor|mba)",
      "exchange (?:student|semester)s?",
      "(?:summer|winter|language) school",
      "(?:a|one|the) semester",
      "tuition",
    ],
    hints: ["(?:phd |doctoral |masters? |graduate |undergraduate |msc |university |college )?students?", "(?:phd|doctoral) candidates?", "doing (?:an? |my |the )?(?:phd|doctorate|master s?|masters|bachelor)"],
  },
  {
    purpose: "journalism",
    clear: [
      "(?:to|will|ll|for) (?:report(?:ing)? (?:on|from|about|live)|interview(?:ing)?|film(?:ing)?|shoot(?:ing)?)",
      "cover(?:ing)? (?:the |an? )?(?:event|summit|conference|story|news|games|elections?|forum|congress|visit)",
      "reporting (?:on|from|about|for|trip)",
      "(?:journalis[mt]|media|press|j|j1|j2|reporter) (?:visa|accreditation|card)s?",
      "(?:news|media|press) coverage",
      "documentar(?:y|ies)",
      "journalism",
    ],
    hints: ["(?:photo)?journalists?", "reporters?", "correspondents?", "cameram[ae]n", "camera crew", "tv crew", "news agency"],
  },
  {
    purpose: "conference",
    clear: [
      "conf(?:erences?)?",
      "symposi(?:um|a|ums)",
      "workshops?",
      "seminars?",
      "congress(?:es)?",
      "(?:academic|scientific|international|annual) meetings?",
      "forum",
      "summit",
      "keynote",
      "colloqui(?:um|a)",
      "(?:give|giving|gave|deliver|present|presenting|invited|guest)(?: an?| the| my| some)? (?:talks?|lectures?|papers?|posters?|presentations?|speaker)",
      "exhibition",
      "expo",
    ],
  },
  {
    purpose: "research",
    clear: [
      "(?:research|lab|laboratory|study|academic|scientific) (?:visits?|stay|trip|exchange|collaboration|cooperation|tour)",
      "(?:do|doing|conduct|conducting|carry out|for|joint) (?:some |my |field )?(?:research|field ?work|experiments?)",
      "collaborat\\p{L}*",
      "field ?work",
      "visiting (?:scholar|researcher|scientist|fellow|professor)s?",
      "visit (?:a|the|my) (?:lab|laboratory|research group|colleagues?|university|institute|collaborators?)",
    ],
    hints: ["researchers?", "scientists?", "scholars?"],
  },
  {
    purpose: "business",
    clear: ["business", "trade fair", "canton fair", "suppliers?", "factory", "negotiat\\p{L}*", "clients?", "m visa", "commercial"],
  },
  {
    purpose: "family",
    clear: [
      "(?:visit|visiting|see|seeing|join|joining|meet|stay with|with) (?:my|our|his|her|a) (?:\\p{L}+ )?(?:wife|husband|spouse|parents?|mother|father|mom|mum|dad|son|daughter|child|children|kids?|family|relatives?|girlfriend|boyfriend|fiancee?|sister|brother|friends?|partner(?! (?:university|institut|lab|organi[sz]ation|school))|grandparents?|grandmother|grandfather|in laws)",
      "family (?:visit|reunion)",
      "visiting (?:family|relatives|friends)",
    ],
  },
  { purpose: "medical", clear: ["medical (?:treatment|care|visa|tourism|reasons)", "surgery", "(?:hospital|cancer) treatment", "for treatment"] },
  { purpose: "transit", clear: ["transit(?:s|ing)?", "lay ?overs?", "stop ?overs?", "connecting flights?", "third country", "onward (?:ticket|flight)"] },
  { purpose: "tourism", clear: ["touris[mt]s?", "holidays?", "vacations?", "sightsee\\p{L}*", "leisure", "travel(?:l?ing)? around", "(?:a|short|my|our) trip"] },
];

const FRENCH: readonly PurposeWords[] = [
  {
    purpose: "work",
    clear: ["(?:pour|venir|peux|puis je|peut|aller|veux|voudrais|droit de|vais|commencer a|a)(?: y)? travailler", "travailler (?:en chine|a (?:pekin|shanghai))", "(?:visa|permis|contrat) de travail", "emplois?", "embauch\\p{L}*", "poste(?: de)?", "stages?", "stagiaires?", "enseigner", "salaires?", "remuner\\p{L}*", "salarie\\p{L}*", "employeur chinois", "pour (?:le|mon|un) travail"],
    hints: ["post ?doc\\p{L}*"],
  },
  {
    purpose: "study",
    clear: ["(?:pour|venir|veux|voudrais|aller|vais|peux|puis je)(?: y)? (?:etudier|faire mes etudes)", "(?:mes |des |les )?etudes", "visa (?:d )?etudiant", "inscri\\p{L}*", "bourse d etudes", "(?:un|mon) (?:master|doctorat|semestre)", "cours de chinois", "echange universitaire"],
    hints: ["etudiant\\p{L}*", "doctorant\\p{L}*"],
  },
  { purpose: "journalism", clear: ["reportage\\p{L}*", "visa (?:de )?(?:journaliste|presse)", "documentaires?", "interview\\p{L}*", "pour filmer"], hints: ["journalistes?", "reporters?", "correspondants?"] },
  { purpose: "conference", clear: ["conferences?", "colloques?", "congres", "symposium", "seminaires?", "ateliers?", "forum", "donner (?:un cours|un expose)"] },
  { purpose: "research", clear: ["sejour (?:de recherche|scientifique)", "(?:faire|mener) (?:de la |des |une )?recherches?", "collaboration", "chercheur invite", "professeur invite", "visite (?:de|d un|du) laboratoire"], hints: ["chercheu\\p{L}*"] },
  { purpose: "business", clear: ["affaires", "foire", "fournisseurs?", "commercial\\p{L}*", "clients?"] },
  { purpose: "family", clear: ["(?:visiter|voir|rejoindre|retrouver|rendre visite a) (?:ma|mon|mes) (?:famille|femme|mari|epou\\p{L}*|parents?|fils|fille|enfants?|amis?|copine|copain)", "visite familiale"] },
  { purpose: "medical", clear: ["soins", "traitement medical", "operation chirurgicale"] },
  { purpose: "transit", clear: ["transit\\p{L}*", "escales?", "correspondance", "pays tiers"] },
  { purpose: "tourism", clear: ["touris\\p{L}*", "vacances", "voyage d agrement"] },
];

const SPANISH: readonly PurposeWords[] = [
  {
    purpose: "work",
    clear: ["(?:para|puedo|quiero|voy a|ir a|podria|a|derecho a|empezar a) trabajar", "trabajar en china", "(?:visa|visado|permiso|contrato) de trabajo", "empleos?", "por trabajo", "(?:un|mi|el|oferta de) trabajo", "practicas", "pasantia", "ensenar", "dar clases", "salarios?", "sueldo", "remunerad\\p{L}*", "puesto"],
    hints: ["pos(?:t)? ?doc\\p{L}*"],
  },
  {
    purpose: "study",
    clear: ["(?:para|quiero|voy a|puedo|ir a) estudiar", "estudiar en china", "(?:visa|visado) de estudi\\p{L}*", "mis estudios", "matricul\\p{L}*", "beca", "(?:un|mi) (?:master|maestria|doctorado|semestre|grado)", "curso de chino", "intercambio (?:universitario|estudiantil)"],
    hints: ["estudiantes?", "doctorand\\p{L}*"],
  },
  { purpose: "journalism", clear: ["reportajes?", "(?:visa|visado) de (?:periodista|prensa)", "documental\\p{L}*", "entrevist\\p{L}*", "periodismo"], hints: ["periodistas?", "reporter\\p{L}*", "corresponsal\\p{L}*"] },
  { purpose: "conference", clear: ["conferencias?", "congresos?", "simposio\\p{L}*", "seminarios?", "talleres", "taller", "foro", "coloquio", "ponencia"] },
  { purpose: "research", clear: ["estancia de investigacion", "(?:hacer|realizar) (?:una )?investigacion\\p{L}*", "colaboracion", "(?:profesor|investigador) (?:visitante|invitado)", "visita a(?:l)? (?:un )?laboratorio"], hints: ["investigador\\p{L}*", "cientific[oa]s?"] },
  { purpose: "business", clear: ["negocios?", "feria", "proveedor\\p{L}*", "comercial\\p{L}*", "clientes?"] },
  { purpose: "family", clear: ["(?:visitar|ver) a (?:mi|mis) (?:familia|esposa|mujer|marido|esposo|padres?|madre|hij\\p{L}*|amig\\p{L}*|novi\\p{L}*)", "visita familiar"] },
  { purpose: "medical", clear: ["tratamiento medico", "cirugia", "operacion"] },
  { purpose: "transit", clear: ["transito", "escalas?", "tercer pais"] },
  { purpose: "tourism", clear: ["turis\\p{L}*", "vacaciones", "de viaje"] },
];

export const WESTERN_PURPOSES: Readonly<Record<LanguageTag, readonly PurposeWords[]>> = {
  en: ENGLISH,
  es: SPANISH,
  fr: FRENCH,
};
