import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { debugObserver } from "../../src/index.ts";
import { png, protofaceAvatar } from "../unit/support/fixtures.ts";
import { harness, key, reply } from "../unit/support/harness.ts";

const steps = [
  reply(429, {}),
  reply(201, protofaceAvatar(), { "x-request-id": "req_1" }),
  reply(200, protofaceAvatar({ status: "ready" })),
];

const plain = (line: string) =>
  line
    .replace(/request-\d+/g, "request-N")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "URL")
    .replace(/in \d+ ms, \d+ bytes/g, "in N ms, N bytes");

const expected = [
  "avatar-clients: protoface avatars.createAndWait, request-N, attempt 1: POST URL/v1/avatars, 36 bytes",
  "avatar-clients: protoface avatars.createAndWait, request-N, attempt 1: 429 in N ms, N bytes",
  "avatar-clients: protoface avatars.createAndWait, request-N, attempt 1: again in 250 ms",
  "avatar-clients: protoface avatars.createAndWait, request-N, attempt 2: POST URL/v1/avatars, 36 bytes",
  "avatar-clients: protoface avatars.createAndWait, request-N, attempt 2: 201 in N ms, N bytes, req_1",
  'avatar-clients: protoface avatars.createAndWait, request-N, attempt 1: GET URL/v1/avatars/{avatar_id} ("av_1"), 0 bytes',
  "avatar-clients: protoface avatars.createAndWait, request-N, attempt 1: 200 in N ms, N bytes",
  'avatar-clients: protoface avatars.createAndWait, poll 1 of avatar "av_1": ready after 6000 ms, over',
];

async function lines(observe?: Parameters<typeof harness>[1]): Promise<void> {
  await using clients = await harness(steps, observe);
  await clients.protoface.avatars.createAndWait({ name: "Ada", image: png(64, 64) });
}

describe("the lines of a debugObserver", () => {
  it("are one for each attempt, retry and poll", async () => {
    const printed: string[] = [];
    await lines({ observe: debugObserver((line) => printed.push(line)) });
    expect(printed.map(plain)).toEqual(expected);
  });

  it("have bodies where they are asked for", async () => {
    const printed: string[] = [];
    await lines({ observe: { ...debugObserver((line) => printed.push(line)), bodies: true } });
    expect(printed[0]).toContain('["name","Ada"]');
    expect(printed[4]).toContain('"status":"processing"');
    expect(printed.join()).not.toContain(key);
  });
});

describe("AVATAR_CLIENTS_DEBUG", () => {
  const error = vi.spyOn(console, "error");
  beforeEach(() => {
    error.mockImplementation(() => undefined);
    error.mockClear();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    error.mockReset();
  });

  it.each(["1", "true"])("is %s: every client prints, beside its own observer", async (value) => {
    vi.stubEnv("AVATAR_CLIENTS_DEBUG", value);
    const own = vi.fn();
    await lines({ observe: { onRequest: own } });
    expect(error.mock.calls.map(([line]) => plain(line))).toEqual(expected);
    expect(own).toHaveBeenCalledTimes(3);
  });

  it.each(["", "0", "false"])("is %j: nobody prints", async (value) => {
    vi.stubEnv("AVATAR_CLIENTS_DEBUG", value);
    await lines();
    expect(error).not.toHaveBeenCalled();
  });
});
