import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Posted, ServerOrders } from "./server.ts";

const SCRIPT = fileURLToPath(new URL("server.ts", import.meta.url));
const POST_MS = 8_000;

/** One server process of ours. */
export interface ServerChild {
  readonly life: number;
  /** Resolves once it accepts messages, with false when it ended before. */
  readonly ready: Promise<boolean>;
  /** Where it listens; `null` before that. */
  readonly address: string | null;
  /** Whether it has ended. */
  readonly ended: boolean;
  /** @returns whether the message was acknowledged */
  post(message: Posted): Promise<boolean>;
  /** Ends it, and waits until it is gone. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** What it said on its standard error. */
  readonly said: string;
}

export function startChild(orders: ServerOrders): ServerChild {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(orders)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let address: string | null = null;
  let said = "";
  const gone = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve();
    }),
  );
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  const ready = Promise.race([
    firstLine(child).then((line) => {
      address = `http://127.0.0.1:${line}`;
      return true;
    }),
    gone.then(() => false),
  ]);
  return {
    life: orders.life,
    ready,
    get address() {
      return address;
    },
    get ended() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    get said() {
      return said;
    },
    post: (message) => (address === null ? Promise.resolve(false) : post(address, message)),
    end: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.trim());
    });
  });
}

async function post(address: string, message: Posted): Promise<boolean> {
  try {
    const response = await fetch(`${address}/`, {
      method: "POST",
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(POST_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
