import { expect, test } from "vitest";
import { refusal, startVendors, type Vendors } from "./capture.ts";

type CallWithId = (vendors: Vendors, id: never) => PromiseLike<unknown>;

const calls: Record<string, CallWithId> = {
  "Anam get": ({ anam }, id) => anam.avatars.get(id),
  "Anam update": ({ anam }, id) => anam.avatars.update(id, { displayName: "Ada" }),
  "Anam delete": ({ anam }, id) => anam.avatars.delete(id),
  "Anam wait": ({ anam }, id) => anam.avatars.wait(id),
  "Protoface get": ({ protoface }, id) => protoface.avatars.get(id),
  "Protoface delete": ({ protoface }, id) => protoface.avatars.delete(id),
  "Protoface wait": ({ protoface }, id) => protoface.avatars.wait(id),
  "Argil get": ({ argil }, id) => argil.avatars.get(id),
  "Argil wait": ({ argil }, id) => argil.avatars.wait(id),
  "Argil webhooks.update": ({ argil }, id) =>
    argil.webhooks.update(id, { callbackUrl: "https://example.com/hook" }),
  "Argil webhooks.delete": ({ argil }, id) => argil.webhooks.delete(id),
};

const ids: readonly (readonly [what: string, id: unknown, reason: RegExp])[] = [
  ["an empty id", "", /id must not be ""$/],
  ["a dot", ".", /id must not be "\."$/],
  ["two dots", "..", /id must not be "\.\."$/],
  ["a line break", "a\nb", /id must not contain control characters$/],
  ["a NUL", "a\0", /id must not contain control characters$/],
  ["half a surrogate pair", "a\ud83d", /id must be well-formed Unicode$/],
  ["null", null, /id must be a string, not null$/],
  ["undefined", undefined, /id must be a string, not undefined$/],
  ["NaN", Number.NaN, /id must be finite$/],
  ["a list", ["a"], /id must be a string/],
  ["an object without an id", {}, /id must be a string/],
];

test.each(
  Object.entries(calls).flatMap(([name, run]) =>
    ids.map(([what, id, reason]) => ({ name, run, what, id, reason })),
  ),
)("$name rejects $what", async ({ run, id, reason }) => {
  await using vendors = await startVendors();
  expect(await refusal(vendors, () => run(vendors, id as never))).toEqual([expect.stringMatching(reason)]);
});

const waits = Object.entries(calls).filter(([name]) => name.endsWith(" wait"));
test.each(waits)("%s rejects an avatar whose id is empty", async (_, wait) => {
  await using vendors = await startVendors();
  const avatar = { id: "", status: "ready", videoUrl: "https://example.com/ada.mp4" };
  const reasons = await refusal(vendors, () => wait(vendors, avatar as never));
  expect(reasons).toEqual([expect.stringMatching(/id must not be ""$/)]);
});
