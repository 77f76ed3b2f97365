import type { SuiteProject } from "./project.ts";
import type { SuiteSettings } from "./suite/check.ts";
import type { SuiteReport } from "./suite/suite.ts";

/** What a runtime needs to run the suite. */
export interface Stage {
  project: SuiteProject;
  settings: SuiteSettings;
  /** Aborts when the row runs out of time. */
  signal: AbortSignal;
}

/** An available runtime, and how it runs the suite. */
export interface Runtime {
  version: string;
  run(stage: Stage): Promise<SuiteReport>;
}
