import { createServer, type IncomingMessage } from "node:http";
import { createServer as createHttp2Server, createSecureServer, type Http2ServerRequest } from "node:http2";
import { expectTypeOf, test } from "vitest";
import { createWaitHints, type WaitHints } from "../../src/index.ts";
import { toNodeHandler } from "../../src/node.ts";
import {
  type ArgilAvatar,
  type ArgilEvent,
  type CallbackRefusal,
  createWebhookHandler,
  parseWebhook,
  signCallbackUrl,
  verifyCallbackUrl,
} from "../../src/vendors/argil/index.ts";
import { compiles, url } from "./compiles.ts";

const request = new Request(url);
const incoming = {} as IncomingMessage;
const variable: string | undefined = undefined;

test("requests of both kinds are accepted", () => {
  compiles(() => [
    parseWebhook(request),
    parseWebhook(incoming),
    verifyCallbackUrl(request, "s"),
    verifyCallbackUrl(incoming, ["s", new Uint8Array()]),
    verifyCallbackUrl(new URL(url), "s", { toleranceSeconds: undefined, baseUrl: undefined, now: undefined }),
    signCallbackUrl(new URL(url), ["s"], { expiresInSeconds: undefined }),
  ]);
});

test("http and http2 servers accept a handler, and their requests can be read", () => {
  compiles(() => {
    const stream = {} as Http2ServerRequest;
    const handler = toNodeHandler(async () => new Response());
    const servers = [createServer(handler), createHttp2Server(handler), createSecureServer({}, handler)];
    return [servers, parseWebhook(stream), verifyCallbackUrl(stream, "s")];
  });
});

test("a variable that may be unset is not a secret", () => {
  compiles(() => [
    // @ts-expect-error: may be undefined
    signCallbackUrl(url, variable),
    // @ts-expect-error: may be undefined
    verifyCallbackUrl(url, variable),
    // @ts-expect-error: may be undefined
    createWebhookHandler({ secret: variable, onEvent() {} }),
    // @ts-expect-error: accepting unsigned deliveries must be explicit
    createWebhookHandler({ onEvent() {} }),
    createWebhookHandler({ secret: false, onEvent() {} }),
  ]);
});

test("a verdict has times or a reason", () => {
  compiles(async () => {
    const verdict = await verifyCallbackUrl(url, "s");
    if (verdict.ok) expectTypeOf(verdict.expiresAt).toEqualTypeOf<Date>();
    else expectTypeOf(verdict.reason).toEqualTypeOf<CallbackRefusal>();
    // @ts-expect-error: only if the signature is invalid
    verdict.reason;
  });
});

test("events can be passed to hints, getFromEvent and a handler", () => {
  const hints = createWaitHints();
  expectTypeOf(hints).toExtend<WaitHints>();
  compiles(async ({ argil, anam }) => {
    const event = await parseWebhook(request);
    hints.notify(event);
    hints.notify("g1");
    // @ts-expect-error: neither an id nor an event
    hints.notify(7);
    expectTypeOf(await argil.avatars.getFromEvent(event)).toEqualTypeOf<ArgilAvatar>();
    const handle = createWebhookHandler({
      secret: "s",
      onEvent(event, request) {
        expectTypeOf(event).toEqualTypeOf<ArgilEvent>();
        expectTypeOf(request).toEqualTypeOf<Request>();
      },
    });
    expectTypeOf(handle(request)).resolves.toEqualTypeOf<Response>();
    toNodeHandler(handle);
    await Promise.all([argil.avatars.wait("g1", { hints }), anam.avatars.wait("a1", { hints })]);
  });
});
