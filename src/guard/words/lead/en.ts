import type { LeadingWords } from "./types.ts";

export const ENGLISH_LEADS: LeadingWords = {
  points:
    "here is, here s, here are, here you find, here you will find, below, below is, below are, this is what, this is how, these are, " +
    "the following, as follows, like this, what follows, what follows is, following, our source, our sources, sources, the sources, " +
    "article, articles, passage, passages, sentence, sentences, excerpt, excerpts, extract, extracts, paragraph, paragraphs",
  plain:
    "what, how, our, it, this, these, them, say, says, said, tell, tells, state, states, put, puts, give, gives, contain, contains, " +
    "mention, mentions, note, notes, reviewed, checked, relevant, related, collected, we found, we find, we have, we hold, i found, we know, is known, what is known, " +
    "you find, you will find, you asked, you are asking, you ask, question, questions, situation, case, information, some information, " +
    "details, points, overview, a brief overview, summary, a short summary, answer, so, now, hello, thanks, thank you, " +
    "i understand, i understand your question, this is a common question, a common question, that is a common question, " +
    "in brief, in short, in our, in the, in these, from our, from the, this is in our, this is from our, come from, comes from, taken from, according to, " +
    "the following applies, for your question, to your question, on this, on this question, on this topic, on that, on it, about it, about this",
  about:
    "about, regarding, concerning, with regard to, with respect to, in regard to, as regards, as for, on the subject of, on the topic of, " +
    "on the question of, on the matter of, question of, question on, questions on, question about, information on, details on, article on, articles on, " +
    "sources on, say on, says on, passages on, sentences on, points on, find on, we know on, we found on, i found on, we have on, we hold on, rules on, rules for, " +
    "procedure for, process for, overview of, summary of, what applies to, related to, relating to, " +
    "the way from, information on the way from, on the way from",
  aboutFirst: "on",
  shows:
    "explain, explains, describe, describes, cover, covers, concern, concerns, present, presents, introduce, introduces, " +
    "outline, outlines, summarise, summarises, summarize, summarizes, discuss, discusses, relate to, relates to, deal with, deals with",
  links: "a, an, the, your, s, process, procedure, topic, question",
  joins: "and, or, of",
  masks: "legalisation, legalization",
};
