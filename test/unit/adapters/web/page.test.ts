import { createPagePacker } from "../../../../src/http/page-packer.ts";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ArticlePage } from "../../../../adapters/web/article-html.ts";
import { createWebAdapter } from "../../../../adapters/web/index.ts";
import {
  menuWords,
  SCRIPT_KEYS,
  SERVER_KEYS,
  WIDGET_KEYS,
  type PageTexts,
} from "../../../../adapters/web/page-texts.ts";
import { paragraph } from "../../../../src/domain/block.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import { createBucketsInMemory } from "../../../../src/store/buckets-in-memory.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import { ScriptedHost } from "../../../helpers/scripted-host.ts";
import { waitFor } from "../../../helpers/wait-for.ts";
import {
  plainPageDir,
  startWebService,
  type WebService,
  MUCH,
  ROOMY,
} from "../../../helpers/web-service.ts";

const EVIL = `<script>alert("1")</script> & 'co'`;
const article: ArticlePage = {
  title: EVIL,
  blocks: [
    paragraph(EVIL),
    { type: "heading", children: [{ type: "text", text: "Steps" }] },
    {
      type: "list",
      ordered: true,
      items: [[paragraph("first")], [paragraph("second")]],
    },
    {
      type: "paragraph",
      children: [
        { type: "link", url: "article:visas/z-visa", children: [{ type: "text", text: "Z" }] },
        { type: "link", url: "javascript:alert(1)", children: [{ type: "text", text: "no" }] },
        { type: "link", url: 'https://example.org/"x', children: [{ type: "text", text: "yes" }] },
        { type: "strong", children: [{ type: "code", text: "S1" }] },
        { type: "break" },
        { type: "emphasis", children: [{ type: "text", text: "soft" }] },
      ],
    },
  ],
  citations: [
    {
      title: "List",
      publisher: "NIA",
      url: "https://example.org/list",
      seenOn: "2026-11-24" as PlainDate,
      verifiedOn: "2026-11-25" as PlainDate,
    },
    {
      title: "Book",
      publisher: "Press",
      url: null,
      seenOn: "2026-11-23" as PlainDate,
      verifiedOn: null,
    },
  ],
  language: "ar",
  dir: "rtl",
  dateLine: "as of today",
};

const page = plainPageDir();
let service: WebService;
beforeAll(async () => {
  service = await startWebService({
    time: new FakeTime(),
    pageDir: page.path,
    articlePage: (id, language) => (id === "visas/z-visa" && language === "ar" ? article : null),
  });
});
afterAll(async () => {
  await service.stop();
  page.remove();
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(service.url + path, { headers });

describe("the chat page", () => {
  it("comes in the first language of the browser that is offered", async () => {
    const arabic = await get("/", { "Accept-Language": "uz, ar-EG;q=0.9, en;q=0.8" });
    expect(arabic.headers.get("vary")).toContain("Accept-Language");
    expect(await arabic.text()).toContain(
      '<html lang="ar" dir="rtl" data-languages="ar en es fr ru zh" data-embedders="">',
    );
    const other = await (await get("/", { "Accept-Language": "uz" })).text();
    expect(other).toContain('<html lang="en" dir="ltr"');
    const asked = await (await get("/?lang=zh-Hans", { "Accept-Language": "ar" })).text();
    expect(asked).toContain('<html lang="zh"');
    expect(asked).not.toContain("{{");
  });

  it("waits, or says that the service cannot be reached, in that language before its script speaks", async () => {
    const page = await (await get("/", { "Accept-Language": "fr" })).text();
    expect(page).toContain("Chargement…");
    expect(page).toContain("Le service est momentanément injoignable. Nouvel essai en cours.");
  });

  it("carries its files packed, kept for ever, and never another file", async () => {
    const ask = () => get("/assets/index-abc.js", { "Accept-Encoding": "br" });
    await waitFor(async () => (await ask()).headers.get("content-encoding") === "br");
    const packed = await ask();
    expect(packed.headers.get("content-type")).toContain("javascript");
    expect(packed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const plain = await get("/assets/index-abc.js", { "Accept-Encoding": "identity" });
    expect(await plain.text()).toBe(await packed.text());
    const known = await get("/assets/index-abc.js", {
      "If-None-Match": packed.headers.get("etag") ?? "",
      "Cache-Control": "max-age=0",
    });
    expect(known.status).toBe(304);
    for (const path of [
      "/assets/none.js",
      "/assets/..%2findex.html",
      "/assets/%2e%2e%2findex.html",
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it("is refused in one sentence when it was not built", async () => {
    const time = new FakeTime();
    const options = {
      clock: time,
      scheduler: time,
      texts: shippedTexts(),
      conversations: service.conversations,
      returns: { enter: () => Promise.resolve(null) },
      buckets: createBucketsInMemory(),
      origins: { note: () => Promise.resolve() },
      quota: MUCH,
      room: ROOMY,
      pageDir: "/nowhere",
      packer: createPagePacker(),
      retentionDays: 30,
      frameOrigins: [],
      caseFile: () => Promise.resolve(null),
      articlePage: () => null,
    };
    const adapter = createWebAdapter(options);
    await expect(adapter.start(new ScriptedHost(adapter))).rejects.toThrow(
      "The chat page is not built; run: npm run build:web",
    );
    expect(adapter.health().state).toBe("off");
  });
});

describe("the page’s sentences", () => {
  it("come by language, with the languages by their own names", async () => {
    const russian = (await (await get("/web/texts/ru-RU")).json()) as PageTexts;
    expect(russian).toMatchObject({ tag: "ru", dir: "ltr" });
    expect(russian.texts["page.send"]).toBe("Отправить");
    expect(russian.texts["page.sourceSeen"]).toContain("{date}");
    expect(russian.languages).toContainEqual({ tag: "zh", name: "中文" });
    expect(russian.languages).toContainEqual({ tag: "ru", name: "Русский" });
    expect(((await (await get("/web/texts/ar")).json()) as PageTexts).dir).toBe("rtl");
    expect((await get("/web/texts/de")).status).toBe(404);
    expect((await get("/web/texts/!!")).status).toBe(404);
  });

  it("call what the menu sends as the menu does, in the language of the conversation", () => {
    const texts = shippedTexts();
    expect(menuWords("topics", "fr-CA", texts)).toBe("Thèmes");
    expect(menuWords("forget", "ru", texts)).toBe("Удалить сейчас");
    expect(menuWords("topics", "uz", texts)).toBe("Topics");
    expect(menuWords("topics", null, texts)).toBe("Topics");
    expect(menuWords("language:zh", "fr", texts)).toBe("中文");
    expect(menuWords("language:de", "fr", texts)).toBe("language:de");
    expect(menuWords("anything", "fr", texts)).toBe("anything");
  });

  it("say in the plural of each language how long one’s words are kept", async () => {
    const privacy = async (tag: string): Promise<string> => {
      const { texts } = (await (await get(`/web/texts/${tag}`)).json()) as PageTexts;
      return texts["page.privacyText"] ?? "";
    };
    expect(await privacy("en")).toContain("for 30 days");
    expect(await privacy("ru")).toContain("30 дней");
    expect(await privacy("ar")).toContain("30 يومًا");
    for (const tag of ["en", "zh", "ru", "fr", "ar", "es"]) {
      expect(await privacy(tag)).toContain("/forget");
    }
  });

  it("are all that there are, and each is used", () => {
    const english = JSON.parse(
      readFileSync(new URL("../../../../locales/en.json", import.meta.url), "utf8"),
    ) as Record<string, string>;
    const keys = Object.keys(english).filter((key) => key.startsWith("page."));
    const handedOut = new Set<string>([...SCRIPT_KEYS, ...SERVER_KEYS, ...WIDGET_KEYS]);
    expect([...handedOut].filter((key) => key.startsWith("page.")).sort()).toEqual(keys.sort());
    const sources = ["index.html", "src/main.ts", "src/message-view.ts", "src/log-view.ts"]
      .concat(["src/conversation.ts", "src/composer.ts", "src/menu.ts", "src/returning.ts"])
      .concat(["src/leaving.ts", "src/rating.ts"])
      .map((file) => readFileSync(new URL(`../../../../web/${file}`, import.meta.url), "utf8"))
      .join("\n");
    // The sender of a message is put after "page." as it comes.
    const named = new Set(["page.you", "page.bot", "page.staff", "page.system"]);
    for (const key of SCRIPT_KEYS) {
      expect(named.has(key) || sources.includes(`"${key}"`), key).toBe(true);
    }
  });

  it("have nothing but plain places to fill in", () => {
    const texts = shippedTexts();
    const named = { publisher: "4", reference: "6", pin: "7" };
    const places = { count: "1", limit: "2", date: "3", days: 5, ...named };
    for (const tag of texts.languages) {
      for (const key of SCRIPT_KEYS) expect(texts.say(key, tag, places)).not.toMatch(/[{}]/);
    }
  });
});

describe("an article’s page", () => {
  it("shows words, links and sources, and lets no text become markup", async () => {
    const response = await get("/a/visas/z-visa?lang=ar");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;");
    expect(html).toContain("<ol><li><p>first</p></li><li><p>second</p></li></ol>");
    expect(html).toContain('<a href="/a/visas/z-visa?lang=ar" rel="noopener">Z</a>');
    expect(html).not.toContain("javascript:");
    expect(html).toContain('<a href="https://example.org/%22x" rel="noopener">yes</a>');
    expect(html).toContain('<strong><code dir="ltr">S1</code></strong><br><em>soft</em>');
    expect(html).toContain('<a href="https://example.org/list" rel="noopener"><bdi>List</bdi></a>');
    expect(html).toContain("<bdi>Book</bdi>");
    expect(html).toContain("24 نوفمبر 2026");
    expect(html).toContain("25 نوفمبر 2026");
    expect(html).toContain(
      '<a href="/a/visas/z-visa?lang=ru" lang="ru" hreflang="ru" dir="ltr">Русский</a>',
    );
    expect(html).not.toContain("{{");
  });

  it("says in the reader’s language that there is none", async () => {
    for (const path of ["/a/visas/none?lang=fr", "/a/visas/..%2f..?lang=fr", "/a/A/b?lang=fr"]) {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("Cet article n’existe pas dans cette langue");
    }
  });
});
