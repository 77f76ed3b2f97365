import { describe, expect, test } from "vitest";
import { InvalidInputError, JobFailedError, WaitTimeoutError } from "../../src/index.ts";
import { observe } from "../support/contract-waits.ts";
import { connectArgil, rejection } from "../support/contract-wire.ts";
import { ids } from "../support/contract-wrappers.ts";

const input = { name: "my-broll-clip", type: "VIDEO", url: "https://example.com/clip.mp4" } as const;

describe("an asset at Argil", () => {
  test("is imported, and typed as ready", async () => {
    const script = ["code=201, example=processing", "example=processing", "example=ready"];
    const { client, exchanges } = connectArgil(...script);
    const { told, onProgress } = observe();
    const asset = await client.assets.createAndWait(input, { onProgress });
    const status: "READY" = asset.status;
    expect(status).toBe("READY");
    expect(told).toEqual(["processing after 0", "processing after 1", "ready after 2"]);
    expect(exchanges.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  });

  test("that cannot be imported is a JobFailedError of its kind", async () => {
    const { client } = connectArgil("example=processing", "example=failed");
    const error = await rejection(client.assets.wait(ids.asset));
    expect(error).toBeInstanceOf(JobFailedError);
    expect(error).toMatchObject({ name: "JobFailedError", code: "job_failed", kind: "asset", id: ids.asset });
    expect(error).toHaveProperty("item.status", "FAILED");
  });

  test("that takes too long is a WaitTimeoutError of its kind", async () => {
    const { client } = connectArgil("example=processing");
    const error = await rejection(client.assets.wait(ids.asset, { maxWaitMs: 60_000 }));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({ kind: "asset", id: ids.asset, elapsedMs: 60_000 });
  });

  test("whose create was lost is looked for in every state", async () => {
    const { client, exchanges } = connectArgil("example=empty", "example=ready", "example=ready");
    const found = await client.assets.findCreated({ name: input.name, since: new Date("2026-06-01") });
    expect(found.map(({ id }) => id)).toEqual([ids.asset]);
    expect(exchanges.map(({ url }) => url.search)).toEqual([
      "?status=PROCESSING&pageSize=100",
      "?status=READY&pageSize=100",
      "?status=FAILED&pageSize=100",
    ]);
  });

  test("is rejected before anything is sent, with every reason", async () => {
    const { client, exchanges } = connectArgil();
    const create = client.assets.create({ name: "", type: "AUDIO", url: "clip.mp4", size: 1 } as never);
    const error = await rejection(create);
    if (!(error instanceof InvalidInputError)) return expect.unreachable(String(error));
    expect(error.reasons).toHaveLength(4);
    expect(exchanges).toEqual([]);
  });
});
