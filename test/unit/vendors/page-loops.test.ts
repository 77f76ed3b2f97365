import { describe, expect, it } from "vitest";
import { createAnamClient } from "../../../src/vendors/anam/index.ts";
import { createProtofaceClient } from "../../../src/vendors/protoface/index.ts";

/** A fetch that gives the same response to every request, and counts them. */
function repeat(body: object): { fetch: typeof fetch; count: () => number } {
  let count = 0;
  return {
    count: () => count,
    fetch: async () => {
      count += 1;
      return Response.json(body);
    },
  };
}

describe("a list that leads back to its first page", () => {
  it("ends before reading it again at Anam", async () => {
    const { fetch, count } = repeat({ data: [{ id: "1" }], meta: { next: 1 } });
    const { avatars } = createAnamClient({ apiKey: "key-of-the-test", fetch });
    await expect(avatars.list().toArray()).rejects.toMatchObject({ code: "invalid_response" });
    expect(count()).toBe(1);
  });

  it("ends before reading it again at Protoface", async () => {
    const { fetch, count } = repeat({ data: [{ id: "1" }], has_more: true, next_cursor: "av_0" });
    const { avatars } = createProtofaceClient({ apiKey: "key-of-the-test", fetch });
    const all = avatars.list({ starting_after: "av_0" }).toArray();
    await expect(all).rejects.toMatchObject({ code: "invalid_response" });
    expect(count()).toBe(1);
  });
});
