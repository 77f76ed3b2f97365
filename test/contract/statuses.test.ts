import { describe, expect, test } from "vitest";
import { ContractDocument, isNode } from "../../scripts/contract/document.ts";
import { parseWebhook } from "../../src/vendors/argil/index.ts";
import { observe, vendorWaits } from "../support/contract-waits.ts";
import { ids, wrapped } from "../support/contract-wrappers.ts";

function enumOf(vendor: "protoface" | "argil", schema: string): string[] {
  const document = new ContractDocument(vendor);
  const { enum: own, items } = document.resolve({ $ref: `#/components/schemas/${schema}` });
  const values = own ?? document.resolve(items).enum;
  return Array.isArray(values) ? values.map(String) : [];
}

/** The response to a poll that shows an avatar in this state. */
function exampleWith(vendor: "protoface" | "argil", status: string): string | undefined {
  const get = wrapped.find((wrapper) => wrapper.name === `${vendor}.avatars.get`);
  const examples = get?.operation.answers.find((answer) => answer.status === "200")?.examples ?? [];
  return examples.find(({ value }) => isNode(value) && value.status === status)?.name;
}

const meanings = {
  protoface: { ready: "ready", processing: "processing", failed: "failed" },
  argil: {
    NOT_TRAINED: "processing",
    TRAINING: "processing",
    TRAINING_FAILED: "failed",
    IDLE: "ready",
    REFUSED: "failed",
  },
} as const;

describe.each(["protoface", "argil"] as const)("the statuses of an avatar at %s", (vendor) => {
  test("are those whose meaning is known", () => {
    expect(enumOf(vendor, "AvatarStatus").sort()).toEqual(Object.keys(meanings[vendor]).sort());
  });

  test.each(Object.entries(meanings[vendor]))("%s means %s to a wait", async (status, meaning) => {
    const { told, onProgress } = observe();
    const example = exampleWith(vendor, status);
    const options = { onProgress, maxWaitMs: 10_000 };
    await vendorWaits[vendor].wait(options, `example=${example}`).result.catch(() => undefined);
    expect(told[0]).toBe(`${meaning} after 1`);
  });
});

test.each(enumOf("argil", "WebhookEvents"))("parseWebhook reads Argil's %s", async (event) => {
  const data = { avatarId: ids.argil, videoId: ids.argil };
  expect(await parseWebhook({ event, data })).toMatchObject({ event, data });
});
