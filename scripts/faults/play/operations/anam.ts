import { type AnamClient, uniqueName } from "../../../../src/index.ts";
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

const recording = new File(["RIFF....WAVEfmt "], "ada.wav");
const manual = new File(["The plan is changed under Account."], `${name}.md`);

export const anamOperations: readonly Definition<AnamClient>[] = [
  get,
  list,
  {
    name: "update",
    kind: "update",
    run: (c, call) => c.avatars.update(known.avatar, { displayName: "Grace H." }, call),
  },
  { name: "delete", kind: "delete", run: (c, call) => c.avatars.delete(known.avatar, call) },
  {
    name: "create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ displayName: name, imageFile: portrait }, call),
  },
  wait,
  ...createAndWait<AnamClient>((c, call) =>
    c.avatars.createAndWait({ displayName: uniqueName(name), imageUrl }, { maxWaitMs, ...call }),
  ),
  createMany,
  {
    name: "voices.create",
    kind: "create",
    uploads: true,
    takes: ["onSending"],
    run: (c, call) => c.voices.create({ name, audioFile: recording }, call),
  },
  {
    name: "knowledge.groups.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.knowledge.groups.create({ name }, call),
  },
  {
    name: "knowledge.documents.upload",
    kind: "create",
    uploads: true,
    takes: ["onSending"],
    run: (c, call) => c.knowledge.documents.upload(known.group, { file: manual }, call),
  },
  {
    ...waits,
    name: "knowledge.documents.wait",
    hasStatus: true,
    run: (c, call) => c.knowledge.documents.wait(known.document, { maxWaitMs, ...call }),
  },
  { name: "api.GET", kind: "apiRead", run: (c, { signal = null }) => c.api.GET("/v1/avatars", { signal }) },
  {
    name: "api.POST",
    kind: "apiCreate",
    run: (c, { signal = null }) =>
      c.api.POST("/v1/avatars", { body: { displayName: name, imageUrl }, signal }),
  },
];
