import type { LeadingWords } from "./types.ts";

export const FRENCH_LEADS: LeadingWords = {
  points:
    "voici, voilà, ci dessous, ci après, ce qui suit, comme suit, la suite, suivant, suivante, suivants, suivantes, ceci, ainsi, " +
    "nos sources, notre source, les sources, sources, article, articles, passage, passages, phrase, phrases, extrait, extraits, paragraphe, paragraphes",
  plain:
    "ce que, ce qu, ce qui, comment, nos, notre, nous, il, le, la, les, l, en, y, ces, cet, cette, ce, leur, " +
    "dit, disent, indique, indiquent, précise, précisent, écrivent, mentionne, mentionnent, rapportent, contient, contiennent, donne, donnent, " +
    "relu, relue, relus, relues, vérifié, vérifiés, vérifiée, vérifiées, pertinent, pertinents, pertinente, pertinentes, " +
    "vous trouverez, vous trouvez, nous avons trouvé, j ai trouvé, nous avons, l on sait, nous savons, ce que l on sait, vous demandez, vous avez demandé, vous posez, " +
    "question, questions, votre question, votre situation, sujet, informations, des informations, les informations, quelques informations, " +
    "détails, points, aperçu, résumé, réponse, pour répondre à, en réponse à, bonjour, merci, merci pour, je comprends, je comprends votre question, " +
    "c est une question fréquente, selon, d après, selon nos sources, dans nos, dans les, dans notre, de nos, de notre, issu de, issus de, issues de, " +
    "tirés de, tirées de, provient de, proviennent de, vient de, viennent de, à ce sujet, sur ce point, sur cette question, sur votre question, en bref",
  about:
    "sur, à propos de, à propos du, à propos des, à propos d, au sujet de, au sujet du, au sujet des, au sujet d, concernant, en ce qui concerne, " +
    "s agissant de, s agissant du, s agissant des, s agissant d, quant à, quant au, quant aux, relatif à, relatifs à, relative à, relatives à, relatives au, relatives aux, " +
    "votre question porte sur, sur la question de, sur la question du, sur la question des, sur la question d, " +
    "sur le thème de, sur le thème du, sur le thème des, ce que l on sait de, ce que l on sait du, ce que l on sait des, disent de, disent du, disent des, aperçu de, aperçu du, aperçu des, résumé de, résumé du, résumé des, le chemin de, le chemin du",
  aboutFirst: "pour ce qui est de, pour ce qui est du, pour ce qui est des",
  shows:
    "explique, expliquent, décrit, décrivent, décrivent ainsi, présente, présentent, concerne, concernent, abordent, aborde, résume, résument, exposent, expose, " +
    "porte sur, portent sur, traite de, traite du, traite des, traitent de, traitent du, traitent des",
  links:
    "le, la, les, l, un, une, votre, vos, son, sa, ses, procédure, procédure de, démarche, thème, question",
  joins: "et, ou, de, du, des, d",
  masks: "légalisation, légalisations",
};
