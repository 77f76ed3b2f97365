import { InputError } from "../input-error.ts";

export interface Limits {
  /** From the first request to the last byte, redirects included. */
  readonly timeoutMs: number;
  /** Decoded bytes of one source. The largest public documents have about half that. */
  readonly maxBytes: number;
}

export const defaultLimits: Limits = { timeoutMs: 30_000, maxBytes: 20 * 1024 * 1024 };

/** Reads text, and stops as soon as it exceeds the limit. */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  from: string,
  { maxBytes }: Limits,
): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      const limit = maxBytes < 1024 * 1024 ? `${maxBytes} bytes` : `${maxBytes / 1024 / 1024} MB`;
      throw new InputError(`${from} is larger than ${limit}, the limit for a document`);
    }
    parts.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch (cause) {
    throw new InputError(`${from} is not UTF-8 text`, { cause });
  }
}
