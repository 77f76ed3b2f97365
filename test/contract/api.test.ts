import { describe, expect, expectTypeOf, test } from "vitest";
import { connectAnam, connectArgil, connectProtoface, rejection } from "../support/contract-wire.ts";
import { ids, portrait } from "../support/contract-wrappers.ts";

const picture = new Blob([portrait], { type: "image/png" });

describe("api at Anam", () => {
  const params = { path: { id: ids.anam } };

  test("reads, updates and deletes, typed", async () => {
    const { client, exchanges } = connectAnam();
    const { data: avatar } = await client.api.GET("/v1/avatars/{id}", { params });
    expectTypeOf(avatar?.displayName).toEqualTypeOf<string | undefined>();
    expect(avatar?.displayName).toBe("Ada");
    const { data: updated } = await client.api.PUT("/v1/avatars/{id}", {
      params,
      body: { displayName: "Ada at home" },
    });
    expect(updated?.displayName).toBe("Ada at home");
    const { data: deleted } = await client.api.DELETE("/v1/avatars/{id}", { params });
    expect(deleted?.message).toBe("Avatar removed");
    expect(exchanges.map(({ method }) => method)).toEqual(["GET", "PUT", "DELETE"]);
  });

  test("creates from a URL and from a file", async () => {
    const { client, exchanges } = connectAnam();
    const { data: byUrl } = await client.api.POST("/v1/avatars", {
      body: { displayName: "Ada", imageUrl: "https://example.com/ada.png" },
    });
    const { data: byFile } = await client.api.POST("/v1/avatars", {
      body: { displayName: "Ada", imageFile: picture },
    });
    expect([byUrl?.id, byFile?.id]).toEqual([ids.anam, ids.anam]);
    expect(exchanges.map(({ status }) => status)).toEqual([201, 201]);
  });

  test("returns a failure as error and sends tags as one value", async () => {
    const { client, exchanges } = connectAnam("code=404, example=notFound", "example=emptyPage");
    const { data, error, response } = await client.api.GET("/v1/avatars/{id}", { params });
    expect({ data, error: error?.error, status: response.status }).toEqual({
      data: undefined,
      error: "Avatar not found",
      status: 404,
    });
    const query = { tags: ["calm", "studio"], perPage: 5 };
    const { data: list } = await client.api.GET("/v1/avatars", { params: { query } });
    expect(list?.meta.total).toBe(0);
    expect(exchanges[1]?.url.search).toBe("?tags=calm,studio&perPage=5");
  });

  test("retries a read, never a create", async () => {
    const { client, exchanges } = connectAnam("code=500, example=serverError");
    const read = await client.api.GET("/v1/avatars/{id}", { params });
    expect(read.error?.error).toBe("Internal server error");
    expect(exchanges).toHaveLength(3);
    const body = { displayName: "Ada", imageUrl: "https://example.com/ada.png" };
    const created = await client.api.POST("/v1/avatars", { body });
    expect(created.response.status).toBe(500);
    expect(exchanges).toHaveLength(4);
  });
});

describe("api at Protoface", () => {
  const params = { path: { avatar_id: ids.protoface } };

  test("reads what has no wrapper", async () => {
    const { client } = connectProtoface();
    const { data, error, response } = await client.api.GET("/v1/billing/quota");
    expect({ error, status: response.status }).toEqual({ error: undefined, status: 200 });
    expect(data).toBeTypeOf("object");
  });

  test("reads bytes", async () => {
    const { client, exchanges } = connectProtoface();
    const { data } = await client.api.GET("/v1/assets/{asset_id}/content", {
      params: { path: { asset_id: "asset_1" } },
      parseAs: "blob",
    });
    expect(data).toBeInstanceOf(Blob);
    expect(exchanges[0]?.headers.get("content-type")).toBe("application/octet-stream");
  });

  test("creates from a file and deletes", async () => {
    const { client, exchanges } = connectProtoface();
    const { data } = await client.api.POST("/v1/avatars", { body: { image: picture, name: "Ada" } });
    expect(data?.status).toBe("processing");
    const { data: deleted, response } = await client.api.DELETE("/v1/avatars/{avatar_id}", { params });
    expect({ deleted, status: response.status }).toEqual({ deleted: undefined, status: 204 });
    expect(exchanges.map(({ status }) => status)).toEqual([202, 204]);
  });

  test("returns a failure as error, with the vendor's envelope", async () => {
    const { client } = connectProtoface("code=404, example=notFound");
    const { data, error, response } = await client.api.GET("/v1/avatars/{avatar_id}", { params });
    expect(data).toBeUndefined();
    expect(error).toHaveProperty("error.code", "avatar_not_found");
    expect(response.status).toBe(404);
  });
});

describe("api at Argil", () => {
  const params = { path: { id: ids.webhook } };
  const body = {
    callbackUrl: "https://example.com/hooks/argil",
    events: ["AVATAR_TRAINING_SUCCESS" as const],
  };

  test("reads, creates, updates and deletes, typed", async () => {
    const { client, exchanges } = connectArgil();
    const { data: avatars } = await client.api.GET("/avatars");
    expect(avatars?.map(({ status }) => status)).toEqual(["IDLE", "IDLE"]);
    const { data: created } = await client.api.POST("/webhooks", { body });
    expect(created?.id).toBe(ids.webhook);
    const { data: updated } = await client.api.PUT("/webhooks/{id}", { params, body });
    expect(updated?.callbackUrl).toBe("https://example.com/hooks/argil-new");
    await client.api.DELETE("/webhooks/{id}", { params });
    expect(exchanges.map(({ status }) => status)).toEqual([200, 201, 200, 204]);
  });

  test("returns a failure as error and repeats the type of assets", async () => {
    const { client, exchanges } = connectArgil("code=404, example=notFound", "");
    const { error } = await client.api.GET("/avatars/{id}", { params: { path: { id: ids.argil } } });
    expect(error?.message).toBe("Not found");
    const { response } = await client.api.GET("/assets", { params: { query: { type: ["IMAGE", "VIDEO"] } } });
    expect(response.status).toBe(200);
    expect(exchanges[1]?.url.search).toBe("?type=IMAGE&type=VIDEO");
  });

  test("rejects a path parameter that would lead elsewhere", async () => {
    const { client, exchanges } = connectArgil();
    const error = await rejection(client.api.DELETE("/webhooks/{id}", { params: { path: { id: ".." } } }));
    expect(error).toHaveProperty("code", "invalid_input");
    expect(exchanges).toEqual([]);
  });
});
