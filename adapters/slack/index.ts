import { Rejected, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import { bareLanguage, SOURCE_LANGUAGE } from "../../src/domain/locale.ts";
import type { Delivery, MessageId } from "../../src/domain/message.ts";
import type { PlatformAdapter, PlatformHost } from "../../src/ports/platform.ts";
import type { MessageKey } from "../../src/ports/texts.ts";
import { firstAccepted, type MessengerOptions } from "../shared/messenger.ts";
import { sendParts } from "../shared/parts.ts";
import { createSupervisor, type Supervisor } from "../shared/supervisor.ts";
import type { SlackSettings } from "./config.ts";
import { examineSlack } from "./examine.ts";
import { checkAppToken, checkToken, createSlackApi, type SlackApi } from "./io-api.ts";
import { createBoltIntake, type Acknowledgement, type Take } from "./io-app.ts";
import { createSlackRoutes } from "./io-http.ts";
import { holdSocket } from "./io-socket.ts";
import { LIMITS, PACE } from "./limits.ts";
import { createLocales, type Locales } from "./locales.ts";
import { readSlack, type Opened, type Said, type Self } from "./parse.ts";
import { Recent } from "./recent.ts";
import { renderReply } from "./render.ts";
import { placeOf, type Place } from "./threads.ts";

const STARTERS = [
  "page.starter1",
  "page.starter2",
  "page.starter3",
  "page.starter4",
] as const satisfies readonly MessageKey[];

/** Slack, over HTTP or Socket Mode, for one workspace. */
export function createSlackAdapter(options: MessengerOptions<SlackSettings>): PlatformAdapter {
  return new SlackAdapter(options);
}

class SlackAdapter implements PlatformAdapter {
  readonly name = "slack";
  readonly pace = PACE;
  readonly routes: PlatformAdapter["routes"];
  readonly #options: MessengerOptions<SlackSettings>;
  readonly #api: SlackApi;
  readonly #locales: Locales;
  readonly #supervisor: Supervisor;
  /** Direct conversations by workspace and person. */
  readonly #directs = new Recent<string>(LIMITS.rememberedPeople);
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #take: Take;
  #host: PlatformHost | null = null;
  #self: Self | null = null;
  /** The last delivery failed for want of rights. */
  #refused: Unauthorized | null = null;

  constructor(options: MessengerOptions<SlackSettings>) {
    this.#options = options;
    const { settings, outbound, clock, scheduler, log, random } = options;
    this.#api = createSlackApi(settings, outbound);
    this.#locales = createLocales({
      ask: (user) => this.#api.localeOf(user),
      clock,
      scheduler,
    });
    const take = createBoltIntake({
      settings,
      outbound,
      log,
      self: () => this.#requireSelf(),
      receive: (body) => this.#receive(body),
    });
    this.#take = (body) => this.#track(take(body));
    this.routes =
      settings.intake.kind === "http"
        ? createSlackRoutes({
            signingSecret: settings.intake.signingSecret,
            clock,
            take: this.#take,
          })
        : null;
    this.#supervisor = createSupervisor({
      platform: this.name,
      run: (signal, up) => this.#run(signal, up),
      scheduler,
      log,
      random,
    });
  }

  start(host: PlatformHost): Promise<void> {
    this.#host = host;
    return this.#supervisor.start();
  }

  async stop(): Promise<void> {
    this.#host = null;
    await this.#supervisor.stop();
    await Promise.allSettled(this.#underWay);
  }

  health(): ReturnType<PlatformAdapter["health"]> {
    const health = this.#supervisor.health();
    return health.state === "on" && this.#refused !== null
      ? { state: "failing", reason: this.#refused.message }
      : health;
  }

  examine(): ReturnType<PlatformAdapter["examine"]> {
    const { settings, outbound, publicUrl, clock } = this.#options;
    const { intake } = settings;
    return examineSlack({
      token: () => checkToken(settings, outbound),
      appToken:
        intake.kind === "socket" ? () => checkAppToken(settings, intake.appToken, outbound) : null,
      publicUrl,
      now: () => clock.now(),
    });
  }

  async deliver(delivery: Delivery): Promise<MessageId> {
    try {
      const id = await this.#deliver(delivery);
      this.#refused = null;
      return id;
    } catch (error) {
      if (error instanceof Unauthorized) this.#refused = error;
      throw error;
    }
  }

  async #deliver(delivery: Delivery): Promise<MessageId> {
    const { thread, reply, direction } = delivery;
    const place = placeOf(thread.conversation);
    if (place === null) throw new Rejected("Slack has no such conversation.");
    if (this.#self !== null && this.#self.team !== thread.installation) {
      throw new Rejected("The conversation belongs to another Slack workspace.");
    }
    const { texts, publicUrl, notes, clock, log } = this.#options;
    const parts = renderReply(reply, direction, texts, publicUrl);
    const channel = await this.#channelOf(thread.installation, place);
    return sendParts(
      delivery,
      parts,
      (forms) =>
        firstAccepted(
          forms.map((form) => () => this.#api.post(channel, place.thread, form)),
          (form) => {
            log.warn("delivery.simpler", { platform: this.name, form });
          },
        ),
      { notes, clock },
    );
  }

  async #channelOf(team: string, { channel, user }: Place): Promise<string> {
    if (channel !== null) return channel;
    const name = `${team} ${user}`;
    const known = this.#directs.get(name);
    if (known !== null) return known;
    const direct = await this.#api.openDirect(user);
    this.#directs.set(name, direct);
    return direct;
  }

  /** Who we are is asked first: without it no message can be told from those of others. */
  async #run(signal: AbortSignal, up: () => void): Promise<void> {
    const abort = Promise.withResolvers<null>();
    const stop = (): void => {
      abort.resolve(null);
    };
    signal.addEventListener("abort", stop, { once: true });
    try {
      const self = await Promise.race([this.#api.whoAmI(), abort.promise]);
      if (self === null) return;
      this.#self = self;
      this.#refused = null;
      const { intake } = this.#options.settings;
      if (intake.kind === "socket") {
        const { appToken } = intake;
        await holdSocket({ ...this.#options, appToken, take: this.#take }, signal, up);
        return;
      }
      up();
      await abort.promise;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  #requireSelf(): Self {
    if (this.#host === null || this.#self === null) {
      throw new Unavailable("Slack is starting or stopping.");
    }
    return this.#self;
  }

  async #receive(body: unknown): Promise<Acknowledgement> {
    const { clock, log } = this.#options;
    const incoming = readSlack(body, this.#requireSelf(), clock.now());
    switch (incoming.kind) {
      case "ignored":
        log.debug("slack.ignored", { reason: incoming.reason });
        return undefined;
      case "opened":
        void this.#track(this.#suggest(incoming));
        return undefined;
      case "said":
        return this.#hear(incoming);
    }
  }

  async #hear({ message, place, direct, isCommand }: Said): Promise<Acknowledgement> {
    const { team } = this.#requireSelf();
    const localeHint = await this.#locales.hint(team, place.user);
    const host = this.#host;
    if (host === null) throw new Unavailable("Slack is stopping.");
    await host.accept({ ...message, localeHint });
    if (direct !== null) this.#directs.set(`${team} ${place.user}`, direct);
    if (!isCommand) return undefined;
    const text = this.#options.texts.say("reply.inPrivate", this.#offered(localeHint));
    return { response_type: "ephemeral", text };
  }

  /** Questions to begin with, for somebody who has written nothing yet; nobody misses them where they fail. */
  async #suggest({ user, channel }: Opened): Promise<void> {
    const { texts, log } = this.#options;
    try {
      const { team } = this.#requireSelf();
      const language = this.#offered(await this.#locales.hint(team, user));
      const prompts = STARTERS.slice(0, LIMITS.prompts).map((key) => {
        const sentence = texts.say(key, language);
        return { title: sentence, message: sentence };
      });
      await this.#api.suggest(channel, prompts);
    } catch {
      log.debug("slack.no_suggestions");
    }
  }

  #offered(localeHint: string | null): string {
    const language = localeHint === null ? null : bareLanguage(localeHint);
    const { languages } = this.#options.texts;
    return language !== null && languages.includes(language) ? language : SOURCE_LANGUAGE;
  }

  async #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }
}
