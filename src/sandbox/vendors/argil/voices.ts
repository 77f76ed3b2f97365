import type { ArgilVoice } from "../../../vendors/argil/types.ts";
import { textOf } from "../../http/body.ts";
import { stamp } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Operate, Surroundings } from "../vendor.ts";
import { refuseArgil } from "./refusals.ts";

const past = stamp(Date.UTC(2026, 0, 1));

const stock: readonly ArgilVoice[] = [
  ["1", "Amelia", "ENGLISH", "FEMALE"] as const,
  ["2", "Bruno", "FRENCH", "MALE"] as const,
].map(([digit, name, language, gender]) => ({
  id: `00000000-0000-4000-8000-0000000000e${digit}`,
  name,
  createdAt: past,
  updatedAt: past,
  status: "IDLE",
  language,
  gender,
}));

const connection = {
  id: "00000000-0000-4000-8000-0000000000d1",
  providerName: "ELEVEN_LABS",
  connectionName: null,
  syncStatus: "SYNCING",
};

/** Argil's voices: a cloned voice is usable immediately; the recording is not fetched, and a sync changes nothing. */
export function argilVoices(around: Surroundings): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<ArgilVoice>();
  for (const voice of stock) shelf.add(voice);
  around.inventory.track("voice", shelf, (voice) =>
    stock.includes(voice)
      ? undefined
      : { name: voice.name ?? "", status: voice.status ?? "", createdAt: Date.parse(voice.createdAt ?? "") },
  );

  return {
    "GET /voices"({ query }) {
      const fits = ({ language, gender }: ArgilVoice) =>
        (query.get("language") ?? language) === language && (query.get("gender") ?? gender) === gender;
      return { status: 200, body: shelf.newest().filter(fits) };
    },
    "GET /voices/{id}"({ id }) {
      const voice = shelf.get(id);
      return voice ? { status: 200, body: voice } : refuseArgil({ kind: "not-found" });
    },
    "POST /voices"({ body }) {
      const createdAt = stamp(around.clock.now());
      const name = textOf(body, "name") ?? "";
      const voice = {
        id: crypto.randomUUID(),
        name,
        createdAt,
        updatedAt: createdAt,
        status: "IDLE",
        language: null,
        gender: null,
      };
      return { status: 201, body: shelf.add(voice) };
    },
    "POST /voices/sync"({ body }) {
      const provider = textOf(body, "providerName") ?? connection.providerName;
      return { status: 200, body: provider === connection.providerName ? [connection] : [] };
    },
  };
}
