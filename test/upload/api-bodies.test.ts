import { expect, test } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { script, sendJson } from "../../scripts/common/stand-ins/server.ts";
import {
  created,
  fieldsOf,
  fileOf,
  formOf,
  onlyForm,
  onlyJson,
  onlyRequest,
  startVendors,
} from "./capture.ts";
import { jpeg, png } from "./pictures.ts";

const imageUrl = "https://example.com/ada.png";

test("a body with a Blob is sent as a form, with the Blob's own name and type", async () => {
  await using vendors = await startVendors();
  const image = new File([png], 'Аda "美".png', { type: "image/png" });
  await vendors.protoface.api.POST("/v1/avatars", { body: { image, name: "Ada" } });
  const parts = onlyForm(vendors);
  expect(fieldsOf(parts)).toEqual([["name", "Ada"]]);
  const { bytes, ...file } = fileOf(parts);
  expect(file).toEqual({ name: "image", filename: "Аda %22美%22.png", type: "image/png" });
  expect(bytes.equals(png)).toBe(true);
});

test("a nameless Blob without a type gets the platform's name and type", async () => {
  await using vendors = await startVendors();
  await vendors.protoface.api.POST("/v1/avatars", { body: { image: new Blob([jpeg]) } });
  expect(fileOf(onlyForm(vendors))).toMatchObject({ filename: "blob", type: "application/octet-stream" });
});

test("numbers are sent as text, null and undefined members not at all", async () => {
  await using vendors = await startVendors();
  const body = { file: new Blob([png]), modality: "image", duration_ms: 7, schema_uri: null };
  await vendors.protoface.api.POST("/v1/assets", { body });
  expect(fieldsOf(onlyForm(vendors))).toEqual([
    ["modality", "image"],
    ["duration_ms", "7"],
  ]);
});

test("a form carries the key, its length and its own content type", async () => {
  await using vendors = await startVendors();
  const body = { displayName: "Ada", imageFile: new Blob([png], { type: "image/png" }) };
  await vendors.anam.api.POST("/v1/avatars", { body });
  const { headers, body: sent } = onlyRequest(vendors);
  expect(headers).toMatchObject({
    authorization: "Bearer key-1",
    accept: "application/json",
    "content-length": String(sent.length),
    "content-type": expect.stringMatching(/^multipart\/form-data; boundary=\S+$/),
  });
  expect(headers).not.toHaveProperty("transfer-encoding");
});

test("a body without a Blob is sent as JSON", async () => {
  await using vendors = await startVendors();
  await vendors.anam.api.POST("/v1/avatars", { body: { displayName: "Ada 美", imageUrl } });
  expect(onlyJson(vendors)).toEqual({ displayName: "Ada 美", imageUrl });
  expect(onlyRequest(vendors).headers).toMatchObject({
    "content-type": "application/json",
    "content-length": String(onlyRequest(vendors).body.length),
  });
});

test("Argil's body is sent as written: nothing is filled in", async () => {
  await using vendors = await startVendors();
  const body = { type: "IMAGE", name: "Ada", datasetImage: { url: imageUrl } } as const;
  await vendors.argil.api.POST("/avatars", { body });
  expect(onlyJson(vendors)).toEqual(body);
  expect(onlyRequest(vendors).headers).toMatchObject({ "x-api-key": "key-1" });
});

test("a path parameter is also encoded in an upload", async () => {
  await using vendors = await startVendors();
  const file = new File(["a,b"], "notes.csv", { type: "text/csv" });
  const params = { path: { id: "group 1/2" } };
  await vendors.anam.api.POST("/v1/knowledge/groups/{id}/documents", { params, body: { file } });
  expect(onlyRequest(vendors).url).toBe("/v1/knowledge/groups/group%201%2F2/documents");
  expect(onlyForm(vendors)).toEqual([
    { name: "file", filename: "notes.csv", type: "text/csv", bytes: Buffer.from("a,b") },
  ]);
});

test("a retry sends the same parts again", async () => {
  const answers = script((_, response) => sendJson(response, 429, {}), created);
  await using vendors = await startVendors(answers, { clock: new FakeClock() });
  const image = new File([png], "ada.png", { type: "image/png" });
  const { data } = await vendors.protoface.api.POST("/v1/avatars", { body: { image, name: "Ada" } });
  expect(data).toMatchObject({ id: "new-1" });
  const [first, second] = vendors.requests;
  if (!first || !second) throw new Error("no retry");
  expect(formOf(second)).toEqual(formOf(first));
  expect(fileOf(formOf(second)).bytes.equals(png)).toBe(true);
});
