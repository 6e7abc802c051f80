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
    if (isAtEnd.current) toEnd(pane.current);
  }, [items]);
  useEffect(() => {
    const { current } = pane;
    const around = current?.parentElement ?? null;
    if (current === null || around === null) return;
    let height = 0;
    const scrolled = (): void => {
      const { scrollHeight, scrollTop, clientHeight } = scrollerOf(current);
      // A keyboard that opens takes the end out of sight; the reader has not left it.
      if (clientHeight !== height) return;
      isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    };
    // A long answer that is being written takes room from what was said last.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd(current);
      height = scrollerOf(current).clientHeight;
    });
    observer.observe(current);
    observer.observe(around);
    around.addEventListener("scroll", scrolled, { capture: true });
    return () => {
      observer.disconnect();
      around.removeEventListener("scroll", scrolled, { capture: true });
    };
  }, []);
  return (
    <div
      ref={pane}
      className="transcript"
      role="log"
      tabIndex={0}
      aria-label={say("console.transcript.title")}
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

/** What moves: the transcript alone, or on a small screen all that stands above the place to write. */
function scrollerOf(pane: HTMLElement): HTMLElement {
  const around = pane.parentElement;
  return around === null || getComputedStyle(around).display === "contents" ? pane : around;
}

function toEnd(pane: HTMLElement | null): void {
  if (pane === null) return;
  const scroller = scrollerOf(pane);
  scroller.scrollTo({ top: scroller.scrollHeight });
}
