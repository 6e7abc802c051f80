import type { TellingWords } from "./types.ts";

export const FRENCH_TELLING: TellingWords = {
  fillers:
    "un, une, le, la, les, l, il, elle, ils, elles, on, se, s, est, sont, c, aussi, egalement, t, s il vous plait, existe, existent, ont, il y a, donc",
  openers:
    "un, une, le, la, les, l, ce, cet, cette, ces, il, elle, ils, elles, on, se, s, son, sa, ses, leur, leurs, votre, vos, notre, nos, celui, celle, ceux, cela",
  heads:
    "de, d, du, des, a, à, au, aux, en, dans, sur, par, pour, avec, sans, chez, vers, entre, selon, depuis, pendant, contre, sous, comme, si, lorsque, quand, ou, où, dont, qui, que, qu, quoi, " +
    "avant, apres, jusqu, jusque, des, sauf, hors, parmi, afin, car, parce, puisque, d apres, lors, durant, envers, malgre, moins, plus",
  and: "et, ainsi que",
  or: "ou, ou bien",
  joiners: "mais, tandis que, alors que, cependant",
  you: { any: "vous" },
  people: {
    any: "les etrangers, un etranger, les chercheurs etrangers, les chercheurs, un chercheur, les scientifiques etrangers, les ressortissants etrangers",
  },
  same: [
    "votre, son, sa, leur",
    "vos, ses, leurs",
    "dit, disent, indique, indiquent, mentionne, mentionnent, cite, citent, ecrit, parle de",
    "obtenir, recevoir",
    "obtient, recoit, obtiennent, recoivent",
    "commence, debute, commencent, debutent",
    "aide, aident, assiste, assistent",
    "par exemple, p ex",
    "normalement, habituellement, generalement, en general, d ordinaire, en principe",
    "environ, a peu pres",
    "chaque, tout, toute",
    "coute, coutent",
  ],
  anaphors:
    "il, elle, ils, elles, ce, cet, cette, ces, cela, ceci, celui, celle, ceux, celles, son, sa, ses, leur, leurs, le meme, la meme, les memes, les deux, tel, telle, la bas, ici, y, on le, on la",
  pronouns: "il, elle, ils, elles, le leur",
  anaphorMasks:
    "il faut, il y a, il est possible, il est recommande, il vaut, il existe, il n y a, il ne faut",
  dropsSubject: false,
  pointers: "voir, voyez, consultez",
  turns:
    "mais, cependant, toutefois, sinon, en revanche, autre, autres, un autre, une autre, d autres, or, pourtant",
  apart:
    "pouvait, pouvaient, pouviez, pourrait, pourraient, pourrez, peut etre, suffit, suffisent, devait, devaient, devrait, sans visa, illegal*, dispens*, exempt*",
  tails: "",
  isOrderFixed: true,
  isVerbFree: false,
  isOrderFree: false,
  isModalityFree: false,
};
