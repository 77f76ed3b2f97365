import { describe, expect, it } from "vitest";
import { picture, soon, useSandbox, vendors } from "./setup.ts";

const sandbox = useSandbox();

describe.each(vendors)("one avatar at %s", (vendor) => {
  it("is created and waited for, with progress", async () => {
    const seen: string[] = [];
    const avatar = await sandbox.provider(vendor).createAndWait(
      { name: "Ada", image: picture },
      {
        ...soon,
        onCreated: ({ status }) => void seen.push(`created ${status}`),
        onProgress: ({ status }) => void seen.push(status),
      },
    );
    expect(avatar).toMatchObject({ name: "Ada", status: "ready" });
    expect(seen[0]).toBe("created processing");
    expect(seen.at(-1)).toBe("ready");
  });

  it("is waited for by its id alone, as another process would do", async () => {
    const { id } = await sandbox.provider(vendor).create({ name: "Ada", image: picture });
    expect((await sandbox.provider(vendor).wait(id, soon)).id).toBe(id);
  });
});

describe("a build that does not become ready", () => {
  it("at Protoface is an error with the reason and the avatar", async () => {
    const made = sandbox.protoface().avatars.createAndWait({ name: "Ada fails", image: picture }, soon);
    await expect(made).rejects.toMatchObject({
      code: "avatar_failed",
      reason: "No face was found in the image.",
      item: { name: "Ada fails", status: "failed" },
    });
  });

  it.each(["Ada fails", "Ada refused"])("at Argil is an error: %s", async (name) => {
    const made = sandbox.argil().avatars.createAndWait({ name, datasetImage: picture }, soon);
    await expect(made).rejects.toMatchObject({ code: "avatar_failed", item: { name } });
  });

  it("at Anam is a timeout that claims nothing about the build, or an immediate rejection", async () => {
    const { avatars } = sandbox.anam();
    const waiting = avatars.createAndWait(
      { displayName: "Ada fails", imageFile: picture },
      { ...soon, maxWaitMs: 100 },
    );
    await expect(waiting).rejects.toMatchObject({ code: "wait_timeout" });
    await expect(avatars.create({ displayName: "Refused", imageFile: picture })).rejects.toMatchObject({
      code: "unprocessable",
    });
  });
});

it("a key that is not the sandbox's is an authentication error", async () => {
  for (const vendor of vendors) {
    await expect(sandbox.provider(vendor, { apiKey: "another" }).list()).rejects.toMatchObject({
      code: "authentication",
    });
  }
});

it("an unchecked image is rejected by the vendor in its own words", async () => {
  const input = { name: "Ada", image: new Blob(["hello"]) };
  const made = sandbox.protoface().avatars.create(input, { validateImage: false });
  await expect(made).rejects.toMatchObject({ code: "unprocessable", apiCode: "unsupported_image" });
});

it("any other operation responds with the document's example", async () => {
  const { data } = await sandbox.protoface().api.GET("/v1/billing/quota");
  expect(data).toBeDefined();
  const { data: personas } = await sandbox.anam().api.GET("/v1/personas");
  expect(personas?.data).not.toEqual([]);
});
