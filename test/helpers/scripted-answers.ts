import { paragraph } from "../../src/domain/block.ts";
import type { Reply } from "../../src/domain/answer.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import { aReply } from "./scripted-host.ts";

/** What a careless page would draw as markup. */
export const EVIL = `<img src=x onerror="document.title='broken'"> [x](javascript:alert(1)) **not bold**`;
const day = "2026-11-24" as PlainDate;
const source = {
  title: "Countries for visa-free entry",
  publisher: "National Immigration Administration",
  url: "https://example.org/list",
  seenOn: day,
  verifiedOn: null,
};
/** As the service offers it below each answer; the name of the answer differs. */
const rating = (answer: string): Reply["actions"] => [
  { id: `helpful:${answer}`, label: "This helped" },
  { id: `unhelpful:${answer}`, label: "This did not help" },
];
const visa = aReply({
  blocks: [paragraph("You may stay up to 30 days."), paragraph(EVIL)],
  citations: [source, { ...source, title: "A second list", url: null, verifiedOn: day }],
  actions: [
    { id: "more:visas/visa-free", label: "Read more" },
    { id: "human", label: "Talk to a person" },
  ],
});
const arabic = aReply({
  language: "ar",
  validity: "under_review",
  blocks: [paragraph("يمكنك البقاء 30 يومًا.")],
  citations: [source],
});
const urgent = aReply({
  outcome: "urgent",
  validity: null,
  blocks: [paragraph("Call 110 or 120 now.")],
});
const russian = aReply({
  outcome: "command",
  validity: null,
  language: "ru",
  blocks: [paragraph("Теперь я отвечаю по-русски.")],
});

const thanks = aReply({
  outcome: "command",
  validity: null,
  blocks: [paragraph("Thank you, that is good to know.")],
});

/** A handful of replies, one of each look. */
export function scriptedAnswer({ id, content }: InboundMessage): Reply {
  const words =
    content.kind === "text" ? content.text : content.kind === "action" ? content.action : "";
  if (words.includes("helpful:") || words === "topics") return thanks;
  if (words === "language:ru") return russian;
  if (/\p{Script=Arabic}/u.test(words)) return arabic;
  if (words.includes("fire")) return urgent;
  if (words === "more:visas/visa-free")
    return aReply({ blocks: [paragraph("The whole article.")] });
  return { ...visa, actions: [...visa.actions, ...rating(id)] };
}
