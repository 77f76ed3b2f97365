import { FaultServer } from "../../common/stand-ins/fault-server.ts";
import {
  startFrozen,
  startRefusing,
  type Unreachable,
} from "../../common/stand-ins/fault-server-unreachable.ts";

/** Shared by all calls. */
export interface FaultSurroundings extends AsyncDisposable {
  readonly refusing: Unreachable;
  readonly frozen: Unreachable;
  /** Where redirects point: nothing may ever arrive here. */
  readonly elsewhere: FaultServer;
}

export async function startSurroundings(): Promise<FaultSurroundings> {
  const refusing = await startRefusing();
  const frozen = await startFrozen();
  const elsewhere = await FaultServer.start({ vendor: "anam" });
  return {
    refusing,
    frozen,
    elsewhere,
    async [Symbol.asyncDispose]() {
      for (const part of [refusing, frozen, elsewhere]) await part[Symbol.asyncDispose]();
    },
  };
}
