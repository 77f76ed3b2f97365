import { beforeAll, expect, it } from "vitest";
import { picture, useSandbox } from "./setup.ts";

const sandbox = useSandbox({ buildTimeMs: 0 });
const ids = { anam: [] as string[], protoface: [] as string[] };

beforeAll(async () => {
  for (let number = 1; number <= 7; number++) {
    const displayName = `Listed ${number}`;
    ids.anam.unshift((await sandbox.anam().avatars.create({ displayName, imageFile: picture })).id);
    ids.protoface.unshift(
      (await sandbox.protoface().avatars.create({ name: displayName, image: picture })).id,
    );
  }
});

it("Anam's pages are read to the end, each avatar once", async () => {
  const list = sandbox.anam().avatars.list({ onlyOneShot: true, perPage: 3 });
  const pages = [];
  for await (const page of list.pages()) pages.push(page.items.length);
  expect(pages).toEqual([3, 3, 1]);
  expect((await list.toArray()).map(({ id }) => id)).toEqual(ids.anam);
});

it("Anam searches, and filters by tags, any of which may match", async () => {
  const { avatars } = sandbox.anam();
  const found = await avatars.list({ search: "listed 7" }).toArray();
  expect(found.map(({ displayName }) => displayName)).toEqual(["Listed 7"]);
  const tagged = await avatars.list({ tags: ["animal", "drawing"] }).toArray();
  expect(tagged.map(({ displayName }) => displayName).sort()).toEqual(["Mina", "Pip"]);
});

it("Protoface's cursor is followed to the end, each avatar once, even if one is deleted meanwhile", async () => {
  const { avatars } = sandbox.protoface();
  const extra = await avatars.create({ name: "Extra", image: picture });
  const seen: string[] = [];
  for await (const { id } of avatars.list({ scope: "org", limit: 1 })) {
    seen.push(id);
    if (id === extra.id) await avatars.delete(id);
  }
  expect(seen).toEqual([extra.id, ...ids.protoface]);
});

it("Protoface's stock avatars are listed and cannot be deleted", async () => {
  const { avatars } = sandbox.protoface();
  const [stock] = await avatars.list({ scope: "platform" }).toArray();
  await expect(avatars.delete(stock?.id ?? "")).rejects.toMatchObject({ code: "bad_request" });
});

it("Anam renames, soft-deletes and then deletes permanently", async () => {
  const { avatars } = sandbox.anam();
  const { id } = await avatars.create({ displayName: "Before", imageFile: picture });
  expect((await avatars.update(id, { displayName: "After" })).displayName).toBe("After");
  await avatars.delete(id);
  await expect(avatars.get(id)).rejects.toMatchObject({ code: "not_found" });
  await avatars.delete(id, { hard: true });
});

it("Argil's own avatars are distinguished from stock ones", async () => {
  const { avatars } = sandbox.argil();
  const { id } = await avatars.create({ name: "Own", datasetImage: picture });
  const own = await avatars.list({ visibility: "private" }).toArray();
  expect(own.map((avatar) => avatar.id)).toEqual([id]);
});
