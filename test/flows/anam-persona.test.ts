import { expect, it } from "vitest";
import { picture, soon, useSandbox } from "./setup.ts";

const sandbox = useSandbox();

it("a portrait becomes an Anam avatar with a voice and a READY document", async () => {
  const { avatars, voices, knowledge } = sandbox.anam();
  const avatar = await avatars.createAndWait({ displayName: "Ada", imageFile: picture }, soon);
  expect(avatar.videoUrl).toContain(avatar.id);

  const [short, long] = await Promise.all(
    [1_000, 4_500_001].map((bytes) => {
      const audioFile = new File([new Uint8Array(bytes)], "ada.wav", { type: "audio/wav" });
      return voices.create({ name: `Ada ${bytes}`, audioFile });
    }),
  );
  const mine = await voices.list({ search: "Ada" }).toArray();
  expect(mine.map(({ id }) => id).sort()).toEqual([short?.id, long?.id].sort());

  const group = await knowledge.groups.create({ name: "Manuals" });
  const states: string[] = [];
  const file = new File(["The plan is changed under Account."], "manual.txt");
  const document = await knowledge.documents.uploadAndWait(
    group.id,
    { file },
    {
      ...soon,
      onCreated: ({ status }) => states.push(status),
      onProgress: ({ status }) => states.push(status),
    },
  );
  expect(states[0]).toBe("PROCESSING");
  expect(states.at(-1)).toBe("ready");
  expect(document).toMatchObject({ status: "READY", knowledgeFolderId: group.id });
  const [best] = await knowledge.search(group.id, { query: "plan" });
  expect(best).toMatchObject({ documentId: document.id, content: await file.text() });
});

it.each([
  ["voices.create", "POST /v1/voices"],
  ["knowledge.groups.create", "POST /v1/knowledge/groups"],
  ["knowledge.documents.upload", "POST /v1/knowledge/groups/ID/documents"],
])("a lost %s is found, and not sent twice", async (operation, route) => {
  const { voices, knowledge } = sandbox.anam();
  const headers = { "x-sandbox": "lost-answer" };
  const name = `lost ${operation}`;
  const group = await knowledge.groups.create({ name: "Lost and found" });
  const before = sandbox.requests("anam").length;
  const creates: Record<string, () => Promise<{ id: string }>> = {
    "voices.create": () => voices.create({ name, audioFile: new File(["x"], "a.mp3") }, { headers }),
    "knowledge.groups.create": () => knowledge.groups.create({ name }, { headers }),
    "knowledge.documents.upload": () =>
      knowledge.documents.upload(group.id, { file: new File(["x"], `${name}.txt`) }, { headers }),
  };
  const error = await creates[operation]?.().catch((reason: unknown) => reason);
  expect(error).toHaveProperty("code", "outcome_unknown");
  const found = await (error as import("../../src/index.ts").OutcomeUnknownError).reconcile();
  expect(found).toMatchObject({ status: "found", item: { id: expect.any(String) } });
  const sent = sandbox
    .requests("anam")
    .slice(before)
    .filter(({ method }) => method === "POST");
  expect(sent.map(({ path }) => `POST ${path.replace(group.id, "ID")}`)).toEqual([route]);
});
