import { afterAll, expect, vi } from "vitest";
import { asInNewProcess } from "./new-process.ts";

// Test files share processes, so what one leaves changed would break another, far from the cause. (Vitest itself restores
// spies after each file.)
const events = ["SIGINT", "SIGTERM", "uncaughtException", "unhandledRejection"];

asInNewProcess();
const before = traces();

afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  expect(traces(), "left changed for later test files").toEqual(before);
});

function traces() {
  return {
    globals: [globalThis.fetch, globalThis.setTimeout, globalThis.setImmediate, globalThis.Date],
    keys: Object.entries(process.env).filter(([name]) => /_(API_KEY|BASE_URL)$/.test(name)),
    listeners: events.map((event) => [event, process.listenerCount(event)]),
    folder: process.cwd(),
  };
}
