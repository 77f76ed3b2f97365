import { describe, expect, it } from "vitest";
import { createAnamClient } from "../../../src/vendors/anam/index.ts";

describe("a header value passed to api", () => {
  it("with a line break is rejected without being shown", async () => {
    const fetch = () => Promise.reject(new Error("nothing may be sent"));
    const anam = createAnamClient({ apiKey: "key-of-the-test", fetch });
    const error = await anam.api
      .GET("/v1/avatars", { headers: { "x-note": "secret\r\nx-evil: 1" } })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(String(error)).not.toContain("secret");
  });
});
