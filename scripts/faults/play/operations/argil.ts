import { type ArgilClient, uniqueName } from "../../../../src/index.ts";
import { known } from "../../../common/stand-ins/fault-server-vendor.ts";
import {
  createAndWait,
  createMany,
  get,
  imageUrl,
  list,
  maxWaitMs,
  name,
  portrait,
  wait,
  waits,
} from "./common.ts";
import type { Definition } from "./operation.ts";

const subscription = {
  callbackUrl: "https://example.com/hook",
  events: ["AVATAR_TRAINING_SUCCESS" as const],
};

export const argilOperations: readonly Definition<ArgilClient>[] = [
  get,
  list,
  {
    name: "create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ name, datasetImage: portrait }, call),
  },
  {
    name: "create with an idempotencyKey",
    kind: "create",
    strikes: "POST",
    before: 1,
    keyed: true,
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ name, datasetImage: portrait, idempotencyKey: "order-1" }, call),
  },
  wait,
  ...createAndWait<ArgilClient>((c, call) =>
    c.avatars.createAndWait(
      { name: uniqueName(name), datasetImage: { url: imageUrl } },
      { maxWaitMs, ...call },
    ),
  ),
  createMany,
  { name: "videos.list", kind: "read", run: (c, call) => c.videos.list({}, call) },
  {
    name: "videos.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) =>
      c.videos.create({ name, moments: [{ transcript: "Hello.", avatarId: known.avatar }] }, call),
  },
  {
    name: "videos.render",
    kind: "create",
    strikes: "POST",
    rereads: true,
    takes: ["onSending"],
    run: (c, call) => c.videos.render(known.project, {}, call),
  },
  { ...waits, name: "videos.wait", run: (c, call) => c.videos.wait(known.video, { maxWaitMs, ...call }) },
  {
    name: "videos.renderAndWait, render",
    kind: "create",
    strikes: "POST",
    rereads: true,
    after: "some",
    takes: ["onSending"],
    run: (c, call) => c.videos.renderAndWait(known.project, {}, call),
  },
  { name: "videos.delete", kind: "delete", run: (c, call) => c.videos.delete(known.video, call) },
  {
    name: "voices.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.voices.create({ name, audioUrl: "https://example.com/ada.mp3" }, call),
  },
  {
    name: "assets.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.assets.create({ name, type: "IMAGE", url: imageUrl }, call),
  },
  {
    ...waits,
    name: "assets.wait",
    hasStatus: true,
    run: (c, call) => c.assets.wait(known.asset, { maxWaitMs, ...call }),
  },
  { name: "webhooks.list", kind: "read", run: (c, call) => c.webhooks.list(call) },
  {
    name: "webhooks.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.webhooks.create(subscription, call),
  },
  {
    name: "webhooks.update",
    kind: "update",
    run: (c, call) => c.webhooks.update(known.webhook, subscription, call),
  },
  { name: "webhooks.delete", kind: "delete", run: (c, call) => c.webhooks.delete(known.webhook, call) },
  { name: "api.GET", kind: "apiRead", run: (c, { signal = null }) => c.api.GET("/avatars", { signal }) },
  {
    name: "api.POST",
    kind: "apiCreate",
    run: (c, { signal = null }) =>
      c.api.POST("/avatars", { body: { type: "IMAGE", name, datasetImage: { url: imageUrl } }, signal }),
  },
];
