import { describe, expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import {
  createAvatarProvider,
  createProtofaceClient,
  InvalidInputError,
  toProvider,
  type VendorName,
} from "../../src/index.ts";

interface Sent {
  method: string;
  url: string;
  body: unknown;
}

/** A provider with a fetch that records requests and answers them in turn. */
function setUp<Vendor extends VendorName>(vendor: Vendor, ...answers: (object | Response)[]) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { method = "GET", body } = init ?? {};
    sent.push({ method, url: String(input), body: typeof body === "string" ? JSON.parse(body) : body });
    const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  const clock = new FakeClock();
  return { sent, clock, provider: createAvatarProvider(vendor, { apiKey: "key-of-the-test", fetch, clock }) };
}

const image = makePng(1280, 720);
const stamp = "2026-04-20T10:00:00.000Z";
const anam = {
  id: "1",
  displayName: "Ada",
  createdAt: stamp,
  imageUrl: "https://e.com/i.png",
  videoUrl: null,
};
const protoface = { id: "2", name: "Ada", status: "failed", failure_reason: "no face", created_at: stamp };
const argil = {
  id: "3",
  name: "Ada",
  status: "REFUSED",
  createdAt: stamp,
  thumbnailUrl: "https://e.com/t.png",
};

describe("a unified avatar", () => {
  it.each([
    ["anam", anam, { status: "processing", previewUrl: "https://e.com/i.png", failureReason: undefined }],
    ["protoface", protoface, { status: "failed", previewUrl: undefined, failureReason: "no face" }],
    [
      "argil",
      argil,
      {
        status: "failed",
        previewUrl: "https://e.com/t.png",
        failureReason: expect.stringContaining("REFUSED"),
      },
    ],
  ] as const)(
    "translates %s's avatar into common terms, and keeps the native one",
    async (vendor, native, words) => {
      const { provider } = setUp(vendor, native);
      const { id } = native;
      expect(await provider.get(id)).toEqual({ vendor, id, name: "Ada", createdAt: stamp, native, ...words });
    },
  );

  it("is unknown if the vendor's status is new", async () => {
    const { provider } = setUp("protoface", { ...protoface, status: "paused" });
    expect(await provider.get("2")).toMatchObject({ status: "unknown", native: { status: "paused" } });
  });
});

describe("create", () => {
  it("passes the vendor's native options on", async () => {
    const { provider, sent } = setUp("argil", argil);
    const native = { voiceId: "123e4567-e89b-12d3-a456-426614174000", extras: { order: "7" } };
    await provider.create({ name: "Ada", image: "https://example.com/ada.png" }, { native });
    const datasetImage = { url: "https://example.com/ada.png" };
    expect(sent[0]).toMatchObject({
      method: "POST",
      body: { type: "IMAGE", name: "Ada", datasetImage, ...native },
    });
  });

  it("sends bytes in the form that the vendor accepts", async () => {
    const { provider, sent } = setUp("anam", anam);
    await provider.create({ name: "Ada", image }, { native: { avatarModel: "cara-4" } });
    const form = sent[0]?.body as FormData;
    expect([...form.keys()].sort()).toEqual(["avatarModel", "displayName", "imageFile"]);
  });

  it.each([
    [
      "a URL at Protoface",
      "protoface",
      { name: "Ada", image: "https://e.com/a.png" },
      /does not accept images by URL/,
    ],
    ["a path", "anam", { name: "Ada", image: "ada.png" }, /image must be an absolute https URL/],
    [
      "a plain http URL",
      "argil",
      { name: "Ada", image: "http://e.com/a.png" },
      /image must be an absolute https URL/,
    ],
    [
      "a native option among the common ones",
      "argil",
      { name: "Ada", image, extras: {} },
      /extras is unknown/,
    ],
    ["no input", "anam", undefined, /the input must be an object with name, image/],
  ] as const)("rejects %s before anything is sent", async (_, vendor, input, reason) => {
    const { provider, sent } = setUp(vendor);
    const error = await provider.create(input as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(String(error)).toMatch(reason);
    expect(sent).toHaveLength(0);
  });
});

describe("createAndWait", () => {
  it("reports the unified avatar at each step and returns a ready one", async () => {
    const building = { ...protoface, status: "processing" };
    const { provider } = setUp("protoface", building, building, { ...protoface, status: "ready" });
    const told: string[] = [];
    const avatar = await provider.createAndWait(
      { name: "Ada", image },
      {
        onCreated: (made) => told.push(`${made.vendor} ${made.id}`),
        onProgress: ({ status, item: seen }) => told.push(`${status} ${seen.native.status}`),
      },
    );
    expect(avatar).toMatchObject({ status: "ready", native: { status: "ready" } });
    expect(told).toEqual(["protoface 2", "processing processing", "processing processing", "ready ready"]);
  });

  it("attaches the unified avatar to its errors", async () => {
    const { provider } = setUp(
      "protoface",
      { ...protoface, status: "processing" },
      new Response("", { status: 401 }),
    );
    const failed = provider.createAndWait({ name: "Ada", image });
    await expect(failed).rejects.toMatchObject({
      code: "authentication",
      item: { vendor: "protoface", id: "2" },
    });
  });
});

describe("delete", () => {
  it.each(["anam", "protoface"] as const)("exists at %s", async (vendor) => {
    const { provider, sent } = setUp(vendor);
    await provider.delete("1");
    expect(sent[0]).toMatchObject({ method: "DELETE", url: expect.stringMatching(/\/v1\/avatars\/1$/) });
  });

  it("does not exist at argil", () => {
    const { provider } = setUp("argil");
    expect(provider).not.toHaveProperty("delete");
    // @ts-expect-error Argil has no operation to delete an avatar.
    expect(provider.delete).toBeUndefined();
  });
});

describe("createMany", () => {
  const inputs = ["a", "b", "c", "d"].map((name) => ({ name, image }));

  it("reports each result, in order, and no failure stops the rest", async () => {
    const refused = new Response("", { status: 422 });
    const { provider } = setUp("protoface", protoface, refused, protoface, protoface);
    const told: number[] = [];
    const results = await provider.createMany([...inputs, { name: "", image }], {
      concurrency: 1,
      onSettled: ({ index }) => told.push(index),
    });
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [0, "created"],
      [1, "failed"],
      [2, "created"],
      [3, "created"],
      [4, "failed"],
    ]);
    expect(results[1]).toMatchObject({ error: { code: "unprocessable" } });
    expect(results[4]).toMatchObject({ error: { code: "invalid_input" } });
    expect(told).toEqual([0, 1, 2, 3, 4]);
  });

  it("keeps the ids created before an abort and leaves the rest unsent", async () => {
    const { provider, sent } = setUp("protoface", protoface);
    const stop = new AbortController();
    const reason = new Error("enough");
    const results = await provider.createMany(inputs, {
      concurrency: 1,
      signal: stop.signal,
      onSettled: ({ index }) => index === 1 && stop.abort(reason),
    });
    expect(results.map(({ status }) => status)).toEqual(["created", "created", "unsent", "unsent"]);
    expect(results[3]).toMatchObject({ error: reason });
    expect(sent).toHaveLength(2);
  });

  it("respects the limit of creates in flight", async () => {
    let inFlight = 0;
    let most = 0;
    const fetch: typeof globalThis.fetch = async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      return Response.json(protoface);
    };
    const provider = toProvider(createProtofaceClient({ apiKey: "key-of-the-test", fetch }));
    await provider.createMany([...inputs, ...inputs], { concurrency: 3 });
    expect(most).toBe(3);
  });

  it("accepts native options for each input", async () => {
    const { provider, sent } = setUp("argil", []);
    await provider.createMany(
      ["1", "2"].map(
        (key) => ({ name: key, image: "https://e.com/a.png", native: { idempotencyKey: key } }) as const,
      ),
    );
    const creates = sent.filter(({ method }) => method === "POST");
    expect(creates.map(({ body }) => Object.values((body as { extras: object }).extras))).toEqual([
      ["1"],
      ["2"],
    ]);
  });
});

describe("list", () => {
  it.each([
    ["anam", { data: [anam], meta: { next: null } }, "onlyOneShot=true&perPage=5"],
    ["protoface", { data: [protoface], has_more: false }, "scope=org&limit=5"],
    ["argil", [argil], "visibility=private"],
  ] as const)("asks %s for the account's own avatars", async (vendor, body, query) => {
    const { provider, sent } = setUp(vendor, body);
    const page = await provider.list({ own: true, pageSize: 5 });
    expect(new URL(sent[0]?.url ?? "").search).toBe(`?${query}`);
    expect(page.body).toEqual(body);
    expect(page.items).toMatchObject([{ vendor, name: "Ada" }]);
    expect(await page.next()).toBeUndefined();
  });

  it("continues from page to page", async () => {
    const first = { data: [protoface], has_more: true, next_cursor: "2" };
    const { provider } = setUp("protoface", first, { data: [{ ...protoface, id: "4" }], has_more: false });
    expect((await provider.list().toArray()).map(({ id }) => id)).toEqual(["2", "4"]);
  });
});

it.each(["acme", "constructor", "__proto__"])("rejects %s, which is not a vendor", (name) => {
  let error: unknown;
  try {
    createAvatarProvider(name as "anam", { apiKey: "key-of-the-test" });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(InvalidInputError);
  expect(String(error)).toMatch(/must be one of anam, protoface, argil/);
});
