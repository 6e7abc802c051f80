import { Button } from "@mantine/core";
import { useNoticesRead, useSecurityNotices } from "../api/security.ts";
import type { SecurityNotice } from "../api/types.ts";
import { useTexts, type Texts } from "../texts/texts.tsx";
import { Failure } from "./failure.tsx";

/** What was done to the reader’s account, until they have read it. */
export function SecurityNotices() {
  const texts = useTexts();
  const notices = useSecurityNotices().data ?? [];
  const read = useNoticesRead();
  const [latest] = notices;
  if (latest === undefined) return null;
  return (
    <section className="banner security" aria-label={texts.say("console.security.title")}>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>{noticeText(texts, notice)}</li>
        ))}
      </ul>
      <Failure error={read.error} />
      <Button
        size="xs"
        color="seal"
        loading={read.isPending}
        onClick={() => {
          read.mutate(latest.id);
        }}
      >
        {texts.say("console.security.read")}
      </Button>
    </section>
  );
}

function noticeText({ say, full }: Texts, { kind, platform, at }: SecurityNotice): string {
  const time = full(at);
  if (kind !== "linked") return say(`console.security.${kind}`, { time });
  return say("console.security.linked", {
    time,
    platform: say(`surface.platform.${platform ?? "web"}`),
  });
}
