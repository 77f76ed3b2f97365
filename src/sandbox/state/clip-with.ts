/** A playable clip with text appended that players ignore. */
export async function clipWith(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { clip } = await import("./stand-ins.ts");
  // ISO 14496-12: a box has a length, a type and content.
  const box = Buffer.from(`\0\0\0\0free${text}`);
  box.writeUInt32BE(box.length);
  return new Uint8Array(Buffer.concat([clip, box]));
}
