import { expect, test } from "vitest";
import { onlyJson, refusal, startVendors } from "./capture.ts";

const callbackUrl = "https://example.com/hook";
const events = ["AVATAR_TRAINING_SUCCESS" as const];
const badUrl = "callbackUrl must be an absolute https URL";
const noEvents = "events must name at least one event";

type Cases = readonly (readonly [what: string, input: unknown, reasons: readonly unknown[]])[];

const always: Cases = [
  ["nothing at all", undefined, ["the input must be an object with callbackUrl, events"]],
  ["an http URL", { callbackUrl: "http://example.com/hook", events }, [badUrl]],
  ["null for the URL", { callbackUrl: null, events }, [badUrl]],
  ["no event in the list", { callbackUrl, events: [] }, [noEvents]],
  ["a bare event", { callbackUrl, events: events[0] }, [noEvents]],
  ["a number among the events", { callbackUrl, events: [...events, 7] }, [noEvents]],
  ["null for the events", { callbackUrl, events: null }, [noEvents]],
  [
    "a misspelt member",
    { callbackUrl, events, url: callbackUrl },
    [expect.stringMatching(/^url is unknown/)],
  ],
  ["two mistakes", { callbackUrl: "hook", events: [] }, [badUrl, noEvents]],
];
const onCreate: Cases = [
  ["no URL", { events }, [badUrl]],
  ["no events", { callbackUrl }, [noEvents]],
];
const onUpdate: Cases = [
  ["no change", {}, ["give callbackUrl, events or both"]],
  ["only undefined", { callbackUrl: undefined, events: undefined }, ["give callbackUrl, events or both"]],
];

test.each([...always, ...onCreate])(
  "a subscription with %s is rejected with every reason",
  async (_, input, reasons) => {
    await using vendors = await startVendors();
    const found = await refusal(vendors, () => vendors.argil.webhooks.create(input as never));
    expect(found).toEqual(expect.arrayContaining([...reasons]));
  },
);

test.each([...always, ...onUpdate])(
  "an update with %s is rejected with every reason",
  async (_, update, reasons) => {
    await using vendors = await startVendors();
    expect(await refusal(vendors, () => vendors.argil.webhooks.update("w-1", update as never))).toEqual(
      reasons,
    );
  },
);

test.each([{ callbackUrl }, { events }, { callbackUrl, events }, { callbackUrl, events: undefined }])(
  "an update may be partial: %o",
  async (update) => {
    await using vendors = await startVendors();
    await vendors.argil.webhooks.update("w-1", update);
    expect(onlyJson(vendors)).toEqual(JSON.parse(JSON.stringify(update)));
  },
);
