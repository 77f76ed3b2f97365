import { describe, expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { checkImage } from "../../src/index.ts";
import { jpeg, webp, withLongHead } from "../upload/pictures.ts";

const kB = 1024;
const MB = 1024 * kB;

/** A Blob that counts the bytes read from it and refuses to be read as a whole. */
class CountedBlob extends Blob {
  read = 0;

  override slice(start?: number, end?: number, type?: string): Blob {
    const part = super.slice(start, end, type);
    this.read += part.size;
    return part;
  }

  override arrayBuffer(): never {
    throw new Error("read as a whole");
  }

  override stream(): never {
    throw new Error("read as a whole");
  }

  override text(): never {
    throw new Error("read as a whole");
  }
}

/** The head, followed by nothing worth reading. */
function huge(head: Uint8Array<ArrayBuffer>): CountedBlob {
  return new CountedBlob([head, new Uint8Array(64 * MB)]);
}

const zeros = new Uint8Array(8);

describe("of a 64 MB file, checkImage reads", () => {
  it.each([
    ["4 kB of a PNG", huge(makePng(1280, 720)), 4 * kB],
    ["4 kB of a WebP", huge(webp), 4 * kB],
    ["4 kB of a JPEG with a short head", huge(jpeg), 4 * kB],
    ["68 kB of a JPEG with 30 kB of EXIF", huge(withExif(30 * kB)), 68 * kB],
    ["about 1 MB of a JPEG with 200 kB of comments", huge(withLongHead(jpeg, 200 * kB)), 1_092 * kB],
    ["4 kB of a file that is not an image", huge(zeros), 4 * kB],
  ])("%s", async (_, file, most) => {
    await checkImage(file);
    expect(file.read).toBe(most);
  });

  it("17 MB at most, of a JPEG that never states its size", async () => {
    const file = huge(withLongHead(Uint8Array.of(0xff, 0xd8), 17 * MB));
    const { vendors } = await checkImage(file);
    expect(vendors.protoface.problems).toMatchObject([
      { rule: "readable", found: "has no width and height in its first 16 MB" },
    ]);
    expect(file.read).toBeLessThan(17.1 * MB);
  });
});

describe("an unreadable file", () => {
  it.each([
    ["the platform's error", new DOMException("the file is gone", "NotReadableError"), "the file is gone"],
    ["another error", new Error("EIO"), "EIO"],
    ["a value that is not an error", "no", "no"],
  ])("is a finding, reported with %s", async (_, reason, told) => {
    class LostBlob extends Blob {
      override slice(): never {
        throw reason;
      }
    }
    const report = await checkImage(new LostBlob(["x"]), "anam");
    expect(report).toMatchObject({ format: undefined, width: undefined, bytes: 1 });
    expect(report.vendors.anam.problems).toMatchObject([
      { rule: "readable", found: `cannot be read: ${told}`, message: `the image cannot be read: ${told}` },
    ]);
  });
});

/** A JPEG whose EXIF contains a thumbnail of this size. */
function withExif(bytes: number): Uint8Array<ArrayBuffer> {
  const segment = new Uint8Array(bytes + 4);
  segment.set([0xff, 0xe1, (bytes + 2) >> 8, (bytes + 2) & 0xff]);
  segment.set(new TextEncoder().encode("Exif\0\0II*\0\u0008\0\0\0"), 4);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]));
}
