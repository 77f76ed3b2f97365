import { afterwards, type FaultRow } from "./row.ts";

const gatewayTimeout = { status: 504, headers: {}, body: "upstream timed out" };

/** The response is lost, and what was requested appears some time later. */
export const lateFaults: readonly FaultRow[] = [
  {
    name: "504, made 20 s later",
    effect: { status: 504 },
    acts: true,
    foundAfterMs: 20_000,
    short: true,
    fault: afterwards(({ send }) => send(gatewayTimeout), { lateMs: 20_000 }),
  },
  {
    name: "504, made 10 minutes later",
    effect: { status: 504 },
    acts: true,
    foundAfterMs: 600_000,
    fault: afterwards(({ send }) => send(gatewayTimeout), { lateMs: 600_000 }),
  },
  {
    name: "reset, made 90 s later",
    effect: "lost",
    acts: true,
    foundAfterMs: 90_000,
    fault: afterwards(({ socket }) => socket.resetAndDestroy(), { lateMs: 90_000 }),
  },
  {
    name: "reset, listed a minute later",
    effect: "lost",
    acts: true,
    foundAfterMs: 60_000,
    fault: afterwards(({ socket }) => socket.resetAndDestroy(), { lagMs: 60_000 }),
  },
];
