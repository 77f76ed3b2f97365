import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { answersOf, apiKey, face, vendorNames } from "../vendors.ts";
import { allText } from "./all-text.ts";

export const answers: readonly SuiteCheck[] = vendorNames.flatMap((vendor) => [
  check(`${vendor}: an error about an HTML page instead of JSON quotes its beginning`, async (stand) => {
    const scene = await stand.play({ text: "<h1>Welcome</h1>", headers: { "content-type": "text/html" } });
    const { get, create } = face(stand, vendor, scene.url);
    const error = await rejectsWith(get(), "InvalidResponseError");
    ok(error.message.includes("Welcome"), "the beginning of the text");
    await rejectsWith(create(), "OutcomeUnknownError");
    equal((await scene.requests()).length, 2, "requests");
  }),
  check(`${vendor}: a truncated body is not accepted as a response`, async (stand) => {
    const scene = await stand.play({ ...answersOf(vendor).ready, act: "half" });
    const { get, create } = face(stand, vendor, scene.url);
    await rejectsWith(get({ maxRetries: 0 }), "InvalidResponseError");
    await rejectsWith(create(), "OutcomeUnknownError");
  }),
  check(`${vendor}: reading a body that unpacks without end is abandoned`, async (stand) => {
    const scene = await stand.play({ act: "bomb" });
    const error = await rejectsWith(
      face(stand, vendor, scene.url).get({ maxRetries: 0 }),
      "InvalidResponseError",
    );
    ok(/longer than \d+ bytes/.test(error.message), `the limit in the message, not ${error.message}`);
  }),
  check(`${vendor}: a failure has its class, status and retry hint`, async (stand) => {
    const scene = await stand.play({ status: 404, json: {} });
    const { root } = stand.pack;
    const error = await rejectsWith(face(stand, vendor, scene.url).get(), "NotFoundError");
    ok(error instanceof root.NotFoundError && error instanceof root.ApiError, "the class");
    ok(root.isAvatarClientError(error), "the brand");
    equal([error.status, error.code, error.vendor], [404, "not_found", vendor], "the facts");
  }),
  check(`${vendor}: no error shows the key, not even when the vendor echoes it`, async (stand) => {
    const echo = { error: { message: `bad key ${apiKey}` }, message: apiKey, deep: [{ apiKey }] };
    const headers = { "x-echo": `Bearer ${apiKey}` };
    const scene = await stand.play(
      { status: 401, json: echo, headers },
      { status: 500, json: echo, headers },
      { text: apiKey },
    );
    const { get, create } = face(stand, vendor, scene.url);
    const unreachable = face(stand, vendor, stand.settings.refused);
    const errors = [
      await rejectsWith(get(), "AuthenticationError"),
      await rejectsWith(create(), "OutcomeUnknownError"),
      await rejectsWith(get(), "InvalidResponseError"),
      await rejectsWith(unreachable.get({ maxRetries: 0 }), "ConnectionError"),
    ];
    for (const error of errors) ok(!allText(error).includes("4711"), `no key in ${error.name}`);
  }),
]);
