import { createServer, Agent as PlainAgent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { createTelegramApi } from "../../../../adapters/telegram/io-api.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import { TOKEN } from "../../../helpers/platforms/telegram-server.ts";

/** A server that answers getMe at any path and remembers the paths; and agents that count what goes through them. */
async function world() {
  const paths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url);
    response.end('{"ok":true,"result":{"id":1}}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const agent: PlainAgent = new SecureAgent();
  const plainAgent = new PlainAgent({ keepAlive: true });
  const secure = vi.spyOn(agent, "createConnection");
  const plain = vi.spyOn(plainAgent, "createConnection");
  const used = (): object => ({ secure: secure.mock.calls.length, plain: plain.mock.calls.length });
  onTestFinished(async () => {
    plainAgent.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  const { port } = server.address() as AddressInfo;
  const at = (apiRoot: string) =>
    createTelegramApi({ token: TOKEN, botId: "1", apiRoot, webhook: null }, { agent, plainAgent });
  return { paths, used, port, at };
}

it("reaches plain http on this machine straight, by one connection for all calls", async () => {
  const { paths, used, port, at } = await world();
  const api = at(`http://127.0.0.1:${port}/`);
  for (let call = 0; call < 3; call += 1) expect(await api.call("getMe")).toEqual({ id: 1 });
  expect(used()).toEqual({ secure: 0, plain: 1 });
  expect(paths[0]).toBe(`/bot${TOKEN}/getMe`);
});

it("reaches https through the agent that knows the proxy", async () => {
  const { used, port, at } = await world();
  await expect(at(`https://127.0.0.1:${port}/`).call("getMe")).rejects.toBeInstanceOf(Unavailable);
  expect(used()).toEqual({ secure: 1, plain: 0 });
});

it("keeps the path of another API server", async () => {
  const { paths, port, at } = await world();
  await at(`http://127.0.0.1:${port}/telegram/`).call("getMe");
  expect(paths).toEqual([`/telegram/bot${TOKEN}/getMe`]);
});

it("gives up a call when it is told to", async () => {
  const { port, at } = await world();
  const signal = AbortSignal.abort();
  await expect(
    at(`http://127.0.0.1:${port}/`).call("getMe", {}, { signal }),
  ).rejects.toBeInstanceOf(Unavailable);
});
