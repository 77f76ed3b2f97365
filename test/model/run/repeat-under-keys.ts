import { perform } from "./perform.ts";
import type { World } from "./world.ts";

/** Call ids from here on belong to repeats. */
export const firstRepeat = 1_000;

/** Creates once more under each key that created an avatar: it must be returned, and nothing sent. */
export async function repeatUnderKeys(world: World): Promise<void> {
  const made = new Set(world.vendor.store.avatars.map(({ key }) => key));
  const fine = { onSending: "fine", onCreated: "fine", onProgress: "fine", onSettled: "fine" } as const;
  const inputs = new Map(
    world.schedule.calls
      .flatMap((call) => call.inputs)
      .flatMap((input) => (input.key === undefined ? [] : [[input.key, input]])),
  );
  let id = firstRepeat;
  for (const [key, input] of inputs) {
    if (!made.has(key)) continue;
    await perform(world, {
      id: id++,
      client: 0,
      at: 0,
      kind: "create",
      via: "client",
      inputs: [input],
      callbacks: fine,
      posts: [],
      lookups: [],
    });
  }
}
