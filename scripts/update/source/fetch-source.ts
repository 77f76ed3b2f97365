import { InputError } from "../input-error.ts";
import { type Limits, readText } from "./limits.ts";

const maxRedirects = 5;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** A document determines the generated code, so nobody on the way may be able to change it. */
function checkAddress(url: URL, from: string): void {
  if (url.protocol === "https:") return;
  if (url.protocol === "http:" && loopback.test(url.hostname)) return;
  const what = url.href === new URL(from).href ? from : `${from} redirects to ${url.href}, which`;
  throw new InputError(`${what} is not https; plain http is allowed for loopback addresses only`);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError) return cause.errors.map(reason).join("; ");
  return cause instanceof Error ? cause.message || String(cause) : error.message;
}

async function follow(from: string, signal: AbortSignal): Promise<Response> {
  let url = new URL(from);
  for (let redirects = 0; ; redirects++) {
    checkAddress(url, from);
    const response = await fetch(url, { redirect: "manual", signal });
    const target = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || target === null) return response;
    await response.body?.cancel();
    if (redirects === maxRedirects) throw new InputError(`${from} redirects more than ${maxRedirects} times`);
    if (!URL.canParse(target, url))
      throw new InputError(`${from} redirects to "${target}", which is not a URL`);
    url = new URL(target, url);
  }
}

export async function fetchSource(from: string, limits: Limits): Promise<string> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await follow(from, signal);
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new InputError(`${from} responds with ${response.status} ${response.statusText}`.trimEnd());
    }
    if (response.body === null) throw new InputError(`${from} is empty`);
    return await readText(response.body, from, limits);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (signal.aborted)
      throw new InputError(`${from} did not respond completely within ${limits.timeoutMs / 1000} s`);
    throw new InputError(`${from} cannot be fetched: ${reason(error)}`, { cause: error });
  }
}
