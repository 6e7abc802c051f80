/** Where all of a case but the place to write moves; `case.css` has the same sizes. */
const SMALL = "(max-width: 55.9375rem), (max-height: 34rem)";

export function isSmallScreen(): boolean {
  return matchMedia(SMALL).matches;
}
