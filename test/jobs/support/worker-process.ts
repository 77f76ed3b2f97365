/** A worker in a separate process, which can be told to die or stop at a point of its work. */
import diagnostics from "node:diagnostics_channel";
import pg from "pg";
import { openJobs } from "../../../src/jobs/index.ts";
import { fastClock } from "./fast-clock.ts";
import { away, type Order, type Place } from "./order.ts";

const order = JSON.parse(process.env.ORDER ?? "") as Order;
const { pace, jobs: options, work, kill, stop } = order;
let passed = 0;
let stopped = false;
let counting = false;

/** Called between two steps: before a request leaves, and when its response has arrived. */
function pass(place: Place): void {
  if (!counting) return;
  passed += 1;
  if (passed === kill) process.kill(process.pid, "SIGKILL");
  if (stop && !stopped && place.at === stop.at && place.what.includes(stop.what)) {
    stopped = true;
    process.send?.("stopping");
    process.kill(process.pid, "SIGSTOP");
  }
}

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
const { query } = pg.Client.prototype as unknown as { query: Query };
(pg.Client.prototype as unknown as { query: Query }).query = function (...args) {
  const what = String(args[0]);
  pass({ at: "before", what });
  const last = args.length - 1;
  const callback = args[last];
  if (typeof callback === "function") {
    args[last] = (...results: unknown[]) => {
      pass({ at: "after", what });
      callback(...results);
    };
    return query.apply(this, args);
  }
  const asked = query.apply(this, args);
  if (asked instanceof Promise) {
    return asked.finally(() => pass({ at: "after", what }));
  }
  return asked;
};
for (const what of [
  "undici:request:create",
  "undici:client:sendHeaders",
  "undici:request:headers",
  "undici:request:trailers",
])
  diagnostics.subscribe(what, () => pass({ at: "during", what }));

// A missing server is not handled here: whoever started this process starts it again.
const jobs = await openJobs({ ...options, ...(pace && { clock: fastClock(pace) }) }).catch((error) => {
  console.error(error);
  process.exit(away);
});
counting = true;
const worker = await jobs.work({
  ...work,
  onWarning(message) {
    console.error(message);
    throw new Error("exceptions from a listener change nothing");
  },
});
process.on("SIGTERM", () => void worker.stop());
// Blocks the event loop, as when Postgres is compiled on a busy machine.
process.on("SIGUSR2", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 11_000));
process.send?.("working");
await worker.done;
counting = false;
await jobs.close();
process.send?.({ passed });
process.disconnect?.();
