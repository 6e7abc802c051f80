import { createHash, randomUUID } from "node:crypto";
import type { Reply } from "../domain/answer.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ReturnPin } from "../domain/web-return.ts";
import { reorderedFigures } from "../guard/locked/order.ts";
import type { ConsoleRoute } from "../http/console/route.ts";
import { caseRoutes } from "../http/console/case-routes.ts";
import { watchRoutes } from "../http/console/watch-routes.ts";
import { workRoutes } from "../http/console/work-routes.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { BucketStore } from "../ports/bucket-store.ts";
import type { CaseOriginStore } from "../ports/case-origins.ts";
import type { CaseStore } from "../ports/case-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import type { Log } from "../ports/log.ts";
import type { DeskTexts } from "../ports/texts.ts";
import type { Translator } from "../ports/translator.ts";
import { createAssignmentPosts } from "../services/cases/assignment-posts.ts";
import { createCaseClock } from "../services/cases/case-clock.ts";
import {
  createCaseConversation,
  type CaseConversation,
} from "../services/cases/case-conversation.ts";
import { createCaseDesk, type CaseDesk } from "../services/cases/case-desk.ts";
import { createCaseOpenings } from "../services/cases/case-openings.ts";
import { createCaseReads } from "../services/cases/case-reads.ts";
import { createCaseReading, type CaseReading } from "../services/cases/case-reading.ts";
import { createCaseWatch } from "../services/cases/case-watch.ts";
import { createLateAnswers } from "../services/cases/late-answers.ts";
import { createPersonWords } from "../services/cases/person-words.ts";
import { createPrivatePosts } from "../services/cases/private-posts.ts";
import { createStaffLinking, type StaffLinking } from "../services/cases/staff-link.ts";
import { createStaffThreads, type StaffThreads } from "../services/cases/staff-threads.ts";
import { createSurfacePosts, type SurfacePosts } from "../services/cases/surface-posts.ts";
import {
  createTranslationProposals,
  type TranslationProposals,
} from "../services/cases/translation-proposals.ts";
import { createTranslationWork, type TranslationWork } from "../services/cases/translation-work.ts";
import { createUndelivered } from "../services/cases/undelivered.ts";
import type { DueWorkHandler } from "../services/due-work.ts";
import type { Overtaken } from "../services/overtaken.ts";
import { createCannedReplies } from "../store/canned-replies.ts";
import { createCaseStore } from "../store/cases.ts";
import type { Database } from "../store/database.ts";
import { createStaffLinks } from "../store/staff-links.ts";
import { createTranslationStore } from "../store/translations.ts";
import { createUrgencyReader } from "../understanding/urgency.ts";
import { createWhereaboutsReader } from "../understanding/whereabouts.ts";
import type { Desk } from "./console.ts";
import { secrets } from "./secrets.ts";
import type { Core } from "./service.ts";
import { timers } from "./timers.ts";
import { todayOf } from "./today.ts";

export interface CasesParts {
  readonly database: Database;
  /** What answers at this moment. */
  readonly core: () => Core;
  /** The number of the release of the content that answers; `null` where it is not known. */
  readonly release: () => number | null;
  readonly desk: Desk;
  readonly deskTexts: DeskTexts;
  readonly clock: Clock;
  readonly log: Log;
  readonly retentionDays: number;
  /** Where people reach the service; `null` when nobody said. */
  readonly publicUrl: string | null;
  readonly newReturnPin: () => Promise<ReturnPin>;
  /** Count how often a person is asked for. */
  readonly buckets: BucketStore;
  readonly origins: CaseOriginStore;
  /** Whether what an earlier answer rests on was withdrawn or corrected since. */
  readonly isPast: Overtaken["isPast"];
  /** `null` without a model: what each side writes reaches the other as it was written. */
  readonly translator: Translator | null;
  /** There may be something to send. */
  readonly onChanged: () => void;
}

/** Cases, wired: for the person, for staff in messengers, for the web desk and for the clock. */
export interface Cases {
  readonly conversation: CaseConversation;
  readonly linking: StaffLinking;
  readonly staff: {
    readonly threads: StaffThreads;
    readonly posts: SurfacePosts;
    readonly translations: TranslationWork;
  };
  readonly desk: CaseDesk;
  readonly proposals: TranslationProposals;
  readonly reading: CaseReading;
  readonly clock: DueWorkHandler;
  readonly routes: readonly ConsoleRoute[];
  /** Accounts and centres, on which all of it rests. */
  readonly accounts: Desk;
  /** Told of what could not be sent. */
  readonly undelivered: (delivery: Outgoing, code: string) => Promise<void>;
  /** Removes what ended before, here and where it was posted; returns how many cases. */
  readonly expire: (before: Date) => Promise<number>;
}

export function createCases(parts: CasesParts): Cases {
  const { database, core, clock, log, deskTexts, desk: accounts, publicUrl, onChanged } = parts;
  const { staffStore: staff, centreStore: centres } = accounts;
  const { texts, identifier, emergencies } = core();
  const holidays = () => core().knowledge.holidays;
  const store = createCaseStore(database);
  const links = createStaffLinks(database);
  const today = () => todayOf(clock);
  const deskUrl = publicUrl === null ? null : `${publicUrl}/console`;
  const common = { store, centres, staff, clock, holidays, newId: randomUUID };
  const translations = createTranslationStore(database);
  const posts = createSurfacePosts({
    store,
    centres,
    staff,
    translations,
    texts: deskTexts,
    deskUrl,
  });
  const article = (id: ArticleId, language: LanguageTag): Reply | null =>
    core().knowledge.articles.get(id)?.texts.has(language) === true
      ? core().answering.act(`article:${id}`, { language, today: today() })
      : null;
  const { translator } = parts;
  const translating = {
    ...common,
    translator,
    translations,
    languageOf: (text: string) => languageOf(identifier, text),
    reordered: reorderedFigures,
  };
  const work = createTranslationWork({ ...translating, texts: deskTexts, onChanged });
  const proposals = createTranslationProposals(translating);
  const words = createPersonWords({
    ...translating,
    texts,
    today,
    article,
    release: parts.release,
  });
  const privately = createPrivatePosts({ links, today });
  const desk = createCaseDesk({
    ...common,
    words,
    posts,
    assignments: createAssignmentPosts({ centres, posts, privately, texts: deskTexts }),
    translations: { ...proposals, ...work },
    onChanged,
  });
  const reading = createCaseReading({ ...common, translations, translates: translator !== null });
  const linking = createStaffLinking({
    links,
    staff,
    secrets,
    texts: deskTexts,
    posts: accounts.posts,
    clock,
    today,
  });
  const canned = createCannedReplies(database);
  const watch = createCaseWatch(store, timers);
  return {
    conversation: createCaseConversation({
      ...common,
      texts,
      urgency: createUrgencyReader(emergencies),
      whereabouts: createWhereaboutsReader(core().knowledge.places.values()),
      retentionDays: parts.retentionDays,
      fileWords: (language) => deskTexts.say("surface.file", language),
      newReturnPin: parts.newReturnPin,
      openings: createCaseOpenings(parts),
      isPast: parts.isPast,
    }),
    linking,
    staff: {
      posts,
      translations: work,
      threads: createStaffThreads({
        ...common,
        desk,
        proposals,
        links,
        linking,
        texts: deskTexts,
        nameFrom: uuidFrom,
      }),
    },
    desk,
    proposals,
    reading,
    clock: createCaseClock({
      ...common,
      privately,
      posts,
      words,
      texts: deskTexts,
      log,
      onChanged,
      lateAnswers: createLateAnswers({ ...common, posts, texts: deskTexts, log, onChanged }),
    }),
    routes: [
      ...caseRoutes({
        desk,
        proposals,
        reading,
        reads: createCaseReads(accounts.trail, clock),
        clock,
      }),
      ...workRoutes({
        accounts: accounts.accounts,
        linking,
        links,
        canned,
        centres,
        knowledge: () => core().knowledge,
        search: () => core().search,
        article,
        clock,
        newId: randomUUID,
      }),
      ...watchRoutes({
        watch,
        accounts: accounts.accounts,
        reading,
        trail: accounts.trail,
        texts: deskTexts,
        scheduler: timers,
        clock,
      }),
    ],
    accounts,
    undelivered: createUndelivered({ ...common, posts, texts: deskTexts, log, onChanged }),
    expire: (before) => expireCases(store, posts, clock, before),
  };
}

const MOST_AT_ONCE = 100;

async function expireCases(
  store: CaseStore,
  posts: SurfacePosts,
  clock: Clock,
  before: Date,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const ended = await store.ended(before, MOST_AT_ONCE);
    if (ended.length === 0) return removed;
    const takenBack = ended.map(async (record) => ({
      id: record.id,
      deliveries: await posts.expiring(record),
    }));
    const gone = await store.remove(await Promise.all(takenBack), before, clock.now());
    removed += gone;
    // Another process removes the same ones.
    if (gone === 0) return removed;
  }
}

/** Below that a few words could be of any language. */
const SURE_LANGUAGE = 0.6;

function languageOf(identifier: LanguageIdentifier, text: string): string | null {
  const { tag, confidence } = identifier.identify(text, { conversation: null, localeHint: null });
  return tag === "und" || confidence < SURE_LANGUAGE ? null : tag;
}

/** A name in the form of a UUID that follows from another. */
function uuidFrom(seed: string): string {
  const hash = createHash("sha256").update(seed).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
