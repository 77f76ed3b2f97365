import { expect, test } from "vitest";
import { onlyJson, onlyRequest, startVendors } from "./capture.ts";
import { jpeg, png, webp } from "./pictures.ts";

const url = "https://example.com/ada.png?size=large#face";
const extras = { "order id": "7", note: 'a "美" note', empty: "" };

function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

test("a URL is sent as it is, and the avatar's type is filled in", async () => {
  await using vendors = await startVendors();
  await vendors.argil.avatars.create({ name: "Ada", datasetImage: { url } });
  expect(onlyJson(vendors)).toEqual({ type: "IMAGE", name: "Ada", datasetImage: { url } });
});

test("a data URI is sent as it is", async () => {
  await using vendors = await startVendors();
  const base64 = dataUri("image/jpg", jpeg);
  await vendors.argil.avatars.create({ name: "Ada", datasetImage: { base64 } });
  expect(onlyJson(vendors)).toEqual({ type: "IMAGE", name: "Ada", datasetImage: { base64 } });
});

test.each([
  ["image/png", png],
  ["image/jpeg", jpeg],
  ["image/webp", webp],
])("bytes are sent as a data URI of their own type, %s", async (type, bytes) => {
  await using vendors = await startVendors();
  const datasetImage = new File([bytes], "ada.gif", { type: "image/gif" });
  await vendors.argil.avatars.create({ name: "Ada", datasetImage });
  expect(onlyJson(vendors)).toEqual({
    type: "IMAGE",
    name: "Ada",
    datasetImage: { base64: dataUri(type, bytes) },
  });
});

test("every optional member is sent", async () => {
  await using vendors = await startVendors();
  const input = {
    name: "Аda 美",
    voiceId: "5E3C4b11-9d70-4c0b-8ee8-000000000001",
    callbackUrl: "https://example.com/hook?avatar=ada",
    extras,
  };
  await vendors.argil.avatars.create({ ...input, datasetImage: { url, base64: undefined } });
  expect(onlyJson(vendors)).toEqual({ ...input, type: "IMAGE", datasetImage: { url } });
});

test("undefined members are omitted", async () => {
  await using vendors = await startVendors();
  const absent = { voiceId: undefined, callbackUrl: undefined, extras: undefined };
  await vendors.argil.avatars.create({ ...absent, name: "Ada", datasetImage: { url, base64: undefined } });
  expect(onlyRequest(vendors).body.toString()).not.toMatch(/voiceId|callbackUrl|extras|null/);
});

test.each([
  ["a name of 1 character", { name: "A" }],
  ["a name of 256 characters", { name: "A".repeat(256) }],
  [
    "10 extras of 256 characters",
    { extras: Object.fromEntries("abcdefghij".split("").map((key) => [key.repeat(256), "v".repeat(256)])) },
  ],
])("%s is within the limits", async (_, members) => {
  await using vendors = await startVendors();
  await vendors.argil.avatars.create({ name: "Ada", ...members, datasetImage: { url } });
  expect(onlyJson(vendors)).toMatchObject(members);
});

test("the request carries the key, its length and JSON's content type", async () => {
  await using vendors = await startVendors();
  await vendors.argil.avatars.create({ name: "Ada", datasetImage: png });
  const { method, url: path, headers, body } = onlyRequest(vendors);
  expect([method, path]).toEqual(["POST", "/avatars"]);
  expect(headers).toMatchObject({
    "x-api-key": "key-1",
    accept: "application/json",
    "content-length": String(body.length),
    "content-type": "application/json",
  });
  expect(headers).not.toHaveProperty("transfer-encoding");
  expect(headers).not.toHaveProperty("authorization");
});
