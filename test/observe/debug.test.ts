import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
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
    .replace(/(durationMs|responseBytes)=\d+/g, "$1=N");

const post = 'method="POST" urlTemplate="URL/v1/avatars" requestId="request-N" requestBytes=36';
const get =
  'method="GET" id="av_1" urlTemplate="URL/v1/avatars/{avatar_id}" requestId="request-N" requestBytes=0';
const ended = (outcome: number) => `status=${outcome} outcome="${outcome}" responseBytes=N`;

const expected = [
  `request ${post} attempt=1`,
  `response ${post} attempt=1 ${ended(429)} durationMs=N`,
  `retry ${post} attempt=1 ${ended(429)} durationMs=N delayMs=250`,
  `request ${post} attempt=2`,
  `response ${post} attempt=2 ${ended(201)} vendorRequestId="req_1" durationMs=N`,
  `request ${get} attempt=1`,
  `response ${get} attempt=1 ${ended(200)} durationMs=N`,
  'poll kind="avatar" id="av_1" status="ready" polls=1 elapsedMs=6000',
].map((line) => `avatar-clients: protoface avatars.createAndWait ${line}`);

const error = vi.spyOn(console, "error");
beforeEach(() => {
  error.mockImplementation(() => undefined);
  error.mockClear();
});
afterEach(() => {
  vi.unstubAllEnvs();
  error.mockReset();
});
const printed = () => error.mock.calls.map(([line]) => plain(line));

async function lines(options?: Parameters<typeof harness>[1]): Promise<void> {
  await using clients = await harness(steps, options);
  await clients.protoface.avatars.createAndWait({ name: "Ada", image: png(64, 64) });
}

describe("observe: debug", () => {
  it("prints a line for each attempt, retry and poll", async () => {
    await lines({ observe: "debug" });
    expect(printed()).toEqual(expected);
  });

  it("prints bodies if another observer asks for them", async () => {
    await lines({ observe: ["debug", { bodies: true }] });
    expect(printed()[0]).toContain('["name","Ada"]');
    expect(printed()[4]).toContain('\\"status\\":\\"processing\\"');
    expect(printed().join()).not.toContain(key);
  });
});

describe("AVATAR_CLIENTS_DEBUG", () => {
  it.each(["1", "true"])(
    "set to %s, makes every client print, once, in addition to its own observers",
    async (value) => {
      vi.stubEnv("AVATAR_CLIENTS_DEBUG", value);
      const own = vi.fn();
      await lines({ observe: [{ onRequest: own }, "debug"] });
      expect(printed()).toEqual(expected);
      expect(own).toHaveBeenCalledTimes(3);
    },
  );

  it.each(["", "0", "false"])("set to %j, prints nothing", async (value) => {
    vi.stubEnv("AVATAR_CLIENTS_DEBUG", value);
    await lines();
    expect(error).not.toHaveBeenCalled();
  });
});
