import type { LeadingWords } from "./types.ts";

export const SPANISH_LEADS: LeadingWords = {
  points:
    "esto es lo que, esto, este es, esta es, estos son, estas son, aquí está, aquí están, aquí tiene, aquí encontrará, aquí, a continuación, " +
    "abajo, abajo está, más abajo, lo siguiente, lo que sigue, siguiente, siguientes, como sigue, le presentamos, le mostramos, de la siguiente manera, así, " +
    "nuestra fuente, nuestras fuentes, las fuentes, fuentes, artículo, artículos, pasaje, pasajes, frase, frases, fragmento, fragmentos, párrafo, párrafos",
  plain:
    "lo que, cómo, nuestro, nuestros, nuestra, nuestras, lo, se, que, estos, estas, este, esta, le, les, " +
    "dice, dicen, se dice, indica, indican, señala, señalan, menciona, mencionan, contiene, contienen, recoge, recogen, da, dan, " +
    "revisado, revisada, revisados, revisadas, verificado, verificados, verificada, verificadas, relacionado, relacionada, relacionados, relacionadas, " +
    "encontrará, encuentra, verá, encontramos, hemos encontrado, tenemos, sabemos, se sabe, usted pregunta, usted preguntó, pregunta, preguntas, " +
    "consulta, su pregunta, su consulta, su situación, situación, tema, información, detalles, puntos, resumen, un resumen, respuesta, en respuesta a, " +
    "hola, gracias, gracias por, entiendo su pregunta, entiendo, es una pregunta frecuente, es una pregunta común, según, de acuerdo con nuestras, " +
    "en nuestros, en nuestras, en los, en las, de nuestro, de nuestros, de nuestras, de los, vienen de, proviene de, provienen de, tomadas de, tomados de, " +
    "al respecto, sobre esto, sobre este tema, sobre su consulta, sobre su pregunta, en breve",
  about:
    "sobre, acerca de, acerca del, respecto a, respecto al, respecto de, respecto del, con respecto a, con respecto al, en cuanto a, en cuanto al, " +
    "en relación con, en lo que respecta a, en lo que respecta al, tema de, tema del, pregunta sobre, consulta sobre, usted preguntó por, usted pregunta por, " +
    "su pregunta trata de, su consulta trata de, " +
    "resumen de, resumen del, el camino de, relacionado con, relacionada con, relacionados con, relacionadas con",
  aboutFirst: "",
  shows:
    "explica, explican, se explica, describe, describen, describen así, describe así, describen nuestras fuentes, describen nuestros artículos, se describe, presenta, presentan, " +
    "resume, resumen, aborda, abordan, expone, exponen, " +
    "trata de, trata del, tratan de, tratan del, trata sobre, tratan sobre, se refiere a, se refiere al, se refieren a, se refieren al",
  links: "el, la, los, las, un, una, su, sus, lo, proceso, procedimiento, trámite, tema",
  joins: "y, e, o, u, de, del",
  masks: "legalización, legalizaciones",
};
