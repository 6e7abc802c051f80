import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { postgresEngine } from "../../test/helpers/engines.ts";
import { startServiceProcess } from "../../test/helpers/service-process.ts";
import { PROBE, type Used } from "../processes/probe.ts";
import { visit } from "../processes/visitors.ts";
import { realQuestions } from "../real-questions.ts";
import { draw, type Sample } from "./picture.ts";
import { sizesOfFile, sizesOnServer } from "./sizes.ts";

/**
 * What messages leave behind: the memory and the database of a service, while measured questions are asked at its chat page as fast as it
 * answers.
 *
 *     node bench/storage/run.ts [--messages 100000] [--engine postgres] [--picture docs/storage.svg]
 *
 * The picture is drawn where it is asked for. Clients are in another process on the same machine.
 */
const { values: options } = parseArgs({
  options: {
    messages: { type: "string", default: "2000" },
    engine: { type: "string", default: "sqlite" },
    picture: { type: "string" },
  },
});
const MESSAGES = Number(options.messages);
/** Of one visitor, who then makes room for another: each stays within what one browser may write. */
const MESSAGES_EACH = 25;
const AT_ONCE = 32;
const SAMPLES = 100;

const question = realQuestions();
const folder = mkdtempSync(path.join(tmpdir(), "yizhan-storage-"));
const probe = path.join(folder, "probe");
const file = path.join(folder, "yizhan.db");
const postgres = options.engine === "postgres" ? await postgresEngine() : null;
const url = (await postgres?.fresh()) ?? null;
const sizes = url === null ? sizesOfFile(file) : sizesOnServer(url);
const service = await startServiceProcess({
  folder,
  port: 0,
  frameOrigins: [],
  environment: {
    DATABASE_URL: url ?? `sqlite:${file}`,
    TRUST_PROXY: "true",
    WEB_MB_PER_DAY: "1000000",
    NODE_OPTIONS: `--import=${new URL("../processes/probe.ts", import.meta.url).href}`,
    [PROBE]: probe,
  },
});
try {
  const before = await sizes.all();
  const samples: Sample[] = [await sample(0, before)];
  const began = performance.now();
  let asked = 0;
  let answered = 0;
  let visitors = 0;
  const askOn = async (): Promise<void> => {
    while (asked < MESSAGES) {
      visitors += 1;
      const visitor = await visit(service.url, service.url, visitors);
      for (let n = 0; n < MESSAGES_EACH && asked < MESSAGES; n += 1) {
        asked += 1;
        await visitor.ask(question(asked));
        answered += 1;
        if (answered % Math.ceil(MESSAGES / SAMPLES) === 0) {
          samples.push(await sample(answered, before));
        }
      }
      visitor.leave();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  const seconds = (performance.now() - began) / 1_000;
  const last = await sample(answered, before);
  console.log(
    `${String(answered)} questions in ${seconds.toFixed(0)} s (${(answered / seconds).toFixed(0)} a second), ` +
      `${String(cpus().length)} cores, load ${loadavg()
        .map((load) => load.toFixed(1))
        .join(" ")}`,
  );
  console.table(samples.filter((_, place) => place % 10 === 0));
  console.log(`${String(Math.round(last.databaseBytes / answered))} bytes a message, by table:`);
  console.table(
    (await sizes.tables()).map(({ name, bytes }) => ({
      name,
      "bytes a message": Math.round(bytes / answered),
    })),
  );
  if (options.picture !== undefined) writeFileSync(options.picture, draw([...samples, last]));
} finally {
  await service.end("SIGTERM");
  await postgres?.end();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function sample(messages: number, before: number): Promise<Sample> {
  const { rssMb } = JSON.parse(await text(connect(probe))) as Used;
  return { messages, rssMb: Math.round(rssMb), databaseBytes: (await sizes.all()) - before };
}
