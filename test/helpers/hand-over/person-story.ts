import type { MessageKey } from "../../../src/ports/texts.ts";
import { shippedTexts } from "../page-texts.ts";
import { waitFor } from "../wait-for.ts";
import {
  allWords,
  withoutMarks,
  type Button,
  type ResearcherDriver,
  type Seen,
} from "./drivers.ts";
import type { Story } from "./stories.ts";
import { strays } from "./strays.ts";
import type { HandOverWorld } from "./world.ts";

const WAIT_MS = 30_000;
const REFERENCE = /YZ-\d{4}-\d{4,}/u;
const texts = shippedTexts();

/** The person’s side of one story. */
export class PersonStory {
  readonly driver: ResearcherDriver;
  readonly #story: Story;

  private constructor(driver: ResearcherDriver, story: Story) {
    this.driver = driver;
    this.#story = story;
  }

  static async begin(world: HandOverWorld, story: Story): Promise<PersonStory> {
    const driver = await world.researcher(story.person, story.number, story.language);
    return new PersonStory(driver, story);
  }

  /** A sentence of the service as this person reads it. */
  own(key: MessageKey, values = {}): string {
    return withoutMarks(texts.say(key, this.#story.language, values));
  }

  /** Asks a question, asks for a person and agrees; returns the reference of the receipt. */
  async handOver(): Promise<string> {
    const { words } = this.#story;
    const centre = this.own("case.centre");
    await this.driver.say(words.question);
    await this.hears(words.answered);
    await this.#askForAPerson();
    const asked = [this.own("handover.ask", { centre }), words.question];
    await this.hears(...asked, this.own("handover.later"), "withdraw");
    await this.presses("handover.action.agree");
    const receipt = await this.hears(this.own("case.meanwhile"));
    const reference = REFERENCE.exec(receipt.words)?.[0] ?? "no reference";
    if (!receipt.words.includes(this.own("case.opened", { centre, reference }))) {
      throw new Error(`this is no receipt: ${receipt.words}`);
    }
    return reference;
  }

  /** The newest message that holds all of that, once it is there. */
  async hears(...parts: readonly string[]): Promise<Seen> {
    const find = (): Seen | undefined =>
      this.driver.told().findLast(({ words }) => parts.every((part) => words.includes(part)));
    await waitFor(() => find() !== undefined, WAIT_MS).catch(() => undefined);
    const found = find();
    if (found !== undefined) return found;
    const all = this.words().join("\n--\n");
    throw new Error(`they were not told “${parts.join("” and “")}”, but:\n${all}`);
  }

  /** Presses the newest button that says so. */
  async presses(label: MessageKey): Promise<void> {
    const says = (button: Button): boolean => withoutMarks(button.label) === this.own(label);
    const find = (): [Seen, Button] | undefined =>
      this.driver
        .told()
        .flatMap((message): [Seen, Button][] =>
          message.buttons.filter(says).map((button) => [message, button]),
        )
        .at(-1);
    await waitFor(() => find() !== undefined, WAIT_MS);
    const found = find();
    if (found !== undefined) await this.driver.press(...found);
  }

  /** What they were told so far, message by message; some platforms show buttons in a message of their own. */
  words(): readonly string[] {
    return this.driver
      .told()
      .map(({ words }) => words)
      .filter((words) => words !== "");
  }

  /** Words that cannot be of their language, on buttons too. Sources bear their own names. */
  inAnotherLanguage(): string[] {
    const { language } = this.#story;
    const heading = this.own("source.heading");
    return this.driver.told().flatMap((message) => {
      const labels = allWords({ ...message, words: "" });
      return strays(`${upTo(heading, message.words)}\n${labels}`, language);
    });
  }

  stop(): void {
    this.driver.stop();
  }

  #askForAPerson(): Promise<void> {
    switch (this.#story.asks) {
      case "in words":
        return this.driver.say(this.#story.words.human);
      case "by command":
        return this.driver.say("/human");
      case "by button":
        return this.presses("action.human");
    }
  }
}

/** The lines before one. */
function upTo(line: string, words: string): string {
  const lines = words.split("\n");
  const at = lines.indexOf(line);
  return (at < 0 ? lines : lines.slice(0, at)).join("\n");
}
