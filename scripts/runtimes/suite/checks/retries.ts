import { equal, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { answersOf, face, vendorNames } from "../vendors.ts";

const soon = { "retry-after": "0" };

export const retries: readonly SuiteCheck[] = vendorNames.flatMap((vendor) => {
  const { building, ready } = answersOf(vendor);
  return [
    check(`${vendor}: a read is retried after 429 and 503`, async (stand) => {
      const scene = await stand.play({ status: 429, headers: soon }, { status: 503, headers: soon }, ready);
      await face(stand, vendor, scene.url).get();
      equal((await scene.requests()).length, 3, "requests");
    }),
    check(`${vendor}: a create is retried after 429 with the same bytes`, async (stand) => {
      const scene = await stand.play(
        { status: 429, headers: soon },
        { status: 429, headers: soon },
        building,
      );
      await face(stand, vendor, scene.url).create();
      const seen = await scene.requests();
      equal(seen.length, 3, "requests");
      for (const { text, parts } of seen) {
        equal([parts, text.slice(0, 80)], [seen[0]?.parts, seen[0]?.text.slice(0, 80)], "what arrived");
      }
    }),
    check(`${vendor}: a create answered with 500 has an unknown outcome and is sent once`, async (stand) => {
      const scene = await stand.play({ status: 500, json: {} });
      await rejectsWith(face(stand, vendor, scene.url).create(), "OutcomeUnknownError");
      equal((await scene.requests()).length, 1, "requests");
    }),
    check(`${vendor}: a Retry-After that exceeds the remaining time fails immediately`, async (stand) => {
      const scene = await stand.play({ status: 429, headers: { "retry-after": "3600" } });
      await rejectsWith(face(stand, vendor, scene.url).get(), "RateLimitError");
      equal((await scene.requests()).length, 1, "requests");
    }),
  ];
});
