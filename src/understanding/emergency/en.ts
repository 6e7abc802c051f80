import { patterns, type CueBook } from "./cue-book.ts";
import { CONTEXT } from "./en/context.ts";
import { CRIME } from "./en/crime.ts";
import { DETENTION } from "./en/detention.ts";
import { FIRE } from "./en/fire.ts";
import { HARMLESS } from "./en/harmless.ts";
import { LOST_PASSPORT } from "./en/lost-passport.ts";
import { MEDICAL } from "./en/medical.ts";
import { THREAT } from "./en/threat.ts";

/** What people say in English when they need help. */
export const ENGLISH_CUES: CueBook = {
  language: "en",
  unit: "words",
  apostrophe: "joins",
  groups: {
    stop: `
      if|when|whenever|whether|unless|nobody|never|without|not|didnt|wasnt|insurance|novel|thesis|
      research
    `,
    who: `
      i|im|ive|we|were|weve|he|hes|she|shes|they|theyre|theyve|everyone|everybody|<person>
    `,
    person: `
      wife|husband|spouse|partner|fiance|fiancee|girlfriend|boyfriend|gf|bf|ex|son|sons|daughter|
      daughters|kid|kids|child|children|baby|infant|toddler|newborn|mother|mom|mum|father|dad|
      parents|brother|sister|cousin|uncle|aunt|nephew|niece|grandmother|grandma|grandfather|
      grandpa|family|friend|friends|colleague|colleagues|coworker|coworkers|student|students|
      postdoc|postdocs|professor|prof|dr|doctor|teacher|lecturer|researcher|researchers|scientist|
      scholar|scholars|fellow|guest|guests|visitor|visitors|expert|roommate|flatmate|housemate|
      neighbor|neighbour|labmate|classmate|employee|worker|workers|technician|assistant|
      supervisor|boss|manager|man|men|woman|women|guy|girl|boy|lady|person|people|foreigner|
      interpreter|translator|driver|intern|trainee|someone|somebody|member
    `,
    me: "me|us|him|her|them|my|our|<person>",
    my: "my|our|his|her|their|the|a|an|all",
    is: `
      is|are|am|was|were|im|hes|shes|theyre|s|m|re|has been|have been|been|got|gets|getting|being|
      just
    `,
    not: `
      not|isnt|arent|cant|cannot|cann|dont|doesnt|wont|couldnt|hasnt|havent|didnt|barely|hardly|
      stopped|unable|no longer|aint
    `,
    body: `
      leg|legs|arm|arms|hand|hands|finger|fingers|thumb|foot|feet|toe|ankle|wrist|wrists|hip|neck|
      back|nose|rib|ribs|bone|bones|skull|jaw|knee|shoulder|elbow|spine|pelvis|collarbone|head|
      face|eye|eyes|skin|body|chest|stomach|throat|mouth|side|artery|vein
    `,
    poison: `
      bleach|detergent|acid|methanol|chemical*|poison*|pesticide*|battery|batteries|cleaner|
      cleaning|mushroom*|coin|magnet*|solvent*|reagent*|chlorine|fumes|mercury|cyanide|antifreeze|
      glass|ammonia|bromine|formaldehyde|phenol|alkali|lye|hydroxide|disinfectant|rat poison|
      acetonitrile|chloroform|something toxic|toxic|wrong medicine
    `,
    thing: `
      lab|labs|laboratory|building|dorm|dorms|dormitory|apartment|flat|house|kitchen|room|car|
      hotel|office|battery|floor|roof|hair|clothes|hood|oven|socket|scooter|bike|balcony|corridor|
      basement|warehouse|workshop|stairwell|block|place|next door|neighbor*|neighbour*|something|
      everything|charger|power bank|stove|curtain*|equipment|reactor|cylinder|bus|van
    `,
    stolen: `
      stole|stolen|steal|stealing|snatched|grabbed|robbed|swiped|pickpocketed|taken
    `,
    goods: `
      bag|bags|handbag|wallet|phone|mobile|iphone|purse|laptop|money|cash|backpack|rucksack|
      suitcase|computer|card|cards|luggage|bike|bicycle|scooter|motorbike|camera|things|
      belongings|everything|savings|jewelry|watch|tablet|car
    `,
    passport: "passport*|pasport*|passeport*|travel document*|passprot*|pssport*",
    police: `
      police|policeman|policemen|cops|officer|officers|authorities|immigration|border guards|
      public security|psb|security
    `,
    keeper: `
      boss|employer|company|school|university|institute|landlord|landlady|agent|agency|recruiter|
      manager|supervisor|hr|owner|director|dean|professor|husband|police|officer|officers|they|he|
      she|someone|people|traffickers|border
    `,
    years: "39|40|41|42|104|105|103",
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
    - ^ (please)? (help|urgent|emergency|sos|ambulance|mayday) (now|urgent|help|emergency|ambulance|sos|urgently|immediately) $
    - ^ (sos|ambulance|mayday|emergency|medical emergency) $
    - ^ urgent help (please|needed)? $
    - ^ i need (urgent|emergency|immediate) help $
    - ^ (help help|save me|save us|somebody help|please help us) (please|now)? $
  `),
  harmless: HARMLESS,
  context: CONTEXT,
  common: `
    a lot months bleeding lost stolen hours ago passport police fire ambulance emergency the my i
    is are was were am im ive been have has had do does not dont didnt cant cannot with from for
    at by of to and in what how where please help someone somebody there theres it its this that
    his her our we he she they us you your now just need got get who call an hes shes whats were
    out up
  `,
  lookalikes: `
    attached attach attaches breeding blending painted painting feinting collaged collapse collar
    treated threaded rapid taped shipped accept accidental assigned assigns arrived arrival
    detailed determined passports retained stalled stacked stocked staked poised positioned stoned
    burner burning burned broken brokers chosen choosing cooking chocking explored explorer
    explores exploring explosive police policy polices robbers rubber killer trapper trumped
    strangely stranded strange drawing draining downing bleach beach injected infected ingested
    interested interrogation bathroom bedroom fining firing fires confined confiscate contraction
    contracts contacts contractors contractions convincing conscious conscience unconscious
    emergency emerging passed passes passing fracture fractures factored stabbed stable stolen
    stole solen swollen blacked backed blocked mugged hugged followed following allowed flowing
    threat treat treats threads shouting shooting choice hospital hospitals hostel postage hostage
    heritage robot robots robust beaten beating eating bitten better biting written injury
    injuries jury burnout burns bus missing misting mission massing messing officers offices
    officer offices office staff stuff chased chasing chase cased casing chalked charged changing
    changed charging choked locked looked looking locking smoking smoke smoky thieves theme themes
    threatens trapped traded tracked travel travelled seized sized seizing sizing fever fewer
    never suicide suite suited accidents incident incidents breath breadth breathe breathing alarm
    alarms collision collusion collisions earthquakes fighting lighting sighting wounded rounded
    founded funded abused amused accused assault assaults default consult result stolen assistant
    assistance hearing heating heat heart hearth hurting hunting hurling poison prison person
    personal persons shocked stocked shocks blast last least elevated elevator elevators explode
    explore exploit exploited exploits handled handed hacked packed hanged changed dragged dredged
    drugged pregnant pregnancy fraction fractions faint faith fainted pointed printed paint robbed
    rubbed bombs bomb confess confused convulsions conclusions spelled spilled spoiled skilled
    overdue overdone overdose poisoned positioned pained
  `,
  shortestMisspelt: 6,
  confused: "aeiouy sczk bp td vf mn gj",
};
