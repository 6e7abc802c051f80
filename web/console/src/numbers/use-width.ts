import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** How wide a place is, in pixels, so that letters within a drawing are as large as elsewhere. */
export function useWidth<Place extends HTMLElement>(
  before: number,
): [RefObject<Place | null>, number] {
  const place = useRef<Place>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const { current } = place;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [place, width];
}
