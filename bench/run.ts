import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Every measurement, each in a process of its own so that none warms or fills the memory of another. */
const MEASUREMENTS: readonly {
  readonly title: string;
  readonly file: string;
  readonly args?: readonly string[];
}[] = [
  { title: "How long a whole answer takes", file: "ask/run.ts" },
  { title: "From acceptance to delivery", file: "path/run.ts" },
  { title: "One process and two at the chat page", file: "processes/run.ts" },
  { title: "The messengers beside a bare bot on the same kit", file: "platforms/run.ts" },
  {
    title: "A model’s help beside the model, milliseconds (target p95 < 25)",
    file: "model/run.ts",
  },
  { title: "Lists of ten thousand cases, milliseconds (target < 200)", file: "cases/run.ts" },
  {
    title:
      "Routes of the web desk with a large content and many messages, milliseconds (target < 300)",
    file: "console/run.ts",
  },
  {
    title: "From the staff’s send to the person’s message (target p95 < 1 s)",
    file: "cases/reply/run.ts",
  },
  { title: "What becomes of measured questions, as a person asks them", file: "questions/run.ts" },
  { title: "Ranking and confidence beside other engines", file: "ranking/run.ts" },
  { title: "Telling the language", file: "language/run.ts" },
  { title: "Seeing emergencies", file: "emergencies/run.ts" },
];

let failed = false;
for (const { title, file, args = [] } of MEASUREMENTS) {
  console.log(`\n== ${title} ==`);
  const script = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--expose-gc", script, ...args], {
    stdio: "inherit",
  });
  if (status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
