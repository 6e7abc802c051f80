/** The one character that PostgreSQL does not keep; what somebody wrote must not fail for it. */
export function keepable(text: string): string {
  return text.replaceAll("\u0000", "");
}
