import { loadPeer } from "../load-peer.ts";

export type Sharp = typeof import("sharp").default;

/** The picture library: most users never crop, and it brings native code. @throws InvalidInputError that says what to install. */
export async function loadSharp(load: () => Promise<object> = importSharp): Promise<Sharp> {
  const neededBy = "fitting a picture";
  const loaded = await loadPeer({ name: "sharp", neededBy, install: "npm install sharp", load });
  // CommonJS: what `require` gives is the function itself.
  return ("default" in loaded ? loaded.default : loaded) as Sharp;
}

async function importSharp(): Promise<object> {
  // Bundlers let a package be missing only where a `try` stands around its import.
  try {
    return await import("sharp");
  } catch (error) {
    return Promise.reject(error);
  }
}
