import {
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  InvalidInputError,
} from "../../src/index.ts";
import type { Vendor } from "../common/project.ts";

// A complete image of one pixel.
const onePixelPng =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

/** Shows what a user gets for an image that the vendor would reject: nothing is sent, so no server is needed. */
export async function showRefusal(vendors: readonly Vendor[]): Promise<void> {
  const vendor = vendors.at(-1) ?? "argil";
  const options = { apiKey: "not-used" };
  const pixel = new File([Buffer.from(onePixelPng, "base64")], "pixel.png");
  const text = new File(["not an image"], "portrait.png");
  const tries: Record<Vendor, () => Promise<unknown>> = {
    anam: () => createAnamClient(options).avatars.create({ displayName: "Ada", imageFile: text }),
    protoface: () => createProtofaceClient(options).avatars.create({ name: "Ada", image: text }),
    argil: () => createArgilClient(options).avatars.create({ name: "Ada", datasetImage: pixel }),
  };
  try {
    await tries[vendor]();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    console.log("\nAn image that the vendor would reject fails before anything is sent:");
    console.log(`  ${error.name} (code ${error.code})`);
    for (const reason of error.reasons) console.log(`  - ${reason}`);
  }
}
