// Generated, do not edit; run `npm run generate`.
export const spec = {
  version: "1.0.0",
  sha256: "0e4cc7b1c71871fcc9285962320703b55876599f25c2a93604685eb437935148",
  retrieved: "2026-06 (day not recorded)",
} as const;
