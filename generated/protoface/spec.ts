// Generated, do not edit; run `npm run generate`.
export const spec = {
  version: "0.1.0",
  sha256: "7bb60a45f39002f92f25804bef1b00fa27bc72f9115cfb10641e76f4b72ff6ee",
  retrieved: "2026-08-19",
} as const;
