import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import {
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  InvalidInputError,
} from "../../src/index.ts";
import { ids } from "../support/contract-wrappers.ts";

describe.each([
  {
    vendor: "anam",
    variable: "ANAM",
    create: () => createAnamClient(),
    read: () => createAnamClient().avatars.get(ids.anam),
  },
  {
    vendor: "protoface",
    variable: "PROTOFACE",
    create: () => createProtofaceClient(),
    read: () => createProtofaceClient().avatars.get(ids.protoface),
  },
  {
    vendor: "argil",
    variable: "ARGIL",
    create: () => createArgilClient(),
    read: () => createArgilClient().avatars.get(ids.argil),
  },
] as const)("the key for $vendor", ({ vendor, variable, create, read }) => {
  beforeEach(() => void vi.stubEnv(`${variable}_API_KEY`, undefined));
  afterEach(() => void vi.unstubAllEnvs());

  test("is requested by the name of its variable", () => {
    expect(create).toThrow(InvalidInputError);
    expect(create).toThrow(`${variable}_API_KEY`);
  });

  test("comes from the environment, like the base URL", async () => {
    vi.stubEnv(`${variable}_API_KEY`, "contract-key");
    vi.stubEnv(`${variable}_BASE_URL`, inject("mocks")[vendor]);
    expect(await read()).toHaveProperty("id", ids[vendor]);
  });
});
