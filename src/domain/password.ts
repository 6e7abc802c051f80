import { emailKey } from "./staff.ts";

/** In Unicode characters, after normalising. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** Why a password cannot be taken. */
export type PasswordProblem =
  "password_short" | "password_long" | "password_email" | "password_common";

/** The same characters however a keyboard puts them together. */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * What keeps a password from being taken; `null` when nothing does. Length is what protects, so no kinds of characters
 * are asked for.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  const normal = normalisePassword(password);
  const length = Array.from(normal).length;
  if (length < PASSWORD_LENGTH.least) return "password_short";
  if (length > PASSWORD_LENGTH.most) return "password_long";
  if (emailKey(normal) === emailKey(email)) return "password_email";
  const letters = normal.toLowerCase();
  return COMMON.has(letters) || new Set(letters).size === 1 ? "password_common" : null;
}

/** The most common ones that are long enough, as lists of leaked passwords have them. */
const COMMON: ReadonlySet<string> = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789012345",
  "1234567890123456",
  "12345678901234567890",
  "0123456789012",
  "012345678910",
  "123456123456",
  "123123123123",
  "121212121212",
  "112233445566",
  "111222333444",
  "147258369147",
  "987654321098",
  "098765432109",
  "1234567890qwe",
  "1234567890qwertyuiop",
  "123456qwerty",
  "123qweasdzxc",
  "1q2w3e4r5t6y",
  "1q2w3e4r5t6y7u8i",
  "1qaz2wsx3edc",
  "1qaz2wsx3edc4rfv",
  "1qazxsw23edc",
  "q1w2e3r4t5y6",
  "qazwsxedcrfv",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiop[]",
  "qwertyuiopasdfghjkl",
  "qwerty123456",
  "qwerty1234567",
  "qwertyqwerty",
  "asdfghjkl123",
  "asdfghjkl;'",
  "zxcvbnm12345",
  "abcdefghijkl",
  "abcdefghijklm",
  "abcd1234abcd",
  "abc123abc123",
  "a1b2c3d4e5f6",
  "password1234",
  "password12345",
  "password123456",
  "passwordpassword",
  "password2025",
  "password2026",
  "p@ssw0rd1234",
  "passw0rd1234",
  "mypassword123",
  "changeme1234",
  "changemenow1",
  "letmein12345",
  "letmeinletmein",
  "welcome12345",
  "welcome123456",
  "administrator",
  "administrator1",
  "admin1234567",
  "admin123456789",
  "adminadmin123",
  "adminadminadmin",
  "iloveyou1234",
  "iloveyou12345",
  "iloveyouforever",
  "iloveyousomuch",
  "woaini1314520",
  "woaini5201314",
  "wodemima1234",
  "5201314520131",
  "trustno1trustno1",
  "correcthorsebatterystaple",
  "sunshine1234",
  "football1234",
  "basketball12",
  "superman1234",
]);
