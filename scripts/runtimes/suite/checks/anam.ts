import { equal, ok } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { apiKey, connect, samples } from "../vendors.ts";
import { expectForm } from "./form.ts";

const { building, ready } = samples.anam;
const meta = { total: 2, lastPage: 2, currentPage: 1, perPage: 1, prev: null, next: null };

export const anam: readonly SuiteCheck[] = [
  check(
    "anam: a create from bytes is sent as a form, with the type detected from the bytes",
    async (stand) => {
      const scene = await stand.play({ status: 201, json: building });
      const made = await connect(stand, scene.url).anam.avatars.create({
        displayName: "Ada",
        imageFile: stand.picture,
      });
      equal(made, building, "the avatar");
      const [seen] = await scene.requests();
      equal([seen?.method, seen?.path], ["POST", "/v1/avatars"], "the request");
      equal(seen?.headers.authorization, `Bearer ${apiKey}`, "the key's header");
      expectForm(
        seen,
        { displayName: "Ada" },
        { name: "imageFile", filename: "image.png", bytes: stand.picture },
      );
    },
  ),
  check("anam: a create from a URL is sent as JSON", async (stand) => {
    const scene = await stand.play({ status: 201, json: building });
    const input = { displayName: "Ada", imageUrl: "https://example.com/ada.png" };
    await connect(stand, scene.url).anam.avatars.create(input);
    const [seen] = await scene.requests();
    equal(JSON.parse(seen?.text ?? ""), input, "the body");
    equal(seen?.headers["content-type"], "application/json", "its type");
  }),
  check("anam: get, update and delete", async (stand) => {
    const scene = await stand.play({ json: ready }, { json: building }, { status: 204 });
    const { avatars } = connect(stand, scene.url).anam;
    equal(await avatars.get("a/b"), ready, "what get returns");
    equal(await avatars.update("1", { displayName: "Eve" }), building, "what update returns");
    equal(await avatars.delete("1", { hard: true }), undefined, "what delete returns");
    const seen = await scene.requests();
    equal(
      seen.map(({ method, path }) => `${method} ${path}`),
      ["GET /v1/avatars/a%2Fb", "PUT /v1/avatars/1", "DELETE /v1/avatars/1?hard=true"],
      "the requests",
    );
    equal(JSON.parse(seen[1]?.text ?? ""), { displayName: "Eve" }, "the update");
  }),
  check("anam: lists, in every form, over two pages", async (stand) => {
    const first = { json: { data: [building], meta: { ...meta, next: 2 } } };
    const second = { json: { data: [ready], meta: { ...meta, currentPage: 2, prev: 1 } } };
    const scene = await stand.play(first, second, first, second, first);
    const list = connect(stand, scene.url).anam.avatars.list({ perPage: 1 });
    const page = await list;
    equal([page.items.length, page.body.meta?.next], [1, 2], "the first page");
    equal((await page.next())?.items, [ready], "the page after it");
    const urls: unknown[] = [];
    for await (const { videoUrl } of list) urls.push(videoUrl);
    equal(urls, [null, ready.videoUrl], "the items");
    equal(await list.toArray({ limit: 1 }), [building], "an array of one");
    const paths = (await scene.requests()).map(({ path }) => path);
    ok(paths[1] === "/v1/avatars?perPage=1&page=2", `page 2 requested instead of ${paths[1]}`);
    equal(paths.length, 5, "requests");
  }),
  check("anam: createAndWait through its states", async (stand) => {
    const scene = await stand.play({ status: 201, json: building }, { json: building }, { json: ready });
    const looks: string[] = [];
    const made: string[] = [];
    const input = { displayName: "Ada", imageFile: stand.picture };
    const avatar = await connect(stand, scene.url).anam.avatars.createAndWait(input, {
      minDelayMs: 1,
      onProgress: ({ status, polls }) => looks.push(`${status} ${polls}`),
      onCreated: ({ id }) => made.push(id),
    });
    equal(avatar.videoUrl, ready.videoUrl, "the video");
    equal(
      [made, looks],
      [[building.id], ["processing 0", "processing 1", "ready 2"]],
      "the progress reported",
    );
  }),
];
