import { loadSharp } from "./load-sharp.ts";
import { isOneColour } from "./pixels.ts";

/** What the decoded pixels show in addition to the file's head. */
export interface Look {
  oneColour?: boolean;
  /** Why it cannot be decoded. */
  broken?: string;
}

/** Decodes an image and inspects its pixels; returns nothing if sharp is not installed. */
export async function lookAt(image: Blob): Promise<Look> {
  const sharp = await loadSharp().catch(() => undefined);
  if (!sharp) return {};
  try {
    return { oneColour: await isOneColour(sharp(new Uint8Array(await image.arrayBuffer()))) };
  } catch (error) {
    const [broken] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { broken: broken ?? "" };
  }
}
