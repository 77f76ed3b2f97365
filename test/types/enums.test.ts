import { expectTypeOf, test } from "vitest";
import type { AnamAvatar } from "../../src/vendors/anam/index.ts";
import type { ArgilAvatar, ArgilWebhook } from "../../src/vendors/argil/index.ts";
import type { ProtofaceAvatar } from "../../src/vendors/protoface/index.ts";
import { compiles } from "./compiles.ts";

test("response enums are open: a future value fits", () => {
  expectTypeOf<string>().toExtend<ProtofaceAvatar["status"]>();
  expectTypeOf<string>().toExtend<ArgilAvatar["status"]>();
  expectTypeOf<string>().toExtend<NonNullable<ArgilAvatar["orientation"] | ArgilAvatar["model"]>>();
  expectTypeOf<string>().toExtend<NonNullable<AnamAvatar["renderStyle"]>>();
  expectTypeOf<string[]>().toExtend<ArgilWebhook["events"]>();
});

test("open enums still know their values: an editor completes them", () => {
  expectTypeOf<Extract<ProtofaceAvatar["status"], "ready" | "processing" | "failed">>().toEqualTypeOf<
    "ready" | "processing" | "failed"
  >();
  expectTypeOf<Extract<ArgilAvatar["status"], "IDLE" | "REFUSED">>().toEqualTypeOf<"IDLE" | "REFUSED">();
});

test("a switch over an open enum needs a default", () => {
  function describe(status: ProtofaceAvatar["status"]): number {
    switch (status) {
      case "ready":
        return 1;
      case "processing":
      case "failed":
        return 2;
      default:
        expectTypeOf(status).toExtend<string>();
        return status.length;
    }
  }
  // @ts-expect-error: without a default, an unknown value has no result
  function incomplete(status: ProtofaceAvatar["status"]): number {
    switch (status) {
      case "ready":
      case "processing":
      case "failed":
        return 1;
    }
  }
  return [describe, incomplete];
});

test("request enums are closed", () => {
  compiles(({ anam, protoface, argil }) => [
    protoface.avatars.list({ scope: "org" }),
    argil.avatars.list({ orientation: "ASPECT_RATIO_9_16", model: "ARGIL_ATOM", visibility: "private" }),
    anam.avatars.list({ renderStyle: "illustrated", tags: ["studio"] }),
    // @ts-expect-error: no such scope
    protoface.avatars.list({ scope: "mine" }),
    // @ts-expect-error: no such orientation
    argil.avatars.list({ orientation: "16:9" }),
    // @ts-expect-error: no such model
    argil.avatars.list({ model: "ARGIL_V9" }),
    // @ts-expect-error: no such visibility
    argil.avatars.list({ visibility: "mine" }),
    // @ts-expect-error: no such style
    anam.avatars.list({ renderStyle: "cubist" }),
  ]);
});
