import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { script, sendJson } from "../../scripts/common/stand-ins/server.ts";
import { imageFromFile } from "../../src/node.ts";
import { created, fieldsOf, fileOf, formOf, onlyForm, onlyJson, refusal, startVendors } from "./capture.ts";
import { jpeg } from "./pictures.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "avatar-clients-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function onDisk(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const large = makePng(1280, 720, { padTo: 4 * 2 ** 20 });

test("a file keeps its name and is typed by its bytes", async () => {
  const file = await imageFromFile(await onDisk("Аda 美.png", jpeg));
  expect(file).toMatchObject({ name: "Аda 美.png", type: "image/jpeg", size: jpeg.length });
});

test("a file URL is accepted as a path", async () => {
  const path = await onDisk("a b #1.png", large);
  expect(await imageFromFile(pathToFileURL(path))).toMatchObject({ name: "a b #1.png", type: "image/png" });
});

test("a file that is not an image has no type", async () => {
  expect((await imageFromFile(await onDisk("notes.png", Buffer.from("notes")))).type).toBe("");
  expect((await imageFromFile(await onDisk("empty.png", new Uint8Array()))).type).toBe("");
});

test.each(["anam", "protoface"] as const)("%s receives a file's bytes and name", async (vendor) => {
  await using vendors = await startVendors();
  const image = await imageFromFile(await onDisk("Аda 美.png", large));
  if (vendor === "anam") await vendors.anam.avatars.create({ displayName: "Ada", imageFile: image });
  else await vendors.protoface.avatars.create({ image });
  const file = fileOf(onlyForm(vendors));
  expect(file).toMatchObject({ filename: "Аda 美.png", type: "image/png" });
  expect(file.bytes.equals(large)).toBe(true);
});

test("Argil receives a file's bytes", async () => {
  await using vendors = await startVendors();
  await vendors.argil.avatars.create({
    name: "Ada",
    datasetImage: await imageFromFile(await onDisk("a.png", large)),
  });
  const base64 = `data:image/png;base64,${Buffer.from(large).toString("base64")}`;
  expect(onlyJson(vendors)).toMatchObject({ datasetImage: { base64 } });
});

test("a retry reads the file again: the same parts, with a new boundary", async () => {
  const clock = new FakeClock();
  const answers = script((_, response) => sendJson(response, 429, {}, { "retry-after": "1" }), created);
  await using vendors = await startVendors(answers, { clock });
  const image = await imageFromFile(await onDisk("ada.png", large));
  await vendors.protoface.avatars.create({ image, name: "Ada" });
  const [first, second] = vendors.requests;
  if (!first || !second) throw new Error("no retry");
  for (const request of [first, second]) {
    const parts = formOf(request);
    expect(fieldsOf(parts)).toEqual([["name", "Ada"]]);
    const file = fileOf(parts);
    expect(file).toMatchObject({ name: "image", filename: "ada.png", type: "image/png" });
    expect(file.bytes.equals(large)).toBe(true);
  }
  expect(second.headers["content-type"]).not.toBe(first.headers["content-type"]);
  expect(second.headers["content-length"]).toBe(first.headers["content-length"]);
  expect(clock.sleeps).toEqual([1_000]);
});

test.each(["removed", "rewritten"])("a file %s since then is rejected", async (change) => {
  await using vendors = await startVendors();
  const path = await onDisk("ada.png", large);
  const image = await imageFromFile(path);
  if (change === "removed") await rm(path);
  else await writeFile(path, jpeg);
  const reasons = await refusal(vendors, () =>
    vendors.anam.avatars.create({ displayName: "", imageFile: image }),
  );
  expect(reasons).toEqual([
    expect.stringMatching(/^displayName must/),
    expect.stringMatching(/^imageFile cannot be read: /),
  ]);
});
