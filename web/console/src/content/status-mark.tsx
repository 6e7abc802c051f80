import type { TextStatus } from "../api/article-types.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

const ICONS: Readonly<Record<TextStatus, IconName>> = {
  current: "check",
  outdated: "clock",
  missing: "dash",
  suspended: "pause",
  left_out: "alarm",
};

/** How a text stands, by sign and word; of those that are as they should be the sign alone is seen. */
export function StatusMark({ status }: { readonly status: TextStatus }) {
  const { say } = useTexts();
  const word = say(`console.content.status.${status}`);
  return (
    <span className={`status ${status}`} title={say(`console.content.status.${status}.text`)}>
      <Icon name={ICONS[status]} size={13} />
      <span className={status === "current" ? "unseen" : ""}>{word}</span>
    </span>
  );
}

export function LeftOutMark() {
  const { say } = useTexts();
  return (
    <span className="mark seal" title={say("console.content.status.left_out.text")}>
      <Icon name="alarm" size={12} />
      {say("console.content.status.left_out")}
    </span>
  );
}

export function WithdrawnMark({ withdrawn }: { readonly withdrawn: "part" | "whole" }) {
  const { say } = useTexts();
  return (
    <span className="mark seal">
      <Icon name="stop" size={12} />
      {say(`console.content.withdrawn.${withdrawn}`)}
    </span>
  );
}
