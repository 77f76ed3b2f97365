import type { CreateAndWaitOptions, WaitOptions, WaitProgress } from "../../src/index.ts";
import { type Connection, connectAnam, connectArgil, connectProtoface } from "./contract-wire.ts";
import { ids, portrait } from "./contract-wrappers.ts";

interface Identified {
  id: string;
}

interface Waiting extends Omit<Connection<unknown>, "client"> {
  readonly result: Promise<Identified>;
}

/** The waits of one vendor, for an avatar whose states are scripted poll by poll. */
export interface Waits {
  readonly id: string;
  wait(options: WaitOptions<Identified>, ...script: string[]): Waiting;
  createAndWait(options: CreateAndWaitOptions<Identified>, ...script: string[]): Waiting;
}

function waits<Client>(
  id: string,
  connect: (...script: string[]) => Connection<Client>,
  calls: {
    wait(client: Client, options: WaitOptions<Identified>): Promise<Identified>;
    createAndWait(client: Client, options: CreateAndWaitOptions<Identified>): Promise<Identified>;
  },
): Waits {
  return {
    id,
    wait(options, ...script) {
      const { client, ...rest } = connect(...script);
      return { ...rest, result: calls.wait(client, options) };
    },
    createAndWait(options, ...script) {
      const { client, ...rest } = connect(...script);
      return { ...rest, result: calls.createAndWait(client, options) };
    },
  };
}

export const vendorWaits = {
  anam: waits(ids.anam, connectAnam, {
    wait: ({ avatars }, options) => avatars.wait(ids.anam, options),
    createAndWait: ({ avatars }, options) =>
      avatars.createAndWait({ displayName: "Ada", imageFile: portrait }, options),
  }),
  protoface: waits(ids.protoface, connectProtoface, {
    wait: ({ avatars }, options) => avatars.wait(ids.protoface, options),
    createAndWait: ({ avatars }, options) => avatars.createAndWait({ name: "Ada", image: portrait }, options),
  }),
  argil: waits(ids.argil, connectArgil, {
    wait: ({ avatars }, options) => avatars.wait(ids.argil, options),
    createAndWait: ({ avatars }, options) =>
      avatars.createAndWait({ name: "Ada", datasetImage: portrait }, options),
  }),
};

/** Records a wait's progress: each poll as its status and the number of GETs sent so far. */
export function observe() {
  const told: string[] = [];
  const onProgress = ({ status, polls }: WaitProgress<Identified>): void => {
    told.push(`${status} after ${polls}`);
  };
  return { told, onProgress };
}
