import {
  isMostlyAbout,
  lengthProblem,
  normalisePassword,
  wordsAbout,
  type PasswordProblem,
} from "../../domain/password.ts";
import { covers, type Staff } from "../../domain/staff.ts";
import type { StaffDeps } from "./deps.ts";

/** What keeps somebody from taking a new password; `null` when nothing does. @throws Unavailable */
export async function newPasswordProblem(
  { strength, centres }: Pick<StaffDeps, "strength" | "centres">,
  password: string,
  { name, email, centres: scope }: Pick<Staff, "name" | "email" | "centres">,
): Promise<PasswordProblem | null> {
  const problem = lengthProblem(password);
  if (problem !== null) return problem;
  const own = (await centres.list()).filter(({ id }) => covers(scope, [id]));
  const words = wordsAbout({
    name,
    email,
    centres: own.flatMap(({ names }) => [names.en, names.zh]),
  });
  if (isMostlyAbout(password, words)) return "password_personal";
  return strength.weaknessOf(normalisePassword(password), words);
}
