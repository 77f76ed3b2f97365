import { test } from "vitest";
import { compiles, url } from "./compiles.ts";

const signal = new AbortController().signal;
const callbackUrl = url;

test("each call option may be undefined", () => {
  compiles(({ anam, protoface, argil }) => [
    anam.avatars.get("a", {
      signal: undefined,
      timeoutMs: undefined,
      maxRetries: undefined,
      headers: undefined,
    }),
    protoface.avatars.delete("a", { signal, timeoutMs: 1_000 }),
    argil.avatars.list({}, { signal: undefined }),
    anam.avatars.wait("a", { signal: undefined, maxWaitMs: undefined, onProgress: undefined }),
    anam.avatars.createAndWait({ displayName: "Ada", imageUrl: url }, { onCreated: undefined }),
  ]);
});

test("the spelling of call options is checked", () => {
  compiles(({ anam, protoface, argil }) => [
    // @ts-expect-error: timeoutMs is misspelt
    anam.avatars.get("a", { timeout: 1_000 }),
    // @ts-expect-error: times are numbers
    protoface.avatars.get("a", { timeoutMs: "1s" }),
    // @ts-expect-error: maxWaitMs is only for waits
    argil.avatars.get("a", { maxWaitMs: 1_000 }),
    // @ts-expect-error: onCreated is only for createAndWait
    argil.avatars.wait("a", { onCreated() {} }),
  ]);
});

test("ids are strings, and waits also accept avatars", () => {
  compiles(({ anam, protoface, argil }) => [
    protoface.avatars.get("a").then((avatar) => protoface.avatars.wait(avatar)),
    // @ts-expect-error: the id is missing
    anam.avatars.get(),
    // @ts-expect-error: undefined is not an id
    anam.avatars.get(undefined),
    // @ts-expect-error: a number is not an id
    protoface.avatars.delete(7),
    // @ts-expect-error: null is not an id
    argil.avatars.wait(null),
    // @ts-expect-error: another vendor's avatar
    protoface.avatars.get("a").then((avatar) => anam.avatars.wait(avatar)),
  ]);
});

test("operations that a vendor lacks do not exist", () => {
  compiles(({ anam, protoface, argil }) => [
    // @ts-expect-error: Protoface has no update
    protoface.avatars.update,
    // @ts-expect-error: Argil has no update
    argil.avatars.update,
    // @ts-expect-error: Argil has no delete
    argil.avatars.delete,
    // @ts-expect-error: Anam has no webhooks
    anam.webhooks,
    // @ts-expect-error: Protoface has no webhooks
    protoface.webhooks,
    // @ts-expect-error: Argil cannot read a single webhook
    argil.webhooks.get,
  ]);
});

test("only Anam has a hard delete, and only its name can be changed", () => {
  compiles(({ anam, protoface }) => [
    anam.avatars.delete("a"),
    anam.avatars.delete("a", { hard: true, signal }),
    anam.avatars.delete("a", { hard: undefined }),
    anam.avatars.update("a", { displayName: "Ada" }),
    // @ts-expect-error: hard is a boolean
    anam.avatars.delete("a", { hard: "yes" }),
    // @ts-expect-error: hard is misspelt
    anam.avatars.delete("a", { force: true }),
    // @ts-expect-error: Protoface always deletes permanently
    protoface.avatars.delete("a", { hard: true }),
    // @ts-expect-error: nothing to change
    anam.avatars.update("a", {}),
    // @ts-expect-error: the image cannot be changed
    anam.avatars.update("a", { displayName: "Ada", imageUrl: url }),
  ]);
});

test("Argil's subscriptions need a URL and known events; an update needs either", () => {
  compiles(({ argil: { webhooks } }) => [
    webhooks.create({ callbackUrl, events: ["AVATAR_TRAINING_SUCCESS", "VIDEO_GENERATION_FAILED"] }),
    webhooks.update("w", { callbackUrl }),
    webhooks.update("w", { events: ["AVATAR_TRAINING_FAILED"], callbackUrl: undefined }),
    // @ts-expect-error: no URL
    webhooks.create({ events: ["AVATAR_TRAINING_SUCCESS"] }),
    // @ts-expect-error: no events
    webhooks.create({ callbackUrl }),
    // @ts-expect-error: not one of Argil's events
    webhooks.create({ callbackUrl, events: ["AVATAR_READY"] }),
    // @ts-expect-error: callbackUrl is misspelt
    webhooks.create({ callbackURL: url, events: ["AVATAR_TRAINING_SUCCESS"] }),
    // @ts-expect-error: events is misspelt
    webhooks.update("w", { event: ["AVATAR_TRAINING_SUCCESS"] }),
  ]);
});
