import { request } from "node:http";
import { type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";
import type { PageChange, PageDetail, PageRequest } from "../../src/sandbox/page/protocol.ts";

export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A sandbox with its page, called over plain HTTP: `fetch` sets Host and Origin itself. */
export async function startPage(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ page: true, ...options });
  const { origin, port } = new URL(sandbox.page ?? "");

  function ask(path: string, { method = "GET", headers = {}, body }: Asking = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response
          .on("data", (chunk) => chunks.push(chunk))
          .on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
      });
      sent.on("error", reject).end(body);
    });
  }

  const html = (await ask("/")).body.toString();
  const token = /name="token" content="([^"]+)"/.exec(html)?.[1] ?? "";
  const own = { origin, "x-sandbox-token": token };
  const json = async <Read>(path: string) => JSON.parse((await ask(path)).body.toString()) as Read;

  return {
    sandbox,
    origin,
    token,
    html,
    own,
    ask,
    /** Operates a control the way the page does. */
    async press(control: string, fields: object, headers: Record<string, string> = own) {
      const all = { ...headers, "content-type": "application/json" };
      const body = JSON.stringify(fields);
      return ask(`/control/${control}`, { method: "POST", headers: all, body });
    },
    /** The first event of the stream. */
    async snapshot(): Promise<PageChange> {
      // Leaving the loop ends the stream.
      for await (const change of changes(await fetch(`${origin}/events`))) return change;
      throw new Error("the stream ended");
    },
    /** Newest first. */
    requests: (query = "") => json<PageRequest[]>(`/requests?below=${Number.MAX_SAFE_INTEGER}${query}`),
    detail: (id: number | undefined) => json<PageDetail>(`/requests/${id}`),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The changes in the page's event stream, one by one. */
export async function* changes(response: Response): AsyncGenerator<PageChange, void, undefined> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) yield JSON.parse(event.replace(/^data: /, ""));
  }
}
