import type { Socket } from "node:net";
import { deserialize, serialize } from "node:v8";

/** A request to the owner of a folder. */
export type Request =
  | { id: number; ask: "begin" | "commit" | "rollback"; transaction: number }
  | { id: number; ask: "flush" }
  | { id: number; ask: "query"; transaction?: number; text: string; values?: readonly unknown[] };

/** A reply from the owner; without an id, it is a heartbeat. */
export type Reply = { id?: number; rows?: readonly object[]; error?: { message: string; code?: unknown } };

/** Sends a length-prefixed value over a stream; dates and bytes keep their types. */
export function sendFrame(socket: Socket, value: Request | Reply): void {
  const body = serialize(value);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  socket.write(Buffer.concat([head, body]));
}

export function readFrames<Frame>(socket: Socket, take: (frame: Frame) => void): void {
  let held: Buffer[] = [];
  let length = 0;
  socket.on("data", (chunk: Buffer) => {
    held.push(chunk);
    length += chunk.length;
    if (length < 4) return;
    let bytes = Buffer.concat(held);
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE()) {
      const end = 4 + bytes.readUInt32BE();
      take(deserialize(bytes.subarray(4, end)));
      bytes = bytes.subarray(end);
    }
    held = [bytes];
    length = bytes.length;
  });
}
