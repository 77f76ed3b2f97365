import { expectTypeOf, test } from "vitest";
import type { ImageInput } from "../../src/index.ts";
import type { AnamAvatarInput } from "../../src/vendors/anam/index.ts";
import type { ArgilAvatarInput, ArgilDatasetImage } from "../../src/vendors/argil/index.ts";
import type { ProtofaceAvatarInput } from "../../src/vendors/protoface/index.ts";
import { bytes, compiles, file, url } from "./compiles.ts";

const displayName = "Ada";
const name = "Ada";

test("an image is a Blob, a File, a Uint8Array or an ArrayBuffer, never a string", () => {
  expectTypeOf<ImageInput>().toEqualTypeOf<Blob | File | Uint8Array | ArrayBuffer>();
  expectTypeOf<Buffer>().toExtend<ImageInput>();
  expectTypeOf<string>().not.toExtend<ImageInput>();
  expectTypeOf<URL>().not.toExtend<ImageInput>();
  expectTypeOf<ReadableStream>().not.toExtend<ImageInput>();
  expectTypeOf<number[]>().not.toExtend<ImageInput>();
});

test("Anam accepts one image source, and undefined for optional members", () => {
  compiles(({ anam: { avatars } }) => [
    avatars.create({ displayName, imageFile: file }),
    avatars.create({ displayName, imageFile: bytes, imageUrl: undefined, avatarModel: "cara-4" }),
    avatars.create({ displayName, imageUrl: url, imageFile: undefined, avatarModel: undefined }),
    avatars.createAndWait({ displayName, imageUrl: url, avatarModel: "a future model" }),
  ]);
});

test("Anam accepts nothing else", () => {
  compiles(({ anam: { avatars } }) => [
    // @ts-expect-error: both sources
    avatars.create({ displayName, imageFile: file, imageUrl: url }),
    // @ts-expect-error: the source is missing
    avatars.create({ displayName }),
    // @ts-expect-error: undefined is not a source
    avatars.create({ displayName, imageFile: undefined, imageUrl: undefined }),
    // @ts-expect-error: null is not a source
    avatars.create({ displayName, imageFile: null, imageUrl: url }),
    // @ts-expect-error: a path is not an image
    avatars.create({ displayName, imageFile: "ada.png" }),
    // @ts-expect-error: a URL object is not a string
    avatars.create({ displayName, imageUrl: new URL(url) }),
    // @ts-expect-error: displayName is misspelt
    avatars.create({ displayname: "Ada", imageUrl: url }),
    // @ts-expect-error: avatarModel is misspelt
    avatars.create({ displayName, imageUrl: url, avatarmodel: "cara-4" }),
    // @ts-expect-error: Protoface's name for the image
    avatars.create({ displayName, image: file }),
    // @ts-expect-error: the name is missing
    avatars.createAndWait({ imageUrl: url }),
    // @ts-expect-error: both sources
    avatars.createAndWait({ displayName, imageFile: file, imageUrl: url }),
  ]);
  expectTypeOf<AnamAvatarInput["displayName"]>().toEqualTypeOf<string>();
});

test("Protoface needs only the image", () => {
  compiles(({ protoface: { avatars } }) => [
    avatars.create({ image: file }),
    avatars.create({ image: bytes, name: undefined, runtime_type: undefined }),
    avatars.createAndWait({ image: bytes.buffer as ArrayBuffer, name, runtime_type: "a future stack" }),
  ]);
});

test("Protoface accepts nothing else", () => {
  compiles(({ protoface: { avatars } }) => [
    // @ts-expect-error: the image is missing
    avatars.create({ name }),
    // @ts-expect-error: a path is not an image
    avatars.create({ image: "ada.png" }),
    // @ts-expect-error: null is not a name
    avatars.create({ image: file, name: null }),
    // @ts-expect-error: name is misspelt
    avatars.create({ image: file, Name: "Ada" }),
    // @ts-expect-error: runtime_type is misspelt
    avatars.create({ image: file, runtimeType: "avtr1" }),
    // @ts-expect-error: an image by URL does not exist here
    avatars.createAndWait({ image: file, imageUrl: url }),
  ]);
  expectTypeOf<ProtofaceAvatarInput["image"]>().toEqualTypeOf<ImageInput>();
});

test("Argil accepts the image as bytes, by URL or as a data URI", () => {
  compiles(({ argil: { avatars } }) => [
    avatars.create({ name, datasetImage: file }),
    avatars.create({
      name,
      datasetImage: bytes,
      voiceId: undefined,
      callbackUrl: undefined,
      extras: undefined,
    }),
    avatars.create({ name, datasetImage: { url, base64: undefined }, callbackUrl: url }),
    avatars.createAndWait({ name, datasetImage: { base64: "data:" }, extras: { order: "7" } }),
  ]);
});

test("Argil accepts nothing else", () => {
  compiles(({ argil: { avatars } }) => [
    // @ts-expect-error: url and base64
    avatars.create({ name, datasetImage: { url, base64: "data:" } }),
    // @ts-expect-error: neither url nor base64
    avatars.create({ name, datasetImage: {} }),
    // @ts-expect-error: a string is not an image
    avatars.create({ name, datasetImage: url }),
    // @ts-expect-error: url is misspelt
    avatars.create({ name, datasetImage: { uri: url } }),
    // @ts-expect-error: the image is missing
    avatars.create({ name }),
    // @ts-expect-error: the name is missing
    avatars.create({ datasetImage: file }),
    // @ts-expect-error: voiceId is misspelt
    avatars.create({ name, datasetImage: file, voiceID: "v" }),
    // @ts-expect-error: the type is filled in
    avatars.create({ name, datasetImage: file, type: "IMAGE" }),
    // @ts-expect-error: extras are strings
    avatars.create({ name, datasetImage: file, extras: { order: 7 } }),
    // @ts-expect-error: callbackUrl is misspelt
    avatars.createAndWait({ name, datasetImage: file, callbackURL: url }),
  ]);
  expectTypeOf<ArgilAvatarInput["datasetImage"]>().toEqualTypeOf<ArgilDatasetImage>();
});
