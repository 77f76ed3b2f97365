import { profile } from "../../../vendors/argil/profile.ts";
import { endBuild, justMade, outcomeOf, stateOf } from "../../state/builds.ts";
import { relaxCallback } from "../../state/callback-url.ts";
import { Shelf } from "../../state/shelf.ts";
import { Storage } from "../../state/storage.ts";
import { buildTime, type SandboxedVendor, type Surroundings } from "../vendor.ts";
import { argilAssets } from "./assets.ts";
import { type ArgilItem, argilFile, argilStatus, argilStock, listArgil, showArgil } from "./avatar.ts";
import { type ArgilOrder, readOrder } from "./create.ts";
import { refuseArgil } from "./refusals.ts";
import { argilVideos } from "./videos.ts";
import { argilVoices } from "./voices.ts";
import { argilSubscriptions } from "./webhooks.ts";

/** Argil: an avatar's training ends `IDLE`, `TRAINING_FAILED` or `REFUSED`, and sends events, except for `REFUSED`. */
export function sandboxArgil(around: Surroundings): SandboxedVendor {
  const shelf = new Shelf<ArgilItem>();
  for (const item of argilStock) shelf.add(item);
  const subscriptions = argilSubscriptions(around);
  const storage = new Storage();
  const now = () => around.clock.now();
  const show = (item: ArgilItem, origin: string, at = now()) =>
    showArgil(item, at, (key) => around.files.address(origin, key));
  around.inventory.track("avatar", shelf, ({ id, name, createdAt, build, stock }, at) =>
    stock ? undefined : { name, status: argilStatus(build, at), createdAt, build, picture: argilFile(id) },
  );
  const isReady = (id: string) => {
    const item = shelf.get(id);
    return item !== undefined && stateOf(item.build, now()) === "ready";
  };

  function announce({ id, name, extras, build }: ArgilItem, order: ArgilOrder): void {
    const state = stateOf(build, now());
    // Argil documents no event for `REFUSED`.
    if (state !== "ready" && state !== "failed") return;
    const event = state === "ready" ? "AVATAR_TRAINING_SUCCESS" : "AVATAR_TRAINING_FAILED";
    const voice = state === "ready" ? { voiceId: order.voiceId ?? crypto.randomUUID() } : {};
    const about = { avatarId: id, avatarName: name, ...voice };
    for (const url of subscriptions.listeners(event)) around.deliver(url, event, { ...about, extras });
    if (order.callbackUrl === undefined) return;
    const message = state === "ready" ? "Avatar training succeeded" : "Avatar training failed";
    around.deliver(order.callbackUrl, event, { ...about, message });
  }

  return {
    profile,
    refuse: refuseArgil,
    create: { operation: "POST /avatars", name: "name" },
    relax: relaxCallback,
    storage,
    operations: {
      ...argilAssets(around),
      ...argilVideos(around, { storage, isReady, listeners: subscriptions.listeners }),
      ...argilVoices(around),
      ...subscriptions.operations,
      "GET /avatars": ({ query, origin }) => ({
        status: 200,
        body: listArgil(shelf.newest(), query, (item) => show(item, origin)),
      }),
      "GET /avatars/{id}"({ id, origin }) {
        const item = shelf.get(id);
        return item ? { status: 200, body: show(item, origin) } : refuseArgil({ kind: "not-found" });
      },
      async "POST /avatars"(call) {
        const order = await readOrder(call.body);
        if ("kind" in order) return refuseArgil(order);
        const { name, extras, width, height, picture } = order;
        const createdAt = now();
        const takes = buildTime(around, call);
        const item = shelf.add({
          id: crypto.randomUUID(),
          name,
          createdAt,
          build: { endsAt: createdAt + takes, outcome: outcomeOf(name) },
          width,
          height,
          model: "ARGIL_ATOM",
          extras,
          stock: false,
        });
        for (const name of ["cover.png", "small.png"])
          if (picture) around.files.keep(argilFile(item.id, name), picture);
        item.build.ended = () => announce(item, order);
        around.after(takes, () => endBuild(item.build, now()));
        return { status: 201, body: show(item, call.origin, justMade) };
      },
    },
  };
}
