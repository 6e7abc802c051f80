import { after, before, type RoleRule } from "./rule.ts";

const ARTICLE = "(?: the| a| an)?";

const PASSPORT_WORDS =
  "(?:s )?(?:(?:ordinary|regular|normal|biometric|foreign|national|private|born|valid|male|female) )*" +
  "(?:passports?|passport holders?|citizens?|citizenship|nationals?(?! (?:visas?|day|holidays?|library|bank|university))|nationality)";
const PEOPLE =
  "(?:s )?(?:\\p{L}+ )?(?:students?|researchers?|scholars?|scientists?|professors?|lecturers?|engineers?|doctors?|teachers?|people|persons?|" +
  "tourists?|visitors?|travell?ers?|applicants?|wife|husband|colleagues?|friends?|guests?|parents|family|partner|" +
  "experts?|delegation|postdocs?|team|man|woman|guy|girl|holders?|speaker at|spouse)";
const LIVING =
  "(?:live|lives|living|lived|reside|resides|residing|based|residents?|stay|stays|staying|works?|working|study|studies|" +
  "studying|student|postdoc|phd|professor|researcher|scientist|settled|located|currently|presently|now|am|m|are|re|is|here)";
const SENT =
  "(?:fly|flying|flights?|flew|travel|travell?ing|arrive|arriving|depart|departing|departure|apply|applying|transfer|" +
  "transit|return|returning|back|ship|shipping|parcel|letter|email|degree|diploma|certificates?|documents?|license|" +
  "money|salary|paid|pay|issued|invitation|married|train|bus|going|goods|calls?|calling|university|company|institute)";
const INSTITUTIONS =
  "(?:s )?(?:(?:state|national|federal|medical|technical|private|public|student|tourist|work|working|mobile|partner|skilled worker|global talent|golden|visit|e|digital nomad|business|schengen|employment|express) ){0,2}(?:university|universities|institute|institution|academy|school|college|embassy|consulate|company|firm|" +
  "employer|lab|laboratory|language|government|ministry|airlines?|airport|border|visas?|residence|residency|driving|" +
  "drivers?|licen[cs]e|diploma|degree|phone|number|sim|currency|bank|translation|market|products?|culture|lessons?|" +
  "course|classes|test|exam|version|time|office|branch|grant|foundation|insurance|address|green card|permit|" +
  "restaurant|food|cuisine|meat|dish|sandwich|speaking|website|article|entry score|citizenship by)";

/** From the surest to the loosest; the first that holds decides. */
export const ENGLISH_CUES: readonly RoleRule[] = [
  {
    role: "denied",
    before: before(
      "(?:(?<!(?:or|why) )not|(?:is|are|was|were|do|does|did)n ?t|no longer|neither|nor)(?: (?:have|has|hold|holds|a|an|the|any|from|of|for|about|citizens?|nationals?|passport holders?))*",
    ),
  },
  // "how to get Russian citizenship"
  {
    role: "elsewhere",
    before: before("(?:get|getting|obtain|obtaining|acquire|apply for|become)(?: an?)?"),
    after: after("(?:citizenship|citizen|nationality|passport)"),
  },
  { role: "nationality", after: after(PASSPORT_WORDS) },
  {
    role: "elsewhere",
    forms: ["person"],
    before: before(
      "in",
      "into",
      "speaks?",
      "speaking",
      "learn",
      "learning",
      "fluent(?: in)?",
      "translated? (?:in)?to",
      "with",
    ),
  },
  // The verb "polish", and any other that looks like a people.
  {
    role: "elsewhere",
    forms: ["person"],
    before: /(?:^| )(?:please|to|and|you|,)?$/u,
    after: after("(?:my|the|your|this|that|our|up) \\p{L}+"),
  },
  // "my Russian is good"
  {
    role: "elsewhere",
    forms: ["person"],
    before: before("my"),
    after: after("(?:is|isn|was|level|skills?|proficiency)"),
  },
  { role: "elsewhere", after: after(INSTITUTIONS) },
  { role: "nationality", forms: ["name"], after: after(PEOPLE) },
  {
    role: "nationality",
    before: before(
      `(?:citizens?|nationals?|natives?|subjects?|citizenship|nationality|passports?|holders?)(?: (?:of|from|is|are|in|:))?${ARTICLE}`,
      "(?:hold|holds|holding|have|has|with) (?:an?|my|his|her|the)",
      `people (?:of|from|in)${ARTICLE}`,
    ),
  },
  {
    role: "nationality",
    forms: ["person"],
    before: before(
      "(?:am|m|is|s|are|re|were|was|being|as)(?: (?:an?|also|both|half|originally|actually|ethnic))*",
      "(?:an?|for|we|all|other|fellow|do|can|should|must|every|any|which)",
    ),
  },
  {
    role: "nationality",
    forms: ["person"],
    after: after("(?:need|needs|require|can|may|must|who|enter|get|stay|travel)"),
  },
  {
    role: "residence",
    before: before(
      `${LIVING}(?: (?:now|currently|permanently|temporarily))?(?: (?:in|at|of))${ARTICLE}(?: \\p{L}+ ,)?`,
      `(?:residence permit|permanent residence|residency|green card)(?: (?:in|of|from|for))${ARTICLE}`,
    ),
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      `${SENT}(?: (?:here|directly|straight|back|in|out|over|home))*(?: (?:from|in|by|through|via|out of))${ARTICLE}`,
      "(?:to|via|through|towards?|visit|visiting|visited|into|leave|leaving|near|with|at|between|than|like|about|in|by|" +
        `enter|entering|across|after|before|then|not|of|embassy|consulate|like the)${ARTICLE}`,
    ),
  },
  // "a visa for Japan", but not "is China visa-free for Germany"
  {
    role: "elsewhere",
    forms: ["name"],
    before: /^(?!.* (?:china|chinese visas?|free|exempt\w*|waiver|policy)(?: |$)).* for(?: the)?$/u,
  },
  { role: "origin", before: before(`from${ARTICLE}`) },
];
