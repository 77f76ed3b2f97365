import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";

export interface UploadTask {
  server: string;
  /** As a multipart form, the way Protoface takes an image, or as a data URI in JSON, the way Argil does. */
  kind: "form" | "data URI";
  by: "fetch" | "avatar-clients";
  file: string;
  uploads: number;
  /** The compiled entry points. */
  modules: Record<"protoface" | "argil" | "node", string>;
}

export interface Uploaded {
  /** One entry per upload. */
  milliseconds: number[];
  peakMegabytes: number;
}

const apiKey = "bench_0123456789abcdef";
const name = "Ada";
const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };

async function bareForm({ server, file }: UploadTask): Promise<unknown> {
  const form = new FormData();
  form.set("name", name);
  form.set("image", new File([await openAsBlob(file)], "ada.png", { type: "image/png" }));
  const signal = AbortSignal.timeout(60_000);
  const response = await fetch(`${server}/v1/avatars`, { method: "POST", headers, body: form, signal });
  return response.json();
}

async function bareDataUri({ server, file }: UploadTask): Promise<unknown> {
  const base64 = `data:image/png;base64,${(await readFile(file)).toString("base64")}`;
  const body = JSON.stringify({ type: "IMAGE", name, datasetImage: { base64 } });
  const response = await fetch(`${server}/avatars`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body,
    signal: AbortSignal.timeout(60_000),
  });
  return response.json();
}

async function uploaderOf(task: UploadTask): Promise<() => Promise<unknown>> {
  const { kind, by, file, modules, server } = task;
  if (by === "fetch") return () => (kind === "form" ? bareForm(task) : bareDataUri(task));
  const { imageFromFile }: typeof import("../../../src/node.ts") = await import(modules.node);
  const options = { apiKey, baseUrl: server };
  if (kind === "form") {
    type Protoface = typeof import("../../../src/vendors/protoface/index.ts");
    const { createProtofaceClient }: Protoface = await import(modules.protoface);
    const { avatars } = createProtofaceClient(options);
    return async () => avatars.create({ name, image: await imageFromFile(file) });
  }
  const { createArgilClient }: typeof import("../../../src/vendors/argil/index.ts") = await import(
    modules.argil
  );
  const { avatars } = createArgilClient(options);
  return async () => avatars.create({ name, datasetImage: await imageFromFile(file) });
}

const task: UploadTask = JSON.parse(process.argv[2] ?? "");
const upload = await uploaderOf(task);
const milliseconds: number[] = [];
for (let n = 0; n < task.uploads; n++) {
  const before = performance.now();
  await upload();
  milliseconds.push(performance.now() - before);
}
const uploaded: Uploaded = { milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(uploaded));
