import { es as days } from "../../understanding/days/words/es.ts";
import type { GuardWords } from "./types.ts";

export const SPANISH: GuardWords = {
  script: "Latin",
  foreignLetters: null,
  months: days.months,
  weekdays: "lunes, martes, miércoles, jueves, viernes, sábado, domingo"
    .split(", ")
    .map((name) => `${name}, ${name}s`),
  doubtfulDates:
    "ene, feb, mar, abr, may, jun, jul, ago, sep, sept, oct, nov, dic, lun, mie, jue, vie, sab, dom",
  relative: {
    today: "hoy, esta noche, esta tarde, esta mañana",
    tomorrow: "mañana",
    dayAfterTomorrow: "pasado mañana",
    yesterday: "ayer",
    thisWeek: "esta semana",
    nextWeek:
      "la próxima semana, próxima semana, semana próxima, semana que viene, semana siguiente",
    lastWeek: "la semana pasada, semana pasada",
    thisMonth: "este mes, mes en curso",
    nextMonth: "el próximo mes, próximo mes, mes próximo, mes que viene, mes siguiente",
    lastMonth: "el mes pasado, mes pasado",
    thisYear: "este año, año en curso",
    nextYear: "el próximo año, próximo año, año próximo, año que viene, año siguiente",
    lastYear: "el año pasado, año pasado",
    weekend: "fin de semana, fines de semana",
    startOfYear: "principio del año, comienzo del año, principios de año, inicio del año",
    endOfYear: "fin de año, final del año, finales de año, fines de año, año nuevo",
    startOfMonth: "principio de mes, principios de mes, comienzo del mes",
    endOfMonth: "fin de mes, final del mes, finales de mes",
    midYear: "mediados de año",
    spring: "primavera",
    summer: "verano",
    autumn: "otoño",
    winter: "invierno",
    soon: "pronto, en breve, próximamente",
  },
  yearWords: "año, en, de, desde, hasta, guía, página, convocatoria, aviso",
  cardinals:
    "cero=0 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiún=21 veintiuna=21 veintidós=22 veintitrés=23 " +
    "veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 centenar=100 centenares=100 cientos=100 doscientos=200 doscientas=200 trescientos=300 " +
    "trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900 mil=1000 miles=1000 millón=1000000 millones=1000000 " +
    "docena=12 docenas=12 decena=10 decenas=10 quincena=15 par=2 pareja_de=2 ambos=2 ambas=2",
  ordinals:
    "primer=1 primero=1 primera=1 primeros=1 primeras=1 segundo=2 segunda=2 tercer=3 tercero=3 tercera=3 cuarto=4 cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8 octava=8 noveno=9 novena=9 décimo=10 décima=10 undécimo=11 duodécimo=12 vigésimo=20 º=0 ª=0",
  times:
    "doble=2 dobles=2 triple=3 cuádruple=4 mitad=0.5 medio=0.5 media=0.5 tercio=0.333 única=1 único=1",
  articles: "un, una",
  and: "y",
  rangeWords: "a, y, o, hasta, al, e",
  unitForms:
    "medio_año=0.5:year media_hora=0.5:hour medio_día=0.5:day medio_mes=0.5:month bienio=2:year trimestre=3:month semestre=6:month bimestre=2:month quincenal=15:day",
  units: {
    second: "segundos",
    minute: "minuto, minutos, min",
    hour: "hora, horas, h",
    day: "día, días, noche, noches, día natural, días naturales, días corridos, días consecutivos, jornada, jornadas",
    workday:
      "día hábil, días hábiles, día laborable, días laborables, días de trabajo, día laboral, días laborales",
    week: "semana, semanas",
    month: "mes, meses",
    year: "año, años",
  },
  currencies: {
    CNY: "yuan, yuanes, rmb, cny, renminbi, ¥, yuanes chinos",
    USD: "dólar, dólares, usd, $, dólares estadounidenses",
    EUR: "euro, euros, eur, €",
    GBP: "libra, libras, gbp, £",
    RUB: "rublo, rublos, rub, ₽",
    JPY: "yen, yenes, jpy",
    HKD: "hkd, dólares de hong kong",
    CHF: "franco, francos, chf",
    MXN: "peso, pesos, mxn",
  },
  percent: "%, por ciento",
  negation:
    "no, nunca, jamás, sin, ni, ningún, ninguno, ninguna, ningunos, ningunas, nada, nadie, tampoco, salvo, excepto, menos que, a menos que, imposible, en lugar de, en vez de, falta, faltan, carece*, inválid*, insuficiente*, ilegal*, innecesari*",
  turning: "no, nunca, ningún, ninguna, ninguno, nadie, jamás, tampoco",
  modality: {
    may: "puede, pueden, podrá, podrán, podría, podrían, poder, podía, podían, pueda, puedan, permite, permiten, permitir, permitid*, autoriz*, posible, posibles, posibilidad, derecho, apto, aptos, elegible*, basta, bastan, suficiente, es libre",
    must: "debe, deben, deber, debía, debían, deberá, deberán, tiene que, tienen que, tener que, tendrá que, tendrán que, hay que, necesita*, necesari*, obligatori*, obligad*, obligación*, exig*, exige*, requier*, requerid*, requisito*, hace falta, hará falta, es preciso, ha de, han de",
    should:
      "debería, deberían, convendría, conviene, aconsej*, recom*, sugier*, mejor, es preferible",
    mustNot:
      "no puede, no pueden, no podrá, no podrán, no podía, no pueda, no debe, no deben, no deberá, no deberán, prohíb*, prohib*, prohibid*, no permite, no permiten, no se permite, no está permitid*, no autoriz*, ilegal*, ilícit*, no es posible, imposible*, no tiene derecho, no tienen derecho, no basta, no bastan, no es suficiente, no da derecho, inválid*, excluy*, queda* excluid*, veta*",
    needNot:
      "no necesita*, no es necesari*, no son necesari*, no tiene que, no tienen que, no debe presentar, no hace falta, no requier*, no se requier*, no se exig*, no exig*, no es obligatori*, no está obligad*, no están obligad*, exent*, exim*, exenci*, sin visa, sin visado, sin necesidad, innecesari*, optativ*, opcional*, ninguna visa, no hay que, no se pide, no piden, no pide",
    shouldNot:
      "no debería, no deberían, desaconsej*, no conviene, no se recomienda, no recom*, evit*, mejor no, advier*, aconseja no, aconsejan no, no aconsej*",
  },
  conditions: {
    if: "si, cuando, siempre que, a condición, con la condición, condición, condiciones, en caso, en casos, en los casos, en el caso, una vez, mientras, en cuanto",
    unless: "a menos que, salvo que, a no ser que, salvo si",
    only: "solo, sólo, solamente, únicamente, exclusiv*, sola, solos, solas, único, única, únicos, únicas, nada más, no más que",
    except:
      "excepto, salvo, menos, excepción, excepciones, a excepción, aparte de, exclu*, fuera de, además de, no incluye, con excepción",
    atLeast:
      "al menos, por lo menos, como mínimo, mínimo, mínima, mínimos, o más, no menos de, o después, mínim*, o mayor, a partir",
    atMost:
      "como máximo, a lo sumo, máximo, máxima, hasta, no más de, o menos, tope, límite, límites, no exced*, no supere*, no super*, limit*, máxim*",
    moreThan: "más de, superior*, mayor de, mayores de, exced*, super*, por encima, más tiempo",
    lessThan: "menos de, menor de, menores de, inferior*, por debajo",
    within:
      "dentro de, en un plazo, en el plazo, a más tardar, en los primeros, en las primeras, plazo",
    before:
      "antes, previo, previa, previamente, con antelación, con anticipación, anterior*, de antemano, por adelantado",
    after:
      "después, tras, luego, siguiente, siguientes, posterior*, a partir, al llegar, una vez, más tarde",
    until: "hasta, vence*, fin, termin*, plazo, cerró, expir*, caduc*",
    since: "desde, a partir",
    about: "unos, unas, alrededor, aproximad*, cerca de, casi, cerca, más o menos, en torno",
    usually:
      "normalmente, generalmente, por lo general, en general, a menudo, suele, suelen, habitual*, en principio, por regla general, a veces, frecuente*, común, comunes, principalmente",
    some: "algún, alguno, alguna, algunos, algunas, varios, varias, ciertos, ciertas, cierto, cierta, determinad*, unos cuantos, parte, partes, muchos, muchas, pocos, pocas, diversos, diversas",
    most: "la mayoría, mayoría, mayor parte",
    depends:
      "depend*, varía*, varia*, según el caso, caso por caso, difier*, puede cambiar, cambi*, distint*, discrep*",
    all: "todo, toda, todos, todas, cualquier, cualquiera, cada, quienquiera, en todas partes, sin importar",
    always:
      "siempre, permanente*, para siempre, en todo caso, en todos los casos, indefinid*, ilimitad*, sin límite",
    assured:
      "garantiz*, garantía*, automátic*, automáticamente, ciertamente, asegur*, promet*, promes*, seguro que, sin duda, por supuesto, absolut*, completamente, desde luego",
    atOnce:
      "inmediatamente, de inmediato, enseguida, al instante, sin demora, directamente, en el acto, cuanto antes",
    free: "gratis, gratuit*, sin costo, sin coste",
    also: "también, además",
  },
  masks: "por todo, sin embargo, no obstante, de todas formas, en fin, si bien, así como, al fin",
  visa: "visa, visas, visado, visados, tipo, tipos, categoría, categorías, letra, letras",
  classes: "categoría, categorías, clase, clases, tipo, nivel, grupo, parte, etapa, rango",
  calls: "llam*, marqu*, marcar, teléfono*, tel, número, línea, fax",
  leaks:
    "mensaje del sistema, indicación del sistema, prompt del sistema, como ia, como modelo, modelo de lenguaje, mis instrucciones, ignora las instrucciones, ignore las instrucciones, instrucciones anteriores, json, frases citadas, oraciones citadas",
};
