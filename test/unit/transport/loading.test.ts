import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { script, startServer } from "../../../scripts/common/stand-ins/server.ts";
import { call } from "../../../src/core/call/call.ts";
import { resolveConfig } from "../../../src/core/config/config.ts";
import { AbortedError, ConnectionError, NotFoundError } from "../../../src/core/errors/index.ts";
import { Transport } from "../../../src/core/http/transport.ts";
import { loadLater } from "../../../src/core/load-later.ts";
import { createAndWait } from "../../../src/core/wait/create-and-wait.ts";
import { profile } from "../../../src/vendors/protoface/profile.ts";
import { failure, key, reply } from "../support/harness.ts";
import { thing, waiterOf } from "../wait/support.ts";

const gone = new TypeError("Failed to fetch dynamically imported module");
const read = { method: "GET", path: "/v1/avatars" } as const;
const create = { method: "POST", path: "/v1/avatars", body: {} } as const;

/** A transport to a server that answers so; what is loaded later comes at the nth time of asking. */
async function transportTo(answers: number[], comesAt: number) {
  const server = await startServer(script(...answers.map((status) => reply(status, { id: "av_1" }))));
  const options = { apiKey: key, baseUrl: server.url, clock: new FakeClock() };
  let asked = 0;
  const load = async () => {
    asked += 1;
    if (asked < comesAt) throw gone;
    return loadLater();
  };
  const transport = new Transport(profile, resolveConfig(profile, options), load);
  return {
    transport,
    requests: server.requests,
    asked: () => asked,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

describe("what is loaded with the first request", () => {
  it("is asked for once, however many calls there are", async () => {
    await using t = await transportTo([200], 1);
    for (let n = 0; n < 3; n++) await call(t.transport, read, undefined, undefined);
    expect(t.asked()).toBe(1);
  });

  it("is not missed by a read that succeeds", async () => {
    await using t = await transportTo([200], Infinity);
    const { status } = await call(t.transport, read, undefined, undefined);
    expect(status).toBe(200);
  });

  it("is a ConnectionError where a read that failed misses it, and is asked for again by the next", async () => {
    await using t = await transportTo([404], 2);
    const error = await failure(ConnectionError, call(t.transport, read, undefined, undefined));
    expect(error.cause).toBe(gone);
    await failure(NotFoundError, call(t.transport, read, undefined, undefined));
  });

  it("is there before a create sends anything", async () => {
    await using t = await transportTo([201], 2);
    await failure(ConnectionError, call(t.transport, create, undefined, undefined));
    expect(t.requests).toHaveLength(0);
    await call(t.transport, create, undefined, undefined);
    expect(t.requests).toHaveLength(1);
  });

  it("loses no item that was made when the wait cannot be loaded", async () => {
    const made = createAndWait(
      waiterOf(["ready"]),
      async () => thing("processing"),
      {},
      () => Promise.reject(gone),
    );
    const error = await failure(AbortedError, made);
    expect(error).toMatchObject({ id: "t1", item: thing("processing"), cause: gone });
  });
});
