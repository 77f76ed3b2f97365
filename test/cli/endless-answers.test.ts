import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { type Answering, startAnswering } from "./support/answering.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let vendors: Answering;
beforeAll(async () => {
  vendors = await startAnswering();
});
afterAll(() => vendors?.[Symbol.asyncDispose]());

test("list accepts 150,000 rows in one response", async () => {
  const rows = Array.from({ length: 150_000 }, (_, n) => ({ id: `a${n}`, name: "Ada", status: "IDLE" }));
  const { code, stdout } = await vendors.run(rows, ["list", "--vendor", "argil", "--limit", "all"]);
  expect({ code, lines: stdout.split("\n").length }).toEqual({ code: 0, lines: 150_002 });
  expect(stdout.slice(-60)).toMatch(/\nargil {3}a149999 {2}Ada {3}ready {3}-\n$/);
});

test("one endless name does not widen the other rows of a list", async () => {
  const rows = [
    { id: "a1", name: "x".repeat(1_000_000), status: "IDLE" },
    { id: "a2", name: "Ada", status: "IDLE" },
  ];
  const { stdout } = await vendors.run(rows, ["list", "--vendor", "argil"]);
  const [, long = "", short = ""] = stdout.split("\n");
  expect(long).toMatch(/^argil +a1 +x{4095}… +ready +-$/);
  expect(short).toMatch(/^argil +a2 +Ada +ready +-$/);
  expect(short.length).toBeLessThan(400);
});

test("a failure's endless message is truncated for people but complete for programs", async () => {
  const message = `begin ${"x".repeat(1_000_000)}`;
  const args = ["get", "av_1", "--vendor", "protoface", "--json"];
  const ran = await vendors.run({ error: { message, request_id: message } }, args, 422);
  const [error = "", request = ""] = ran.stderr.split("\n");
  expect(error).toMatch(/^error: protoface: GET \S+: 422 begin x+…$/);
  expect(request).toMatch(/^ {2}- request id, for the vendor's support: begin x+…$/);
  expect(ran.stderr.length).toBeLessThan(10_000);
  expect(jsonLines(ran)[0]?.message).toContain(message);
});

test("a text of zero-width characters is truncated as well", async () => {
  const name = `${"x\u0301\u0302\u0303\u0304".repeat(100_000)}`;
  const { stdout } = await vendors.run({ id: "av_1", name }, ["get", "av_1", "--vendor", "protoface"]);
  expect(stdout).toMatch(/^name .*…$/m);
  expect(stdout.length).toBeLessThan(10_000);
});

test("of a thousand avatars that may be the lost one, the first are shown and the rest counted", async () => {
  const avatars = Array.from({ length: 1_000 }, (_, n) => ({ id: `av_${n}`, name: "portrait" }));
  await using losing = await startServer(({ method }, response) => {
    if (method === "POST") response.destroy();
    else response.end(JSON.stringify({ data: avatars, has_more: false }));
  });
  const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: losing.url };
  const ran = await runCli(["create", portrait, "--vendor", "protoface", "--json"], { env });
  expect(ran.code).toBe(5);
  expect(ran.stderr.match(/possible match/g)).toHaveLength(20);
  expect(ran.stderr).toContain("and 980 more; check with: avatars list --own --vendor protoface");
  expect(jsonLines(ran)[0]?.candidates).toHaveLength(1_000);
});
