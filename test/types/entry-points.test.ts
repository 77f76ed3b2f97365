import { expect, expectTypeOf, test } from "vitest";
import type { ClientOptions, Clock, CreateAndWaitOptions, WaitOptions } from "../../src/index.ts";
import * as root from "../../src/index.ts";
import * as node from "../../src/node.ts";
import * as anam from "../../src/vendors/anam/index.ts";
import * as argil from "../../src/vendors/argil/index.ts";
import * as protoface from "../../src/vendors/protoface/index.ts";

test("the root exports the factories, and the vendors' own entry points export the same", () => {
  expect(root.createAnamClient).toBe(anam.createAnamClient);
  expect(root.createProtofaceClient).toBe(protoface.createProtofaceClient);
  expect(root.createArgilClient).toBe(argil.createArgilClient);
  expectTypeOf<root.AnamClient>().toEqualTypeOf<anam.AnamClient>();
  expectTypeOf<root.ProtofaceAvatarInput>().toEqualTypeOf<protoface.ProtofaceAvatarInput>();
  expectTypeOf<root.ReadyArgilAvatar>().toEqualTypeOf<argil.ReadyArgilAvatar>();
});

const errors = Object.entries(root).filter(([name]) => name.endsWith("Error"));

test.each(Object.entries({ anam, protoface, argil }))("%s has every error class", (_, vendor) => {
  const exported = new Map<string, unknown>(Object.entries(vendor));
  expect(errors.length).toBeGreaterThan(20);
  for (const [name, value] of errors) expect(exported.get(name)).toBe(value);
});

test("factories accept no options, some, or undefined ones", () => {
  expectTypeOf<Parameters<typeof anam.createAnamClient>>().toEqualTypeOf<[options?: ClientOptions]>();
  const options: ClientOptions = {
    apiKey: undefined,
    baseUrl: undefined,
    fetch: undefined,
    headers: undefined,
  };
  // @ts-expect-error: apiKey is misspelt
  const misspelt: ClientOptions = { apikey: "key-1" };
  // @ts-expect-error: times are numbers
  const text: ClientOptions = { timeoutMs: "1s" };
  expect([options, misspelt, text]).toHaveLength(3);
});

test("a clock can be replaced, and the wait options have a name", () => {
  expectTypeOf<NonNullable<ClientOptions["clock"]>>().toEqualTypeOf<Clock>();
  expectTypeOf<CreateAndWaitOptions<root.AnamAvatar>>().toExtend<WaitOptions<root.AnamAvatar>>();
});

test("imageFromFile and fitImage are exported only by the Node entry point", () => {
  expectTypeOf(node.imageFromFile).toEqualTypeOf<(path: string | URL) => Promise<File>>();
  expect(Object.keys(node)).toEqual(["fileTarget", "fitImage", "imageFromFile", "toNodeHandler"]);
  expect(root).not.toHaveProperty("imageFromFile");
});

test("parseWebhook and Anam's model names are exported by their vendors", () => {
  expectTypeOf(argil.parseWebhook).returns.resolves.toEqualTypeOf<argil.ArgilEvent>();
  expectTypeOf(anam.toModelName).toEqualTypeOf<(version: string) => string>();
});

test("an event's data is typed by its name", () => {
  function idOf(event: argil.ArgilEvent): string {
    // @ts-expect-error: only avatar events have it
    event.data.avatarId;
    if (event.event === "AVATAR_TRAINING_SUCCESS") return event.data.voiceId ?? event.data.avatarId;
    // @ts-expect-error: failures have no voice
    if (event.event === "AVATAR_TRAINING_FAILED") return event.data.voiceId ?? event.data.avatarId;
    return event.data.videoId;
  }
  expect(idOf({ event: "VIDEO_GENERATION_FAILED", data: { videoId: "v" } })).toBe("v");
});
