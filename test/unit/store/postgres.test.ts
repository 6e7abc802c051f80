import { createServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { openPostgres } from "../../../src/store/postgres.ts";

const engine = openPostgres("postgres://nobody@127.0.0.1:1/none");
const isTransient = (error: unknown): boolean => engine.isTransient(error);

function withCode(code: string): Error {
  return Object.assign(new Error("It failed."), { code });
}

describe("PostgreSQL", () => {
  it.each(["08006", "53300", "55P03", "57014", "57P01", "58030", "40P01", "40001", "25006"])(
    "may take later what it refuses with %s",
    (code) => {
      expect(isTransient(withCode(code))).toBe(true);
    },
  );

  it.each(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "EAI_AGAIN"])(
    "may be reached later when the system says %s",
    (code) => {
      expect(isTransient(withCode(code))).toBe(true);
    },
  );

  it.each([
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "timeout exceeded when trying to connect",
    "Client has encountered a connection error and is not queryable",
  ])("may be reached later when its driver says: %s", (words) => {
    expect(isTransient(new Error(words))).toBe(true);
  });

  it.each(["22021", "23505", "42P01", "54000", "0A000", "XX000", "ERR_INVALID_ARG_TYPE"])(
    "never takes what is at fault by %s",
    (code) => {
      expect(isTransient(withCode(code))).toBe(false);
    },
  );

  it.each([
    new URIError("URI malformed"),
    new RangeError("Invalid time value"),
    new ReferenceError("x is not defined"),
    new TypeError("x is not a function"),
    new Error("kysely: something of ours"),
    "no error at all",
  ])("never takes what our own code cannot make: %s", (error) => {
    expect(isTransient(error)).toBe(false);
  });

  it("leaves no connection open on which it could not listen", async () => {
    const server = await refusingServer();
    const listening = openPostgres(server.url);
    listening.wakeUps?.listen("work", () => undefined);
    onTestFinished(() => listening.close());
    await expect.poll(() => server.asked).toBe(1);
    await expect.poll(() => server.open).toBe(0);
  });

  it("says that no word arrives where it cannot listen", async () => {
    const server = await refusingServer();
    const deaf = openPostgres(server.url);
    onTestFinished(() => deaf.close());
    expect(await deaf.wakeUps?.reaches()).toBe(false);
  });
});

/** Lets everybody in and refuses every statement, as a proxy may that does not know LISTEN. */
async function refusingServer() {
  const message = (type: string, body: string): Buffer => {
    const head = Buffer.from(`${type}0000`);
    head.writeInt32BE(4 + Buffer.byteLength(body), 1);
    return Buffer.concat([head, Buffer.from(body)]);
  };
  const ready = message("Z", "I");
  const sockets = new Set<Socket>();
  let asked = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", "\0\0\0\0"), ready]));
      socket.on("data", (data) => {
        if (data.toString("latin1", 0, 1) !== "Q") return;
        asked += 1;
        socket.write(Buffer.concat([message("E", "SERROR\0C0A000\0Mno\0\0"), ready]));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `postgres://nobody@127.0.0.1:${String(port)}/none`,
    get asked() {
      return asked;
    },
    get open() {
      return sockets.size;
    },
  };
}
