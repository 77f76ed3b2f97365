import { recordingRules } from "../../../vendors/anam/limits.ts";
import type { AnamVoice } from "../../../vendors/anam/types.ts";
import { problem, type SandboxAnswer } from "../../http/answer.ts";
import { textOf } from "../../http/body.ts";
import { stamp } from "../../state/builds.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Storage } from "../../state/storage.ts";
import type { Operate, SandboxCall, Surroundings } from "../vendor.ts";
import { organization } from "./avatar.ts";
import { pageOf } from "./page.ts";
import { refuseAnam } from "./refusals.ts";

const sampleKey = (id: string) => `voices/${id}.wav`;
const maxBytes = recordingRules.maxMegabytes * 2 ** 20;

const stock: AnamVoice = {
  id: "00000000-0000-4000-8000-0000000000f1",
  displayName: "Lucy",
  provider: "ELEVENLABS",
  gender: "FEMALE",
  country: "GB",
  createdByOrganizationId: null,
  createdAt: "2025-01-01T00:00:00.000Z",
  updatedAt: "2025-01-01T00:00:00.000Z",
};

/** Anam's voices: cloned immediately, from a recording in the form or one uploaded to storage before. */
export function anamVoices(around: Surroundings, storage: Storage): Readonly<Record<string, Operate>> {
  const shelf = new Shelf<AnamVoice>();
  shelf.add(stock);
  const now = () => stamp(around.clock.now());
  around.inventory.track("voice", shelf, ({ id, displayName, createdAt, createdByOrganizationId: owner }) =>
    owner === null
      ? undefined
      : { name: displayName, status: "ready", createdAt: Date.parse(createdAt ?? ""), result: sampleKey(id) },
  );
  const invalid = (field: string, message: string) => refuseAnam(problem("invalid", field, message));

  function own(id: string): AnamVoice | SandboxAnswer {
    const voice = shelf.get(id);
    if (!voice) return refuseAnam(problem("not-found", "", "Voice not found"));
    return voice.createdByOrganizationId === null ? refuseAnam({ kind: "stock" }) : voice;
  }

  /** The error if there is no recording to clone from. */
  function recordingProblem({ body }: SandboxCall): SandboxAnswer | undefined {
    if (body.kind === "form") {
      const file = body.form.get("audioFile");
      if (typeof file === "string" || file === null) return invalid("audioFile", "audioFile must be a file");
      return file.size === 0 ? invalid("audioFile", "audioFile is empty") : undefined;
    }
    const stored = storage.get(textOf(body, "audioKey") ?? "");
    return stored ? undefined : invalid("audioKey", "audioKey does not name an uploaded recording");
  }

  return {
    "GET /v1/voices"({ query }) {
      const search = query.get("search")?.toLowerCase() ?? "";
      const found = shelf.newest().filter(({ displayName }) => displayName.toLowerCase().includes(search));
      return { status: 200, body: pageOf(found, query) };
    },
    "POST /v1/voices"(call) {
      const displayName = textOf(call.body, "name") ?? "";
      if (displayName === "") return invalid("name", "name is empty");
      const refused = recordingProblem(call);
      if (refused) return refused;
      const id = crypto.randomUUID();
      const sampleUrl = around.files.address(call.origin, sampleKey(id));
      const voice = shelf.add({
        id,
        displayName,
        provider: "CARTESIA",
        providerVoiceId: id,
        providerModelId: "sonic-3",
        sampleUrl,
        previewSampleUrl: sampleUrl,
        gender: null,
        country: null,
        description: textOf(call.body, "description") ?? null,
        displayTags: [],
        isZdr: false,
        createdByOrganizationId: organization,
        createdAt: now(),
        updatedAt: now(),
      });
      return { status: 201, body: voice };
    },
    "POST /v1/voices/presigned-upload"({ body, origin }) {
      const { filename, contentType, fileSize } = readOrder(body);
      if (!/^audio\/./.test(contentType)) return invalid("contentType", "contentType must begin with audio/");
      if (fileSize < 1 || fileSize > maxBytes)
        return invalid("fileSize", `fileSize must be 1 to ${maxBytes} bytes, not ${fileSize}`);
      const audioKey = `voices/${crypto.randomUUID()}/${encodeURIComponent(filename)}`;
      return { status: 200, body: { uploadUrl: storage.sign(origin, audioKey, contentType), audioKey } };
    },
    "GET /v1/voices/{id}"({ id }) {
      const voice = shelf.get(id);
      return voice ? { status: 200, body: voice } : refuseAnam(problem("not-found", "", "Voice not found"));
    },
    "PUT /v1/voices/{id}"({ id, body }) {
      const found = own(id);
      if ("status" in found) return found;
      if (textOf(body, "displayName") === "") return invalid("displayName", "displayName is empty");
      const changes = body.kind === "json" ? (body.value as Partial<AnamVoice>) : {};
      return { status: 200, body: shelf.add({ ...found, ...changes, id, updatedAt: now() }) };
    },
    "DELETE /v1/voices/{id}"({ id }) {
      const found = own(id);
      if ("status" in found) return found;
      shelf.erase(id);
      return { status: 200, body: { message: "Voice removed" } };
    },
  };
}

/** Reads a body that has been checked against the document. */
function readOrder(body: SandboxCall["body"]): { filename: string; contentType: string; fileSize: number } {
  if (body.kind !== "json") throw new Error("the document accepts other bodies");
  return body.value as { filename: string; contentType: string; fileSize: number };
}
