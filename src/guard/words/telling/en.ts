import type { TellingWords } from "./types.ts";

export const ENGLISH_TELLING: TellingWords = {
  fillers:
    "a, an, the, is, are, be, been, being, do, does, has, have, please, also, too, that, exist, exists, there is, there are, s, namely, as well, it, they, them, he, she",
  openers:
    "a, an, the, it, its, this, these, those, they, their, them, he, she, his, her, your, we, our",
  heads:
    "of, to, in, on, at, by, for, with, without, from, as, into, over, under, per, through, via, between, during, against, toward, towards, among, near, " +
    "because, since, until, till, if, when, where, while, unless, before, after, within, except, who, which, whose, whom, whether, according, than, about, up, like, despite, although, though, how, what, why",
  and: "and, &, as well as",
  or: "or",
  joiners: "but, whereas, while, however",
  you: { any: "you" },
  people: {
    any: "foreigners, a foreigner, foreign nationals, foreign researchers, foreign scientists, foreign scholars, researchers, a researcher",
  },
  same: [
    "your, their, his, her",
    "say, says, state, states, name, names, speaks of, mentions, mention",
    "get, gets, obtain, obtains, receive, receives",
    "start, starts, begin, begins",
    "help, helps, assist, assists",
    "show, shows, present, presents",
    "cost, costs, the fee is",
    "for example, for instance",
    "usually, normally, generally, as a rule, typically",
    "every, each",
    "until, till",
    "before, prior to",
    "about, around, approximately, roughly",
    "because, since",
    "also known as, also called, called, known as",
    "phone number, telephone number",
  ],
  anaphors:
    "it, they, this, these, those, such, he, she, its, their, the same, both, then, there, here, that",
  pronouns: "it, they, them, its",
  anaphorMasks: "there is, there are, it is possible, it is a custom",
  dropsSubject: false,
  pointers: "see",
  turns:
    "but, however, otherwise, instead, yet, though, although, still, now, another, other, others",
  apart:
    "could, might, enough, suffices, eligible, eligibility, entitled, entitles, qualify, qualifies, had to, possible, better, best, right to, optional, free of charge, illegal, unlawful, invalid, ban, bans, banned, warn*, avoid*",
  tails: "",
  isOrderFixed: true,
  isVerbFree: false,
  isOrderFree: false,
  isModalityFree: false,
};
