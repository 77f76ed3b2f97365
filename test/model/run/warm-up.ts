import { vendorNames } from "../../../src/core/vendors.ts";
import type { Means } from "../plan/draw.ts";
import { loadUndici } from "../transport/undici.ts";
import { watchDigests } from "../world/quiet.ts";
import { loadCopy, openProvider } from "./package.ts";
import { markedPicture } from "./picture.ts";

/** Once per process. Loads the client's lazy parts: loading is work that `quiet` cannot see. */
export async function warmUp(): Promise<Means> {
  watchDigests();
  await loadCopy(new URL("./package.mjs", import.meta.url));
  const every = vendorNames.flatMap((vendor) => [
    { vendor, copy: 0 as const },
    { vendor, copy: 1 as const },
  ]);
  for (const { vendor, copy } of every) {
    const provider = openProvider(vendor, copy, {
      apiKey: "warm",
      baseUrl: "http://127.0.0.1:1",
      fetch: async () =>
        Response.json({
          id: "a",
          videoUrl: "https://x.example/",
          status: vendor === "argil" ? "IDLE" : "ready",
        }),
    });
    await provider.createAndWait({ name: "warm", image: markedPicture("mark") });
  }
  return { undici: await loadUndici() };
}
