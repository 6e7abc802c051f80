import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { watchNotesOf } from "./ran.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { testPath = "" } = expect.getState();
writeFileSync(watchNotesOf(root).test, path.relative(root, testPath).replaceAll("\\", "/"));
