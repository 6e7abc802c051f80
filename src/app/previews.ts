import { articleLink } from "../../adapters/shared/article-links.ts";
import { toMarkdown } from "../../adapters/shared/markdown.ts";
import { messengerBlocks } from "../../adapters/shared/reply-blocks.ts";
import { withSlackCommands } from "../../adapters/slack/commands.ts";
import { mrkdwn } from "../../adapters/slack/render-text.ts";
import { citedBlocks } from "../../adapters/teams/cite.ts";
import { drawMarkdown } from "../../adapters/teams/draw-text.ts";
import { drawHtml } from "../../adapters/telegram/html.ts";
import { directionOf } from "../domain/locale.ts";
import type { Texts } from "../ports/texts.ts";
import type { DrawReply } from "../services/content/previewing.ts";

/**
 * Draws a reply as each platform would show it in one piece, without its buttons.
 *
 * @param publicUrl where people reach the service; `null` leaves only the words of links to articles
 */
export function createPreviews(texts: Texts, publicUrl: string | null): DrawReply {
  return (reply) => {
    const { language } = reply;
    const direction = directionOf(language);
    const blocks = messengerBlocks(reply, texts, publicUrl);
    return {
      web: toMarkdown(reply.blocks, { linkUrl: (url) => articleLink(url, language, "") }),
      telegram: drawHtml(blocks, direction).html,
      slack: mrkdwn(withSlackCommands(blocks), direction),
      teams: drawMarkdown(citedBlocks(reply, texts, publicUrl)),
    };
  };
}
