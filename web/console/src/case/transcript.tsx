import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { CaseView } from "../api/types.ts";
import { timelineOf } from "../lib/timeline.ts";
import { useNow } from "../shell/use-now.ts";
import { useTexts } from "../texts/texts.tsx";
import { EntryView } from "./entry-view.tsx";
import { EventLine } from "./event-line.tsx";

/** So near its end the reader wants to see what comes next. */
const NEAR_PX = 80;

/** What was said and what happened; stays at the end while the reader is there. */
export function Transcript({ view }: { readonly view: CaseView }) {
  const { say } = useTexts();
  const nowMs = useNow();
  const items = useMemo(() => timelineOf(view.entries, view.events), [view]);
  const pane = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (isAtEnd.current) pane.current?.scrollTo({ top: pane.current.scrollHeight });
  }, [items]);
  useEffect(() => {
    const { current } = pane;
    if (current === null) return;
    // A long answer that is being written takes room from what was said last.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTo({ top: current.scrollHeight });
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div
      ref={pane}
      className="transcript"
      role="log"
      tabIndex={0}
      aria-label={say("console.transcript.title")}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
      }}
    >
      {items.map((item, index) =>
        item.kind === "entry" ? (
          <EntryView key={item.entry.id} entry={item.entry} of={view.case} nowMs={nowMs} />
        ) : (
          <EventLine key={`${item.event.at}${String(index)}`} event={item.event} nowMs={nowMs} />
        ),
      )}
    </div>
  );
}
