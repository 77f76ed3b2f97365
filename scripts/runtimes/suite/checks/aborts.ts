import { equal, ok, rejection } from "../assert.ts";
import { check, type Stand, type SuiteCheck } from "../check.ts";
import type { Scene, StageStep } from "../stage.ts";
import { answersOf, face, type Vendor, vendorNames } from "../vendors.ts";

type Call = (signal: AbortSignal, url: string) => Promise<unknown>;

/**
 * Aborts a call when its last request has reached the server, and checks that it rejects with the reason itself, or with an
 * error caused by it.
 */
async function abortOnArrival(
  stand: Stand,
  steps: readonly StageStep[],
  call: Call,
  code?: "outcome_unknown" | "aborted",
): Promise<Scene> {
  const scene = await stand.play(...steps);
  const controller = new AbortController();
  const reason = new Error("had enough");
  const ending = rejection(call(controller.signal, scene.url));
  while ((await scene.requests()).length < steps.length) await new Promise((next) => setTimeout(next, 20));
  const before = Date.now();
  controller.abort(reason);
  const end = await ending;
  if (code === undefined) ok(end === reason, "the signal's own reason");
  else {
    const error = end as Partial<Record<"code" | "cause", unknown>>;
    equal(error.code, code, "the code for something that may have been paid for");
    ok(error.cause === reason, "the signal's own reason as its cause");
  }
  ok(Date.now() - before < 2_000, "an immediate end");
  equal((await scene.requests()).length, steps.length, "requests");
  return scene;
}

const later: StageStep = { status: 429, headers: { "retry-after": "30" } };

function abortsOf(vendor: Vendor): SuiteCheck[] {
  const { building } = answersOf(vendor);
  return [
    check(
      `${vendor}: an abort in flight ends a read, and leaves the outcome of a create unknown`,
      async (stand) => {
        await abortOnArrival(stand, [{ act: "silent" }], (signal, url) =>
          face(stand, vendor, url).get({ signal }),
        );
        await abortOnArrival(
          stand,
          [{ act: "silent" }],
          (signal, url) => face(stand, vendor, url).create({ signal }),
          "outcome_unknown",
        );
      },
    ),
    check(
      `${vendor}: an abort during the backoff before a retry ends the call; a wait keeps what was created`,
      async (stand) => {
        await abortOnArrival(stand, [later], (signal, url) => face(stand, vendor, url).get({ signal }));
        await abortOnArrival(
          stand,
          [building],
          (signal, url) => face(stand, vendor, url).createAndWait({ signal, minDelayMs: 30_000 }),
          "aborted",
        );
      },
    ),
    check(`${vendor}: nothing is sent if the signal is already aborted`, async (stand) => {
      const scene = await stand.play(building);
      const reason = new Error("before");
      const { create } = face(stand, vendor, scene.url);
      ok((await rejection(create({ signal: AbortSignal.abort(reason) }))) === reason, "its reason");
      equal(await scene.requests(), [], "requests");
    }),
  ];
}

export const aborts: readonly SuiteCheck[] = vendorNames.flatMap(abortsOf);
