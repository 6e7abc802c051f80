import { ChatClient } from "../chat-client.ts";
import { FakeTime } from "../fake-time.ts";
import { plainPageDir, startWebService, type WebService } from "../web-service.ts";
import type { PlatformHarness } from "./harness.ts";

export async function webHarness(): Promise<PlatformHarness> {
  const page = plainPageDir();
  const service: WebService = await startWebService({ time: new FakeTime(), pageDir: page.path });
  const client = new ChatClient(service.url);
  return {
    adapter: service.adapter,
    host: service.host,
    longestText: 4_000,
    keyed: true,
    newPerson: async () => {
      const credentials = await client.open({ locale: "en" });
      const send = async (body: unknown): Promise<boolean> =>
        (await client.send(credentials, body)).status === 202;
      return {
        say: (id, text) => send({ id, text }),
        press: (id, action) => send({ id, action }),
        shown: async (count) => {
          const stream = await client.listen(credentials);
          const messages = await stream.messages(count);
          stream.close();
          return messages.map(({ from, text, dir }) => ({
            from: from === "person" ? "person" : "bot",
            words: text,
            direction: dir,
          }));
        },
      };
    },
    newRoom: null,
    wire: null,
    restart: async () => {
      const { host } = service;
      await service.adapter.stop();
      await service.adapter.start(host);
    },
    stop: async () => {
      await service.stop();
      page.remove();
    },
  };
}
