import type { Reply } from "../../domain/answer.ts";
import type { Answered } from "../answering.ts";
import { needsSureAnswer } from "../cry-for-help.ts";

/** Emergencies wait for nobody; what a table rules, what has ended and what is no question is not a model's business. */
export function mayBeAssisted({ reply, ruled, reading, trace }: Answered): boolean {
  const { abroad, otherDocument, ambiguous } = reading;
  if (trace.emergency !== null && needsSureAnswer(trace.emergency)) return false;
  if (ruled || abroad || otherDocument !== null || ambiguous.length > 0) return false;
  switch (reply.outcome) {
    case "answer":
      return reply.validity === "current" || reply.validity === "under_review";
    case "clarify":
    case "no_answer":
      return true;
    case "out_of_scope":
    case "human":
    case "smalltalk":
    case "urgent":
    case "refused":
    case "command":
      return false;
  }
}

/** A search that is so sure is not overruled by a model that finds nothing. */
const SURE = 0.9;

export function isSure({ outcome, confidence }: Reply): boolean {
  return outcome === "answer" && confidence >= SURE;
}
