import { equal } from "../assert.ts";
import type { Seen } from "../stage.ts";

/** Compares the only form that arrived; `file` describes its file part, which must have the bytes and type of `picture`. */
export function expectForm(
  seen: Seen | undefined,
  fields: Readonly<Record<string, string>>,
  file: { name: string; filename: string; bytes: Uint8Array },
): void {
  equal(seen?.malformed, undefined, "what is wrong with the form");
  const expected = [
    ...Object.entries(fields).map(([name, value]) => ({ name, base64: btoa(value) })),
    { name: file.name, filename: file.filename, type: "image/png", base64: toBase64(file.bytes) },
  ];
  equal(seen?.parts?.length, expected.length, "parts");
  for (const part of expected) {
    const arrived = seen?.parts?.find(({ name }) => name === part.name);
    equal(arrived, part, `part ${part.name}`);
  }
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
