import { AppError, codeOf, Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { Delivery, InboundMessage, MessageId, ThreadRef } from "../../src/domain/message.ts";
import type {
  PlatformAdapter,
  PlatformFinding,
  PlatformHealth,
  PlatformHost,
  StaffSurface,
} from "../../src/ports/platform.ts";
import { firstAccepted, type MessengerOptions } from "../shared/messenger.ts";
import { sendParts } from "../shared/parts.ts";
import { createSupervisor, type Supervisor } from "../shared/supervisor.ts";
import { createSurfaceNotes } from "../shared/surface-notes.ts";
import { createTyping, type Typing } from "../shared/typing.ts";
import type { TeamsSettings } from "./config.ts";
import { readActivity, type Address, type Answer, type Ignored } from "./activity.ts";
import { createChannels, type Channels } from "./channels.ts";
import { createAuthenticator, type Authenticator } from "./io-authenticate.ts";
import { createConnector, type Connector } from "./io-connector.ts";
import { examineTeams } from "./io-examine.ts";
import { createCall } from "./io-http.ts";
import { createSigningKeys, type SigningKeys } from "./io-keys.ts";
import { createTeamsRoutes } from "./io-routes.ts";
import { createTokens, type Tokens } from "./io-tokens.ts";
import { LIMITS } from "./limits.ts";
import { addressNote, answerNote, readAddress, readAnswer, ADDRESS } from "./notes.ts";
import { parseActivity, type Rating } from "./parse.ts";
import { renderDelivery, type Part } from "./render.ts";
import { createStaffIntake, type StaffIntake } from "./staff-intake.ts";
import { createSurface } from "./surface.ts";
import { parseHeard } from "./surface-parse.ts";
import { roomOf } from "./threads.ts";

/** Microsoft Teams, over Bot Framework. */
export function createTeamsAdapter(options: MessengerOptions<TeamsSettings>): PlatformAdapter {
  return new TeamsAdapter(options);
}

class TeamsAdapter implements PlatformAdapter {
  readonly name = "teams";
  readonly surface: StaffSurface;
  readonly pace = {
    installation: LIMITS.pacePerTenant,
    conversation: LIMITS.pacePerThread,
    roomOf,
  };
  readonly routes: PlatformAdapter["routes"];
  readonly #options: MessengerOptions<TeamsSettings>;
  readonly #keys: SigningKeys | null;
  readonly #tokens: Tokens | null;
  readonly #connector: Connector;
  readonly #supervisor: Supervisor;
  readonly #typing: Typing;
  readonly #channels: Channels;
  readonly #staff: StaffIntake;
  readonly #underWay = new Set<Promise<unknown>>();
  #host: PlatformHost | null = null;
  #authenticator: Authenticator | null = null;

  constructor(options: MessengerOptions<TeamsSettings>) {
    this.#options = options;
    const { settings, clock, scheduler, log } = options;
    const { app } = settings;
    const call = createCall("Microsoft", options);
    this.#tokens = app === null ? null : createTokens({ app, call, clock });
    this.#keys =
      app === null ? null : createSigningKeys({ metadataUrl: app.openIdMetadataUrl, call, clock });
    this.#connector = createConnector(createCall("Teams", options), this.#tokens);
    const surfaces = createSurfaceNotes({ ...options, platform: "teams" });
    this.#channels = createChannels(options);
    this.#staff = createStaffIntake({ surfaces, log });
    this.surface = createSurface({
      connector: this.#connector,
      channels: this.#channels,
      surfaces,
      log,
    });
    this.#typing = createTyping({
      scheduler,
      everyMs: LIMITS.typingEveryMs,
      mostMs: LIMITS.typingMostMs,
      afterMs: LIMITS.typingAfterMs,
    });
    this.#supervisor = createSupervisor({
      platform: "teams",
      run: (signal, up) => this.#run(signal, up),
      scheduler,
      log,
      random: () => options.random(),
    });
    this.routes = createTeamsRoutes({
      log,
      authenticator: () => this.#requireAuthenticator(),
      receive: (body) => this.#receive(body),
    });
  }

  async start(host: PlatformHost): Promise<void> {
    this.#host ??= host;
    await this.#supervisor.start();
  }

  async stop(): Promise<void> {
    this.#host = null;
    await Promise.allSettled(this.#underWay);
    this.#typing.endAll();
    await this.#supervisor.stop();
  }

  health(): PlatformHealth {
    return this.#supervisor.health();
  }

  endSign = ({ conversation }: ThreadRef): void => {
    this.#typing.end(conversation);
  };

  examine(): Promise<readonly PlatformFinding[]> {
    const { settings, publicUrl, clock } = this.#options;
    return examineTeams({ settings, publicUrl, clock, keys: this.#keys, tokens: this.#tokens });
  }

  async deliver(delivery: Delivery): Promise<MessageId> {
    const { texts, publicUrl, notes, log } = this.#options;
    const { thread } = delivery;
    const address = readAddress(await notes.read(thread, "address", ADDRESS));
    if (address === null) throw new Rejected("It is not known where this conversation is.");
    const parts = renderDelivery(delivery, texts, publicUrl);
    const send = async ({ forms, isRated }: Part): Promise<string> => {
      const id = await firstAccepted(
        forms.map((draw) => () => this.#connector.send(address, draw())),
        (form) => {
          log.warn("delivery.simpler", { platform: "teams", form });
        },
      );
      if (isRated) await this.#noteAnswer(delivery, id);
      return id;
    };
    try {
      return await sendParts(delivery, parts, send, this.#options);
    } finally {
      this.#typing.end(thread.conversation);
    }
  }

  /** Loads what judges arriving messages, and makes sure that answers can be sent. */
  async #run(signal: AbortSignal, up: () => void): Promise<void> {
    const { settings, clock } = this.#options;
    if (settings.app !== null && this.#keys !== null) {
      const { app } = settings;
      this.#authenticator ??= await createAuthenticator({ app, keys: this.#keys, clock });
      await Promise.all([this.#keys.refresh(), this.#tokens?.get()]);
    }
    up();
    const endRefreshing = this.#options.scheduler.every(LIMITS.channelsEveryMs, () => {
      void this.#channels.refresh();
    });
    await this.#channels.refresh();
    await aborted(signal);
    endRefreshing();
  }

  #requireAuthenticator(): Authenticator | null {
    if (this.#host === null) throw notRunning();
    if (this.#options.settings.app === null) return null;
    if (this.#authenticator === null) throw notRunning();
    return this.#authenticator;
  }

  async #receive(body: object): Promise<Answer> {
    if (this.#host === null) throw notRunning();
    const taken = this.#take(this.#host, body);
    this.#underWay.add(taken);
    try {
      return await taken;
    } catch (error) {
      // Bot Framework sends again what we could not take, whatever was the matter.
      if (error instanceof AppError && error.code !== "internal") throw error;
      this.#options.log.error("teams.not_taken", { code: codeOf(error) });
      throw new Unavailable("The message cannot be taken now.", error);
    } finally {
      this.#underWay.delete(taken);
    }
  }

  /** What is needed to answer is on disk before the message is, and both before Teams hears of it. */
  async #take(host: PlatformHost, body: object): Promise<Answer> {
    const { settings, clock, log } = this.#options;
    const read = readActivity(body, { tenants: settings.tenants, receivedAt: clock.now() });
    if (read.kind === "ignored") return this.#ignored(read);
    await this.#channels.hear(read);
    // What staff say where a case is shown is never a question to the bot, whatever it holds.
    const heard = parseHeard(read);
    if (heard !== null && (await this.#staff.hear(heard, host))) return heard.answer;
    const parsed = parseActivity(read);
    if (parsed.kind === "ignored") return this.#ignored(parsed);
    const message = parsed.kind === "rating" ? await this.#rated(parsed) : parsed.message;
    if (message === null) {
      log.debug("teams.ignored", { reason: "no answer of this conversation" });
      return parsed.answer;
    }
    await this.#noteAddress(message, parsed.address);
    const became = await host.accept(message);
    if (became === "new") this.#showTyping(message, parsed.address, host);
    return parsed.answer;
  }

  #ignored({ reason, answer }: Ignored): Answer {
    this.#options.log.debug("teams.ignored", { reason });
    return answer;
  }

  /** The thumbs below a message, as the buttons in it that say the same; `null` when it is no answer to rate. */
  async #rated({ message, of, reaction }: Rating): Promise<InboundMessage | null> {
    const answer = readAnswer(await this.#options.notes.read(message.thread, "answer", of));
    return answer === null
      ? null
      : { ...message, content: { kind: "action", action: answer[reaction] } };
  }

  async #noteAddress({ thread, sender }: InboundMessage, address: Address): Promise<void> {
    const { notes, clock } = this.#options;
    const now = clock.now();
    const note = addressNote(address, now);
    // Once a day is enough to keep it from ending with its retention.
    if ((await notes.read(thread, "address", ADDRESS)) === note.data) return;
    await notes.write(thread, sender, [note], now);
  }

  /** Without it the thumbs say nothing; that is no reason to send an answer once more. */
  async #noteAnswer({ thread, person, reply }: Delivery, sent: string): Promise<void> {
    const { notes, clock, log } = this.#options;
    const note = answerNote(sent, reply.actions);
    if (note === null) return;
    try {
      await notes.write(thread, person, [note], clock.now());
    } catch (error) {
      log.warn("teams.answer_not_noted", { code: codeOf(error) });
    }
  }

  #showTyping({ thread }: InboundMessage, address: Address, host: PlatformHost): void {
    this.#typing.begin(thread.conversation, {
      isDue: () => host.isWaiting(thread),
      show: () => this.#connector.send(address, { type: "typing" }),
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener(
      "abort",
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

function notRunning(): Unavailable {
  return new Unavailable("Teams is starting or stopping; please try again.");
}
