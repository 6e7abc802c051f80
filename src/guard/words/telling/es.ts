import type { TellingWords } from "./types.ts";

export const SPANISH_TELLING: TellingWords = {
  fillers:
    "un, una, unos, unas, el, la, los, las, lo, se, ella, ellos, ellas, le, les, es, son, tambien, por favor, existe, existen, hay, ha, han",
  openers:
    "un, una, unos, unas, el, la, los, las, lo, este, esta, estos, estas, ese, esa, esos, esas, se, su, sus, nuestro, nuestra, nuestros, ella, ellos, ellas, le, les",
  heads:
    "de, del, a, al, en, por, para, con, sin, desde, hasta, hacia, entre, segun, durante, contra, bajo, sobre, tras, como, si, cuando, donde, que, quien, quienes, cuyo, cuya, cual, cuales, " +
    "antes, despues, salvo, excepto, ante, mediante, dentro, fuera, porque, aunque, mientras, ademas, cerca, menos, mas",
  and: "y, e, asi como",
  or: "o, u, o bien",
  joiners: "pero, mientras que, en cambio, sin embargo",
  you: { any: "usted, ustedes" },
  people: {
    any: "los extranjeros, un extranjero, los investigadores extranjeros, los investigadores, un investigador, los cientificos extranjeros, los ciudadanos extranjeros",
  },
  same: [
    "dice, dicen, indica, indican, menciona, mencionan, cita, citan, nombra, nombran, senala, senalan",
    "obtener, conseguir, recibir",
    "obtiene, consigue, recibe",
    "empieza, comienza, empiezan, comienzan",
    "empezo, comenzo",
    "ayuda, ayudan, asiste, asisten",
    "por ejemplo, p ej",
    "normalmente, generalmente, por lo general, habitualmente, por lo comun",
    "aproximadamente, unos, unas, alrededor de, cerca de",
    "cuesta, cuestan",
    "volver a entrar, entrar de nuevo, reingresar",
  ],
  anaphors:
    "este, esta, estos, estas, esto, ese, esa, esos, esas, eso, dicho, dicha, dichos, dichas, tal, tales, ambos, ambas, el mismo, la misma, los mismos, las mismas, ella, ellos, ellas, su, sus, lo, le, alli, aqui, ahi, los dos",
  pronouns: "ellos, ellas, lo, dicho, dicha",
  anaphorMasks: "",
  dropsSubject: true,
  pointers: "vea, vease, consulte, ver",
  turns:
    "pero, sin embargo, no obstante, de lo contrario, en cambio, otro, otra, otros, otras, ahora",
  apart:
    "podia, podian, podria, podrian, pudo, pudieron, puede que, basta, bastan, debia, debian, deberia, sin visa, ilegal*, exim*, exent*",
  tails: "",
  isOrderFixed: true,
  isVerbFree: false,
  isOrderFree: false,
  isModalityFree: true,
};
