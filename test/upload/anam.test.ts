import { expect, test } from "vitest";
import { fieldsOf, fileOf, onlyForm, onlyJson, onlyRequest, startVendors } from "./capture.ts";
import { jpeg, png } from "./pictures.ts";

const imageUrl = "https://example.com/ada.png";

test("bytes are sent as a form: the fields in order, then the file", async () => {
  await using vendors = await startVendors();
  const imageFile = new File([png], "ada.png", { type: "image/png" });
  await vendors.anam.avatars.create({ imageFile, avatarModel: "cara-4", displayName: "Ada" });
  expect(onlyForm(vendors)).toEqual([
    { name: "displayName", filename: undefined, type: undefined, bytes: Buffer.from("Ada") },
    { name: "avatarModel", filename: undefined, type: undefined, bytes: Buffer.from("cara-4") },
    { name: "imageFile", filename: "ada.png", type: "image/png", bytes: Buffer.from(png) },
  ]);
});

test("absent or undefined fields have no part", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create({ displayName: "Ada", imageFile: jpeg, avatarModel: undefined });
  const parts = onlyForm(vendors);
  expect(fieldsOf(parts)).toEqual([["displayName", "Ada"]]);
  expect(fileOf(parts).bytes).toEqual(Buffer.from(jpeg));
});

test("a name in any script is sent as UTF-8", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create({ displayName: 'Аda "美" 🙂', imageFile: png });
  expect(fieldsOf(onlyForm(vendors))).toEqual([["displayName", 'Аda "美" 🙂']]);
});

test("a form carries the key, its length and its own content type", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create({ displayName: "Ada", imageFile: png });
  const { method, url, headers, body } = onlyRequest(vendors);
  expect([method, url]).toEqual(["POST", "/v1/avatars"]);
  expect(headers).toMatchObject({
    authorization: "Bearer key-1",
    accept: "application/json",
    "content-length": String(body.length),
    "content-type": expect.stringMatching(/^multipart\/form-data; boundary=\S+$/),
  });
  expect(headers).not.toHaveProperty("transfer-encoding");
  expect(headers).not.toHaveProperty("x-api-key");
});

test("a URL is sent as JSON", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create({ displayName: "Ada 美", imageUrl, avatarModel: "cara-4" });
  expect(onlyJson(vendors)).toEqual({ displayName: "Ada 美", imageUrl, avatarModel: "cara-4" });
  const { method, url, headers, body } = onlyRequest(vendors);
  expect([method, url]).toEqual(["POST", "/v1/avatars"]);
  expect(headers).toMatchObject({
    authorization: "Bearer key-1",
    accept: "application/json",
    "content-length": String(body.length),
    "content-type": "application/json",
  });
  expect(headers).not.toHaveProperty("transfer-encoding");
});

test("the other source may be given as undefined", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create({ displayName: "Ada", imageUrl, imageFile: undefined });
  expect(onlyJson(vendors)).toEqual({ displayName: "Ada", imageUrl });
});

test.each([
  ["imageFile", { displayName: "Ada", imageFile: png, imageUrl: null }, "multipart/form-data"],
  ["imageUrl", { displayName: "Ada", imageFile: null, imageUrl }, "application/json"],
])("null in addition to %s counts as absent", async (_, input, type) => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.create(input as never);
  expect(onlyRequest(vendors).headers["content-type"]).toContain(type);
});

test("a rename sends only the name", async () => {
  await using vendors = await startVendors();
  await vendors.anam.avatars.update("a/1", { displayName: "Ada" });
  const { method, url } = onlyRequest(vendors);
  expect([method, url]).toEqual(["PUT", "/v1/avatars/a%2F1"]);
  expect(onlyJson(vendors)).toEqual({ displayName: "Ada" });
});
