// Generated, do not edit; run `npm run generate`.
export const spec = {
  version: "1.0",
  sha256: "2d17e2239855ebfb3510feed58ef66fba3c8141288441aba9c7daf16019389eb",
  retrieved: "2026-07-17",
} as const;
