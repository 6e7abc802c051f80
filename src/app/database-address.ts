import path from "node:path";
import { inProject } from "./paths.ts";

/** The `DATABASE_URL` as the store takes it: the path of a file that names no root begins in the project's folder. */
export function databaseAddress(url: string): string {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(url)?.[1];
  return file === undefined || path.isAbsolute(file) ? url : `sqlite:${inProject(file)}`;
}
