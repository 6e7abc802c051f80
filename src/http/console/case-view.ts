import type { Case, CaseActor, CaseEvent } from "../../domain/case.ts";
import { answeredOf } from "../../domain/case-answered.ts";
import { directionOf, languageName } from "../../domain/locale.ts";
import type { CentreId, DeskLanguage, StaffId } from "../../domain/staff.ts";
import type { EntryTranslation } from "../../domain/translation.ts";
import type { ToldEntry } from "../../ports/case-store.ts";
import type { CaseView, Names } from "../../services/cases/case-reading.ts";

/** A case as lists show it. */
export function caseRow(record: Case, names: Names, language: DeskLanguage, now: Date) {
  const { standing, thread, dueAt } = record;
  return {
    id: record.id,
    reference: record.reference,
    revision: record.revision,
    state: standing.state,
    holder: standing.holder === null ? null : staffOf(standing.holder, names),
    centre: centreOf(record.centre, names, language),
    language: record.language,
    platform: thread.platform,
    shared: record.visibility === "shared",
    topic: record.topic,
    urgency: record.urgency,
    question: record.question,
    openedAt: record.openedAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt.getTime() <= now.getTime(),
    answeredAt: record.answeredAt?.toISOString() ?? null,
    satisfaction: record.satisfaction,
  };
}

/** One case with all that was said and done. */
export function caseView(view: CaseView, names: Names, language: DeskLanguage, now: Date) {
  const { failedAnswer, timeZone, heldUntil } = view.case;
  return {
    case: {
      ...caseRow(view.case, names, language, now),
      failedAnswer,
      erased: isErased(view),
      timeZone,
      heldUntil: heldUntil?.toISOString() ?? null,
    },
    question: questionView(view),
    answered: answeredOf(view.entries),
    entries: view.entries.map((entry) => entryView(entry, view, names)),
    events: view.events.map((event) => eventView(event, names, language)),
    allowed: view.allowed,
    colleagues: view.colleagues.map(({ id, name }) => ({ id, name })),
    centres: view.centres.map(({ id }) => centreOf(id, names, language)),
    unshown: view.unshown,
  };
}

/** Whether the person took back what they shared; of somebody who was forgotten later not even their name is left. */
function isErased({ case: { person }, events }: CaseView): boolean {
  return person === "" || events.some(({ act }) => act.type === "withdrawn");
}

/** The question is the first of what the person wrote that reads so; they may have chosen another language since. */
function questionView({ case: record, entries, translations }: CaseView) {
  const { question, language: current } = record;
  const asked = entries.find(({ kind, text }) => kind === "person" && text === question);
  const told = asked === undefined ? undefined : translations.get(asked.id);
  return {
    language: asked?.language ?? current,
    translation: told === undefined ? null : translationView(told),
  };
}

/** Of what the person wrote the one for the staff, of what the staff wrote the one that went with it. */
function translationOf({ id, translation }: ToldEntry, { translations }: CaseView) {
  const told = translations.get(id);
  if (told !== undefined) return translationView(told);
  if (translation === undefined) return null;
  const { language, text } = translation;
  return { language, dir: directionOf(language), text, held: null };
}

function translationView({ language, result }: EntryTranslation) {
  const text = result.kind === "made" ? result.text : null;
  const held = result.kind === "held" ? result.why : null;
  return { language, dir: directionOf(language), text, held };
}

function entryView(entry: ToldEntry, view: CaseView, names: Names) {
  const { id, kind, author, language, text, at, delivery } = entry;
  return {
    id,
    kind,
    author: actorView(author, names),
    language,
    dir: directionOf(language),
    text,
    at: at.toISOString(),
    delivery,
    translation: translationOf(entry, view),
  };
}

function eventView({ at, actor, act }: CaseEvent, names: Names, language: DeskLanguage) {
  return {
    at: at.toISOString(),
    actor: actorView(actor, names),
    type: act.type,
    detail: detailOf(act, names, language),
  };
}

function detailOf(act: CaseEvent["act"], names: Names, language: DeskLanguage): string | null {
  switch (act.type) {
    case "taken":
      return names.staff.get(act.holder) ?? null;
    case "moved":
      return centreOf(act.centre, names, language).name;
    case "raised":
      return act.urgency;
    case "rated":
      return act.satisfaction;
    case "switched":
      return languageName(act.language, language);
    default:
      return null;
  }
}

function actorView(actor: CaseActor, names: Names) {
  const name = actor.kind === "staff" ? (names.staff.get(actor.id) ?? null) : null;
  return { kind: actor.kind, name };
}

function staffOf(id: StaffId, names: Names) {
  return { id, name: names.staff.get(id) ?? id };
}

function centreOf(id: CentreId, names: Names, language: DeskLanguage) {
  return { id, name: names.centres.get(id)?.names[language] ?? id };
}
