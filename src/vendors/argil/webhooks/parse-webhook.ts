import { InvalidInputError } from "../../../core/errors/input.ts";
import { BodyTooLargeError } from "../../../core/http/body.ts";
import {
  isFetchRequest,
  isNodeRequest,
  methodOf,
  type NodeRequest,
  readIncoming,
} from "../../../core/webhook/incoming.ts";
import { profile } from "../profile.ts";
import { type ArgilEvent, toEvent } from "./events.ts";

/** 1 MiB: far larger than any real event. */
export const maxBodyBytes = 1024 * 1024;
export const tooLong = `a delivery must be at most ${maxBodyBytes} bytes`;

/**
 * Parses a delivery: a Fetch `Request`, Node's `IncomingMessage` (even if a framework has already parsed its `body`),
 * the body as a string or bytes, or the parsed JSON. Accepts both forms of delivery. `AVATAR_GENERATION_FAILED`, a
 * name that Argil's pages use once, becomes `AVATAR_TRAINING_FAILED`.
 *
 * Argil does not sign deliveries, so anyone who knows the URL can send one: treat it as a hint, and read the avatar
 * again (`argil.avatars.getFromEvent`). `verifyCallbackUrl` and `createWebhookHandler` reject deliveries to unsigned
 * URLs.
 *
 * @throws InvalidInputError and nothing else: if the delivery is not an Argil event, is not a POST, is over 1 MiB (no
 *   more is read) or cannot be read (`cause` is the platform's error).
 */
export async function parseWebhook(
  delivery: Request | NodeRequest | string | Uint8Array | object,
): Promise<ArgilEvent> {
  try {
    const request = isFetchRequest(delivery) || isNodeRequest(delivery) ? delivery : undefined;
    if (request && methodOf(request) !== "POST") {
      throw refused(`a delivery is a POST, not ${methodOf(request)}`);
    }
    return toEvent(parseText(request ? await readIncoming(request, maxBodyBytes) : delivery));
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    if (error instanceof BodyTooLargeError) throw refused(tooLong);
    // The sender disconnected, the body was already read, or a caller's object threw.
    const why = error instanceof Error ? error.message : String(error);
    throw refused(`the delivery cannot be read: ${why}`, { cause: error });
  }
}

/** Parses a body as JSON; anything but a string or bytes counts as parsed already. */
export function parseText(raw: unknown): unknown {
  if (typeof raw !== "string" && !(raw instanceof Uint8Array)) return raw;
  if (raw.length > maxBodyBytes) throw new BodyTooLargeError(tooLong);
  try {
    return JSON.parse(typeof raw === "string" ? raw : new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}

function refused(reason: string, options?: ErrorOptions): InvalidInputError {
  return new InvalidInputError(profile.name, [reason], options);
}
