import { expect, it } from "vitest";
import { protofaceAvatar } from "../unit/support/fixtures.ts";
import { harness, reply } from "../unit/support/harness.ts";
import { recorder } from "./support.ts";

const created = reply(201, protofaceAvatar({ name: "Ada" }));

it("input that changes after the call changes nothing that is sent, observed or not", async () => {
  const seen = recorder(true);
  await using clients = await harness([created, created], { observe: seen.observe });
  // The second call finds everything loaded.
  for (const _ of [1, 2]) {
    const bytes = new TextEncoder().encode("a portrait");
    const input = { name: "Ada", image: bytes };
    const create = clients.protoface.avatars.create(input, { validateImage: false });
    input.name = "Bob";
    bytes.fill(0);
    await create;
  }
  const sent = clients.requests.map(({ body }) => body.toString());
  expect(sent).toHaveLength(2);
  for (const body of sent) {
    expect(body).toContain("a portrait");
    expect(body).toContain("Ada");
    expect(body).not.toContain("Bob");
  }
});
