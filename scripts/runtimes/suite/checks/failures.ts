import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { answersOf, face, vendorNames } from "../vendors.ts";

const timeoutMs = 300;

export const failures: readonly SuiteCheck[] = vendorNames.flatMap((vendor) => [
  check(`${vendor}: a read ends with ConnectionError if the connection is refused`, async (stand) => {
    const { get } = face(stand, vendor, stand.settings.refused);
    await rejectsWith(get({ maxRetries: 1 }), "ConnectionError");
  }),
  check(`${vendor}: a create ends with ConnectionError only if the refusal is certain`, async (stand) => {
    const { create } = face(stand, vendor, stand.settings.refused);
    await rejectsWith(create({ maxRetries: 0 }), stand.traits.refusedCreate);
  }),
  check(`${vendor}: a read ends with TimeoutError if the server stays silent`, async (stand) => {
    const scene = await stand.play({ act: "silent" });
    const { get } = face(stand, vendor, scene.url);
    await rejectsWith(get({ timeoutMs, maxRetries: 0 }), "TimeoutError");
  }),
  check(
    `${vendor}: a create ends with OutcomeUnknownError if the server stays silent, and is sent once`,
    async (stand) => {
      const scene = await stand.play({ act: "silent" });
      const before = Date.now();
      const error = await rejectsWith(
        face(stand, vendor, scene.url).create({ timeoutMs }),
        "OutcomeUnknownError",
      );
      equal((error.cause as Error).name, "TimeoutError", "its cause");
      ok(
        Math.abs(Number("sentAt" in error && error.sentAt) - before) < 5_000,
        "the time at which it was sent",
      );
      equal((await scene.requests()).length, 1, "requests");
    },
  ),
  check(`${vendor}: a create ends with OutcomeUnknownError if its connection is cut`, async (stand) => {
    const scene = await stand.play(answersOf(vendor).ready, { act: "cut" });
    const { get, create } = face(stand, vendor, scene.url);
    // Opens a connection that can be reused, on which some platforms would resend on their own.
    await get();
    await rejectsWith(create(), "OutcomeUnknownError");
    const creates = (await scene.requests()).filter(({ method }) => method === "POST");
    equal(creates.length, stand.traits.resends ? 2 : 1, "creates");
  }),
  check(`${vendor}: a redirect is not followed, and the other server receives nothing`, async (stand) => {
    const other = await stand.playElsewhere(answersOf(vendor).ready);
    const scene = await stand.play({ status: 307, headers: { location: `${other.url}/x` } });
    const { get, create } = face(stand, vendor, scene.url);
    const refusals = [await rejectsWith(get(), "InvalidResponseError")];
    if (stand.traits.seesRedirects) refusals.push(await rejectsWith(create(), "InvalidResponseError"));
    // It may have been a 303, which means "done, see there" (RFC 9110, 15.4.4).
    else await rejectsWith(create(), "OutcomeUnknownError");
    for (const error of refusals) {
      const { host } = new URL(other.url);
      equal(error.message.includes(host), stand.traits.seesRedirects, "whether the target is named");
      equal("status" in error && error.status, stand.traits.seesRedirects ? 307 : 0, "the status");
    }
    equal(await other.requests(), [], "what the other server received");
  }),
]);
