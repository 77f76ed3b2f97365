import { limitsRate, refuses } from "../plan/draw-posts.ts";
import type { Exchange } from "./exchange.ts";
import type { AnsweringVendor, Avatar, PostRecord } from "./records.ts";
import { created, wordFailure } from "./words.ts";

/** Creates what the plan says, or nothing, and responds accordingly. */
export async function answerPost(
  vendor: AnsweringVendor,
  exchange: Exchange,
  post: PostRecord,
): Promise<void> {
  const { behaviour, asked, number } = post;
  const { time, journal, schedule } = vendor;
  const { answer, makes, delayMs } = behaviour;
  let avatar: Avatar | undefined;
  if (asked && makes === 0) avatar = vendor.make(post, asked);
  else if (asked && makes !== "never") time.after(makes, "vendor", () => void vendor.make(post, asked));
  if (delayMs > 0) await time.sleep(delayMs, "vendor");
  void exchange.answered.then((whole) => {
    if (!whole) return;
    post.answered = { order: journal.write("vendor", `has answered POST ${number}`), at: time.elapsed };
    vendor.emit(post, "answered");
    if (limitsRate(answer)) vendor.emit(post, "rate-limited");
  });
  const words = post.malformed ?? describe(answer);
  journal.write(
    "vendor",
    `answers POST ${number}${exchange.gone ? ", which nobody waits for" : ""}: ${words}`,
  );
  vendor.emit(post, "answering");
  const text = JSON.stringify(avatar ? vendor.store.show(avatar) : { message: "odd" });
  const success = created[schedule.vendor];
  if (post.malformed !== undefined) {
    exchange.head(400, vendor.headers("text/plain"));
    return exchange.end(post.malformed);
  }
  switch (answer.kind) {
    case "good": {
      if (!avatar) throw new Error(`POST ${number} is to be answered well and makes nothing`);
      const half = Math.floor(text.length / 2);
      exchange.head(success, vendor.headers("application/json"));
      if (answer.slowBodyMs === 0) return exchange.end(text);
      exchange.write(text.slice(0, half));
      await time.sleep(answer.slowBodyMs, "vendor");
      return exchange.end(text.slice(half));
    }
    case "unreadable": {
      const html = answer.body === "HTML";
      const bodies = { "half JSON": text.slice(0, -9), HTML: "<html>", empty: "", "no id": '{"data":1}' };
      exchange.head(success, vendor.headers(html ? "text/html" : "application/json"));
      return exchange.end(bodies[answer.body]);
    }
    case "redirect": {
      const location =
        answer.status === 303 ? `/v1/avatars/${avatar?.id ?? "unknown"}` : "https://other.example/";
      exchange.head(answer.status, { ...vendor.headers("text/plain"), location });
      return exchange.end();
    }
    case "status": {
      const words = wordFailure(schedule.vendor, answer.status, answer.body, vendor.echo(exchange));
      exchange.head(answer.status, {
        ...vendor.headers(words.type),
        ...retryAfter(vendor, answer.retryAfter),
      });
      return exchange.end(words.text);
    }
    case "reset": {
      if (answer.after !== "nothing") exchange.head(success, vendor.headers("application/json"));
      if (answer.after === "half") exchange.write(text.slice(0, 10));
      // What was written must arrive before the connection ends.
      if (answer.after !== "nothing") await new Promise((resolve) => void setImmediate(resolve));
      return exchange.reset(answer.how);
    }
    case "silence":
      return undefined;
  }
}

/** The header, in seconds or as a date. */
export function retryAfter(vendor: AnsweringVendor, text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  const [, seconds] = /^in (\d+) s$/.exec(text) ?? [];
  if (seconds === undefined) return { "retry-after": text };
  return { "retry-after": new Date(vendor.time.truth + Number(seconds) * 1000).toUTCString() };
}

function describe(answer: PostRecord["behaviour"]["answer"]): string {
  switch (answer.kind) {
    case "status":
      return `${answer.status} (${answer.body}${answer.retryAfter === undefined ? "" : `, Retry-After: ${answer.retryAfter}`})`;
    case "redirect":
      return String(answer.status);
    case "unreadable":
      return `2xx with ${answer.body}`;
    case "reset":
      return `ends the ${answer.how} after ${answer.after}`;
    case "silence":
      return "not at all";
    case "good":
      return answer.slowBodyMs > 0 ? `well, with a pause of ${answer.slowBodyMs} ms in it` : "well";
  }
}

/** True if the client was told, in a complete response, that this POST created nothing. */
export function wasRefused(vendor: AnsweringVendor["schedule"]["vendor"], post: PostRecord): boolean {
  return (
    post.answered !== undefined && (post.malformed !== undefined || refuses(post.behaviour.answer, vendor))
  );
}
