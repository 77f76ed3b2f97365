import { expectTypeOf, test } from "vitest";
import {
  type CreateOptions,
  checkImage,
  checkName,
  type ImageProblem,
  type ImageReport,
  type ImageVerdict,
  type NameVerdict,
  type VendorName,
} from "../../src/index.ts";
import { bytes, compiles, file } from "./compiles.ts";

test("a report covers every vendor, or the one requested", () => {
  compiles(async () => {
    const all = await checkImage(file);
    expectTypeOf(all).toEqualTypeOf<ImageReport>();
    expectTypeOf(all.vendors.argil).toEqualTypeOf<ImageVerdict>();
    const one = await checkImage(bytes, "argil");
    expectTypeOf(one.vendors.argil.problems).toEqualTypeOf<readonly ImageProblem[]>();
    // @ts-expect-error: Anam was not requested
    one.vendors.anam;
    expectTypeOf(checkName("Ada").vendors.anam).toEqualTypeOf<NameVerdict>();
    // @ts-expect-error: Argil was not requested
    checkName("Ada", "anam").vendors.argil;
    const vendor = "anam" as VendorName;
    expectTypeOf((await checkImage(file, vendor)).vendors[vendor].ok).toBeBoolean();
  });
});

test("arguments that are neither image nor vendor do not compile", () => {
  compiles(() => [
    // @ts-expect-error: a path is not an image
    checkImage("ada.png"),
    // @ts-expect-error: no such vendor
    checkImage(file, "argyle"),
    // @ts-expect-error: a name is a string
    checkName(7),
  ]);
});

test("there are six rules", () => {
  type Rule = "format" | "bytes" | "ratio" | "smallest" | "largest" | "readable";
  expectTypeOf<ImageProblem["rule"]>().toEqualTypeOf<Rule>();
});

test("the check is switched off by an option of creates, and of nothing else", () => {
  expectTypeOf<CreateOptions["validateImage"]>().toEqualTypeOf<boolean | undefined>();
  const off = { validateImage: false };
  compiles(({ anam, protoface, argil }) => [
    anam.avatars.create({ displayName: "Ada", imageFile: file }, off),
    protoface.avatars.createAndWait({ image: file }, off),
    argil.avatars.createAndWait({ name: "Ada", datasetImage: file }, { ...off, maxWaitMs: 1 }),
    // @ts-expect-error: part of the options, not of the input
    protoface.avatars.create({ image: file, validateImage: false }),
    // @ts-expect-error: a wait sends no image
    argil.avatars.wait("g1", { validateImage: false }),
  ]);
});
