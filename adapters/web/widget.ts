import type { RequestHandler } from "express";
import { directionOf } from "../../src/domain/locale.ts";
import type { Texts } from "../../src/ports/texts.ts";
import type { PageFile, PagePacker } from "../../src/ports/page-files.ts";
import type { Assets } from "./assets.ts";

export interface WidgetOptions {
  readonly texts: Texts;
  /** @throws Unavailable before the start */
  readonly assets: () => Assets;
  readonly packer: PagePacker;
  /** Origins that may show the chat in a frame. */
  readonly frameOrigins: readonly string[];
}

/** The script reads it under this name, which no minifier changes since it is declared nowhere. */
const SETTINGS_NAME = "YIZHAN_WIDGET";

/** The name of the script is for ever, so a new one must come through within an hour. */
const AN_HOUR = "public, max-age=3600";

/** Sends the script that puts the chat on other sites; to the server without any such site there is none. */
export function createWidgetHandler(options: WidgetOptions): RequestHandler {
  let packed: PageFile | null = null;
  return (request, response, next) => {
    if (options.frameOrigins.length === 0) {
      next();
      return;
    }
    const script = (): string => fillWidget(options.assets().widget, options);
    packed ??= options.packer.pack(".js", new TextEncoder().encode(script()));
    response.set("Cross-Origin-Resource-Policy", "cross-origin");
    packed.send(request, response, AN_HOUR);
  };
}

function fillWidget(script: string, { texts, frameOrigins }: WidgetOptions): string {
  const words = Object.fromEntries(
    texts.languages.map((tag) => [
      tag,
      {
        dir: directionOf(tag),
        ask: texts.say("page.ask", tag),
        title: texts.say("page.title", tag),
        unread: texts.say("page.unread", tag, { count: "{count}" }),
      },
    ]),
  );
  return script.replaceAll(SETTINGS_NAME, () => JSON.stringify({ origins: frameOrigins, words }));
}
