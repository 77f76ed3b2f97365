import { equal } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { apiKey, connect, samples } from "../vendors.ts";
import { toBase64 } from "./form.ts";

const { building, ready } = samples.argil;
const hook = { id: "1", callbackUrl: "https://example.com/argil", events: ["AVATAR_TRAINING_SUCCESS"] };

export const argil: readonly SuiteCheck[] = [
  check("argil: a create from bytes is sent as a data URI", async (stand) => {
    const scene = await stand.play({ status: 201, json: building });
    const { avatars } = connect(stand, scene.url).argil;
    await avatars.create({ name: "Ada", datasetImage: stand.picture, extras: { order: "1" } });
    const [seen] = await scene.requests();
    equal(seen?.headers["x-api-key"], apiKey, "the key's header");
    const base64 = `data:image/png;base64,${toBase64(stand.picture)}`;
    const body = { type: "IMAGE", name: "Ada", datasetImage: { base64 }, extras: { order: "1" } };
    equal(JSON.parse(seen?.text ?? ""), body, "the body");
  }),
  check("argil: a create from a URL", async (stand) => {
    const scene = await stand.play({ status: 201, json: building });
    const datasetImage = { url: "https://example.com/ada.png" };
    await connect(stand, scene.url).argil.avatars.create({ name: "Ada", datasetImage });
    const [seen] = await scene.requests();
    equal(JSON.parse(seen?.text ?? ""), { type: "IMAGE", name: "Ada", datasetImage }, "the body");
  }),
  check("argil: a second create under the same idempotency key sends nothing", async (stand) => {
    const input = { name: "Ada", datasetImage: { url: "https://example.com/ada.png" }, idempotencyKey: "k" };
    const first = await stand.play({ json: [] }, { status: 201, json: building });
    await connect(stand, first.url).argil.avatars.create(input);
    const [, sent] = await first.requests();
    const { extras } = JSON.parse(sent?.text ?? "");
    const second = await stand.play({ json: [{ ...building, extras }] });
    equal((await connect(stand, second.url).argil.avatars.create(input)).id, building.id, "the same avatar");
    equal(
      (await second.requests()).map(({ method }) => method),
      ["GET"],
      "the methods",
    );
  }),
  check("argil: get and lists, in every form", async (stand) => {
    const scene = await stand.play({ json: ready }, { json: [building, ready] });
    const { avatars } = connect(stand, scene.url).argil;
    equal(await avatars.get(ready.id), ready, "what get returns");
    const page = await avatars.list({ visibility: "private" });
    equal([page.items.length, await page.next()], [2, undefined], "the only page");
    equal(await avatars.list().toArray(), [building, ready], "all items");
    const [, asked] = await scene.requests();
    equal(asked?.path, "/avatars?visibility=private", "the list's path");
  }),
  check("argil: webhooks can be listed, created, updated and deleted", async (stand) => {
    const scene = await stand.play(
      { json: [hook] },
      { status: 201, json: hook },
      { json: hook },
      { status: 204 },
    );
    const { webhooks } = connect(stand, scene.url).argil;
    equal(await webhooks.list().toArray(), [hook], "the list");
    await webhooks.create({ callbackUrl: hook.callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"] });
    await webhooks.update("1", { callbackUrl: hook.callbackUrl });
    await webhooks.delete("1");
    const methods = (await scene.requests()).map(({ method }) => method);
    equal(methods, ["GET", "POST", "PUT", "DELETE"], "the methods");
  }),
  check("argil: createAndWait through its states", async (stand) => {
    const scene = await stand.play(
      { status: 201, json: { ...building, status: "NOT_TRAINED" } },
      { json: building },
      { json: ready },
    );
    const input = { name: "Ada", datasetImage: stand.picture };
    const avatar = await connect(stand, scene.url).argil.avatars.createAndWait(input, { minDelayMs: 1 });
    equal(avatar.status, "IDLE", "the state");
  }),
];
