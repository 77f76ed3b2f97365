import { type ProtofaceClient, uniqueName } from "../../../../src/index.ts";
import { known } from "../../../common/stand-ins/fault-server-vendor.ts";
import { createAndWait, createMany, get, list, maxWaitMs, name, portrait, wait, waits } from "./common.ts";
import type { Definition } from "./operation.ts";

const session = {
  avatar_id: "av_stock_001",
  transport: { type: "livekit" as const, url: "wss://a.example", room_name: "r", worker_token: "t" },
};

export const protofaceOperations: readonly Definition<ProtofaceClient>[] = [
  get,
  list,
  { name: "delete", kind: "delete", run: (c, call) => c.avatars.delete(known.avatar, call) },
  {
    name: "create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ name, image: portrait }, call),
  },
  wait,
  ...createAndWait<ProtofaceClient>((c, call) =>
    c.avatars.createAndWait({ name: uniqueName(name), image: portrait }, { maxWaitMs, ...call }),
  ),
  createMany,
  {
    name: "assets.upload",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.assets.upload({ file: portrait, modality: "image" }, call),
  },
  {
    name: "runs.submit",
    kind: "repeatable",
    takes: ["onSending"],
    run: (c, call) => c.runs.submit("lightricks/ltx-2.5-fast", { prompt: name }, call),
  },
  {
    name: "runs.submitAndWait, submit",
    kind: "repeatable",
    strikes: "POST",
    after: 1,
    takes: ["onSending"],
    run: (c, call) => c.runs.submitAndWait("lightricks/ltx-2.5-fast", { prompt: name }, call),
  },
  {
    ...waits,
    name: "runs.wait",
    hasStatus: true,
    run: (c, call) => c.runs.wait(known.run, { maxWaitMs, ...call }),
  },
  { name: "runs.cancel", kind: "update", run: (c, call) => c.runs.cancel(known.run, call) },
  {
    name: "sessions.create",
    kind: "repeatable",
    takes: ["onSending"],
    run: (c, call) => c.sessions.create(session, call),
  },
  {
    ...waits,
    name: "sessions.wait",
    hasStatus: true,
    eager: true,
    run: (c, call) => c.sessions.wait(known.session, { maxWaitMs, ...call }),
  },
  { name: "sessions.end", kind: "update", run: (c, call) => c.sessions.end(known.session, call) },
  { name: "api.GET", kind: "apiRead", run: (c, { signal = null }) => c.api.GET("/v1/avatars", { signal }) },
  {
    name: "api.POST",
    kind: "apiCreate",
    run: (c, { signal = null }) =>
      c.api.POST("/v1/avatars", { body: { name, image: new Blob([portrait]) }, signal }),
  },
];
