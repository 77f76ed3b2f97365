import type * as root from "../../../src/index.ts";
import type * as anam from "../../../src/vendors/anam/index.ts";
import type * as argil from "../../../src/vendors/argil/index.ts";
import type * as protoface from "../../../src/vendors/protoface/index.ts";
import type { RuntimeName, Traits } from "./differences.ts";
import type { Scene, StageStep } from "./stage.ts";

/** The package under test, passed in by the runner: the suite itself imports only its types. */
export interface PackageUnderTest {
  root: typeof root;
  anam: typeof anam;
  protoface: typeof protoface;
  argil: typeof argil;
}

/** Where the servers are; plain data, so that it can be passed to any runtime. */
export interface SuiteSettings {
  runtime: RuntimeName;
  /** Origin of the stage. */
  stage: string;
  /** Origin of a second stage, which nothing may ever reach. */
  elsewhere: string;
  /** Origin that refuses connections. */
  refused: string;
  /** A PNG of 1280x720, in base64. */
  picture: string;
}

/** What a check works with. */
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

/** Creates a check; its name says what it shows. */
export function check(name: string, run: SuiteCheck["run"]): SuiteCheck {
  return { name, run };
}
