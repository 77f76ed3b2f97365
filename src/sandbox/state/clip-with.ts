/** A clip that plays, with a text behind it that players pass over. */
export async function clipWith(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { clip } = await import("./stand-ins.ts");
  // ISO 14496-12: boxes of a length, a type and content.
  const box = Buffer.from(`\0\0\0\0free${text}`);
  box.writeUInt32BE(box.length);
  return new Uint8Array(Buffer.concat([clip, box]));
}
