import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { parseMultipart } from "../../../common/multipart.ts";
import { type Captured, sendJson, startServer, type TestServer } from "../../../common/stand-ins/server.ts";
import type { Seen, StageStep } from "../stage.ts";

/** More than a client reads of any response. */
const bomb = gzipSync(new Uint8Array(40 * 1024 * 1024));

/** Browsers send a preflight, and hide response headers unless told otherwise. */
const openToAll = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** Starts a server that plays the scripts sent to it, each under a base URL of its own. */
export async function startStage(): Promise<TestServer> {
  const scenes = new Map<string, { steps: StageStep[]; seen: Seen[] }>();
  return startServer((request, response) => {
    for (const [name, value] of Object.entries(openToAll)) response.setHeader(name, value);
    if (request.method === "OPTIONS") return allow(request, response);
    const [, kind, id = "", rest = ""] = /^\/(scenes|play)(?:\/(\w+))?(.*)$/.exec(request.url) ?? [];
    if (kind === "scenes" && request.method === "POST") {
      const steps = JSON.parse(request.body.toString()) as StageStep[];
      const made = String(scenes.size + 1);
      scenes.set(made, { steps, seen: [] });
      return sendJson(response, 201, { id: made });
    }
    const scene = scenes.get(id);
    if (!scene) return sendJson(response, 404, { message: "no such scene" });
    if (kind === "scenes") return sendJson(response, 200, scene.seen);
    scene.seen.push(look(request, rest));
    const step = scene.steps[Math.min(scene.seen.length, scene.steps.length) - 1];
    perform(step ?? {}, response);
  });
}

function allow({ headers }: Captured, response: ServerResponse): void {
  response.writeHead(204, {
    "access-control-allow-methods": "*",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
    "access-control-max-age": "600",
  });
  response.end();
}

function look({ method, headers, body }: Captured, path: string): Seen {
  const seen: Seen = { method, path, headers: plain(headers), text: "" };
  if (!headers["content-type"]?.startsWith("multipart/")) return { ...seen, text: body.toString() };
  try {
    const parts = parseMultipart(body, headers["content-type"]).map(({ name, filename, type, bytes }) => ({
      name,
      ...(filename !== undefined && { filename }),
      ...(type !== undefined && { type }),
      base64: bytes.toString("base64"),
    }));
    return { ...seen, parts };
  } catch (error) {
    return { ...seen, malformed: String(error) };
  }
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function perform({ status = 200, headers = {}, json, text, act }: StageStep, response: ServerResponse): void {
  if (act === "silent") return;
  if (act === "cut") {
    response.socket?.destroy();
    return;
  }
  const body = text ?? (json === undefined ? "" : JSON.stringify(json));
  if (act === "half") {
    response.writeHead(status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    response.write(body.slice(0, body.length / 2), () => response.socket?.destroy());
    return;
  }
  const type = { "content-type": "application/json" };
  if (act === "bomb") {
    response.writeHead(200, { ...type, "content-encoding": "gzip", "content-length": bomb.length }).end(bomb);
    return;
  }
  response.writeHead(status, { ...(json !== undefined && type), ...headers }).end(body);
}
