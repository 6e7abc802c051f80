import { Rejected, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Delivery, MessageId } from "../../src/domain/message.ts";
import type { PlatformAdapter, PlatformHost, StaffSurface } from "../../src/ports/platform.ts";
import { firstAccepted, type MessengerOptions } from "../shared/messenger.ts";
import { sendParts } from "../shared/parts.ts";
import { createSupervisor, type Supervisor } from "../shared/supervisor.ts";
import { createSurfaceNotes, type SurfaceNotes } from "../shared/surface-notes.ts";
import type { SlackSettings } from "./config.ts";
import { examineSlack } from "./examine.ts";
import { createIntake } from "./intake.ts";
import {
  checkAppToken,
  checkToken,
  createSlackApi,
  createSlackCalls,
  type SlackApi,
} from "./io-api.ts";
import { createBoltIntake, type Take } from "./io-app.ts";
import { createSlackRoutes } from "./io-http.ts";
import { holdSocket } from "./io-socket.ts";
import { createSlackSurfaceApi, type SlackSurfaceApi } from "./io-surface.ts";
import { LIMITS, PACE } from "./limits.ts";
import { createLookUps } from "./look-ups.ts";
import { Recent } from "./recent.ts";
import { renderReply } from "./render.ts";
import { createSurfacePost } from "./surface.ts";
import { examineChannel } from "./surface-examine.ts";
import { placeOf, type Place } from "./threads.ts";
import type { Self } from "./written.ts";

/** Slack, over HTTP or Socket Mode, for one workspace. */
export function createSlackAdapter(options: MessengerOptions<SlackSettings>): PlatformAdapter {
  return new SlackAdapter(options);
}

class SlackAdapter implements PlatformAdapter {
  readonly name = "slack";
  readonly pace = PACE;
  readonly routes: PlatformAdapter["routes"];
  readonly surface: StaffSurface;
  readonly #options: MessengerOptions<SlackSettings>;
  readonly #api: SlackApi;
  readonly #surfaceApi: SlackSurfaceApi;
  readonly #surfaces: SurfaceNotes;
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
    const calls = createSlackCalls(settings, outbound);
    this.#api = createSlackApi(calls);
    this.#surfaceApi = createSlackSurfaceApi(calls);
    this.#surfaces = createSurfaceNotes({ platform: this.name, ...options });
    this.surface = this.#createSurface();
    const take = createBoltIntake({
      settings,
      outbound,
      log,
      self: () => this.#requireSelf(),
      receive: this.#createIntake(),
    });
    this.#take = (body) => this.#track(take(body));
    this.routes =
      settings.intake.kind === "http"
        ? createSlackRoutes({
            signingSecret: settings.intake.signingSecret,
            clock,
            scheduler,
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

  #createIntake(): Take {
    const { clock, scheduler, texts, log } = this.#options;
    return createIntake({
      self: () => this.#requireSelf(),
      host: () => this.#requireHost(),
      settings: createLookUps({ ask: (user) => this.#api.settingsOf(user), clock, scheduler }),
      names: createLookUps({ ask: (user) => this.#api.nameOf(user), clock, scheduler }),
      surfaces: this.#surfaces,
      suggest: (channel, prompts) => this.#api.suggest(channel, prompts),
      onDirect: (user, channel) => {
        this.#directs.set(`${this.#requireSelf().team} ${user}`, channel);
      },
      track: (work) => void this.#track(work),
      texts,
      clock,
      log,
    });
  }

  #createSurface(): StaffSurface {
    const { settings, outbound, log } = this.#options;
    const surfaceApi = this.#surfaceApi;
    const post = createSurfacePost({
      api: this.#api,
      surfaceApi,
      surfaces: this.#surfaces,
      self: () => this.#requireSelf(),
      log,
    });
    return {
      post: (delivery, madeAt) => this.#watched(post(delivery, madeAt)),
      examine: (channel) =>
        examineChannel(channel, {
          scopes: async () => (await checkToken(settings, outbound)).scopes,
          channel: (id) => surfaceApi.channel(id),
        }),
    };
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

  deliver(delivery: Delivery): Promise<MessageId> {
    return this.#watched(this.#deliver(delivery));
  }

  /** Remembers whether Slack still lets us speak. */
  async #watched(sending: Promise<MessageId>): Promise<MessageId> {
    try {
      const id = await sending;
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

  #requireHost(): PlatformHost {
    if (this.#host === null) throw new Unavailable("Slack is stopping.");
    return this.#host;
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
