import net from "node:net";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const connect = net.Socket.prototype.connect;

/** Tests talk to loopback only: any other connection fails at once and names its target. */
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
  const options = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof options === "object" && options !== null && "host" in options) {
    const host = String(options.host);
    if (!LOOPBACK.has(host)) throw new Error(`a test tried to reach ${host}`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
};
