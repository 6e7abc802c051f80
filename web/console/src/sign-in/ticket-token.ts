/** As much of the browser’s address and history as is needed. */
interface Place {
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}
interface Past {
  replaceState(state: unknown, unused: string, address: string): void;
}

/**
 * Takes the token of a one-time link out of the address at once, so that it stays in no history and no screenshot.
 *
 * @returns `null` when the address has none
 */
export function takeToken(location: Place, history: Past): string | null {
  const token = location.hash.slice(1);
  if (!location.pathname.endsWith("/ticket") || token === "") return null;
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}
