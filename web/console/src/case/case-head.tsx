import { useEffect, useRef, type ReactNode } from "react";
import type { CaseView } from "../api/types.ts";
import { holderText } from "../inbox/case-item.tsx";
import { DueMark, StateMark, UrgencyMark } from "../inbox/marks.tsx";
import { useDesk } from "../shell/desk-context.tsx";
import { Icon } from "../shell/icon.tsx";
import { useNow } from "../shell/use-now.ts";
import { useTexts } from "../texts/texts.tsx";
import { BackLink } from "./back-link.tsx";

interface CaseHeadProps {
  readonly view: CaseView;
  readonly actions: ReactNode;
}

export function CaseHead({ view, actions }: CaseHeadProps) {
  const nowMs = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever listens instead of looking is told that another case is open.
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="case-head">
      <BackLink />
      <div className="case-title">
        <h2 id="case-reference" ref={heading} tabIndex={-1}>
          {view.case.reference}
        </h2>
        <StateMark state={view.case.state} />
        <UrgencyMark urgency={view.case.urgency} />
        <DueMark of={view.case} nowMs={nowMs} />
      </div>
      <CaseFacts view={view} nowMs={nowMs} />
      {actions}
    </header>
  );
}

function CaseFacts({ view, nowMs }: { readonly view: CaseView; readonly nowMs: number }) {
  const texts = useTexts();
  const { say, languageName, clockIn, full, relative } = texts;
  const { staff } = useDesk();
  const { language, platform, centre, shared, openedAt, timeZone, satisfaction } = view.case;
  const clock = timeZone === null ? null : clockIn(timeZone, nowMs);
  const holder = holderText(view.case, staff.id, texts);
  return (
    <ul className="facts">
      {holder !== "" && <li>{holder}</li>}
      <li>
        {languageName(language)} · {say(`surface.platform.${platform}`)}
      </li>
      <li>
        <bdi>{centre.name}</bdi>
      </li>
      <li className="opened">
        <time dateTime={openedAt} title={full(openedAt)}>
          {say("console.case.opened", { time: relative(openedAt, nowMs) })}
        </time>
      </li>
      {clock !== null && (
        <li title={timeZone ?? ""}>{say("console.case.theirTime", { time: clock })}</li>
      )}
      {satisfaction !== null && <li>{say(`console.satisfaction.${satisfaction}`)}</li>}
      {shared && (
        <li className="shared">
          <Icon name="eye" size={14} /> {say("console.shared.long")}
        </li>
      )}
      {view.unshown.map(({ platform: where, channel }) => (
        <li key={`${where} ${channel}`} className="unshown">
          {say("console.case.unshown", { platform: say(`surface.platform.${where}`), channel })}
        </li>
      ))}
    </ul>
  );
}
