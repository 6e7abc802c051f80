import { describe, expect, it } from "vitest";
import { readAsText } from "./days-reading.ts";

const FRENCH_DAYS = [
  ["en février", "2027-02-01 – 2027-02-28"],
  ["après le Nouvel An", "2027-01-01 – 2027-01-31"],
  ["dans deux semaines", "2026-12-09"],
  ["le 3 janvier 2027", "2027-01-03"],
  ["du 25 décembre au 5 janvier", "2026-12-25 – 2027-01-05"],
  ["du 5 au 12 janvier", "2027-01-05 – 2027-01-12"],
  ["la semaine prochaine", "2026-11-30 – 2026-12-06"],
  ["le mois prochain", "2026-12-01 – 2026-12-31"],
  ["l'année prochaine", "2027-01-01 – 2027-12-31"],
  ["en mars de l'année prochaine", "2027-03-01 – 2027-03-31"],
  ["en mars prochain", "2027-03-01 – 2027-03-31"],
  ["demain", "2026-11-26"],
  ["après-demain", "2026-11-27"],
  ["aujourd'hui", "2026-11-25"],
  ["à la fin de l'année", "2026-12-01 – 2026-12-31"],
  ["fin février", "2027-02-21 – 2027-02-28"],
  ["début mars", "2027-03-01 – 2027-03-10"],
  ["mi-mars", "2027-03-11 – 2027-03-20"],
  ["le 1er mai", "2027-05-01"],
  ["en 2027", "2027-01-01 – 2027-12-31"],
  ["à partir du 3 mars", "2027-03-03"],
  ["jusqu'au 5 janvier", "2026-11-25 – 2027-01-05"],
  ["avant mars", "2026-11-25 – 2027-02-28"],
  ["vendredi prochain", "2026-11-27"],
  ["dans un mois", "2026-12-25"],
  ["dans dix jours", "2026-12-05"],
  ["le 25 décembre pour deux semaines", "2026-12-25 – 2027-01-08"],
  ["l'année dernière", "2025-01-01 – 2025-12-31"],
  ["entre mars et mai", "2027-03-01 – 2027-05-31"],
  ["03/01/2027", "2027-01-03"],
  ["de décembre à février", "2026-12-01 – 2027-02-28"],
  ["du 3 janvier au 10", "2027-01-03 – 2027-01-10"],
  ["Je compte venir à Pékin le 14 janvier prochain", "2027-01-14"],
  ["conférence du 12 au 15 mai 2027", "2027-05-12 – 2027-05-15"],
  ["d'ici la fin de l'année", "2026-11-25 – 2026-12-31"],
  ["j'arrive dans trois semaines et je reste un mois", "2026-12-16"],
  ["mon visa expire le 3 mars, je pars en avril", "2027-04-01 – 2027-04-30"],
  ["fin d'année", "2026-12-01 – 2026-12-31"],
] as const;

const FRENCH_TRAPS = [
  "pour dix jours",
  "deux semaines",
  "depuis 2019",
  "depuis mars",
  "sous 24 heures",
  "dans les 30 jours",
  "Nouvel An chinois",
  "j'ai 30 ans",
  "visa X1",
  "24h/24",
  "dans l'année",
  "deux fois par an",
  "sept jours",
  "240 heures",
  "maintenant",
  "Puis-je rester 90 jours sur 180 jours ?",
  "en été",
  "il y a deux semaines",
];

const SPANISH_DAYS = [
  ["en enero del año que viene", "2027-01-01 – 2027-01-31"],
  ["el 3 de enero", "2027-01-03"],
  ["el 3 de enero de 2027", "2027-01-03"],
  ["dentro de dos semanas", "2026-12-09"],
  ["en dos semanas", "2026-12-09"],
  ["la próxima semana", "2026-11-30 – 2026-12-06"],
  ["la semana que viene", "2026-11-30 – 2026-12-06"],
  ["el mes que viene", "2026-12-01 – 2026-12-31"],
  ["el próximo año", "2027-01-01 – 2027-12-31"],
  ["mañana", "2026-11-26"],
  ["pasado mañana", "2026-11-27"],
  ["hoy", "2026-11-25"],
  ["del 25 de diciembre al 5 de enero", "2026-12-25 – 2027-01-05"],
  ["del 5 al 12 de enero", "2027-01-05 – 2027-01-12"],
  ["después de Año Nuevo", "2027-01-01 – 2027-01-31"],
  ["a finales de año", "2026-12-01 – 2026-12-31"],
  ["a principios de marzo", "2027-03-01 – 2027-03-10"],
  ["a mediados de marzo", "2027-03-11 – 2027-03-20"],
  ["a finales de febrero", "2027-02-21 – 2027-02-28"],
  ["en febrero", "2027-02-01 – 2027-02-28"],
  ["en 2027", "2027-01-01 – 2027-12-31"],
  ["desde el 3 de marzo", "2027-03-03"],
  ["hasta el 5 de enero", "2026-11-25 – 2027-01-05"],
  ["antes de marzo", "2026-11-25 – 2027-02-28"],
  ["entre marzo y mayo", "2027-03-01 – 2027-05-31"],
  ["de enero a marzo", "2027-01-01 – 2027-03-31"],
  ["el próximo viernes", "2026-11-27"],
  ["el viernes que viene", "2026-11-27"],
  ["el año pasado", "2025-01-01 – 2025-12-31"],
  ["llego el 25 de diciembre por dos semanas", "2026-12-25 – 2027-01-08"],
  ["el primero de enero", "2027-01-01"],
  ["Llego a Pekín el 14 de enero, ¿necesito visa?", "2027-01-14"],
  ["la conferencia es del 12 al 15 de mayo de 2027", "2027-05-12 – 2027-05-15"],
  ["viajo a fin de mes", "2026-11-25 – 2026-11-30"],
  ["empiezo a trabajar el 1 de marzo", "2027-03-01"],
  ["para el próximo mes de abril", "2027-04-01 – 2027-04-30"],
  ["mi visa vence en marzo y viajo en abril", "2027-04-01 – 2027-04-30"],
] as const;

const SPANISH_TRAPS = [
  "por la mañana",
  "por dos semanas",
  "dos semanas",
  "10 días",
  "tengo 30 años",
  "en 24 horas",
  "desde 2019",
  "año nuevo chino",
  "visado X1",
  "240 horas",
  "ahora",
  "dos veces en un año",
  "durante tres meses",
  "24/7",
  "hace dos años",
  "puedo quedarme 90 días en 180 días",
  "en verano",
];

const PORTUGUESE_DAYS = [
  ["em fevereiro", "2027-02-01 – 2027-02-28"],
  ["depois do Ano Novo", "2027-01-01 – 2027-01-31"],
  ["na próxima semana", "2026-11-30 – 2026-12-06"],
  ["daqui a duas semanas", "2026-12-09"],
  ["de 25 de dezembro a 5 de janeiro", "2026-12-25 – 2027-01-05"],
  ["no fim do ano", "2026-12-01 – 2026-12-31"],
  ["depois de amanhã", "2026-11-27"],
] as const;

const PORTUGUESE_TRAPS = ["por duas semanas"];

describe("days in French, Spanish and Portuguese", () => {
  it.each(FRENCH_DAYS)("French: reads %j as %s", (text, days) => {
    expect(readAsText(text, "fr")).toBe(days);
  });

  it.each(FRENCH_TRAPS)("French: reads no day in %j", (text) => {
    expect(readAsText(text, "fr")).toBe("no day");
  });

  it.each(SPANISH_DAYS)("Spanish: reads %j as %s", (text, days) => {
    expect(readAsText(text, "es")).toBe(days);
  });

  it.each(SPANISH_TRAPS)("Spanish: reads no day in %j", (text) => {
    expect(readAsText(text, "es")).toBe("no day");
  });

  it.each(PORTUGUESE_DAYS)("Portuguese: reads %j as %s", (text, days) => {
    expect(readAsText(text, "pt")).toBe(days);
  });

  it.each(PORTUGUESE_TRAPS)("Portuguese: reads no day in %j", (text) => {
    expect(readAsText(text, "pt")).toBe("no day");
  });
});
