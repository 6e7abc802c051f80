import { createHash } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** One web socket that a client opened; only what a test needs of RFC 6455: short text, ping and close. */
export interface ServedSocket {
  readonly url: string;
  /** Texts of the client so far. */
  readonly heard: readonly string[];
  send(text: string): void;
  sendBytes(bytes: Buffer): void;
  /** Ends it as a server does that goes away. */
  drop(): void;
  readonly isOpen: boolean;
  /** Hears nothing from now on, not even that the client wants to end it. */
  stall(): void;
}

const ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const OPCODE = { text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

/** Takes web sockets on a server. */
export function serveSockets(server: Server, onOpen: (socket: ServedSocket) => void): void {
  server.on("upgrade", (request: IncomingMessage, line: Duplex) => {
    const key = request.headers["sec-websocket-key"] ?? "";
    const accept = createHash("sha1").update(`${key}${ACCEPT}`).digest("base64");
    line.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const heard: string[] = [];
    let rest: Buffer = Buffer.alloc(0);
    line.on("error", () => undefined);
    line.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let frame = readFrame(rest); frame !== null; frame = readFrame(rest)) {
        rest = rest.subarray(frame.length);
        if (frame.opcode === OPCODE.text) heard.push(frame.data.toString("utf8"));
        if (frame.opcode === OPCODE.ping) line.write(frameOf(OPCODE.pong, frame.data));
        if (frame.opcode === OPCODE.close) line.end(frameOf(OPCODE.close, frame.data));
      }
    });
    onOpen({
      url: request.url ?? "",
      heard,
      send: (text) => {
        line.write(frameOf(OPCODE.text, Buffer.from(text)));
      },
      sendBytes: (bytes) => {
        line.write(frameOf(OPCODE.binary, bytes));
      },
      drop: () => {
        line.destroy();
      },
      stall: () => {
        line.removeAllListeners("data");
        line.resume();
      },
      get isOpen() {
        return line.writable;
      },
    });
  });
}

function frameOf(opcode: number, data: Buffer): Buffer {
  const length =
    data.length < 126 ? [data.length] : [126, Math.floor(data.length / 256), data.length % 256];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length]), data]);
}

interface Frame {
  readonly opcode: number;
  readonly data: Buffer;
  /** With its head, in bytes. */
  readonly length: number;
}

/** A client's frames are masked. @returns null when it is not there whole */
function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const head = short < 126 ? 2 : 4;
  if (bytes.length < head + 4) return null;
  const size = short < 126 ? short : bytes.readUInt16BE(2);
  if (bytes.length < head + 4 + size) return null;
  const mask = bytes.subarray(head, head + 4);
  const data = Buffer.from(bytes.subarray(head + 4, head + 4 + size));
  for (let index = 0; index < data.length; index += 1) {
    data[index] = (data[index] ?? 0) ^ (mask[index % 4] ?? 0);
  }
  return { opcode: (bytes[0] ?? 0) & 0x0f, data, length: head + 4 + size };
}
