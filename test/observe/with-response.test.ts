import { describe, expect, expectTypeOf, it } from "vitest";
import {
  createAvatarProvider,
  NotFoundError,
  type ProtofaceAvatar,
  type ResponsePromise,
  type WithResponse,
} from "../../src/index.ts";
import { anamAvatar, protofaceAvatar } from "../unit/support/fixtures.ts";
import { failure, harness, key, reply } from "../unit/support/harness.ts";

const ready = protofaceAvatar({ status: "ready" });

describe("withResponse", () => {
  it("returns the result with status, headers and request id, and sends nothing more", async () => {
    await using clients = await harness([reply(200, ready, { "x-request-id": "req_7", "x-left": "3" })]);
    const promise = clients.protoface.avatars.get("av_1");
    const { data, status, headers, requestId } = await promise.withResponse();
    expect([data, status, headers.get("x-left"), requestId]).toEqual([ready, 200, "3", "req_7"]);
    expect(await promise).toBe(data);
    expect(clients.requests).toHaveLength(1);
  });

  it("can be used like any other promise", async () => {
    await using clients = await harness([reply(200, ready)]);
    const promise = clients.protoface.avatars.get("av_1");
    expect(promise).toBeInstanceOf(Promise);
    expect(promise.constructor).toBe(Promise);
    expect(Object.keys(promise)).toEqual([]);
    const plain: Promise<ProtofaceAvatar> = promise;
    expectTypeOf(promise).toEqualTypeOf<ResponsePromise<ProtofaceAvatar>>();
    expectTypeOf(await promise.withResponse()).toEqualTypeOf<WithResponse<ProtofaceAvatar>>();
    expect(await Promise.all([plain, promise.then(({ id }) => id)])).toEqual([ready, "av_1"]);
  });

  it("rejects as the promise does, and leaves no rejection unhandled", async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", note);
    await using clients = await harness([reply(404, {})]);
    await failure(NotFoundError, clients.protoface.avatars.get("av_1").withResponse());
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it("describes the last response, separately for each call", async () => {
    const answer = (id: string, status: "processing" | "ready") =>
      reply(200, protofaceAvatar({ id, status }), { "x-request-id": `req_${id}_${status}` });
    await using clients = await harness([
      (request, response, index) =>
        answer(request.url.split("/").at(-1) ?? "", index < 2 ? "processing" : "ready")(
          request,
          response,
          index,
        ),
    ]);
    const ids = ["av_1", "av_2"];
    const all = await Promise.all(ids.map((id) => clients.protoface.avatars.wait(id).withResponse()));
    expect(all.map(({ requestId }) => requestId)).toEqual(["req_av_1_ready", "req_av_2_ready"]);
  });

  it("reports no response for a wait that needed no request", async () => {
    await using clients = await harness([]);
    const { status, headers, requestId } = await clients.protoface.avatars.wait(ready).withResponse();
    expect([status, [...headers], requestId]).toEqual([undefined, [], undefined]);
  });

  it("exists on deletes, on groups of operations and on providers; lists have it on each page", async () => {
    const group = { id: "g1", name: "G" };
    await using clients = await harness([
      reply(204, "", { "x-request-id": "req_d" }),
      reply(200, group, { "x-request-id": "req_g" }),
      reply(200, ready, { "x-request-id": "req_p" }),
      reply(
        200,
        {
          data: [anamAvatar()],
          meta: { total: 2, lastPage: 2, currentPage: 1, perPage: 1, prev: null, next: 2 },
        },
        {
          "x-request-id": "req_l1",
        },
      ),
      reply(
        200,
        { data: [], meta: { total: 2, lastPage: 2, currentPage: 2, perPage: 1, prev: 1, next: null } },
        {
          "x-request-id": "req_l2",
        },
      ),
    ]);
    const deleted = await clients.protoface.avatars.delete("av_1").withResponse();
    expect(deleted).toMatchObject({ data: undefined, status: 204, requestId: "req_d" });
    const read = await clients.anam.knowledge.groups.get("g1").withResponse();
    expect(read).toMatchObject({ data: group, requestId: "req_g" });
    const provider = createAvatarProvider("protoface", { apiKey: key, baseUrl: clients.url });
    const unified = await provider.get("av_1").withResponse();
    expect(unified).toMatchObject({ data: { vendor: "protoface" }, requestId: "req_p" });
    const ids: (string | undefined)[] = [];
    for await (const page of clients.anam.avatars.list({ perPage: 1 }).pages()) {
      ids.push(page.requestId);
      expect(page.headers.get("x-request-id")).toBe(page.requestId);
    }
    expect(ids).toEqual(["req_l1", "req_l2"]);
  });
});
