import { expect, inject, test } from "vitest";
import { createProtofaceClient, OutcomeUnknownError, ServerError } from "../../src/index.ts";
import { connectAnam, connectProtoface, rejection } from "../support/contract-wire.ts";
import { portrait } from "../support/contract-wrappers.ts";

const lost = "code=500, example=serverError";

test.each([
  {
    vendor: "Anam",
    open: (name: string) => {
      const { client, exchanges } = connectAnam(lost, "example=firstPage", "example=lastPage");
      return { create: client.avatars.create({ displayName: name, imageFile: portrait }), exchanges };
    },
    searches: [
      "?search=Hedy&onlyOneShot=true&perPage=100",
      "?search=Hedy&onlyOneShot=true&perPage=100&page=2",
    ],
    name: "Hedy",
    found: ["c3a8e7d4-91b2-4d6f-a5e0-7f4b2c1d8e93"],
  },
  {
    vendor: "Protoface",
    open: (name: string) => {
      const { client, exchanges } = connectProtoface(lost, "example=firstPage", "example=lastPage");
      return { create: client.avatars.create({ name, image: portrait }), exchanges };
    },
    searches: [
      "?scope=org&q=Grace&limit=100",
      "?scope=org&q=Grace&limit=100&starting_after=av_01J8ZQ5X8K4M6N7P9R0S1T2V3Y",
    ],
    name: "Grace",
    found: ["av_01J8ZQ5X8K4M6N7P9R0S1T2V3Y"],
  },
])("a lost create at $vendor finds its avatar by name", async ({ open, name, searches, found }) => {
  const { create, exchanges } = open(name);
  const error = await rejection(create);
  if (!(error instanceof OutcomeUnknownError)) return expect.unreachable(String(error));
  const candidates = await error.candidates<{ id: string }>();
  expect(candidates.map(({ id }) => id)).toEqual(found);
  expect(exchanges.map(({ url }) => url.search)).toEqual(["", ...searches]);
});

test("Protoface's 503 is a rejection even without Retry-After, and is then not resent", async () => {
  const client = createProtofaceClient({
    apiKey: "contract-key",
    baseUrl: inject("mocks").protoface,
    async fetch(input, init) {
      const response = await fetch(input, init);
      const headers = new Headers(response.headers);
      headers.delete("retry-after");
      return new Response(response.body, { status: response.status, headers });
    },
  });
  const headers = { prefer: "code=503, example=unavailable" };
  const error = await rejection(client.avatars.create({ image: portrait }, { headers }));
  expect(error).toBeInstanceOf(ServerError);
  expect(error).toMatchObject({
    status: 503,
    apiCode: "image_screening_unavailable",
    retryAfterMs: undefined,
  });
  expect(error).toHaveProperty("attempts.length", 1);
});
