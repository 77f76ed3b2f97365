import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnamClient, createArgilClient, createProtofaceClient } from "../../src/index.ts";
import type { PageItem } from "../../src/sandbox/page/protocol.ts";
import { ManualClock } from "./manual-clock.ts";
import { startPage } from "./page-support.ts";
import { only, picture } from "./support.ts";

const clock = new ManualClock();
let page: Awaited<ReturnType<typeof startPage>>;
beforeAll(async () => {
  page = await startPage({ clock, buildTimeMs: 3_000, listen: false });
});
afterAll(() => page[Symbol.asyncDispose]());

function client<Client>(
  vendor: "anam" | "protoface" | "argil",
  make: (options: { apiKey: string; baseUrl: string; fetch: typeof fetch }) => Client,
): Client {
  const { url: baseUrl, apiKey } = only(page.sandbox, vendor);
  return make({ apiKey, baseUrl, fetch: page.sandbox.fetch });
}

async function seen(id: string): Promise<PageItem | undefined> {
  return (await page.snapshot()).items.find((item) => item.id === id);
}

/** Creates one item of each kind that is built; the page learns of it without a vendor port. */
const makes = {
  async video() {
    const argil = client("argil", createArgilClient);
    const { id: avatarId } = await argil.avatars.create({ name: "Ada", datasetImage: picture });
    clock.advance(3_000);
    const made = await argil.videos.create({ name: "Hello", moments: [{ avatarId, transcript: "Hello." }] });
    expect(await seen(made.id)).toMatchObject({
      kind: "video",
      name: "Hello",
      status: "IDLE",
      state: "idle",
    });
    await argil.videos.render(made.id);
    return { vendor: "argil", id: made.id, done: "DONE", failed: "FAILED", plays: true };
  },
  async asset() {
    const argil = client("argil", createArgilClient);
    const input = { name: "clip", type: "VIDEO", url: "https://example.com/clip.mp4" } as const;
    const { id } = await argil.assets.create(input);
    return { vendor: "argil", id, done: "READY", failed: "FAILED", plays: true };
  },
  async run() {
    const protoface = client("protoface", createProtofaceClient);
    const { id } = await protoface.runs.submit("lightricks/ltx-2.5-fast", { prompt: "a wave" });
    return { vendor: "protoface", id, done: "completed", failed: "failed", plays: true };
  },
  async session() {
    const protoface = client("protoface", createProtofaceClient);
    const { id: avatar_id } = await protoface.avatars.create({ image: picture });
    clock.advance(3_000);
    const transport = {
      type: "livekit",
      url: "wss://a.example",
      room_name: "r",
      worker_token: "t0ken-of-the-room",
    } as const;
    const { id } = await protoface.sessions.create({ avatar_id, transport });
    return { vendor: "protoface", id, done: "running", failed: "failed", plays: false };
  },
  async document() {
    const anam = client("anam", createAnamClient);
    const group = await anam.knowledge.groups.create({ name: "Manuals" });
    const file = new File(["# Plans"], "manual.md", { type: "text/markdown" });
    const { id } = await anam.knowledge.documents.upload(group.id, { file });
    return { vendor: "anam", id, done: "READY", failed: "FAILED", plays: false };
  },
} as const;

describe.each(Object.keys(makes) as (keyof typeof makes)[])("a %s", (kind) => {
  it("appears while it is being created, with its result", async () => {
    const { vendor, id, done, plays } = await makes[kind]();
    expect(await seen(id)).toMatchObject({ vendor, kind, state: "building", endsAt: clock.now() + 3_000 });
    clock.advance(3_000);
    const item = await seen(id);
    expect(item).toMatchObject({ status: done, state: "ready" });
    if (!plays) return;
    const { headers, body } = await page.ask(item?.result ?? "");
    expect(headers["content-type"]).toBe("video/mp4");
    expect(body.toString("latin1")).toMatch(/^....ftyp/);
  });

  it("can be made to fail, and its vendor reports that", async () => {
    const { vendor, id, failed } = await makes[kind]();
    clock.advance(2_000);
    expect((await page.press("fail", { vendor, id })).status).toBe(200);
    expect(await seen(id)).toMatchObject({ status: failed, state: "failed" });
    clock.advance(3_000);
    expect(await seen(id)).toMatchObject({ status: failed, state: "failed" });
  });
});

it("a run that was made to fail while queued never started", async () => {
  const protoface = client("protoface", createProtofaceClient);
  const { id } = await protoface.runs.submit("lightricks/ltx-2.5-fast", { prompt: "a wave" });
  await page.press("fail", { vendor: "protoface", id });
  clock.advance(10_000);
  expect(await protoface.runs.get(id)).toMatchObject({ status: "failed", started_at: null });
  const events = await protoface.runs.events(id).toArray();
  expect(events.map(({ type }) => type)).toEqual(["run.queued", "run.failed"]);
});

it("voices and stored assets appear, the vendor's own do not", async () => {
  const anam = client("anam", createAnamClient);
  const audioFile = new File(["RIFF....WAVE"], "ada.wav", { type: "audio/wav" });
  const voice = await anam.voices.create({ name: "Ada's voice", audioFile });
  expect(await seen(voice.id)).toMatchObject({ kind: "voice", name: "Ada's voice", state: "ready" });
  const protoface = client("protoface", createProtofaceClient);
  const file = new File([picture], "a.png", { type: "image/png" });
  const asset = await protoface.assets.upload({ file, modality: "image" });
  expect(await seen(asset.id)).toMatchObject({ vendor: "protoface", kind: "asset", state: "ready" });
  const { items } = await page.snapshot();
  expect(items.filter(({ id }) => /stock|^0{8}-/.test(id))).toEqual([]);
});

it("deleted items disappear", async () => {
  const anam = client("anam", createAnamClient);
  const { id } = await anam.avatars.create({ displayName: "Zoe", imageFile: picture });
  expect(await seen(id)).toBeDefined();
  await anam.avatars.delete(id);
  expect(await seen(id)).toBeUndefined();
});
