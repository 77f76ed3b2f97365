import type * as root from "../../../src/index.ts";
import type * as anam from "../../../src/vendors/anam/index.ts";
import type * as argil from "../../../src/vendors/argil/index.ts";
import type * as protoface from "../../../src/vendors/protoface/index.ts";
import type { RuntimeName, Traits } from "./differences.ts";
import type { Scene, StageStep } from "./stage.ts";

/** The package under test, handed over by the runner: the suite itself imports nothing but types from it. */
export interface PackageUnderTest {
  root: typeof root;
  anam: typeof anam;
  protoface: typeof protoface;
  argil: typeof argil;
}

/** Where the servers are; plain data, so that it can reach any runtime. */
export interface SuiteSettings {
  runtime: RuntimeName;
  /** Origin of the stage. */
  stage: string;
  /** Origin of a second one, for what must never arrive. */
  elsewhere: string;
  /** Origin at which connections are refused. */
  refused: string;
  /** A PNG of 1280x720 in base64. */
  picture: string;
}

/** What a check has at hand. */
export interface Stand {
  pack: PackageUnderTest;
  settings: SuiteSettings;
  traits: Traits;
  picture: Uint8Array<ArrayBuffer>;
  play(...steps: StageStep[]): Promise<Scene>;
  playElsewhere(...steps: StageStep[]): Promise<Scene>;
}

export interface SuiteCheck {
  name: string;
  run(stand: Stand): Promise<void>;
}

/** A check by what it shows. */
export function check(name: string, run: SuiteCheck["run"]): SuiteCheck {
  return { name, run };
}
