import type { ReadBehaviour } from "../plan/schedule.ts";
import { retryAfter } from "./answer-post.ts";
import type { Exchange } from "./exchange.ts";
import type { AnsweringVendor } from "./records.ts";
import { wordFailure } from "./words.ts";

/** Answers a GET of the list or of one avatar. */
export async function answerRead(
  vendor: AnsweringVendor,
  exchange: Exchange,
  { delayMs, answer }: ReadBehaviour,
): Promise<void> {
  const { pathname, search, searchParams } = exchange.url;
  const words = typeof answer === "string" ? answer : answer.status;
  vendor.journal.write(
    "vendor",
    `answers GET ${pathname}${search}: ${words}${delayMs > 0 ? ` after ${delayMs} ms` : ""}`,
  );
  if (delayMs > 0) await vendor.time.sleep(delayMs, "vendor");
  if (answer === "silence") return;
  if (answer === "reset") return exchange.reset("internal");
  if (typeof answer === "object") return fail(vendor, exchange, answer.status, answer.retryAfter);
  const id = /\/(?:avatars|videos)\/([^/]+)$/.exec(pathname)?.[1];
  const avatar = vendor.store.avatars.find((each) => each.id === id);
  if (id !== undefined && !avatar) return fail(vendor, exchange, 404, undefined);
  const text = JSON.stringify(avatar ? vendor.store.show(avatar) : vendor.store.list(searchParams));
  exchange.head(200, vendor.headers("application/json"));
  exchange.end(answer === "good" ? text : text.slice(0, -7));
}

function fail(vendor: AnsweringVendor, exchange: Exchange, status: number, after: string | undefined): void {
  const { text, type } = wordFailure(vendor.schedule.vendor, status, "envelope", vendor.echo(exchange));
  exchange.head(status, { ...vendor.headers(type), ...retryAfter(vendor, after) });
  exchange.end(text);
}
