/**
 * How long the answer of somebody at the web desk takes to the person, over the wired service with everything on and each
 * messenger’s own pace: from the request to send it until the message is there. All of it on loopback.
 */
import { PersonStory } from "../../../test/helpers/hand-over/person-story.ts";
import { STORIES, type Story } from "../../../test/helpers/hand-over/stories.ts";
import {
  STAFF_NAME,
  startHandOverWorld,
  type HandOverWorld,
} from "../../../test/helpers/hand-over/world.ts";
import { waitFor } from "../../../test/helpers/wait-for.ts";
import { setTimeout as pause } from "node:timers/promises";

const PEOPLE_OF_EACH = 10;
/** Whoever reads an answer before the next one comes is not kept waiting by the pace of their messenger. */
const READING_MS = 6_000;
const TARGET_MS = 1_000;

/** Asks until somebody of the staff has the word; then the answer, and how long it took. */
async function readyToAnswer(world: HandOverWorld, story: Story): Promise<() => Promise<number>> {
  const person = await PersonStory.begin(world, story);
  const reference = await person.handOver();
  const staff = world.staff("desk", reference);
  await staff.found();
  await staff.take();
  await waitFor(() => person.words().some((words) => words.includes(STAFF_NAME)), 30_000);
  return async () => {
    const arrival = person.hears(story.words.reply).then(() => performance.now());
    const sentAt = await staff.reply(story.words.reply);
    const tookMs = (await arrival) - sentAt;
    person.stop();
    return tookMs;
  };
}

function share(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? NaN);
}

const world = await startHandOverWorld();
const took = new Map<string, number[]>();
for (const story of STORIES.filter(({ staff }) => staff === "desk")) {
  const numbers = Array.from({ length: PEOPLE_OF_EACH }, (_, index) => story.number + 100 * index);
  const answers = await Promise.all(
    numbers.map((number) => readyToAnswer(world, { ...story, number })),
  );
  await pause(READING_MS);
  const times: number[] = [];
  for (const answer of answers) times.push(await answer());
  took.set(story.person, times);
}
console.log(`\nMilliseconds from the web desk to the person (target: p95 < ${TARGET_MS})`);
console.table(
  Object.fromEntries(
    [...took, ["all", [...took.values()].flat()] as const].map(([name, times]) => {
      const sorted = times.toSorted((one, other) => one - other);
      const figures = {
        answers: sorted.length,
        median: share(sorted, 0.5),
        p95: share(sorted, 0.95),
      };
      return [name, { ...figures, most: share(sorted, 1) }];
    }),
  ),
);
await world.stop();
