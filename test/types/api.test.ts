import { expectTypeOf, test } from "vitest";
import { type AnamAvatar, createAnamClient } from "../../src/vendors/anam/index.ts";
import type { ArgilAvatar } from "../../src/vendors/argil/index.ts";
import type { ProtofaceAvatar } from "../../src/vendors/protoface/index.ts";
import { bytes, compiles, url } from "./compiles.ts";

const path = { id: "a" };
const blob = new Blob();

test("an operation returns its data or its error", () => {
  compiles(async ({ anam, protoface, argil }) => {
    const { data, error, response } = await anam.api.GET("/v1/avatars/{id}", { params: { path } });
    expectTypeOf(data).toEqualTypeOf<AnamAvatar | undefined>();
    expectTypeOf(response).toEqualTypeOf<Response>();
    if (error === undefined) expectTypeOf(data).toEqualTypeOf<AnamAvatar>();
    const made = await protoface.api.POST("/v1/avatars", { body: { image: blob } });
    expectTypeOf(made.data).toEqualTypeOf<ProtofaceAvatar | undefined>();
    expectTypeOf(made.error?.error.request_id).toEqualTypeOf<string | undefined>();
    const listed = await argil.api.GET("/avatars", {});
    expectTypeOf(listed.data).toEqualTypeOf<ArgilAvatar[] | undefined>();
  });
});

test("responses keep their types: open enums are strings, files are Blobs, avatars can be waited for", () => {
  compiles(async ({ anam, protoface, argil }) => {
    const avatar = (await anam.api.GET("/v1/avatars/{id}", { params: { path } })).data;
    expectTypeOf(avatar?.renderStyle).toExtend<string | undefined>();
    const { data = [] } = await argil.api.GET("/avatars");
    expectTypeOf(data[0]?.status).toExtend<string | undefined>();
    const params = { path: { asset_id: "a" } };
    const content = await protoface.api.GET("/v1/assets/{asset_id}/content", { params, parseAs: "blob" });
    expectTypeOf(content.data).toEqualTypeOf<Blob | undefined>();
    const text = await anam.api.GET("/v1/avatars/{id}", { params: { path }, parseAs: "text" });
    expectTypeOf(text.data).toEqualTypeOf<string | undefined>();
    const gone = await argil.api.DELETE("/webhooks/{id}", { params: { path } });
    expectTypeOf(gone.data).toEqualTypeOf<undefined>();
    const same = await argil.api.request("get", "/avatars/{id}", { params: { path } });
    expectTypeOf(same.data).toEqualTypeOf<ArgilAvatar | undefined>();
    return [avatar && anam.avatars.wait(avatar), data.map((each) => argil.avatars.wait(each))];
  });
});

test("middleware can be added and removed", () => {
  compiles(({ argil }) => {
    const middleware = { onRequest: () => undefined };
    argil.api.use(middleware);
    argil.api.eject(middleware);
  });
});

test("paths and methods are those of the document", () => {
  compiles(({ anam, protoface, argil }) => [
    protoface.api.GET("/v1/billing/quota"),
    argil.api.GET("/webhooks"),
    // @ts-expect-error: no such path
    anam.api.GET("/v1/avatar", {}),
    // @ts-expect-error: Argil's paths do not include the version
    argil.api.GET("/v1/avatars", {}),
    // @ts-expect-error: Argil has no delete
    argil.api.DELETE("/avatars/{id}", { params: { path } }),
    // @ts-expect-error: Protoface has no update
    protoface.api.PUT("/v1/avatars/{avatar_id}", { params: { path: { avatar_id: "a" } } }),
  ]);
});

test("path and query parameters are checked", () => {
  compiles(({ anam, protoface }) => [
    anam.api.GET("/v1/avatars", { params: { query: { perPage: 10, tags: ["studio"] } } }),
    // @ts-expect-error: parameters are missing
    anam.api.GET("/v1/avatars/{id}"),
    // @ts-expect-error: the path parameter is missing
    anam.api.GET("/v1/avatars/{id}", { params: {} }),
    // @ts-expect-error: another name
    anam.api.GET("/v1/avatars/{id}", { params: { path: { avatar_id: "a" } } }),
    // @ts-expect-error: an id is not a number
    anam.api.GET("/v1/avatars/{id}", { params: { path: { id: 7 } } }),
    // @ts-expect-error: perPage is a number
    anam.api.GET("/v1/avatars", { params: { query: { perPage: "10" } } }),
    // @ts-expect-error: no such scope
    protoface.api.GET("/v1/avatars", { params: { query: { scope: "mine" } } }),
  ]);
});

test("bodies are checked; a binary part is a Blob, a field with a default is optional", () => {
  compiles(({ anam, protoface, argil }) => [
    anam.api.POST("/v1/avatars", { body: { displayName: "Ada", imageFile: blob } }),
    anam.api.POST("/v1/avatars", { body: { displayName: "Ada", imageUrl: url } }),
    anam.api.POST("/v1/knowledge/groups/{id}/documents", {
      params: { path },
      body: { file: new File([], "a") },
    }),
    protoface.api.POST("/v1/avatars", { body: { image: blob } }),
    protoface.api.POST("/v1/assets", { body: { file: blob, modality: "image", duration_ms: null } }),
    // @ts-expect-error: the body is missing
    anam.api.POST("/v1/avatars", {}),
    // @ts-expect-error: the name is missing
    anam.api.POST("/v1/avatars", { body: { imageFile: blob } }),
    // @ts-expect-error: a string is not a Blob
    anam.api.POST("/v1/avatars", { body: { displayName: "Ada", imageFile: "ada.png" } }),
    // @ts-expect-error: a Uint8Array is not a Blob
    protoface.api.POST("/v1/avatars", { body: { image: bytes } }),
    // @ts-expect-error: a name is a string
    protoface.api.POST("/v1/avatars", { body: { image: blob, name: 7 } }),
    // @ts-expect-error: the type is required here
    argil.api.POST("/avatars", { body: { name: "Ada", datasetImage: { url } } }),
    // @ts-expect-error: no such type
    argil.api.POST("/avatars", { body: { type: "VIDEO", name: "Ada", datasetImage: { url } } }),
    // @ts-expect-error: no such event
    argil.api.POST("/webhooks", { body: { callbackUrl: url, events: ["AVATAR_READY"] } }),
  ]);
});

test("a client says which document it implements", () => {
  compiles(({ anam }) => {
    expectTypeOf(anam.spec).toExtend<{ version: string; sha256: string; retrieved: string }>();
    // @ts-expect-error: it is read-only
    anam.spec.version = "2";
    // @ts-expect-error: so is the client's api
    anam.api = createAnamClient({ apiKey: "key-1" }).api;
  });
});
