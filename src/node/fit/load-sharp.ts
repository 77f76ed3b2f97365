import { loadPeer } from "../load-peer.ts";

export type Sharp = typeof import("sharp").default;

/**
 * Loads sharp, which is optional because it contains native code and most users never crop.
 *
 * @throws InvalidInputError which says what to install
 */
export async function loadSharp(load: () => Promise<object> = importSharp): Promise<Sharp> {
  const neededBy = "fitting an image";
  const loaded = await loadPeer({ name: "sharp", neededBy, install: "npm install sharp", load });
  // From CommonJS, `require` returns the function itself.
  return ("default" in loaded ? loaded.default : loaded) as Sharp;
}

async function importSharp(): Promise<object> {
  // Bundlers tolerate a missing package only if a `try` surrounds its import.
  try {
    return await import("sharp");
  } catch (error) {
    return Promise.reject(error);
  }
}
