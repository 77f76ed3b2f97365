import { expect, test, vi } from "vitest";
import { startServer } from "../../../scripts/common/stand-ins/server.ts";
import { throughPipes } from "../support/process.ts";

vi.setConfig({ testTimeout: 300_000 });

test.each([
  { more: [], lines: 1_000_001 },
  { more: ["--json"], lines: 1_000_000 },
])("list shows a million avatars through a pipe: $more", async ({ more, lines }) => {
  const rows = Array.from({ length: 1_000_000 }, (_, n) => ({ id: `a${n}`, name: null }));
  const body = JSON.stringify(rows);
  await using server = await startServer((_, response) => response.end(body));
  const env = { ARGIL_API_KEY: "k", ARGIL_BASE_URL: server.url };
  const running = throughPipes(["list", "--vendor", "argil", "--limit", "all", ...more], { env });
  expect(await running.ended).toBe(0);
  expect(running.stdout.split("\n")).toHaveLength(lines + 1);
  expect(running.stdout.slice(-400)).toContain("a999999");
});
