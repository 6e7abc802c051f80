import { fr as days } from "../../understanding/days/words/fr.ts";
import type { GuardWords } from "./types.ts";

export const FRENCH: GuardWords = {
  script: "Latin",
  foreignLetters: null,
  months: days.months,
  weekdays: (days.weekdays ?? []).map((list) => `${list}, ${list.split(",")[0] ?? ""}s`),
  doubtfulDates: "mars, mai, jan, fev, avr, mar, sept, oct, nov, dec, lun, mer, jeu, ven, sam, dim",
  relative: {
    today: "aujourd hui, ce soir, ce matin, cet après midi",
    tomorrow: "demain",
    dayAfterTomorrow: "après demain, surlendemain",
    yesterday: "hier",
    thisWeek: "cette semaine",
    nextWeek: "la semaine prochaine, semaine prochaine, semaine suivante",
    lastWeek: "la semaine dernière, semaine dernière, semaine passée",
    thisMonth: "ce mois, ce mois ci, mois en cours",
    nextMonth: "le mois prochain, mois prochain, mois suivant",
    lastMonth: "le mois dernier, mois dernier, mois passé",
    thisYear: "cette année, année en cours",
    nextYear:
      "l année prochaine, année prochaine, l an prochain, an prochain, année suivante, année d après",
    lastYear: "l année dernière, année dernière, l an dernier, année passée, an dernier, an passé",
    weekend: "week end, weekend",
    startOfYear: "début de l année, début d année",
    endOfYear: "fin de l année, fin d année, nouvel an",
    startOfMonth: "début du mois, début de mois",
    endOfMonth: "fin du mois, fin de mois",
    midYear: "milieu de l année",
    spring: "au printemps, le printemps, printemps",
    summer: "en été, l été, cet été",
    autumn: "automne",
    winter: "hiver",
    soon: "bientôt, prochainement",
  },
  yearWords: "année, an, en, de, depuis, dès, avant, après, jusqu en, guide, page, appel, avis",
  cardinals:
    "zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 dix_sept=17 dix_huit=18 dix_neuf=19 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 " +
    "septante=70 huitante=80 octante=80 nonante=90 quatre_vingt=80 quatre_vingts=80 cent=100 cents=100 centaine=100 centaines=100 mille=1000 millier=1000 milliers=1000 million=1000000 millions=1000000 milliard=1000000000 milliards=1000000000 " +
    "dizaine=10 dizaines=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 couple=2 paire=2",
  ordinals:
    "premier=1 premiere=1 premiers=1 premieres=1 1er=1 1ere=1 deuxieme=2 deuxiemes=2 second=2 seconde=2 troisieme=3 quatrieme=4 cinquieme=5 sixieme=6 septieme=7 huitieme=8 neuvieme=9 dixieme=10 onzieme=11 douzieme=12 quinzieme=15 vingtieme=20 trentieme=30 centieme=100 er=0 ere=0 e=0 eme=0 nd=0",
  times:
    "double=2 doubles=2 doublé=2 triple=3 quadruple=4 moitié=0.5 demi=0.5 demie=0.5 tiers=0.333 quart=0.25 unique=1",
  articles: "un, une",
  and: "et",
  rangeWords: "à, a, et, ou, au, jusqu à",
  unitForms:
    "demi_journée=0.5:day demi_année=0.5:year demi_heure=0.5:hour bimensuel=2:week bimestriel=2:month trimestre=3:month semestre=6:month biennal=2:year",
  units: {
    second: "secondes",
    minute: "minute, minutes, min",
    hour: "heure, heures, h",
    day: "jour, jours, nuit, nuits, jour calendaire, jours calendaires, jours consécutifs, journée, journées",
    workday:
      "jour ouvrable, jours ouvrables, jour ouvré, jours ouvrés, jours de travail, jour de travail",
    week: "semaine, semaines",
    month: "mois",
    year: "an, ans, année, années",
  },
  currencies: {
    CNY: "yuan, yuans, rmb, cny, renminbi, ¥, yuans chinois",
    USD: "dollar, dollars, usd, $",
    EUR: "euro, euros, eur, €",
    GBP: "livre, livres, gbp, £",
    RUB: "rouble, roubles, rub, ₽",
    JPY: "yen, yens, jpy",
    HKD: "hkd, dollars de hong kong",
    CHF: "franc, francs, chf",
    XOF: "francs cfa, fcfa, cfa",
    MAD: "dirham, dirhams, mad",
    DZD: "dinar, dinars, dzd",
  },
  percent: "%, pour cent, pourcent, pourcents",
  negation:
    "ne, n, pas, non, sans, jamais, aucun, aucune, aucuns, nul, nulle, ni, rien, personne ne, hors, sauf, excepté, hormis, à moins, impossible, faute de, au lieu de, plutôt que, guère, inutile, invalide, insuffisant*, illégal*, manque*",
  turning: "ne, n, pas, aucun, aucune, jamais, nul, nulle",
  modality: {
    may: "peut, peuvent, pouvez, pouvoir, pouvait, pourra, pourrez, pourront, pourrait, pourraient, puisse, puissent, puissiez, est permis, est permise, sont permis, permet, permettent, permettre, autorise*, autorisé*, possible, possibles, possibilité, droit, en mesure, admissible*, éligible*, suffit, suffisent, suffire, il arrive, libre de",
    must: "doit, doivent, devez, devoir, devait, devra, devrez, devront, il faut, faut, fallait, faudra, falloir, nécessaire*, obligatoire*, obligé*, obligation*, exige*, exigé*, exigent, requis, requise, requises, requiert, besoin, nécessite*, imposé*, impose*, tenu de, tenus de",
    should:
      "devrait, devraient, devriez, faudrait, conseil*, recommand*, mieux vaut, vaut mieux, préférable, il convient, suggère*",
    mustNot:
      "ne peut pas, ne peuvent pas, ne pouvez pas, ne peut, ne peuvent, ne pouvez, ne pourra pas, ne pourra, ne pourrez pas, ne doit pas, ne doivent pas, ne devez pas, interdit*, interdise*, interdire, interdiction*, prohib*, illégal*, illicite*, n autorise pas, n est pas autorisé, n est pas permis, n est pas possible, ne permet pas, ne permettent pas, ne permet, n est pas admissible, impossible*, n a pas le droit, n ont pas le droit, n avez pas le droit, pas le droit, ne suffit pas, ne suffit, exclu*, invalide*",
    needNot:
      "n a pas besoin, n avez pas besoin, n ont pas besoin, pas besoin, n est pas nécessaire, pas nécessaire, n est pas obligatoire, pas obligatoire, n est pas requis*, pas requis*, n exige pas, n exigent pas, n exige aucun*, n est pas exigé*, n est pas tenu, ne sont pas tenus, dispens*, exempt*, exoné*, sans visa, facultati*, inutile*, aucun visa, aucune autorisation, ne demande pas, ne nécessite pas",
    shouldNot:
      "ne devrait pas, ne devriez pas, déconseil*, éviter, évitez, mieux vaut ne pas, conseille de ne pas, conseillent de ne pas, avertit, avertissent, met en garde, mis en garde",
  },
  conditions: {
    if: "si, s il, s ils, lorsque, lorsqu, quand, à condition, sous réserve, condition, conditions, en cas, dans le cas, dès lors, pourvu, dès que, une fois",
    unless: "à moins, sauf si",
    only: "seul, seule, seuls, seules, seulement, uniquement, exclusivement, ne que, juste, unique, uniques, rien que, qu un, qu une, que les, que le, que la",
    except:
      "sauf, excepté, hormis, à l exception, exception, exceptions, hors de, en dehors, autre que, autres que, exclu*",
    atLeast:
      "au moins, au minimum, minimum, ou plus, pas moins de, pas moins, minimal*, minimum de, ou après",
    atMost:
      "au plus, au maximum, maximum, jusqu à, jusqu au, jusqu aux, pas plus de, plafonn*, maximal*, ou moins, ne dépasse pas, ne dépassant pas, limit*, sans dépasser, dans la limite",
    moreThan:
      "plus de, plus d, au delà, supérieur*, dépass*, plus longtemps, excéd*, plus longue*, plus long",
    lessThan: "moins de, moins d, inférieur*, en dessous, avant l âge",
    within:
      "dans les, dans un délai, dans le délai, sous, au plus tard, dans la, en l espace, délai",
    before: "avant, préalable*, à l avance, auparavant, d avance, d abord, antérieur*",
    after:
      "après, ensuite, suivant, suivante, suivants, une fois, à compter, dès l arrivée, puis, ultérieur*, plus tard",
    until: "jusqu*, expire*, fin, jusqu en, échéance, date limite, terminé*",
    since: "depuis, à partir, à compter",
    about: "environ, à peu près, près de, presque, approximativ*, vers, quelque, une dizaine",
    usually:
      "normalement, généralement, en général, d habitude, souvent, habituel*, en principe, d ordinaire, le plus souvent, parfois, courant*, ordinairement, principalement, en règle générale",
    some: "certain, certains, certaine, certaines, quelques, plusieurs, divers, diverses, une partie, beaucoup, déterminés, déterminées, parties",
    most: "la plupart, plupart, majorité",
    depends: "dépend*, vari*, diffèr*, selon les cas, cas par cas, peut changer, chang*, divergen*",
    all: "tout, toute, tous, toutes, n importe, quiconque, chaque, chacun, chacune, partout, quel que soit, quelle que soit",
    always:
      "toujours, en permanence, définitivement, en tout cas, dans tous les cas, sans limite, illimité*, à vie, indéfiniment",
    assured:
      "garanti*, automatiquement, automatique*, certainement, assuré*, promet*, promesse*, sûrement, absolument, bien sûr, certes, complètement, sans faute",
    atOnce:
      "immédiatement, tout de suite, aussitôt, sans délai, sans attendre, sur place, directement, instantané*",
    free: "gratuit*, sans frais",
    also: "aussi, également",
  },
  masks:
    "en tout, tout à fait, pas de porte, au fur, tout d abord, si bien, s il vous plaît, à la fin, mise en place",
  visa: "visa, visas, type, types, catégorie, catégories, lettre, lettres",
  classes: "catégorie, catégories, classe, classes, type, niveau, groupe, partie, étape, rang",
  calls: "appel*, tél, téléphon*, numéro, ligne, compos*, fax, joindre, assistance",
  leaks:
    "invite système, message système, en tant qu ia, modèle de langage, modèle de langue, mes instructions, ignore les instructions, ignorez les instructions, instructions précédentes, json, phrases citées",
};
