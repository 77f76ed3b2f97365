import { expect, test } from "vitest";
import { onlyForm, onlyRequest, startVendors } from "./capture.ts";
import { jpeg, png } from "./pictures.ts";

const file = { name: "image", filename: "ada.jpg", type: "image/jpeg", bytes: Buffer.from(jpeg) };
const image = new File([jpeg], "ada.jpg");

test.each([
  ["all there is", { image, runtime_type: "avtr1", name: "Ada" }, ["name:Ada", "runtime_type:avtr1"]],
  ["a name", { image, name: "Аda 美" }, ["name:Аda 美"]],
  ["only an image", { image }, []],
  ["undefined members", { image, name: undefined, runtime_type: undefined }, []],
])("a form of %s contains that and no more", async (_, input, fields) => {
  await using vendors = await startVendors();
  await vendors.protoface.avatars.create(input);
  const [last, ...first] = onlyForm(vendors).reverse();
  expect(first.reverse()).toEqual(
    fields.map((field) => {
      const [name = "", value = ""] = field.split(":");
      return { name, filename: undefined, type: undefined, bytes: Buffer.from(value) };
    }),
  );
  expect(last).toEqual(file);
});

test("a form carries the key, its length and its own content type", async () => {
  await using vendors = await startVendors();
  await vendors.protoface.avatars.create({ image: png });
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
