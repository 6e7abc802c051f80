import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { plainText } from "../../domain/block.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { PLATFORM_NAMES, type PersonId } from "../../domain/message.ts";
import { permits, type CentreId, type Staff } from "../../domain/staff.ts";
import type { Reply } from "../../domain/answer.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { CannedReplies } from "../../ports/canned-replies.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SearchEngine } from "../../ports/search.ts";
import type { StaffLinks } from "../../ports/staff-links.ts";
import type { StaffLinking } from "../../services/cases/staff-link.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "./route.ts";
import { password } from "./schemas.ts";

export interface WorkRoutesDeps {
  readonly accounts: Pick<StaffAccounts, "confirmPassword">;
  readonly linking: StaffLinking;
  readonly links: StaffLinks;
  readonly canned: CannedReplies;
  readonly centres: Pick<CentreStore, "find">;
  /** What is in force at this moment. */
  readonly knowledge: () => Knowledge;
  readonly search: () => SearchEngine;
  /** An article as a person reads it; `null` when it is not there in that language. */
  readonly article: (id: ArticleId, language: LanguageTag) => Reply | null;
  readonly clock: Clock;
  readonly newId: () => string;
}

const MOST_ARTICLES = 8;
const language = z.string().regex(/^[a-z]{2,3}$/);

/** What staff have at hand while they work: articles, sentences of their own, their accounts in messengers. */
export function workRoutes(deps: WorkRoutesDeps): readonly ConsoleRoute[] {
  return [articleRoute(deps), ...cannedRoutes(deps), ...linkRoutes(deps)];
}

function articleRoute({ knowledge, search, article }: WorkRoutesDeps): ConsoleRoute {
  return defineRoute({
    method: "GET",
    path: "/articles",
    action: "case.work",
    handle: ({ query }) => {
      const tag = query("language") ?? "en";
      const { hits } = search().search(query("text") ?? "", tag, MOST_ARTICLES);
      const articles = hits.flatMap(({ id }) => {
        const known = knowledge().articles.get(id);
        const title = known?.texts.get(tag)?.title;
        const reply = known?.outcome === "answer" ? article(id, tag) : null;
        if (known === undefined || title === undefined || reply === null) return [];
        const sources = reply.citations.map(({ title: name, publisher, url }) => ({
          title: name,
          publisher,
          url,
        }));
        return [{ id, title, topic: known.topic, text: textBelow(title, reply), sources }];
      });
      return json({ articles });
    },
  });
}

/** What an article says, one block a line, without the title that heads most of them. */
function textBelow(title: string, { blocks }: Reply): string {
  const [first, ...others] = blocks;
  const isHeaded = first !== undefined && plainText([first]) === title;
  return plainText(isHeaded ? others : blocks);
}

function cannedRoutes({ canned, centres, clock, newId }: WorkRoutesDeps): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/canned",
      action: "case.work",
      handle: async ({ by, query }) => {
        const wanted = query("language");
        const all = await canned.list(by.staff.centres);
        return json({ canned: all.filter((each) => wanted === null || each.language === wanted) });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/canned",
      action: "case.work",
      body: z.strictObject({
        id: z.uuid().optional(),
        title: z.string().trim().min(1).max(120),
        text: z.string().trim().min(1).max(4_000),
        language,
        centre: z.string().max(40).nullable(),
      }),
      handle: async ({ by, body: { id, ...fields } }) => {
        const centre = fields.centre as CentreId | null;
        const before = id === undefined ? null : await canned.find(id);
        if (id !== undefined && before === null) throw noSuchSentence();
        if (before !== null) requireTheirs(by.staff, before.centre);
        requireTheirs(by.staff, centre);
        if (centre !== null && (await centres.find(centre)) === null) {
          return refuse("unknown_centre");
        }
        const saved = { ...fields, centre, id: id ?? newId() };
        await canned.save(saved, by.staff.id, clock.now());
        return json({ canned: saved });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/canned/:id/remove",
      action: "case.work",
      body: z.strictObject({}),
      handle: async ({ by, param }) => {
        const before = await canned.find(param("id"));
        if (before === null) throw noSuchSentence();
        requireTheirs(by.staff, before.centre);
        await canned.remove(before.id, by.staff.id, clock.now());
        return json({});
      },
    }),
  ];
}

/** What belongs to all centres is changed by whoever works for all of them. */
function requireTheirs(by: Staff, centre: CentreId | null): void {
  if (!permits(by, "case.work", centre)) throw noSuchSentence();
}

function noSuchSentence(): AppError {
  return new AppError("not_found", "There is no such sentence, or it is not yours.");
}

function linkRoutes({ accounts, linking, links, clock }: WorkRoutesDeps): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/account/link",
      action: "signed-in",
      body: z.strictObject({ password }),
      handle: async ({ by, body }) => {
        // A linked account outlasts the session, so that a session alone does not make one.
        const proof = await accounts.confirmPassword(by, body.password);
        if (proof.kind === "refused") return refuse(proof.reason);
        const { code, expiresAt } = await linking.offer(by.staff.id);
        return json({ code, expiresAt: expiresAt.toISOString() });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/account/links",
      action: "signed-in",
      handle: async ({ by }) => {
        const own = await links.linksOf(by.staff.id);
        return json({
          links: own.map(({ account, name, linkedAt }) => ({
            platform: account.platform,
            installation: account.installation,
            account: account.person,
            name,
            linkedAt: linkedAt.toISOString(),
          })),
        });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/links/remove",
      action: "signed-in",
      body: z.strictObject({
        platform: z.enum(PLATFORM_NAMES),
        installation: z.string().max(200),
        account: z.string().max(200),
      }),
      handle: async ({ by, body: { platform, installation, account } }) => {
        const whose = { platform, installation, person: account as PersonId };
        const removed = await links.remove(by.staff.id, whose, clock.now());
        if (!removed) throw new AppError("not_found", "There is no such account of yours.");
        return json({});
      },
    }),
  ];
}
