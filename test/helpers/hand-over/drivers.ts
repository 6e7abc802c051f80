/** Something to press below a message. */
export interface Button {
  readonly label: string;
  /** What the platform hands back when it is pressed. */
  readonly carried: string;
}

/** One message as whoever it is for sees it. */
export interface Seen {
  readonly id: string;
  /** Without markup and without characters that nobody sees. */
  readonly words: string;
  readonly buttons: readonly Button[];
}

/** One person in a private conversation with the bot, on any platform. */
export interface ResearcherDriver {
  say(text: string): Promise<void>;
  press(message: Seen, button: Button): Promise<void>;
  /** All that they were told so far, oldest first. */
  told(): readonly Seen[];
  stop(): void;
}

/** What one of the staff sees of a case, and does with it. */
export interface StaffDriver {
  /** Resolves once the case is there and may be taken. */
  found(): Promise<void>;
  take(): Promise<void>;
  /** Resolves once these words of the person are there. */
  sees(text: string): Promise<void>;
  /** Writes words that are never sent to the person. */
  note(text: string): Promise<void>;
  /** Writes and sends; returns when it was sent, in ms of `performance.now()`. */
  reply(text: string): Promise<number>;
  resolve(): Promise<void>;
}

/** The thread of one case in a channel of staff. */
export interface StaffThread {
  readonly id: string;
  readonly card: Seen;
  /** What follows the card, oldest first. */
  readonly posts: readonly Seen[];
}

/** A channel of staff in a messenger, and the one of them who works there. */
export interface StaffChannel {
  /** @returns null while no card names the case */
  threadOf(reference: string): StaffThread | null;
  write(thread: StaffThread, text: string): Promise<void>;
  press(thread: StaffThread, message: Seen, button: Button): Promise<void>;
  /** In the private conversation with the bot. */
  say(text: string): Promise<void>;
  /** All that the bot shows in the channel now, with its buttons. */
  everything(): readonly string[];
  /** All that the bot said to them there, or showed to them alone. */
  privately(): readonly string[];
}

/** One messenger with all who are there. */
export interface Messenger {
  /** As a centre names it among its destinations. */
  readonly channel: string;
  readonly staff: StaffChannel;
  /** @param locale the language in which they use the messenger */
  person(number: number, locale: string): ResearcherDriver;
}

/** All words of a message, those on its buttons too. */
export function allWords({ words, buttons }: Seen): string {
  return [words, ...buttons.map(({ label }) => label)].join("\n");
}

/** Without the marks that only order letters and words. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[\u200e\u200f\u2060\u2066-\u2069]/gu, "").trim();
}
