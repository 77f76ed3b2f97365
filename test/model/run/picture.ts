import { crc32 } from "node:zlib";
import { makePng } from "../../../scripts/common/png.ts";

const plain = makePng(1280, 720);
/** Signature and IHDR: anything may follow them. */
const head = 33;

/** An image that every vendor accepts, with a comment that says whose it is. */
export function markedPicture(mark: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(`tEXtComment\0${mark}`, "latin1");
  const chunk = Buffer.alloc(text.length + 8);
  chunk.writeUInt32BE(text.length - 4, 0);
  text.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(text), text.length + 4);
  const picture = new Uint8Array(plain.length + chunk.length);
  picture.set(plain.subarray(0, head), 0);
  picture.set(chunk, head);
  picture.set(plain.subarray(head), head + chunk.length);
  return picture;
}
