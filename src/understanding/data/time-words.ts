import type { LanguageTag } from "../../domain/locale.ts";

/** How a language names lengths of time, in folded words. Patterns stand between spaces. */
export interface TimeWords {
  readonly day: string;
  readonly week: string;
  readonly month: string;
  readonly year: string;
  /** Number words, as `word=value` separated by spaces; spaces inside a word are written "_". */
  readonly numbers: string;
  /** Whole phrases and their days, in the same way. */
  readonly phrases: string;
  /** Units come before their number, as in Swahili. */
  readonly unitFirst?: boolean;
  /** What stands right before a length that is not a stay: "in", "within", "valid for". */
  readonly notAfter?: string;
  /** What stands right after one: "ago", "before". */
  readonly notBefore?: string;
  /** "More than": the stay is a day longer at least. */
  readonly moreThan?: string;
}

export const TIME_WORDS: Readonly<Record<LanguageTag, TimeWords>> = {
  en: {
    day: "days?|nights?|d",
    week: "weeks?|wks?",
    month: "months?",
    year: "years?|yrs?",
    numbers:
      "a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 " +
      "fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 twenty_one=21 twenty_five=25 twenty_eight=28 " +
      "twenty_nine=29 thirty=30 thirty_one=31 forty=40 forty_five=45 fifty=50 sixty=60 ninety=90 hundred=100 " +
      "a_couple_of=2 couple_of=2 couple=2",
    phrases:
      "fortnight=14 half_a_month=15 half_month=15 half_a_year=180 half_year=180 a_month_and_a_half=45 one_and_a_half_months=45 " +
      "month_and_a_half=45 one_week=7 semester=150 weekend=2 a_year_and_a_half=545",
    notAfter:
      "in|within|after|every|each|any|last|past|next|than|ago|valid|valid for|validity|valid at least|for at least the next|until|takes?|took|take|" +
      "processing|of any|less than a|wait|waiting|waited|(?:is|are|was) (?:still )?valid for(?: at least| only| another)?|(?:has|have|had) (?:at least )?(?:another )?|per|the",
    notBefore:
      "ago|before|earlier|later|from now|old|in advance|notice|left|prior|after|validity|remaining|experience|contract|" +
      "of (?:bank|salary|validity|statements?|experience|work)|to (?:process|expire|get|apply)|per (?:week|month|year)",
    moreThan: "(?:more|longer|greater|bigger) than|over|beyond|above|exceed\\p{L}*",
  },
  ru: {
    day: "дн(?:я|ей|ю|ям|ями|ях)?|день|сут(?:ки|ок)",
    week: "недел(?:я|ю|и|ь|ей|ям|е)",
    month: "месяц(?:а|ев|у|ы)?|мес",
    year: "год(?:а|у)?|лет",
    numbers:
      "один=1 одна=1 одну=1 одного=1 два=2 две=2 двух=2 три=3 трех=3 четыре=4 четырех=4 пять=5 пяти=5 шесть=6 шести=6 семь=7 семи=7 " +
      "восемь=8 девять=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 тринадцать=13 четырнадцать=14 четырнадцати=14 пятнадцать=15 пятнадцати=15 " +
      "шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 двадцати=20 двадцать_один=21 двадцать_пять=25 тридцать=30 тридцати=30 " +
      "сорок=40 пятьдесят=50 шестьдесят=60 шестидесяти=60 девяносто=90 пару=2 пара=2 на=1",
    phrases: "полмесяца=15 пол_месяца=15 полтора_месяца=45 полторы_недели=11 полгода=180 пол_года=180 полтора_года=545 неделька=7 недельку=7 десять_дней=10",
    notAfter:
      "через|каждые|каждых|каждый|любые|любых|за|прошл\\p{L}*|последн\\p{L}*|до|после|течение|действует|действителен|действительна|еще|срок действия|" +
      "осталось|спустя|позже|не позднее|рассмотрени\\p{L}*|занимает|ждать|при въезде",
    notBefore: "назад|до|после|раньше|спустя|действия|в сутки|подряд назад|стажа|опыта|осталось",
    moreThan: "(?:более|больше|дольше|свыше|длиннее)(?: чем)?(?: на)?",
  },
  "ru-Latn": {
    day: "dn(?:ya|ey|ei|ej|y)|den|sutok",
    week: "nedel\\w*",
    month: "mesyac\\w*|mesiac\\w*|mesjac\\w*|mesyats\\w*",
    year: "goda?|let",
    numbers: "odin=1 odnu=1 dva=2 dve=2 tri=3 chetyre=4 pyat=5 shest=6 sem=7 desyat=10 desiat=10 chetyrnadcat=14 pyatnadcat=15 dvadcat=20 tridcat=30 paru=2 na=1",
    phrases: "polgoda=180 polmesyaca=15",
    notAfter: "cherez|za|kazhdye|do|posle|techenie",
    notBefore: "nazad|do|posle",
    moreThan: "(?:bolee|bolshe|dolshe|svyshe)",
  },
  fr: {
    day: "jours?|nuits?|j",
    week: "semaines?",
    month: "mois",
    year: "ans?|annees?",
    numbers:
      "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 " +
      "dix_sept=17 dix_huit=18 dix_neuf=19 vingt=20 vingt_et_un=21 vingt_cinq=25 trente=30 quarante=40 quarante_cinq=45 soixante=60 quatre_vingt_dix=90",
    phrases: "quinzaine=15 une_quinzaine=15 un_demi_mois=15 un_mois_et_demi=45 dizaine_de_jours=10 demi_annee=180 un_an_et_demi=545",
    notAfter: "dans|dans les|tous les|toutes les|chaque|toute periode de|sous|derniers|valable|valide|pendant encore|il y a|depuis|apres|d ici",
    notBefore: "avant|plus tard|apres|de validite|a l avance|d experience",
    moreThan: "(?:plus de|plus que|superieur\\p{L}* a|au dela de)",
  },
  es: {
    day: "dias?|noches?",
    week: "semanas?",
    month: "mes|meses",
    year: "anos?",
    numbers:
      "un=1 una=1 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 " +
      "veinte=20 veintiun=21 veinticinco=25 treinta=30 cuarenta=40 cuarenta_y_cinco=45 sesenta=60 noventa=90 par_de=2",
    phrases: "quincena=15 una_quincena=15 medio_mes=15 un_mes_y_medio=45 mes_y_medio=45 medio_ano=180 un_ano_y_medio=545 fin_de_semana=2",
    notAfter: "en|dentro de|cada|en cualquier periodo de|ultimos|proximos|valido|valida|validez de|hace|despues de|faltan|tras",
    notBefore: "antes|despues|mas tarde|de validez|de antelacion|de experiencia|atras",
    moreThan: "(?:mas de|mas que|superior a)",
  },
  ar: {
    day: "(?:ال)?(?:يوم|يوما|ايام|ليال|ليله)",
    week: "(?:ال)?(?:اسبوع|اسبوعا|اسابيع)",
    month: "(?:ال)?(?:شهر|شهرا|اشهر|شهور)",
    year: "(?:سنه|سنوات|عام|عاما|اعوام)",
    numbers:
      "واحد=1 واحده=1 ثلاثه=3 ثلاث=3 اربعه=4 اربع=4 خمسه=5 خمس=5 سته=6 ست=6 سبعه=7 سبع=7 ثمانيه=8 ثماني=8 تسعه=9 تسع=9 عشره=10 عشر=10 اثني_عشر=12 " +
      "اربعه_عشر=14 خمسه_عشر=15 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 اربعين=40 ستين=60 ستون=60 تسعين=90 تسعون=90 لمده=1 مده=1",
    phrases: "يومين=2 يومان=2 اسبوعين=14 اسبوعان=14 لاسبوعين=14 شهرين=60 شهران=60 لشهرين=60 سنتين=730 عامين=730 نصف_شهر=15 نصف_سنه=180 شهر_ونصف=45 لاسبوع=7 لشهر=30 اسبوع_واحد=7 شهر_واحد=30 سنه_واحده=365 ليومين=2",
    notAfter: "خلال|بعد|كل|اي|قبل|صالح|صالح لمده|صلاحيه|منذ|اخر",
    notBefore: "قبل|بعد|من الصلاحيه|مضت",
    moreThan: "(?:اكثر من|اطول من|تزيد عن|تزيد علي|تتجاوز|يتجاوز)",
  },
  id: {
    day: "hari", week: "minggu|pekan", month: "bulan", year: "tahun",
    numbers: "satu=1 dua=2 tiga=3 empat=4 lima=5 enam=6 tujuh=7 delapan=8 lapan=8 sembilan=9 sepuluh=10 empat_belas=14 lima_belas=15 dua_puluh=20 tiga_puluh=30",
    phrases: "seminggu=7 sebulan=30 sehari=1 setahun=365 setengah_bulan=15 setengah_tahun=180",
    notAfter: "dalam|setelah|setiap|tiap", notBefore: "lalu|sebelum|lagi|kemudian", moreThan: "lebih dari|melebihi|lebih daripada",
  },
  pt: {
    day: "dias?|noites?", week: "semanas?", month: "mes|meses", year: "anos?",
    numbers: "um=1 uma=1 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 doze=12 catorze=14 quatorze=14 quinze=15 vinte=20 trinta=30 quarenta=40 sessenta=60 noventa=90",
    phrases: "quinzena=15 meio_mes=15 um_mes_e_meio=45 meio_ano=180 fim_de_semana=2",
    notAfter: "em|dentro de|cada|daqui a|valido|valida|ha|apos|ultimos", notBefore: "antes|depois|atras|de validade", moreThan: "mais de|mais que|superior a",
  },
  tr: {
    day: "gun(?:luk|lugune|lugu)?|gece", week: "hafta(?:lik|ligina)?", month: "ay(?:lik|ligina)?", year: "yil(?:lik)?|sene",
    numbers: "bir=1 iki=2 uc=3 dort=4 bes=5 alti=6 yedi=7 sekiz=8 dokuz=9 on=10 on_iki=12 on_dort=14 on_bes=15 yirmi=20 otuz=30 kirk=40 altmis=60 doksan=90",
    phrases: "yarim_ay=15 alti_ay=180", notAfter: "her|son", notBefore: "once|sonra|icinde|oncesi", moreThan: "en az",
  },
  uz: {
    day: "kun(?:ga|lik)?|кун(?:га|лик)?", week: "hafta(?:ga|lik)?|ҳафта(?:га|лик)?", month: "oy(?:ga|lik)?|ой(?:га|лик)?", year: "yil(?:ga|lik)?|йил(?:га|лик)?",
    numbers: "bir=1 ikki=2 uch=3 tort=4 besh=5 olti=6 yetti=7 sakkiz=8 toqqiz=9 on=10 on_tort=14 on_besh=15 yigirma=20 ottiz=30 oltmish=60 toqson=90 бир=1 икки=2 уч=3 ўн=10 ўттиз=30",
    phrases: "yarim_oy=15 yarim_yil=180", notAfter: "har", notBefore: "oldin|keyin|ichida|олдин|кейин",
  },
  kk: {
    day: "күн(?:ге|дік)?", week: "апта(?:ға|лық)?", month: "ай(?:ға|лық)?", year: "жыл(?:ға|дық)?",
    numbers: "бір=1 екі=2 үш=3 төрт=4 бес=5 алты=6 жеті=7 сегіз=8 тоғыз=9 он=10 он_төрт=14 он_бес=15 жиырма=20 отыз=30 алпыс=60 тоқсан=90",
    phrases: "жарты_ай=15 жарты_жыл=180", notAfter: "әр", notBefore: "бұрын|кейін|ішінде",
  },
  ky: {
    day: "күн(?:гө|дүк)?", week: "жума(?:га|лык)?|апта(?:га|лык)?", month: "ай(?:га|лык)?", year: "жыл(?:га|дык)?",
    numbers: "бир=1 эки=2 үч=3 төрт=4 беш=5 алты=6 жети=7 сегиз=8 тогуз=9 он=10 он_төрт=14 он_беш=15 жыйырма=20 отуз=30 алтымыш=60 токсон=90",
    phrases: "жарым_ай=15 жарым_жыл=180", notAfter: "ар", notBefore: "мурун|кийин|ичинде",
  },
  mn: {
    day: "хоног(?:оор|ийн)?|өдөр|өдрийн|өдрөөр", week: "долоо хоног(?:оор|ийн)?", month: "сар(?:аар|ын)?", year: "жил(?:ээр|ийн)?",
    numbers: "нэг=1 хоер=2 гурав=3 гурван=3 дөрөв=4 дөрвөн=4 тав=5 таван=5 зургаан=6 долоон=7 арав=10 арван=10 арван_дөрөв=14 арван_тав=15 хорь=20 хорин=20 гуч=30 гучин=30 жаран=60 ерэн=90",
    phrases: "хагас_сар=15 хагас_жил=180", notBefore: "өмнө|дараа|дотор",
  },
  fa: {
    day: "روز|روزه|شب", week: "هفته", month: "ماه|ماهه", year: "سال|ساله",
    numbers: "يك=1 دو=2 سه=3 چهار=4 پنج=5 شش=6 هفت=7 هشت=8 نه=9 ده=10 چهارده=14 پانزده=15 بيست=20 سي=30 شصت=60 نود=90",
    phrases: "نيم_ماه=15 نصف_ماه=15 نيم_سال=180", notAfter: "هر|ظرف|تا", notBefore: "قبل|بعد|پيش|ديگر", moreThan: "بيش از|بيشتر از",
  },
  ur: {
    day: "دن|دنوں|روز", week: "هفته|هفتے|هفتوں", month: "مهينه|مهينے|مهينوں|ماه", year: "سال",
    numbers: "ايك=1 دو=2 تين=3 چار=4 پانچ=5 چه=6 سات=7 آٹه=8 اٹه=8 نو=9 دس=10 چوده=14 پندره=15 بيس=20 تيس=30 ساٹه=60 نوے=90",
    phrases: "آدها_مهينه=15", notAfter: "هر|اگلے", notBefore: "پهلے|بعد|كے اندر", moreThan: "زياده",
  },
  vi: {
    day: "ngày|đêm|hôm", week: "tuần", month: "tháng", year: "năm",
    numbers: "một=1 hai=2 ba=3 bốn=4 năm=5 sáu=6 bảy=7 tám=8 chín=9 mười=10 mười_bốn=14 mười_lăm=15 hai_mươi=20 ba_mươi=30",
    phrases: "nửa_tháng=15 nửa_năm=180", notAfter: "trong|sau|mỗi|ngày", notBefore: "trước|sau|nữa", moreThan: "hơn|trên|quá",
  },
  sw: {
    day: "siku", week: "wiki", month: "mwezi|miezi", year: "mwaka|miaka",
    numbers: "moja=1 mmoja=1 mbili=2 miwili=2 tatu=3 mitatu=3 nne=4 minne=4 tano=5 mitano=5 sita=6 saba=7 nane=8 tisa=9 kumi=10 ishirini=20 thelathini=30",
    phrases: "nusu_mwezi=15", unitFirst: true, notAfter: "kila|baada ya|ndani ya", notBefore: "iliyopita|kabla|zilizopita", moreThan: "zaidi ya",
  },
  sr: {
    day: "dan|dana|дан|дана", week: "nedelj\\p{L}*|sedmic\\p{L}*|недељ\\p{L}*|седмиц\\p{L}*", month: "mesec\\p{L}*|месец\\p{L}*", year: "godin\\p{L}*|годин\\p{L}*",
    numbers: "jedan=1 jednu=1 dva=2 dve=2 tri=3 cetiri=4 pet=5 sest=6 sedam=7 osam=8 devet=9 deset=10 cetrnaest=14 petnaest=15 dvadeset=20 trideset=30 један=1 једну=1 два=2 две=2 три=3 четири=4 пет=5 десет=10 петнаест=15 тридесет=30",
    phrases: "pola_meseca=15 pola_godine=180 пола_године=180", notAfter: "za|svakih|kroz|svaki|posle|pre", notBefore: "pre|posle|ranije|kasnije",
  },
  am: {
    day: "ቀን|ቀናት|ለ?ቀናት", week: "ሳምንት|ሳምንታት", month: "ወር|ወራት", year: "ዓመት|አመት|ዓመታት",
    numbers: "አንድ=1 ለአንድ=1 ሁለት=2 ለሁለት=2 ሶስት=3 ለሶስት=3 አራት=4 አምስት=5 ስድስት=6 ሰባት=7 አስር=10 ሰላሳ=30", phrases: "ግማሽ_ወር=15", notBefore: "በፊት|በኋላ",
  },
  bn: {
    day: "দিন(?:ের)?", week: "সপ্তাহ(?:ের)?", month: "মাস(?:ের)?", year: "বছর(?:ের)?",
    numbers: "এক=1 দুই=2 তিন=3 চার=4 পাঁচ=5 ছয়=6 সাত=7 দশ=10 চৌদ্দ=14 পনেরো=15 বিশ=20 ত্রিশ=30", phrases: "আধা_মাস=15", notBefore: "আগে|পরে|মধ্যে",
  },
  ne: {
    day: "दिन(?:को)?", week: "हप्ता(?:को)?|साता", month: "महिना(?:को)?", year: "वर्ष|बर्ष",
    numbers: "एक=1 दुई=2 तीन=3 चार=4 पाँच=5 छ=6 सात=7 दश=10 चौध=14 पन्ध्र=15 बीस=20 तीस=30", phrases: "आधा_महिना=15", notBefore: "अघि|पछि|भित्र",
  },
};

/** Languages whose lengths are named as in another. */
export const TIME_WORDS_OF: ReadonlyMap<LanguageTag, LanguageTag> = new Map([["ms", "id"]]);
