import type { AnamClient } from "../../src/vendors/anam/index.ts";
import type { ArgilClient } from "../../src/vendors/argil/index.ts";
import type { ProtofaceClient } from "../../src/vendors/protoface/index.ts";

export interface Clients {
  anam: AnamClient;
  protoface: ProtofaceClient;
  argil: ArgilClient;
}

/**
 * Never calls its argument: what matters is that `tsc` accepts it, except for the lines marked with `@ts-expect-error` (on a
 * line that compiles, the directive itself is an error).
 */
export function compiles(_code: (clients: Clients) => unknown): void {}

export const bytes = new Uint8Array();
export const file = new File([], "ada.png");
export const url = "https://example.com/ada.png";
