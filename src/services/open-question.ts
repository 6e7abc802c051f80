/**
 * Of the messages before one those that asked for something, or added to that, without the same asked right before.
 *
 * @param recent oldest first
 * @param isAsked whether a message did, at the start of a conversation or when something was asked before it
 */
export function askedBefore(
  text: string,
  recent: readonly string[],
  isAsked: (message: string, isGoingOn: boolean) => boolean,
): readonly string[] {
  const asked = recent.reduce<readonly string[]>(
    (before, message) => (isAsked(message, before.length > 0) ? [...before, message] : before),
    [],
  );
  return asked.slice(0, asked.findLastIndex((message) => message !== text) + 1);
}

/** What is still asked in a conversation. */
export interface OpenQuestion {
  /** The last message that is no detail, else the first. */
  readonly question: string;
  /** What was written before and after it, oldest first. */
  readonly around: readonly string[];
  /** It, and the details that came after it, oldest first. */
  readonly whole: readonly string[];
}

/** @param asked messages that asked for something or added to that, oldest first */
export function openQuestion(
  asked: readonly string[],
  isDetail: (message: string) => boolean,
): OpenQuestion {
  const last = asked.findLastIndex((message) => !isDetail(message));
  const place = Math.max(0, last);
  return {
    question: asked[place] ?? "",
    around: asked.toSpliced(place, 1),
    whole: asked.slice(place),
  };
}

export function withDetail(open: OpenQuestion, detail: string): OpenQuestion {
  const { around, whole } = open;
  return { ...open, around: [...around, detail], whole: [...whole, detail] };
}
