/** Opening braces that are tried; a text with more of them that lead nowhere is no answer. */
const MOST_STARTS = 20;
/** In UTF-16 units. Each brace may lead through the whole text, so a longer one has to be JSON from end to end. */
const LONGEST_SEARCHED = 200_000;

/**
 * The JSON of a text: all of it, or else the last whole object in it, since models think aloud before they answer and like
 * to wrap JSON in Markdown.
 *
 * `undefined` when there is none.
 */
export function extractJson(text: string): unknown {
  const whole = parsed(text);
  if (whole !== undefined || text.length > LONGEST_SEARCHED) return whole;
  let found: unknown;
  let start = text.indexOf("{");
  for (let starts = 0; start >= 0 && starts < MOST_STARTS; starts += 1) {
    const end = endOfObject(text, start);
    const value = end === null ? undefined : parsed(text.slice(start, end));
    if (value !== undefined) found = value;
    start = text.indexOf("{", value === undefined || end === null ? start + 1 : end);
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One past the brace that closes the one at `start`; `null` when nothing closes it. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === "\\") at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') {
      isInString = true;
    } else if (character === "{") {
      depth += 1;
    } else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
