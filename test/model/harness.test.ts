import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Random } from "../../scripts/common/random.ts";
import { applyEdit } from "../../scripts/model/bundle.ts";
import { vendorNames } from "../../src/core/vendors.ts";
import { makeCertificate } from "../support/certificate.ts";
import { drawSchedule } from "./plan/draw.ts";
import { drawPost, refuses } from "./plan/draw-posts.ts";
import { shrink } from "./plan/shrink.ts";
import { markedPicture } from "./run/picture.ts";
import { nodeHttp } from "./transport/node-http.ts";
import { loadUndici, makeAgent, undiciFetch } from "./transport/undici.ts";
import { Vendor } from "./vendor/vendor.ts";
import { Journal } from "./world/journal.ts";
import { VirtualTime } from "./world/time.ts";

const means = { undici: [6, 7] } as const;

describe("schedules", () => {
  it("are the same for the same seed", () => {
    for (let seed = 0; seed < 50; seed++)
      expect(drawSchedule(seed, means)).toEqual(drawSchedule(seed, means));
  });

  it("have an honest vendor: a response that says nothing was created creates nothing", () => {
    const random = new Random(1);
    for (let left = 2_000; left > 0; left--) {
      const vendor = random.pick(vendorNames);
      const { answer, makes, reads } = drawPost(random, vendor, 1);
      if (refuses(answer, vendor) || reads === "headers") expect(makes).toBe("never");
      if (answer.kind === "good" || answer.kind === "unreadable") expect(makes).toBe(0);
    }
  });

  it("are reduced to what still fails", async () => {
    const schedule = drawSchedule(3, means);
    const least = await shrink(schedule, async ({ calls }) => calls.some(({ id }) => id === 0));
    expect(least.calls.map(({ id, posts, lookups }) => ({ id, posts, lookups }))).toEqual([
      { id: 0, posts: [], lookups: [] },
    ]);
    expect(least.reads).toEqual([]);
  });
});

describe("virtual time", () => {
  it("advances from timer to timer", () => {
    const time = new VirtualTime(1, 0);
    const fired: string[] = [];
    time.after(20, "client", () => fired.push(`second at ${time.elapsed}`));
    time.after(10, "client", () => fired.push(`first at ${time.elapsed}`));
    time.after(15, "client", () => fired.push("never"))();
    while (time.step());
    expect(fired).toEqual(["first at 10", "second at 20"]);
  });

  it("continues for the vendor and the wall clock while the machine is suspended", () => {
    const time = new VirtualTime(1, 5_000);
    const { wall } = time;
    const fired: string[] = [];
    time.after(600, "client", () => fired.push("client"));
    time.after(60_000, "vendor", () => fired.push("vendor"));
    time.suspend(60_000);
    expect(time.wall - wall).toBe(60_000);
    expect(time.clock.now() - wall).toBe(0);
    while (time.step());
    expect(fired).toEqual(["vendor", "client"]);
    expect(time.elapsed).toBe(600);
  });

  it("has a wall clock that can be wrong", () => {
    const time = new VirtualTime(1, -3_000);
    expect(time.wall - time.truth).toBe(-3_000);
    time.setWall(9_000);
    expect(time.wall - time.truth).toBe(9_000);
  });
});

describe("the vendor", () => {
  it("shows a valid certificate", () => {
    const { cert } = makeCertificate();
    const read = new X509Certificate(cert);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkIP("127.0.0.1")).toBe("127.0.0.1");
  });

  it.each([
    { way: "node:http", tls: false, http2: false, protocol: "1.1" },
    { way: "node:https", tls: true, http2: false, protocol: "1.1" },
    { way: "undici", tls: true, http2: true, protocol: "2.0" },
    { way: "undici", tls: true, http2: false, protocol: "1.1" },
    { way: "undici", tls: false, http2: false, protocol: "1.1" },
  ])("knows whose a create is, over $way and HTTP/$protocol", async ({ way, tls, http2, protocol }) => {
    await loadUndici();
    const drawn = drawSchedule(1, means);
    const schedule = { ...drawn, vendor: "protoface" as const, calls: [], connections: [], outages: [] };
    const time = new VirtualTime(1, 0);
    const vendor = new Vendor(
      { ...schedule, network: { ...drawn.network, tls } },
      time,
      new Journal(time),
      () => undefined,
    );
    await vendor.open();
    const agent = makeAgent({ from: 6, http2, connections: 1 });
    const http = nodeHttp();
    const fetch = way === "undici" ? undiciFetch(6, agent) : http.fetch;
    const body = new FormData();
    body.append("image", new Blob([markedPicture("mark-4-2.")]), "a.png");
    body.append("name", "Ada");
    const headers = { "x-model-call": "4", "x-model-send": "9" };
    const answer = await fetch(`${vendor.baseUrl}/v1/avatars`, { method: "POST", body, headers });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ name: "Ada", status: expect.anything() });
    expect(vendor.posts).toMatchObject([
      { call: 4, send: 9, protocol, asked: { mark: { call: 4, input: 2 } } },
    ]);
    expect(vendor.store.avatars.at(-1)).toMatchObject({ mark: { call: 4, input: 2 }, post: 1 });
    await agent.destroy();
    http.close();
    vendor.close();
  });
});

describe("a reintroduced fault", () => {
  const edit = { file: "a.ts", find: "one", replace: "two" };

  it("replaces its target", () => {
    expect(applyEdit("this one.", edit)).toBe("this two.");
  });

  it.each(["no", "one and one"])("is rejected if its target does not occur exactly once", (text) => {
    expect(() => applyEdit(text, edit)).toThrow("instead of once");
  });
});
