import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { waitFor } from "../wait-for.ts";
import type { Activity } from "./teams-activities.ts";
import { freePort } from "../free-port.ts";

/** A message as the emulator shows it; a card that came with a text is a message of its own. */
export interface ShownMessage {
  readonly conversation: string;
  readonly id: string;
  readonly text: string;
  readonly activity: Activity;
  readonly hasThumbs: boolean;
}

interface Config {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly personalChat: { readonly id: string };
  readonly groupChats: readonly { readonly id: string }[];
  readonly currentUser: { readonly id: string };
}

interface StreamEvent {
  readonly action: string;
  readonly actionConversationId: string;
  readonly message?: {
    readonly messageId: string;
    /** Of a message that begins a thread. */
    readonly postConversationId?: string;
    readonly text?: string;
    readonly attachments?: readonly object[];
    readonly feedbackLoopEnabled?: boolean;
  };
}

const require = createRequire(import.meta.url);
const CLI = join(
  dirname(require.resolve("@microsoft/m365agentsplayground/package.json")),
  "cli.js",
);

/** The world of the emulator, but for its channel. */
function worldWith(channel: string): object {
  const user = (number: number): object => ({
    id: `user-id-${String(number)}`,
    name: `User ${String(number)}`,
    userPrincipleName: `user${String(number)}@example.com`,
    aadObjectId: `00000000-0000-0000-0000-00000000002${String(number)}`,
    givenName: "User",
    surname: String(number),
    email: `user${String(number)}@example.com`,
  });
  return {
    version: "0.1.1",
    tenantId: "00000000-0000-0000-0000-0000000000001",
    bot: { id: "00000000-0000-0000-0000-00000000000011", name: "Test Bot" },
    currentUser: user(0),
    // It wants so many.
    users: [1, 2, 3, 4, 5].map(user),
    personalChat: { id: "personal-chat-id" },
    groupChat: { id: "group-chat-id", name: "Group Chat" },
    team: {
      id: "team-id",
      name: "My Team",
      aadGroupId: "00000000-0000-0000-0000-000000000031",
      channels: [{ id: channel, name: "Staff" }],
    },
  };
}

/**
 * Microsoft's own emulator of Teams, without a window. It listens on all interfaces and asks for no proof; everything here
 * talks to it on loopback.
 */
export class TeamsPlayground {
  readonly shown: ShownMessage[] = [];
  /** What it has to say against what the bot sends. */
  readonly complaints: string[] = [];
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #url: string;
  readonly #streams: WebSocket[] = [];
  #config: Config | null = null;

  private constructor(child: ChildProcess, folder: string, url: string) {
    this.#child = child;
    this.#folder = folder;
    this.#url = url;
  }

  /**
   * @param endpoint where the bot takes messages
   * @param channel gives the emulator's own channel this id; its usual ones look like no channel of Teams
   */
  static async start(endpoint: string, channel?: string): Promise<TeamsPlayground> {
    const folder = mkdtempSync(join(tmpdir(), "yizhan-playground-"));
    if (channel !== undefined) {
      // What is JSON is YAML too.
      writeFileSync(join(folder, ".m365agentsplayground.yml"), JSON.stringify(worldWith(channel)));
    }
    const port = await freePort();
    const child = spawn(
      process.execPath,
      [CLI, "start", "-e", endpoint, "-c", "msteams", "-p", String(port), "--dt"],
      {
        cwd: folder,
        stdio: "ignore",
        env: {
          PATH: process.env["PATH"],
          HOME: folder,
          TEAMSAPPTESTER_BROWSER: "none",
          M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, "log.txt"),
        },
      },
    );
    const playground = new TeamsPlayground(child, folder, `http://127.0.0.1:${String(port)}`);
    await waitFor(() => playground.#readConfig(), 30_000);
    await playground.#listen();
    return playground;
  }

  get config(): Config {
    if (this.#config === null) throw new Error("the emulator did not start");
    return this.#config;
  }

  /** Where the emulator takes what the bot sends. */
  get serviceUrl(): string {
    return `${this.#url}/_connector`;
  }

  say(conversation: string, text: string, isMention = false): Promise<void> {
    const { bot, currentUser } = this.config;
    const name = `<at>${bot.name}</at>`;
    return this.#post(`/_conversation/v1/conversations/${conversation}/messages`, {
      from: { id: currentUser.id },
      text: isMention ? `${name} ${text}` : text,
      textFormat: "plain",
      ...(isMention ? { mentions: [{ mentioned: { id: bot.id }, text: name }] } : {}),
    });
  }

  /** Presses a button as a newer client does. */
  execute(message: ShownMessage, action: string): Promise<void> {
    return this.#post("/_conversation/v1/invoke", {
      name: "adaptiveCard/action",
      value: {
        action: { type: "Action.Execute", verb: "yizhan", data: { action } },
        trigger: "manual",
      },
      ...this.#about(message),
    });
  }

  /** Presses a button as an older client does. */
  submit(message: ShownMessage, action: string): Promise<void> {
    return this.#post("/_conversation/v1/submit", { value: { action }, ...this.#about(message) });
  }

  /** Any activity, as it is. */
  send(activity: Activity): Promise<void> {
    return this.#post("/_internal/v1/customActivities", activity);
  }

  async stop(): Promise<void> {
    for (const stream of this.#streams) stream.close();
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGKILL");
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #about({ conversation, id }: ShownMessage): object {
    return {
      from: { id: this.config.currentUser.id },
      conversation: { id: conversation },
      replyToId: id,
    };
  }

  async #readConfig(): Promise<boolean> {
    try {
      const response = await fetch(`${this.#url}/_internal/v1/config`);
      const { config } = (await response.json()) as { config: Config };
      this.#config = config;
      return true;
    } catch {
      return false;
    }
  }

  async #listen(): Promise<void> {
    const listen = async (path: string, hear: (data: string) => void): Promise<void> => {
      const stream = new WebSocket(this.#url.replace("http", "ws") + path);
      stream.onmessage = ({ data }) => {
        hear(String(data));
      };
      this.#streams.push(stream);
      await new Promise((resolve) => {
        stream.onopen = resolve;
      });
    };
    await listen("/_ws_conversation/v1/conversations/stream", (data) => {
      this.#hear(JSON.parse(data) as StreamEvent);
    });
    await listen("/_ws/log/stream", (data) => {
      if (/"(?:error|warning)s?":\[?\{|"level":"(?:error|warn)/i.test(data)) {
        this.complaints.push(data);
      }
    });
  }

  #hear({ action, actionConversationId, message }: StreamEvent): void {
    if (message === undefined) return;
    const { messageId, text = "", attachments = [], feedbackLoopEnabled = false } = message;
    const shown: ShownMessage = {
      conversation: message.postConversationId ?? actionConversationId,
      id: messageId,
      text,
      activity: { text, textFormat: "markdown", attachments },
      hasThumbs: feedbackLoopEnabled,
    };
    if (action === "createMessage") this.shown.push(shown);
    if (action !== "updateMessage") return;
    const at = this.shown.findIndex(({ id }) => id === messageId);
    // It tells of a changed post in the channel alone.
    const { conversation = shown.conversation } = this.shown[at] ?? {};
    this.shown[at < 0 ? this.shown.length : at] = { ...shown, conversation };
  }

  async #post(path: string, body: object): Promise<void> {
    const response = await fetch(this.#url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  }
}
