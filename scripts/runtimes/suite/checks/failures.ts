import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { answersOf, face, vendorNames } from "../vendors.ts";

const timeoutMs = 300;

export const failures: readonly SuiteCheck[] = vendorNames.flatMap((vendor) => [
  check(`${vendor}: a refused connection ends a read with ConnectionError`, async (stand) => {
    const { get } = face(stand, vendor, stand.settings.refused);
    await rejectsWith(get({ maxRetries: 1 }), "ConnectionError");
  }),
  check(`${vendor}: and a create with ConnectionError only where it is known`, async (stand) => {
    const { create } = face(stand, vendor, stand.settings.refused);
    await rejectsWith(create({ maxRetries: 0 }), stand.traits.refusedCreate);
  }),
  check(`${vendor}: a silent server ends a read with TimeoutError`, async (stand) => {
    const scene = await stand.play({ act: "silent" });
    const { get } = face(stand, vendor, scene.url);
    await rejectsWith(get({ timeoutMs, maxRetries: 0 }), "TimeoutError");
  }),
  check(`${vendor}: and a create with OutcomeUnknownError, sent once`, async (stand) => {
    const scene = await stand.play({ act: "silent" });
    const before = Date.now();
    const error = await rejectsWith(
      face(stand, vendor, scene.url).create({ timeoutMs }),
      "OutcomeUnknownError",
    );
    equal((error.cause as Error).name, "TimeoutError", "its cause");
    ok(Math.abs(Number("sentAt" in error && error.sentAt) - before) < 5_000, "the time at which it was sent");
    equal((await scene.requests()).length, 1, "requests");
  }),
  check(`${vendor}: a connection that is cut ends a create with OutcomeUnknownError`, async (stand) => {
    const scene = await stand.play(answersOf(vendor).ready, { act: "cut" });
    const { get, create } = face(stand, vendor, scene.url);
    // So that there is a connection to be used again, on which some platforms would send twice by themselves.
    await get();
    await rejectsWith(create(), "OutcomeUnknownError");
    const creates = (await scene.requests()).filter(({ method }) => method === "POST");
    equal(creates.length, stand.traits.resends ? 2 : 1, "creates");
  }),
  check(`${vendor}: a redirect is refused, and the other server hears nothing`, async (stand) => {
    const other = await stand.playElsewhere(answersOf(vendor).ready);
    const scene = await stand.play({ status: 307, headers: { location: `${other.url}/x` } });
    const { get, create } = face(stand, vendor, scene.url);
    const refusals = [await rejectsWith(get(), "InvalidResponseError")];
    if (stand.traits.seesRedirects) refusals.push(await rejectsWith(create(), "InvalidResponseError"));
    // It may have been a 303, which means "done, look there" (RFC 9110, 15.4.4).
    else await rejectsWith(create(), "OutcomeUnknownError");
    for (const error of refusals) {
      const { host } = new URL(other.url);
      equal(error.message.includes(host), stand.traits.seesRedirects, "whether the target is named");
      equal("status" in error && error.status, stand.traits.seesRedirects ? 307 : 0, "the status");
    }
    equal(await other.requests(), [], "what the other server heard");
  }),
]);
