import { expect, test } from "vitest";
import { onlyRequest, refusal, startVendors } from "./capture.ts";
import { png } from "./pictures.ts";

const image = new Blob([png]);
const reserved = [
  "content-type",
  "Content-Length",
  "transfer-encoding",
  "authorization",
  "X-API-Key",
  "host",
  "connection",
  "expect",
];

test.each(reserved)("a create's own %s cannot be set", async (header) => {
  await using vendors = await startVendors();
  const { anam, protoface, argil } = vendors;
  const options = { headers: { [header]: "text/plain" } };
  const reasons = [`the header ${header} is set by the client; remove it`];
  const creates = [
    () => anam.avatars.create({ displayName: "Ada", imageFile: image }, options),
    () => protoface.avatars.create({ image }, options),
    () => argil.avatars.create({ name: "Ada", datasetImage: image }, options),
  ];
  for (const create of creates) expect(await refusal(vendors, create)).toEqual(reasons);
});

test("other headers are sent, the call's overriding the client's", async () => {
  await using vendors = await startVendors(undefined, { headers: { "X-Batch": "1", "x-team": "a" } });
  await vendors.protoface.avatars.create({ image }, { headers: { "x-batch": "2", Accept: "*/*" } });
  expect(onlyRequest(vendors).headers).toMatchObject({ "x-batch": "2", "x-team": "a", accept: "*/*" });
});
