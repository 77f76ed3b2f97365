import { loadSharp } from "./load-sharp.ts";
import { isOneColour } from "./pixels.ts";

/** Whether a picture is all one colour; undefined without sharp, and for what sharp cannot read. */
export async function looksOneColour(image: Blob): Promise<boolean | undefined> {
  try {
    const sharp = await loadSharp();
    return await isOneColour(sharp(new Uint8Array(await image.arrayBuffer())));
  } catch {
    return undefined;
  }
}
