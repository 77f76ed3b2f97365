import { describe, expect, it } from "vitest";
import { InvalidInputError, OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { failure, harness, reply } from "../support/harness.ts";

const input = { name: "Ada's voice", audioUrl: "https://example.com/ada.mp3" };

describe("argil.voices", () => {
  it("sends what it was given", async () => {
    await using h = await harness([reply(201, { id: "x1", createAt: "2026-01-01T00:00:00Z" })]);
    const given = { ...input, modelId: "eleven_v3", voiceSpeed: 1.1, speakerBoost: true } as const;
    const voice = await h.argil.voices.create(given);
    expect(JSON.parse(h.requests[0]?.body.toString() ?? "")).toEqual(given);
    expect(voice.createdAt).toBe("2026-01-01T00:00:00Z");
  });

  it("rejects with every reason before anything is sent", async () => {
    await using h = await harness([reply(201, { id: "x1" })]);
    const wrong = {
      name: "",
      audioUrl: "http://a.b/c",
      voiceSpeed: Number.NaN,
      speakerBoost: 1,
      emotion: "",
      x: 1,
    };
    const error = await failure(InvalidInputError, h.argil.voices.create(wrong as never));
    expect(error.reasons).toHaveLength(6);
    await failure(InvalidInputError, h.argil.voices.sync({ providerName: 3 } as never));
    await failure(InvalidInputError, h.argil.voices.sync({ provider: "x" } as never));
    expect(h.requests).toHaveLength(0);
  });

  it("never resends a create, and resends a refresh like a read", async () => {
    await using h = await harness([reply(500)]);
    await failure(OutcomeUnknownError, h.argil.voices.create(input));
    expect(h.requests).toHaveLength(1);
    await using again = await harness([reply(503), reply(200, [{ id: "c1", syncStatus: "SYNCING" }])]);
    expect(await again.argil.voices.sync()).toEqual([{ id: "c1", syncStatus: "SYNCING" }]);
    expect(again.log()).toEqual(["POST /voices/sync", "POST /voices/sync"]);
  });
});
