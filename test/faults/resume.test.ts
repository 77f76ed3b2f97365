import { once } from "node:events";
import { expect, it } from "vitest";
import { type Exchange, FaultServer, well } from "../../scripts/common/stand-ins/fault-server.ts";
import { end, printed, start } from "./resume-processes.ts";

const vendors = ["anam", "protoface", "argil"] as const;

function addressOf(server: FaultServer): string {
  return `${server.origin}${server.model.vendor === "argil" ? "/v1" : ""}`;
}

function creates({ seen }: FaultServer): number {
  return seen.filter((request) => request.startsWith("POST")).length;
}

it.each(vendors)(
  "%s: a wait that was killed resumes in another process, and nothing is created again",
  async (vendor) => {
    let twicePolled: () => void;
    const secondPoll = new Promise<void>((resolve) => {
      twicePolled = resolve;
    });
    let polls = 0;
    await using server = await FaultServer.start({
      vendor,
      onRead: () => {
        // The create comes first.
        polls += 1;
        if (polls === 3) twicePolled();
      },
    });
    server.model.ready = false;

    const first = start(vendor, addressOf(server), "create");
    const [id = ""] = await printed(first, "created");
    await secondPoll;
    await end(first);

    server.model.ready = true;
    const second = start(vendor, addressOf(server), "wait", id);
    expect(await printed(second, "ready")).toEqual([id]);
    expect(server.model.bought).toBe(1);
    expect(creates(server)).toBe(1);
  },
);

/** Carries creates out but never responds. */
async function silentServer(vendor: (typeof vendors)[number]): Promise<[FaultServer, Promise<void>]> {
  let wasRead: () => void;
  const read = new Promise<void>((resolve) => {
    wasRead = resolve;
  });
  const silent = {
    strike(exchange: Exchange) {
      exchange.answer();
      wasRead();
    },
  };
  const plan = ({ method }: { method: string }) => (method === "POST" ? silent : well);
  return [await FaultServer.start({ vendor, plan }), read];
}

it.each(vendors)(
  "%s: what a killed create made is found by the note taken before it was sent",
  async (vendor) => {
    const [started, read] = await silentServer(vendor);
    await using server = started;
    const first = start(vendor, addressOf(server), "create");
    const [name = "", since = ""] = await printed(first, "sending");
    await read;
    await end(first);

    const second = start(vendor, addressOf(server), "find", name, since);
    expect(await printed(second, "found")).toEqual(server.model.made);
    expect(creates(server)).toBe(1);
  },
);

it("argil: a create that was killed under a key returns what it made when called again", async () => {
  const [started, read] = await silentServer("argil");
  await using server = started;
  const first = start("argil", addressOf(server), "again", "order-1");
  await read;
  await end(first);

  const second = start("argil", addressOf(server), "again", "order-1");
  const closed = once(second, "close");
  expect(await printed(second, "created")).toEqual(server.model.made);
  expect(await closed).toEqual([0, null]);
  expect(creates(server)).toBe(1);
});
