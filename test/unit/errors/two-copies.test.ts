import { expect, it, vi } from "vitest";
import * as first from "../../../src/index.ts";
import { rejection } from "../support/harness.ts";

it("isAvatarClientError and code recognize an error from another copy of the package", async () => {
  vi.resetModules();
  const second = await import("../../../src/index.ts");
  expect(second.InvalidInputError).not.toBe(first.InvalidInputError);
  const client = second.createAnamClient({ apiKey: "k", baseUrl: "http://127.0.0.1:1" });
  const error = await rejection(client.avatars.get(""));
  expect(error).not.toBeInstanceOf(first.AvatarClientError);
  expect(first.isAvatarClientError(error) && error.code).toBe("invalid_input");
});

it("the mark that identifies it is not shown", () => {
  const error = new first.InvalidInputError("anam", ["x"]);
  expect(Object.keys(error).sort()).toEqual(["code", "reasons", "vendor"]);
});
