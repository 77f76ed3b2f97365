import { readFileSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { userAgent } from "../../src/core/config/user-agent.ts";
import { protofaceAvatar } from "../unit/support/fixtures.ts";
import { harness, reply } from "../unit/support/harness.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const ready = reply(200, protofaceAvatar({ status: "ready" }));

afterEach(() => {
  vi.unstubAllGlobals();
});

it("names the package and its version, the one in package.json", async () => {
  await using clients = await harness([ready]);
  await clients.protoface.avatars.get("av_1");
  await clients.protoface.api.GET("/v1/avatars/{avatar_id}", { params: { path: { avatar_id: "a" } } });
  const sent = clients.requests.map(({ headers }) => headers["user-agent"]);
  expect(sent).toEqual([`avatar-clients/${version}`, `avatar-clients/${version}`]);
});

it("is the user's own if the client or the call sets one", async () => {
  await using clients = await harness([ready], { headers: { "User-Agent": "shop/1" } });
  await clients.protoface.avatars.get("av_1");
  await clients.protoface.avatars.get("av_1", { headers: { "user-agent": "shop/2" } });
  expect(clients.requests.map(({ headers }) => headers["user-agent"])).toEqual(["shop/1", "shop/2"]);
});

it("is left to browsers, and set on Cloudflare Workers", () => {
  vi.stubGlobal("process", undefined);
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0" });
  expect(userAgent()).toEqual({});
  vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
  expect(userAgent()).toEqual({ "user-agent": `avatar-clients/${version}` });
});
