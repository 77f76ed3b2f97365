import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { connect, samples } from "../vendors.ts";
import { expectForm } from "./form.ts";

const { building, ready } = samples.protoface;

export const protoface: readonly SuiteCheck[] = [
  check(
    "protoface: a create from bytes keeps the file's own name, including non-ASCII characters and quotes",
    async (stand) => {
      const scene = await stand.play({ status: 201, json: building });
      const image = new File([stand.picture], 'Zoë "1".png', { type: "image/jpeg" });
      await connect(stand, scene.url).protoface.avatars.create({ image, name: "Ada" });
      const [seen] = await scene.requests();
      const filename = "Zoë %221%22.png";
      expectForm(seen, { name: "Ada" }, { name: "image", filename, bytes: stand.picture });
    },
  ),
  check("protoface: a Blob, an ArrayBuffer and a view are sent in full", async (stand) => {
    const scene = await stand.play({ status: 201, json: building });
    const { avatars } = connect(stand, scene.url).protoface;
    const roomy = new Uint8Array(stand.picture.length + 20);
    roomy.set(stand.picture, 7);
    const view = roomy.subarray(7, 7 + stand.picture.length);
    for (const image of [new Blob([stand.picture]), stand.picture.slice().buffer, view]) {
      await avatars.create({ image });
    }
    for (const seen of await scene.requests()) {
      expectForm(seen, {}, { name: "image", filename: "image.png", bytes: stand.picture });
    }
  }),
  check("protoface: get and delete", async (stand) => {
    const scene = await stand.play({ json: ready }, { status: 204 });
    const { avatars } = connect(stand, scene.url).protoface;
    equal(await avatars.get("av_1"), ready, "what get returns");
    equal(await avatars.delete("av_1"), undefined, "what delete returns");
    const seen = await scene.requests();
    equal(
      seen.map(({ method }) => method),
      ["GET", "DELETE"],
      "the methods",
    );
  }),
  check("protoface: lists, in every form, over two pages", async (stand) => {
    const first = { json: { object: "list", data: [building], has_more: true, next_cursor: "av_1" } };
    const second = { json: { object: "list", data: [{ ...ready, id: "av_2" }], has_more: false } };
    const scene = await stand.play(first, second, first, second, first);
    const list = connect(stand, scene.url).protoface.avatars.list({ scope: "org" });
    const page = await list;
    ok(page.body.has_more, "more after the first page");
    equal(
      (await page.next())?.items.map(({ id }) => id),
      ["av_2"],
      "the page after it",
    );
    equal(
      (await list.toArray()).map(({ id }) => id),
      ["av_1", "av_2"],
      "all items",
    );
    for await (const { items } of list.pages()) {
      equal(items.length, 1, "items of a page");
      break;
    }
    const paths = (await scene.requests()).map(({ path }) => path);
    equal(paths[1], "/v1/avatars?scope=org&starting_after=av_1", "the second request");
    equal(paths.length, 5, "requests");
  }),
  check("protoface: createAndWait through its states", async (stand) => {
    const scene = await stand.play({ status: 201, json: building }, { json: building }, { json: ready });
    const { avatars } = connect(stand, scene.url).protoface;
    const avatar = await avatars.createAndWait({ image: stand.picture }, { minDelayMs: 1 });
    equal(avatar.status, "ready", "the state");
    equal((await scene.requests()).length, 3, "requests");
  }),
  check("protoface: a failed build says why", async (stand) => {
    const failed = { ...building, status: "failed", failure_reason: "no face" };
    const scene = await stand.play({ json: failed });
    const waiting = connect(stand, scene.url).protoface.avatars.wait("av_1");
    const error = await rejectsWith(waiting, "AvatarFailedError");
    equal("reason" in error && error.reason, "no face", "the reason");
  }),
];
