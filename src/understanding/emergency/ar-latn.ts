import type { CueBook } from "./cue-book.ts";
import { rewriteBook } from "./rewrite.ts";

/**
 * The words of a sentence without what everybody writes differently: Arabic in Latin letters and digits has as many
 * spellings as writers, but its consonants are much the same.
 */
export function arabiziWords(words: string): string {
  return words.replace(/[a-z0-9]+/gu, skeleton);
}

function skeleton(word: string): string {
  const consonants = word
    .replace(/kh/gu, "5")
    .replace(/gh/gu, "8")
    .replace(/ch/gu, "sh")
    .replace(/[q9]/gu, "2")
    .replace(/[aeiouy]/gu, "")
    .replace(/(.)\1+/gu, "$1");
  return consonants.length < 2 ? word : consonants;
}

/** A digit within letters, or words that hardly any other language in Latin letters has. */
export const ARABIZI_SIGN =
  /(?<![a-z0-9])(?:[a-z]+[2357896][a-z]+|[235789](?!rd|nd|th|am|pm|km|st|h\b|min)[a-z]{2,}[a-z0-9]*|ana|mesh|mish|msh|mafi|mafish|shou|keef|kif|kifash|ezay|ezzay|wallah|jawazi?|gawazi?|basbor\w*|momken|bolis|boulis|bedi|biddi|zawj\w*|ebni|ibni|hariq|haree2|shorta|bzaf|dyali|fel|nsit|ahlan|salam)(?![a-z])/iu;

const BOOK: CueBook = {
  language: "ar",
  unit: "words",
  apostrophe: "joins",
  groups: {
    stop: "iza|law|lw|eza",
    not: "ma|mesh|mish|msh|mo|mu|la|mafi|mafish|mush|mouch|machi",
    who:
      "ana|nahnu|e7na|i7na|howa|huwa|heya|hiya|zawji|zawjti|gozi|jozi|marti|mrati|merati|ibni|ebni|benti|binti|sadi2i|sa7bi|sadi2ati|" +
      "sa7bti|zamili|zamilti|ommi|ummi|omi|abi|abouya|baba|mama|akhi|okhti|5ouya|khoya|tifl|tefli|taleb|tales|rajol|ragel|walad|waladi|bnt",
    passport:
      "jawaz|jawazi|jawaze|gawaz|gawazi|jwaz|jwazi|basbor*|basbort*|passport*|pasport*|basbour*|paspor*|jawazat*|jawazat",
  },
  cues: {
    medical: {
      sure: [
        "<not> (2ader|ader|qader|gader|a2dar|2adra|ba2dar|be2dar|ye2dar|te2dar|a2der|astati3|yastati3|tastati3|9ader|kader|2adr) (atnafas|atnaffas|yetnafas|tetnafas|etnafes|atnafs|netnafas|yitnaffas)",
        "<not> (byetnafas|byetnaffes|btetnafas|yatanafas|tatanafas|yetnafas|betnafas|3am yetnafas|tetnafas|bitnaffas)",
        "(ba5tane2|bakhtine2|a5tani2|byekhtene2|yakhtani2|mokhtane2|bakhtanek)",
        "(me8ma|moghma|mughma|oghmi|ughmi|ghomi|moghmi|maghmi|oghmiya) (3aleh|3aleha|3alayh|3alayha|3alayya|3ala|3lih)",
        "(fa2ed|faqed|fa9ed|fa2id|fa2da) (el|al|l)? (wa3i|wa3y|wa3yo|wa3iy)",
        "<not> (yestay2ez|byestay2ez)",
        "(byenzef|betenzef|yanzif|tanzif|anzif|byinzif|btenzif|banzef|nazif|nazeef)",
        "(damm|dam|dm|eldam) (kter|ktir|kteer|kathir|bzaf|mesh byewa2ef|ma byewa2ef)",
        "(3ayez|bedi|badi|biddi|awez|3awez|3ayza|areed|urid|oreed|a5tar|baghi|abgha|bghit) (amout|amoot|mout|amut|nmout|el mot|mut)",
        "(mesh|ma|la) (3ayez|badi|bedi|biddi|urid|oreed|3awez|bghit) (a3ish|a3eesh|3ish|n3ish|3eesh)",
        "(hante7er|bante7er|anta7ir|7antaher|ra7 ente7er|ante7er|entehar|inti7ar|ente7ar)",
        "(es3af|is3af|ess3af|els3af|l2is3af|ambulance|isa3f|esa3f) (bsor3a|bsur3a|besor3a|7alan|fawran|deroori|daroori|arjokom|hala2|delwa2ti)",
        "(eb3atu|eb3ato|ab3atu|etaslo|ittasilu|otlobo|utlubu|etlobo|jibu|gibo|mo7taj|me7tag|mehtaj|ba3ato) _ (es3af|is3af|elis3af|el es3af|ambulance|l es3af|doctor|tabib|daktor)",
        "(el7a2ouni|el7a2oni|el7a2una|al7aqouni|il7a2ouni|anqizouni|an9idouni|an2ezoni|enqezouni|anqithuni|3at2ouni|lha2ouni)",
        "(elnajda|alnajda|nnajda|el nagda)",
      ],
      likely: [
        "(waja3|alam|waga3|wj3|wji3) _ (sadri|sadr|2albi|qalbi|albi|galbi|9albi|sedri)",
        "(sadri|2albi|qalbi|albi|sedri) _ (byewja3ni|yewja3ni|byewga3ni|wja3ni|yu2limuni|biwaja3ni|kaydarni|byuja3ni)",
        "(7adeth|7adith|7adis|7adsa|hadeth|hadith) (sayara|sayyara|3arabeya|ser|seir|morur)",
        "(sayara|sayyara|3arabeya|taxi|bas) (da3asto|da3asni|khabatni|khabatetni|sadamatni|darabetni|5abatetni|sadmatni)",
        "(enkasar|inkasar|enkasret|enkasaret|maksoor|maksur|etkasaret) _ (rejli|regli|ejri|eedi|yadi|edi|rijli|saqi|dira3i|rijlo)",
        "(tasammam|tasammom|tsamamna|etsammem|tasamamna|tasamom|tasammamt|metsamem)",
        "(sharib|shereb|shirib|bala3|ebtala3|bla3|shrib) _ (asid|7amd|7imd|klor|kolor|samm|battariya|batariya|dawa|7ubub|7obob)",
        "(7obob|7ubub|7boub) (ktir|kteer|kathira|kter|bzaf)",
        "(zawjti|zawjati|mrati|marti|merati|zawjte|zoujti) _ (betwalled|btewlad|talid|rah twalled|7atewled|betewled|katwled|twlad|tewled)",
        "(etal2|tala2|tal2) (bada|bda)",
        "(7aret|7araret|7ararto|7ararti|sokhoneya|7ararit|s5ana) _ (40|39|41)",
        "<who> _ (wa2e3|we2e3|wa2a3|wi2i3|saqat|ta7|tah) _ (w|wma|3al|men|min) _",
        "(ta3ban|ta3bana|marid|mareed|3ayan|mrid|marida) (awi|ktir|kteer|jiddan|bezaf|bzaf|khales|moot|kter|gedan)",
        "(thu3ban|ta3ban|te3ban|7ayya|af3a|kalb) (3ad|3addo|ladagh|2arast|3adni|la8a)",
      ],
    },
    crime: {
      sure: ["(eghtasab*|ightasab*|aghtasab*|e8tasab*|ightisab|eghtesab)"],
      likely: [
        "(sara2*|sar2oni|sara2oni|sara2ouni|saraqouni|sara9ouni|nsara2|ensara2|itsara2|etsara2|ensar2et|sra9o*|saraqu|etsara2et|insara2) _ (shantati|shanteti|jawali|mobili|mobayli|mobile|mobaili|flousi|flosi|ma7fazti|ma7fazati|telephone*|tilifoni|laptop*|kol shi|shanta|7a2ibati|7a2ibti|flouss|sak|pc|baytie|beti|sh2ti|fil|fi|f)",
        "(shantati|shanteti|jawali|mobili|mobayli|mobaili|flousi|flosi|ma7fazti|tilifoni|laptopi|7a2ibti) _ (ensara2|etsara2|nsara2|insara2|ensar2et|tsra9|etsara2et|nsar2et)",
        "(sar2oni|sara2oni|sara2ouni|saraqouni|sara9ouni|sra9ouni|etsara2t|ensara2t|nsara2et|insara2t|tsra9t|salabouni|shala7ouni)",
        "(darabni|darabouni|byedrobni|yadribuni|byidrobni|byodrobni|edrabni|darabuni|kaydrabni|drabni|hajamni|hajamouni|i3tada|e3tada)",
        "(7arami|7aramy|sariq|harami) _ (fi|fil|b|bel|dakhal|3am|f|fel|f)",
        "(nasab|nassab|nasabo|nasabou|e7tal|ihtal|i7tal) _ (3alayya|3alaya|3layya|3alayi|3lia|flous)",
        "(5atafo|khatafo|khatafu|5atafu|khtafo) _ <who>",
        "(ibni|ebni|benti|binti|waladi|bnti|wldi) _ (daya3|dayi3|mafqood|ekhtafa|ikhtafa|tah|da3|de3|mafkoud|mafqud|2ikhtafa)",
        "(etaslo|ittasilu|otlobo|etlobo|utlubu|bedi|mo7taj) _ (bolis|police|shorta|shurta|boulis|elshorta|bel shorta)",
        "(ta7arrash|ta7arash|t7arash|it7arash) (bi|feyya|biyya|fiyya|fiya)",
      ],
    },
    threat: {
      sure: [
        "(byehadedni|byhaddedni|yohadidoni|yuhaddiduni|haddadni|hadadni|byhadidni|yhaddidni|bihadidni|kayhaddedni|bihaddidni|haddadouni|byhaddidouni|yhadidni)",
        "(byebtazzni|yabtazuni|ebtazzni|ibtizaz|ebtezaz|byebtazni)",
        "(haye2telni|7aye2telni|ra7 ye2telni|sayaqtuluni|ye2telni|byo2tolni|yeqtelni|7ayemawetni|bado ye2telni|bdo ye2tlni|ghay9telni)",
      ],
      likely: [
        "(rajol|ragel|wa7ed|wa7id|shakhs|7ad|shi 7ada) _ (byetba3ni|yatba3uni|byel7a2ni|yla7i2ni|waraya|byla7e2ni|be sekin|b sekkin|ma3o sekin|ma3ah sekina|ma3o sekkin|byetebba3ni)",
        "(khayef|khayfa|5ayef|5ayfa|kha2ef) (3ala|3la) (7ayati|7yati|nafsi|wladi)",
        "(7ayati|7yati) (fi|b|fe) (khatar|5atar)",
        "(ana|ehna|e7na) (fi|b|f) (khatar|5atar)",
      ],
    },
    detention: {
      sure: [
        "(bolis|police|shorta|shurta|boulis|el bolis|elshorta|alshurta|l boulis) _ (a5ad|a5dat|akhad|akhadat|akhadet|2abad|ghabad|qabad|2abado|khad|5ad|maskouni|maseko|ghabado|e3ta2al|i3taqal|kheda|khdaw|5adet|khdat|shadd|chedd)",
        "(mahbous|ma7bous|ma7boos|ma7bus|ma7abis|mahboos|mahjooz|ma7jooz|ma7jouz|mo7tajaz|mu7tajaz|mo7tagaz|7abasouni|7abasoni|7ajazouni|7agazoni|7abasuni) _",
        "(e3ta2alo|i3taqalu|e3taqalo|e3ta2alou|e3ta2alouni|i3ta2alu|e3ta2lo)",
        "(a5ad|akhad|akhaz|akhath|a5az|khad|5ad|5ada|khda|sadar|saadar|a5do|khado|7ajaz) <passport>",
        "<passport> _ (a5ado|akhado|mo7tajaz|ma7jouz) _",
      ],
      likely: [
        "(modiri|mudiri|mudir|modir|sa7eb el sho8l|sherka|sharika|el sherka|kafil|kafili|patron) _ (a5ad|akhad|khad|sadar|5ad|msek|masek|khda|wa5ed) _ <passport>",
        "<not> (bykhalouni|by5alouni|yisma7ouli|byesma7ouli|ykhalouni|bysibouni|5alouni|yesma7uli|kaykhalounich|bi5alouni) _ (atla3|arou7|amshi|akhrog|tla3|erja3|emshi|nemshi|nkhroj)?",
        "(fi|fel|bel|f|bil) (qism|mo5far|makhfar|elqism|makhfar|el sejn|el segn|el 7abs|l7abs|el7ajz)",
      ],
    },
    fire: {
      sure: [
        "(7ari2|7aree2|7ariq|haree2|7ari9|7aree9|7re2|hari2a|7ari2a|7areeqa) (fi|fil|fel|b|bel|kbir|kabir|bil|f|hon|hena|f)",
        "(fi|fe|shabb|sheb|fih|kayn) (7ari2|7aree2|7ariq|7ari9|7ari2a|3afya)",
        "(ri7et|ree7et|re7et|ra2i7at|ri7t|ri7it|re7a) (ghaz|gaz|8az|elghaz|l gaz|l8az|7ari2)",
        "(tasarrob|tasarob|tasrib|tesreeb|tasreeb) (ghaz|gaz|8az|el ghaz)",
        "(3al2in|3ale2|3al2een|3aliq|3alqin|3al2a|3alqeen|ma7bosin|m7abbsin|m7ashurin|m7abssin) _ (asanser|asanseer|masa3ad|mas3ad|mis3ad|elevator|ascenseur|assanser|asansir)",
      ],
      likely: [
        "(enfajar|infajar|enfegar|infijar|enfijar|enfegarat) _",
        "(bye7tere2|yahtari2|bye7tiri2|7ara2|b7tr2|wel3et|wele3|wel3it|btewla3|betwalla3|sh3lat) _ (beit|bet|mokhtabar|ma3mal|shaqqa|sha2a|elmokhtabar|sakan|sayara|sha2ti|beyti|dar)?",
        "(dokhan|do5an|dukhan|dakhan|de5an|dokh5an|do5ana) _ (byetla3|ktir|talé3|kteer|aswad|fi|men|min|tale3|kaytla3|f)",
        "(zelzal|zilzal|zalzala) (2awi|qawi|hala2|kbir|delwa2ti|dab|daba|2wi)",
      ],
    },
    lostPassport: {
      sure: [
        "(da3|daa3|de3|daya3t|dayya3t|dya3t|faqadt|fa2adt|fa9adt|dayya3na|rah|dayi3|faqed|da3li|wad3it|ad3t|adha3t|da7|d3|twddar) _ <passport>",
        "<passport> _ (da3|daa3|ensara2|etsara2|nsara2|insara2|mafqood|mafqoud|dayi3|de3|mafkood|saraqouh|sara2ouh|tsra9|ekhtafa|dayya3to|daye3)",
        "(sara2o|sara2u|saraqu|ensara2|etsara2|nsara2|sar2o|sra9o|sara9ou|insara2|sra2) _ <passport>",
        "<not> (la2i|la2ee|la2y|ajid|aged|la2ya|la2yet|l9it|l2it|la9i|3am la2i|3aref ala2i) _ <passport>",
      ],
      likely: ["(nesit|nsit|naseet|nasit|tarakt|nseet) _ <passport> _ (fi|fil|bel|b|f|bil|fel) _"],
    },
  },
  cries: [],
  harmless: [
    "(soura|sora|nos5a|noskha|raqam|ra2m|tajdid|tagdid|ra9m) (el|l|al)? <passport>",
    "(kif|keef|ezay|ezzay|kifash) _ (attasil|atasel|etasel|ntasel|otlob|akallem) _ (bolis|police|shorta|es3af|is3af)",
  ],
  context: {
    unreal: [
      "(iza|eza|law|iza ma|fi 7al|fi 7alet|lw|ida|ila)",
      "(hal|momken|mumkin|yomken) _ (yjouz|ya7eq|ya5od|yakhod|ye5od|qanuni|tghatti)",
      "(kif|keef|ezay) (a2oul|aqoul|ne2oul|n2oul|nguul|goul)",
      "(khayef|5ayef|akhaf|bakhaf) _ (da3|de3|adayya3|ydi3)",
    ],
    unrealAfter: [],
    longAgo: [
      "(sana|sene|3am|shahr|seneh|l3am) (elli|li|el|al)? (fat|fatet|madi|maadi|madya|fayet)",
      "(abl|2abl|qabl|mn|men) (sana|sene|sintin|snin|snawat|3am|senin|3ashr snin)",
      "(20##|19##)",
    ],
    elsewhere: [
      "(riwaya|film|moslsal|bahth|ba7th|tamin|ta2min|dawra|tadrib|dora)",
      "(adros|adrus|bedros|bashtaghel|ashtaghil) _",
    ],
    now: [
      "(hala2|hal2|halla2|delwa2ti|delwa2t|alan|el2an|el an|lyom|elyoum|elnaharda|embare7|mbare7|ams|bsor3a|daba|7alan|tawa|arjokom|sa3douni|sa3iduni|sa3edoni|da9i9a)",
    ],
    invented: ["(kif|keef|ezay) (a2oul|aqoul|ne2oul|n2oul)"],
    over: ["<passport> (jdid|gdid|jadid|gedid)", "(la2eto|l2eto|la2ito|wajadto|l9ito)"],
  },
  lookalikes: "",
  shortestMisspelt: 99,
  confused: "",
};

/** What people say in Arabic typed with Latin letters and digits, in the spelling of {@link arabiziWords}. */
export const ARABIZI_CUES: CueBook = rewriteBook(BOOK, (text) =>
  text.replace(/(?<![<\w])[a-z0-9]+(?![>\w])/gu, skeleton),
);
