import { startServer } from "../../../scripts/common/stand-ins/server.ts";
import { type Ran, runCli } from "./run.ts";

/** Three vendors that give the same response to everything. */
export interface Answering extends AsyncDisposable {
  /** Runs a command against vendors with this response: JSON text, or a value. */
  run(answer: unknown, args: readonly string[], status?: number): Promise<Ran>;
}

export async function startAnswering(): Promise<Answering> {
  let next = { text: "", status: 200 };
  const server = await startServer((_, response) => {
    response.writeHead(next.status, { "content-type": "application/json" }).end(next.text);
  });
  const env = Object.fromEntries(
    ["ANAM", "PROTOFACE", "ARGIL"].flatMap((vendor) => [
      [`${vendor}_API_KEY`, "k"],
      [`${vendor}_BASE_URL`, server.url],
    ]),
  );
  return {
    run(answer, args, status = 200) {
      next = { text: typeof answer === "string" ? answer : JSON.stringify(answer), status };
      return runCli(args, { env });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
