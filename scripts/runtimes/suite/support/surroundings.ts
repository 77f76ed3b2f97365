import { makePng } from "../../../common/png.ts";
import { startRefusing } from "../../../common/stand-ins/fault-server-unreachable.ts";
import type { SuiteSettings } from "../check.ts";
import { startStage } from "./start-stage.ts";

/** What the suite needs: two stages, a port that refuses connections, and an image. */
export interface SuiteSurroundings extends AsyncDisposable {
  settings: Omit<SuiteSettings, "runtime">;
  picture: Uint8Array<ArrayBuffer>;
}

export async function startSurroundings(): Promise<SuiteSurroundings> {
  const [stage, elsewhere, refusing] = await Promise.all([startStage(), startStage(), startRefusing()]);
  const picture = makePng(1280, 720);
  return {
    settings: {
      stage: stage.url,
      elsewhere: elsewhere.url,
      refused: refusing.origin,
      picture: Buffer.from(picture).toString("base64"),
    },
    picture,
    async [Symbol.asyncDispose]() {
      await Promise.all([stage, elsewhere, refusing].map((each) => each[Symbol.asyncDispose]()));
    },
  };
}
