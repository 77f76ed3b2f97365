import { expect, it } from "vitest";
import { OutcomeUnknownError, toProvider } from "../../../src/index.ts";
import { type AnamClient, createAnamClient } from "../../../src/vendors/anam/index.ts";
import { failure, type Harness, harness, key, rejection, reply } from "../support/harness.ts";

/** Options, parameters, headers and entries that somebody has named after the key. */
const named = { [key]: "x", [`${key} `]: "x" } as object;
const input = { displayName: "Ada", imageUrl: "https://e.com/a.png" };
const argilInput = { name: "Ada", datasetImage: { url: "https://e.com/a.png" } };
const calls: Readonly<Record<string, (clients: Harness) => PromiseLike<unknown>>> = {
  "an option": ({ anam }) => anam.avatars.get("a1", named),
  "an option of a create": ({ anam }) => anam.avatars.create(input, named),
  "a field of an input": ({ anam }) => anam.avatars.create({ ...input, ...named }),
  "a field of an update": ({ anam }) => anam.avatars.update("a1", named as { displayName: string }),
  "an entry of extras": ({ argil }) =>
    argil.avatars.create({ ...argilInput, extras: { [key.repeat(20)]: "x" } }),
  "an option of a wait": ({ protoface }) => protoface.avatars.wait("a1", named),
  "a parameter of a list": ({ protoface }) => protoface.avatars.list(named),
  "a header": ({ argil }) => argil.assets.get("a1", { headers: named as Record<string, string> }),
  "a header of api": ({ anam }) =>
    anam.api.GET("/v1/avatars", { headers: { [key]: "line\nbreak", [`${key} `]: "x" } }),
  "an option of a provider": ({ anam }) =>
    toProvider(anam).create({ name: "Ada", image: input.imageUrl as never }, named),
  "an option of waitAll": ({ anam }) => toProvider(anam).waitAll(["a1"], named).next(),
  "an option of createMany": ({ anam }) => toProvider(anam).createMany([], named),
  async "an option of reconcile"({ anam }) {
    const lost = await failure(OutcomeUnknownError, anam.avatars.create(input));
    return lost.reconcile(named);
  },
};

it.each(Object.entries(calls))("the key as the name of %s is not in the error", async (_, call) => {
  await using h = await harness([reply(504)]);
  const error = await rejection(call(h));
  expect(error).toMatchObject({ code: "invalid_input" });
  expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain(key);
  expect((error as Error).message).toContain("[redacted]");
});

it("nor is it in a factory's", () => {
  const create = (options: object): AnamClient => createAnamClient({ apiKey: key, ...options });
  for (const options of [named, { headers: named }])
    expect(() => create(options)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(key) }),
    );
});
