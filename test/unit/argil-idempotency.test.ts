import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import {
  type Captured,
  sendJson,
  startServer,
  type TestServer,
} from "../../scripts/common/stand-ins/server.ts";
import { createArgilClient, InvalidInputError, OutcomeUnknownError } from "../../src/vendors/argil/index.ts";

interface Stored {
  id: string;
  name: string;
  status: string;
  createdAt: string;
  extras?: Record<string, string>;
}

const url = "https://example.com/ada.png";
const keyName = "avatar-clients:idempotency-key";

/** An Argil with a memory: creates are kept, and the test decides what happens to each response. */
describe("argil.avatars.create with an idempotencyKey", () => {
  let server: TestServer;
  let stored: Stored[];
  let answers: ("created" | "lost" | "lost unseen" | "refused")[];
  let lists: ("listed" | "down" | "unavailable")[];

  beforeEach(async () => {
    stored = [];
    answers = [];
    lists = [];
    server = await startServer((request, response) => {
      if (request.method === "GET") {
        const list = lists.shift() ?? "listed";
        if (list === "down") return sendJson(response, 401, { message: "no" });
        if (list === "unavailable") return sendJson(response, 503, { message: "not now" });
        return sendJson(response, 200, stored);
      }
      const answer = answers.shift() ?? "created";
      if (answer === "refused") return sendJson(response, 400, { code: 1, message: "no" });
      const { name, extras } = JSON.parse(request.body.toString());
      const avatar = { id: `id-${stored.length}`, name, status: "TRAINING", createdAt: "2026-01-01", extras };
      if (answer !== "lost unseen") stored.push(avatar);
      if (answer === "created") return sendJson(response, 201, avatar);
      return response.destroy();
    });
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const client = () =>
    createArgilClient({ apiKey: "argil-key", baseUrl: server.url, clock: new FakeClock() });
  const input = { name: "Ada", datasetImage: { url }, idempotencyKey: "order-1" };
  const creates = (): Captured[] => server.requests.filter(({ method }) => method === "POST");

  it("stores the key among the extras", async () => {
    await client().avatars.create({ ...input, extras: { shop: "7" } });
    expect(JSON.parse(creates()[0]?.body.toString() ?? "")).toEqual({
      type: "IMAGE",
      name: "Ada",
      datasetImage: { url },
      extras: { shop: "7", [keyName]: "order-1" },
    });
  });

  it("returns the avatar of an earlier call, made by another client", async () => {
    const first = await client().avatars.create(input);
    expect(await client().avatars.create(input)).toEqual(first);
    expect(creates()).toHaveLength(1);
  });

  it("returns a failed avatar as it is", async () => {
    await client().avatars.create(input);
    if (stored[0]) stored[0].status = "REFUSED";
    expect(await client().avatars.create(input)).toMatchObject({ id: "id-0", status: "REFUSED" });
    expect(creates()).toHaveLength(1);
  });

  it("creates another avatar under another key", async () => {
    await client().avatars.create(input);
    await client().avatars.create({ ...input, idempotencyKey: "order-2" });
    expect(creates()).toHaveLength(2);
  });

  it("finds the avatar of a create whose response was lost", async () => {
    answers = ["lost"];
    expect(await client().avatars.create(input)).toMatchObject({ id: "id-0" });
    expect(creates()).toHaveLength(1);
  });

  it("reports the outcome as unknown if the list does not show the avatar, and finds it on the next call", async () => {
    answers = ["lost unseen"];
    const argil = client();
    const error = await argil.avatars.create(input).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    stored.push({ id: "late", name: "Ada", status: "IDLE", createdAt: "", extras: { [keyName]: "order-1" } });
    expect(await (error as OutcomeUnknownError).candidates()).toMatchObject([{ id: "late" }]);
    expect(await argil.avatars.create(input)).toMatchObject({ id: "late" });
    expect(creates()).toHaveLength(1);
  });

  it("keeps the outcome unknown if the search fails", async () => {
    answers = ["lost"];
    lists = ["listed", "down"];
    await expect(client().avatars.create(input)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(creates()).toHaveLength(1);
  });

  it("keeps the outcome unknown for the next call, too, if the search fails, and sends nothing", async () => {
    answers = ["lost unseen"];
    const argil = client();
    await expect(argil.avatars.create(input)).rejects.toBeInstanceOf(OutcomeUnknownError);
    lists = ["down"];
    await expect(argil.avatars.create(input)).rejects.toBeInstanceOf(OutcomeUnknownError);
    lists = ["down"];
    const resent = argil.avatars.create(input, { resend: true });
    await expect(resent).rejects.toMatchObject({ code: "authentication" });
    // A list that may recover is requested for as long as there is time.
    lists = Array.from({ length: 3 }, () => "unavailable" as const);
    stored.push({ id: "late", name: "Ada", status: "IDLE", createdAt: "", extras: { [keyName]: "order-1" } });
    expect(await argil.avatars.create(input)).toMatchObject({ id: "late" });
    expect(creates()).toHaveLength(1);
  });

  it("sends nothing if the first search fails", async () => {
    lists = ["down"];
    await expect(client().avatars.create(input)).rejects.toMatchObject({ code: "authentication" });
    expect(creates()).toHaveLength(0);
  });

  it("shares one create among concurrent calls", async () => {
    const argil = client();
    const made = await Promise.all([1, 2, 3].map(() => argil.avatars.create(input)));
    expect(new Set(made.map(({ id }) => id))).toEqual(new Set(["id-0"]));
    expect(creates()).toHaveLength(1);
  });

  it("shares a rejection as well, after which the key can be used again", async () => {
    answers = ["refused"];
    const argil = client();
    const [first, second] = await Promise.allSettled([
      argil.avatars.create(input),
      argil.avatars.create(input),
    ]);
    expect(first).toMatchObject({ status: "rejected", reason: { code: "bad_request" } });
    expect(second).toEqual(first);
    expect(await argil.avatars.create(input)).toMatchObject({ id: "id-0" });
  });

  it.each([
    ["another name", { ...input, name: "Bob" }, /the name "Ada"/],
    ["other extras", { ...input, extras: { shop: "7" } }, /other extras/],
  ])("rejects %s under the same key", async (_, changed, message) => {
    await client().avatars.create(input);
    const error = await client()
      .avatars.create(changed)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toMatch(message);
    expect(creates()).toHaveLength(1);
  });

  it.each([
    ["an empty key", { ...input, idempotencyKey: "" }],
    ["a key of 257 characters", { ...input, idempotencyKey: "k".repeat(257) }],
    [
      "10 pairs in addition to the key",
      { ...input, extras: Object.fromEntries([..."0123456789"].map((n) => [n, n])) },
    ],
    ["extras that contain the key's own entry", { ...input, extras: { [keyName]: "x" } }],
  ])("rejects %s before anything is sent", async (_, wrong) => {
    await expect(client().avatars.create(wrong)).rejects.toBeInstanceOf(InvalidInputError);
    expect(server.requests).toHaveLength(0);
  });

  it("finds avatars by key", async () => {
    await client().avatars.create(input);
    expect(await client().avatars.findCreated({ idempotencyKey: "order-1" })).toMatchObject([{ id: "id-0" }]);
    expect(await client().avatars.findCreated({ idempotencyKey: "other" })).toEqual([]);
  });
});
