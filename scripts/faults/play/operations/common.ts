import {
  type AnamClient,
  type ArgilClient,
  type ProtofaceClient,
  toProvider,
  uniqueName,
} from "../../../../src/index.ts";
import { makePng } from "../../../common/png.ts";
import { known } from "../../../common/stand-ins/fault-server-vendor.ts";
import type { Definition } from "./operation.ts";

/** Long enough for five polls of three attempts that all time out. */
export const maxWaitMs = 3_600_000;
/** The vendor has an old avatar of the same name. */
export const name = known.name;
export const portrait = makePng(1280, 720);
export const imageUrl = "https://example.com/ada.png";

/** For `createMany`. */
export function inputs(count: number, image = portrait): { name: string; image: Uint8Array<ArrayBuffer> }[] {
  return Array.from({ length: count }, () => ({ name: uniqueName(name), image }));
}

type AnyClient = AnamClient | ProtofaceClient | ArgilClient;

export const waits = { name: "wait", kind: "wait", takes: ["onProgress", "maxWaitMs"] } as const;

export const get: Definition<AnyClient> = {
  name: "get",
  kind: "read",
  run: (c, call) => c.avatars.get(known.avatar, call),
};

export const list: Definition<AnyClient> = {
  name: "list",
  kind: "read",
  run: (c, call) => c.avatars.list({}, call),
};

export const wait: Definition<AnyClient> = {
  ...waits,
  run: (c, call) => c.avatars.wait(known.avatar, { maxWaitMs, ...call }),
};

const asks = 3;

/** One create after the other, so that it is certain which of them meets a fault. */
export const createMany: Definition<AnyClient> = {
  name: "createMany",
  kind: "many",
  asks,
  takes: ["onSending", "onSettled", "drainMs"],
  run: (c, call) => toProvider(c).createMany(inputs(asks), { concurrency: 1, ...call }),
};

/** A create and the wait for it: first the faults strike the create, then its polls. */
export function createAndWait<Client>(run: Definition<Client>["run"]): Definition<Client>[] {
  const takes = ["onSending", "onCreated", "onProgress", "maxWaitMs"] as const;
  return [
    { name: "createAndWait, create", kind: "create", strikes: "POST", after: 1, takes, run },
    { name: "createAndWait, polls", kind: "wait", strikes: "GET", before: 1, takes, run },
  ];
}
