import { type OptionKinds, optionReasons } from "../../../core/config/check-options.ts";
import { assertValid, InvalidInputError } from "../../../core/errors/input.ts";
import { BodyTooLargeError } from "../../../core/http/body.ts";
import { kindOf } from "../../../core/input/fields.ts";
import { isFetchRequest, isNodeRequest, readIncoming } from "../../../core/webhook/incoming.ts";
import { profile } from "../profile.ts";
import { type Secret, secretBytes } from "./callback-signature.ts";
import { type ArgilEvent, toEvent } from "./events.ts";
import { longestBody, parseText, tooLong } from "./parse-webhook.ts";
import { checkVerifyOptions, type VerifyCallbackOptions, verifyCallbackUrl } from "./verify-callback-url.ts";

export interface WebhookHandlerOptions extends Omit<VerifyCallbackOptions, "now"> {
  /**
   * What {@link signCallbackUrl} signed with; any of several may match. `false` accepts deliveries from anyone who
   * knows the URL.
   */
  secret: Secret | readonly Secret[] | false;
  /**
   * Called with each event, and awaited. The same event may come again: make this safe to repeat. An exception thrown
   * here becomes a 500, so that a sender that retries can do so.
   */
  onEvent: (event: ArgilEvent, request: Request) => unknown;
  /** Called with what `onEvent` threw. Default: `console.error`. */
  onError?: ((error: unknown) => unknown) | undefined;
  /** The time of a delivery. Default: now. */
  now?: (() => Date) | undefined;
}

/**
 * A handler for Argil's deliveries, for servers that speak `Request` and `Response`; `toNodeHandler` of
 * `avatar-clients/node` makes one for Node's `http` and for Express.
 *
 * It answers 204 when `onEvent` is done, 405 if the request is not a POST, 401 if the URL's signature is invalid (the
 * body says why, see `CallbackRefusal`), 413 if the body is over 1 MiB (no more is read), 400 if it is not an event,
 * and 500 when `onEvent` throws.
 *
 * @throws InvalidInputError at once for a missing or empty secret, and for invalid options.
 * @example
 * const handle = createWebhookHandler({
 *   secret,
 *   baseUrl: "https://example.com",
 *   onEvent: (event) => hints.notify(event),
 * });
 * export default { fetch: handle };
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  const { secret, onEvent, toleranceSeconds, baseUrl, now } = checkHandlerOptions(options);
  const onError = options.onError ?? ((error: unknown) => console.error(error));
  return async (request) => {
    if (!isFetchRequest(request) && !isNodeRequest(request)) {
      throw new InvalidInputError(profile.name, [`a handler takes a Request, not ${kindOf(request)}`]);
    }
    if (request.method !== "POST") return answer(405, "method", { allow: "POST" });
    if (secret !== false) {
      const verdict = await verifyCallbackUrl(request, secret, { toleranceSeconds, baseUrl, now: now?.() });
      if (!verdict.ok) return answer(401, verdict.reason);
    }
    let event: ArgilEvent;
    try {
      event = toEvent(parseText(await readIncoming(request, longestBody)));
    } catch (error) {
      if (error instanceof BodyTooLargeError) return answer(413, tooLong);
      return answer(400, error instanceof InvalidInputError ? error.reasons.join("; ") : "unreadable");
    }
    try {
      await onEvent(event, request);
    } catch (error) {
      await onError(error);
      return answer(500, "failed");
    }
    return new Response(null, { status: 204 });
  };
}

const handlerOptionKinds: OptionKinds<WebhookHandlerOptions> = {
  secret: "any",
  onEvent: "any",
  onError: "function",
  toleranceSeconds: "any",
  baseUrl: "any",
  now: "function",
};

/** @throws InvalidInputError */
function checkHandlerOptions(options: WebhookHandlerOptions): WebhookHandlerOptions {
  const reasons = optionReasons(options ?? null, handlerOptionKinds);
  const { secret, onEvent, toleranceSeconds, baseUrl } = options ?? {};
  if (typeof onEvent !== "function") reasons.push(`onEvent must be a function, not ${kindOf(onEvent)}`);
  assertValid(profile.name, reasons);
  if (secret !== false) secretBytes(secret);
  checkVerifyOptions({ toleranceSeconds, baseUrl });
  return options;
}

function answer(status: number, reason: string, headers: Record<string, string> = {}): Response {
  return new Response(`${reason}\n`, { status, headers: { "content-type": "text/plain", ...headers } });
}
