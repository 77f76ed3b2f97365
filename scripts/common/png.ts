import { crc32, deflateSync } from "node:zlib";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const chunkOverhead = 12;

export function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + chunkOverhead);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

function header(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 0, 0, 0, 0], 8); // 8-bit greyscale
  return data;
}

function comment(length: number): Uint8Array {
  const data = Buffer.alloc(length, 0x2e);
  data.write("Comment\0".slice(0, length), "latin1");
  return data;
}

/**
 * A valid black PNG that compresses to a few kilobytes at most. `padTo` grows it to exactly that many bytes with a text
 * chunk, so that a test can hit a size limit to the byte.
 */
export function makePng(
  width: number,
  height: number,
  options: { padTo?: number } = {},
): Uint8Array<ArrayBuffer> {
  const pixels = deflateSync(new Uint8Array((width + 1) * height));
  const parts = [
    chunk("IHDR", header(width, height)),
    chunk("IDAT", pixels),
    chunk("IEND", new Uint8Array()),
  ];
  const length = parts.reduce((sum, part) => sum + part.length, signature.length);
  if (options.padTo !== undefined && options.padTo !== length) {
    const spare = options.padTo - length - chunkOverhead;
    if (spare < "Comment\0".length) {
      throw new RangeError(
        `A ${width}x${height} PNG of ${length} bytes cannot be padded to ${options.padTo}`,
      );
    }
    parts.splice(1, 0, chunk("tEXt", comment(spare)));
  }
  const png = new Uint8Array(options.padTo ?? length);
  let offset = 0;
  for (const part of [signature, ...parts]) {
    png.set(part, offset);
    offset += part.length;
  }
  return png;
}
