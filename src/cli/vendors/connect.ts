import type { VendorName } from "../../core/errors/index.ts";
import { InvalidInputError } from "../../core/errors/index.ts";
import { createAvatarProvider } from "../../unified/create-provider.ts";
import type { AvatarProvider } from "../../unified/provider.ts";
import type { CliIo } from "../io.ts";
import { profiles } from "./registry.ts";
import type { Settings } from "./settings.ts";

/** @throws InvalidInputError which names the environment variables instead of the client's options */
export function connect({ clock }: CliIo, vendor: VendorName, { apiKey, baseUrl }: Settings): AvatarProvider {
  const { keyVariable, baseUrlVariable } = profiles[vendor];
  try {
    return createAvatarProvider(vendor, { apiKey, baseUrl, clock });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const reasons = error.reasons.map((reason) =>
      reason.replace(/^apiKey\b/, keyVariable).replace(/^baseUrl\b/, baseUrlVariable),
    );
    throw new InvalidInputError(vendor, reasons);
  }
}
