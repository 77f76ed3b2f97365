import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ManualClock } from "./manual-clock.ts";
import { changes, startPage } from "./page-support.ts";
import { dataUri, form, only, picture } from "./support.ts";

const portrait = readFileSync(new URL("../../scripts/demo/portrait.png", import.meta.url));
const clock = new ManualClock();
let page: Awaited<ReturnType<typeof startPage>>;
beforeAll(async () => {
  page = await startPage({ clock, buildTimeMs: 1_000 });
});
afterAll(() => page[Symbol.asyncDispose]());

const key = (vendor: "anam" | "protoface") => ({ authorization: `Bearer sandbox-key-of-${vendor}` });
const argilKey = { "x-api-key": "sandbox-key-of-argil", "content-type": "application/json" };

async function createAt(vendor: "anam" | "protoface" | "argil", name: string): Promise<string> {
  const { url } = only(page.sandbox, vendor);
  const response = await (vendor === "argil"
    ? fetch(`${url}/avatars`, {
        method: "POST",
        headers: argilKey,
        body: JSON.stringify({ type: "IMAGE", name, datasetImage: { base64: dataUri } }),
      })
    : fetch(`${url}/v1/avatars`, {
        method: "POST",
        headers: key(vendor),
        body: vendor === "anam" ? form("imageFile", { displayName: name }) : form("image", { name }),
      }));
  return (await response.json()).id;
}

const vendors = ["anam", "protoface", "argil"] as const;

describe("the page", () => {
  it("is one file that runs only its own script and style", async () => {
    const { headers } = await page.ask("/");
    const policy = String(headers["content-security-policy"]);
    for (const tag of ["script", "style"]) {
      const [, text = ""] = new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(page.html) ?? [];
      expect(text.length).toBeGreaterThan(1_000);
      expect(policy).toContain(`sha256-${createHash("sha256").update(text).digest("base64")}`);
    }
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe|http:|https:|\*/);
    expect(page.html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(Buffer.byteLength(page.html)).toBeLessThan(80_000);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
    });
  });

  it("is where a browser is redirected that opens a vendor's base URL", async () => {
    const headers = { accept: "text/html,*/*" };
    for (const { url } of Object.values(page.sandbox.vendors)) {
      for (const opened of [`${url}${url.endsWith("v1") ? "" : "/"}`, `${new URL(url).origin}/`]) {
        const response = await fetch(opened, { headers, redirect: "manual" });
        expect([response.status, response.headers.get("location")]).toEqual([302, page.sandbox.page]);
      }
      expect((await fetch(`${new URL(url).origin}/`)).status).toBe(404);
    }
  });

  it("does not exist unless requested", async () => {
    await using plain = await (await import("../../src/sandbox/index.ts")).startSandbox({
      vendors: ["argil"],
    });
    expect(plain.page).toBeUndefined();
  });
});

describe.each(vendors)("an avatar at %s", (vendor) => {
  it("is shown while it builds, with its image, until it is ready", async () => {
    const id = await createAt(vendor, `Ada at ${vendor}`);
    const stream = changes(await fetch(`${page.origin}/events`));
    const first = (await stream.next()).value;
    expect(first).toMatchObject({ whole: true, vendors });
    const mine = first?.items.find((item) => item.id === id);
    expect(mine).toMatchObject({ vendor, kind: "avatar", name: `Ada at ${vendor}`, state: "building" });
    expect((mine?.endsAt ?? 0) - (mine?.beganAt ?? 0)).toBe(1_000);
    const shown = await page.ask(mine?.picture ?? "");
    expect(shown.body).toEqual(Buffer.from(picture));
    expect(shown.headers["content-type"]).toBe("image/png");
    clock.advance(1_000);
    for await (const { items, whole } of stream) {
      const found = items.find((item) => item.id === id);
      if (!found) continue;
      expect(whole).toBe(false);
      expect(found.state).toBe("ready");
      expect(found.endsAt).toBeUndefined();
      break;
    }
  });

  it("can be made to fail", async () => {
    const id = await createAt(vendor, "Bea");
    expect((await page.press("fail", { vendor, id })).status).toBe(200);
    const { items } = await page.snapshot();
    expect(items.find((item) => item.id === id)?.state).toBe("failed");
    expect((await page.press("fail", { vendor, id })).status).toBe(400);
  });

  it("is created from an image with the form", async () => {
    const body = new FormData();
    body.set("vendor", vendor);
    body.set("name", "Cy");
    body.set("image", new File([picture], "cy.png", { type: "image/png" }));
    const response = await fetch(`${page.origin}/control/create`, {
      method: "POST",
      headers: page.own,
      body,
    });
    const { id } = await response.json();
    const [request] = await page.requests();
    expect(request).toMatchObject({ vendor, method: "POST", violations: 0, picture: expect.any(String) });
    expect((await page.ask(request?.picture ?? "")).body).toEqual(Buffer.from(picture));
    const { items } = await page.snapshot();
    expect(items.find((item) => item.id === id)).toMatchObject({ name: "Cy", state: "building" });
  });

  it("is rejected in the form the way the vendor rejects it", async () => {
    const body = new FormData();
    body.set("vendor", vendor);
    body.set("name", "Cy");
    body.set("image", new File(["GIF89a"], "cy.gif", { type: "image/gif" }));
    const response = await fetch(`${page.origin}/control/create`, {
      method: "POST",
      headers: page.own,
      body,
    });
    expect(await response.json()).toEqual({ error: expect.stringMatching(/4\d\d|data URI|PNG/) });
  });
});

it("a failed build at Argil is reported immediately to whoever asked for callbacks", async () => {
  const before = only(page.sandbox, "argil").requests.length;
  const response = await fetch(`${only(page.sandbox, "argil").url}/avatars`, {
    method: "POST",
    headers: argilKey,
    body: JSON.stringify({
      type: "IMAGE",
      name: "Dora",
      datasetImage: { base64: dataUri },
      callbackUrl: "http://127.0.0.1:1/hook?token=hush-hush",
    }),
  });
  await page.press("fail", { vendor: "argil", id: (await response.json()).id });
  await expect.poll(() => only(page.sandbox, "argil").requests.length).toBe(before + 2);
  const [sent] = await page.requests();
  expect(sent).toMatchObject({ delivery: true, status: 0, note: /^AVATAR_TRAINING_FAILED not delivered/ });
  clock.advance(10_000);
  expect(only(page.sandbox, "argil").requests.length).toBe(before + 2);
});

describe("a request", () => {
  it("that violates the document is shown with the location", async () => {
    const { url } = only(page.sandbox, "anam");
    await fetch(`${url}/v1/avatars?perPage=none`, { headers: key("anam") });
    await fetch(`${url}/v1/avatars`, {
      method: "POST",
      headers: { ...key("anam"), "content-type": "application/json" },
      body: JSON.stringify({ displayName: 7, imageUrl: "https://example.com/a.png" }),
    });
    const [body, query] = await page.requests("&problems");
    expect(body).toMatchObject({ status: 400, violations: 1 });
    expect((await page.detail(body?.id)).broken).toEqual([
      { path: "body.displayName", message: expect.stringContaining("must be string") },
    ]);
    expect((await page.detail(query?.id)).broken).toEqual([
      { path: "query.perPage", message: expect.any(String) },
    ]);
  });

  it("that the document does not know is shown with its content", async () => {
    const { url } = only(page.sandbox, "anam");
    const body = form("imageFile", { displayName: "Eve" });
    await fetch(`${url}/v1/avatar`, { method: "POST", headers: key("anam"), body });
    const [request] = await page.requests("&problems");
    expect(request).toMatchObject({ status: 404, path: "/v1/avatar", picture: expect.any(String) });
    expect((await page.detail(request?.id)).parts).toHaveLength(2);
  });

  it("is shown with its parts and its response", async () => {
    await createAt("anam", "Eve");
    const [request] = await page.requests();
    const detail = await page.detail(request?.id);
    expect(detail.parts).toEqual([
      { name: "displayName", text: "Eve" },
      { name: "imageFile", file: { name: "ada.png", type: "image/png", bytes: picture.byteLength } },
    ]);
    expect(JSON.parse(detail.answerBody ?? "")).toMatchObject({ displayName: "Eve" });
    expect(Object.fromEntries(detail.headers)["content-type"]).toMatch(/^multipart/);
  });

  it("whose image is text is shown without the text", async () => {
    const base64 = `data:image/png;base64,${portrait.toString("base64")}`;
    await fetch(`${only(page.sandbox, "argil").url}/avatars`, {
      method: "POST",
      headers: argilKey,
      body: JSON.stringify({ type: "IMAGE", name: "Fay", datasetImage: { base64 } }),
    });
    const [request] = await page.requests();
    expect((await page.ask(request?.picture ?? "")).body).toEqual(portrait);
    const { body } = await page.detail(request?.id);
    expect(JSON.parse(body ?? "").datasetImage.base64).toBe(
      `data:image/png;base64,… (${base64.length} characters)`,
    );
  });
});

it("a preview that a response links to plays", async () => {
  const id = await createAt("anam", "Gus");
  clock.advance(1_000);
  const answer = await fetch(`${only(page.sandbox, "anam").url}/v1/avatars/${id}`, { headers: key("anam") });
  const { videoUrl, imageUrl, landscapeImageUrl } = await answer.json();
  const video = await fetch(videoUrl);
  expect(video.headers.get("content-type")).toBe("video/mp4");
  expect(Buffer.from(await video.arrayBuffer()).toString("latin1")).toMatch(
    /^....ftyp[\s\S]*moov[\s\S]*mdat/,
  );
  expect(Buffer.from(await (await fetch(imageUrl)).arrayBuffer())).toEqual(Buffer.from(picture));
  expect((await fetch(landscapeImageUrl)).headers.get("content-type")).toBe("image/png");
  const { items } = await page.snapshot();
  const result = items.find((item) => item.id === id)?.result ?? "";
  const part = await page.ask(result, { headers: { range: "bytes=4-7" } });
  expect(part).toMatchObject({ status: 206, body: Buffer.from("ftyp") });
});
