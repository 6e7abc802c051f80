import net from "node:net";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket;

const connect = Reflect.get(net.Socket.prototype, "connect") as Connect;

/** Tests talk to loopback only: any other connection fails at once and names its target. */
const guarded: Connect = function (...args) {
  const options = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof options === "object" && options !== null && "host" in options) {
    const host = String(options.host);
    if (!LOOPBACK.has(host)) throw new Error(`a test tried to reach ${host}`);
  }
  return Reflect.apply(connect, this, args);
};
Reflect.set(net.Socket.prototype, "connect", guarded);
