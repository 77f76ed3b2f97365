import { imageRules, nameRules } from "../../../vendors/anam/limits.ts";
import { profile } from "../../../vendors/anam/profile.ts";
import type { AnamAvatar, AnamAvatarList } from "../../../vendors/anam/types.ts";
import { type Detail, type Problem, problem, type SandboxAnswer } from "../../http/answer.ts";
import { type Body, textOf } from "../../http/body.ts";
import { type Build, justMade, nameProblem, outcomeOf, stateOf } from "../../state/builds.ts";
import { judgePicture } from "../../state/picture.ts";
import { Shelf } from "../../state/shelf.ts";
import { Storage } from "../../state/storage.ts";
import { buildTime, type SandboxedVendor, type Surroundings } from "../vendor.ts";
import { type AnamItem, anamFile, anamStock, showAnam } from "./avatar.ts";
import { anamKnowledge } from "./knowledge.ts";
import { pageOf } from "./page.ts";
import { refuseAnam } from "./refusals.ts";
import { anamVoices } from "./voices.ts";

/** Anam: previews appear once the build is done. A failed build is never reported; a rejected create is an immediate 422. */
export function sandboxAnam(around: Surroundings): SandboxedVendor {
  const shelf = new Shelf<AnamItem>();
  for (const item of anamStock) shelf.add(item);
  const storage = new Storage();
  const now = () => around.clock.now();
  const linkFrom = (origin: string) => (key: string) => around.files.address(origin, key);
  const show = (item: AnamItem, origin: string): SandboxAnswer => ({
    status: 200,
    body: showAnam(item, now(), linkFrom(origin)),
  });
  around.inventory.track("avatar", shelf, ({ id, displayName, createdAt, build, stock }, at) =>
    stock
      ? undefined
      : {
          name: displayName,
          status: anamStatus(build, at),
          createdAt,
          build,
          picture: anamFile(id),
          result: anamFile(id, "preview.mp4"),
        },
  );
  const missing = (): SandboxAnswer => refuseAnam({ kind: "not-found" });

  return {
    profile,
    refuse: refuseAnam,
    create: { operation: "POST /v1/avatars", name: "displayName" },
    storage,
    operations: {
      ...anamVoices(around, storage),
      ...anamKnowledge(around),
      "GET /v1/avatars": ({ query, origin }) => ({
        status: 200,
        body: listAnam(shelf.newest(), query, (item) => showAnam(item, now(), linkFrom(origin))),
      }),
      async "POST /v1/avatars"(call) {
        const displayName = textOf(call.body, "displayName") ?? "";
        const outcome = outcomeOf(displayName);
        const found = (await pictureProblem(call.body)) ?? nameRefusal(displayName);
        if (found) return refuseAnam(found);
        if (outcome === "refused") return refuseAnam({ kind: "moderated" });
        const createdAt = now();
        const item = shelf.add({
          id: crypto.randomUUID(),
          displayName,
          model: textOf(call.body, "avatarModel") ?? "cara-3",
          createdAt,
          updatedAt: createdAt,
          build: { endsAt: createdAt + buildTime(around, call), outcome },
        });
        const picture = call.body.kind === "form" ? call.body.form.get("imageFile") : null;
        if (picture instanceof Blob) around.files.keep(anamFile(item.id), picture);
        const body = showAnam(item, justMade, linkFrom(call.origin));
        return { status: 201, body, note: nameAdvice(displayName) };
      },
      "GET /v1/avatars/{id}"({ id, origin }) {
        const item = shelf.get(id);
        return item ? show(item, origin) : missing();
      },
      "PUT /v1/avatars/{id}"({ id, body, origin }) {
        const item = shelf.get(id);
        if (!item) return missing();
        if (item.stock) return refuseAnam({ kind: "stock" });
        const displayName = textOf(body, "displayName") ?? "";
        if (displayName === "") return refuseAnam(problem("invalid", "displayName", "displayName is empty"));
        item.displayName = displayName;
        item.updatedAt = now();
        return show(item, origin);
      },
      "DELETE /v1/avatars/{id}"({ id, query }) {
        const hard = query.get("hard") === "true";
        const item = hard ? shelf.find(id) : shelf.get(id);
        if (!item) return missing();
        if (item.stock) return refuseAnam({ kind: "stock" });
        if (hard) shelf.erase(id);
        else shelf.hide(id);
        return { status: 200, body: { message: "Avatar removed" } };
      },
    },
  };
}

function nameRefusal(displayName: string): Problem | undefined {
  const message = nameProblem(displayName, "displayName", nameRules.min, Number.POSITIVE_INFINITY);
  return message === undefined ? undefined : problem("invalid", "displayName", message);
}

/** Anam's page advises this length for a form, but not for JSON; whether Anam enforces it is unknown. */
function nameAdvice(displayName: string): string | undefined {
  const [least, most] = nameRules.advised ?? [nameRules.min, Number.POSITIVE_INFINITY];
  const message = nameProblem(displayName, "displayName", least, most);
  return message && `${message}: advised, and accepted here`;
}

async function pictureProblem(body: Body): Promise<Problem | undefined> {
  // In JSON the document itself asks for imageUrl.
  if (body.kind !== "form") return undefined;
  const file = body.form.get("imageFile");
  const url = body.form.get("imageUrl");
  if ((file === null) === (url === null)) {
    const found = file === null ? "none" : "both";
    return problem("invalid", "imageFile", `send exactly one of imageFile and imageUrl, not ${found}`);
  }
  if (file === null) return undefined;
  if (typeof file === "string") return problem("invalid", "imageFile", "imageFile must be a file");
  const types: readonly string[] = imageRules.types;
  if (!types.includes(file.type)) {
    const message = `imageFile has the type ${file.type || "(none)"}; allowed: ${types.join(", ")}`;
    return problem("invalid", "imageFile", message, "invalid_image_format");
  }
  const { problems } = await judgePicture(file, imageRules, "imageFile");
  if (problems.length === 0) return undefined;
  const details = problems.map(
    ({ rule, message }): Detail => ({ path: "imageFile", message, code: `image_${rule}` }),
  );
  return { kind: problems.some(({ rule }) => rule === "readable") ? "unprocessable" : "invalid", details };
}

/** Our own wording: Anam has no status, and never reports that a build has failed. */
function anamStatus(build: Build, now: number): string {
  const state = stateOf(build, now);
  if (state === "building") return "building: videoUrl is null";
  return state === "ready" ? "ready: videoUrl is set" : "failed: videoUrl stays null";
}

function listAnam(
  items: readonly AnamItem[],
  query: URLSearchParams,
  show: (item: AnamItem) => AnamAvatar,
): AnamAvatarList {
  const search = query.get("search")?.toLowerCase() ?? "";
  const style = query.get("renderStyle") ?? "all";
  const tags = query.get("tags")?.split(",") ?? [];
  const matching = items
    .filter(({ stock }) => query.get("onlyOneShot") !== "true" || !stock)
    .map(show)
    .filter(({ renderStyle }) => style === "all" || renderStyle === style)
    .filter(({ displayTags = [] }) => tags.length === 0 || displayTags.some((tag) => tags.includes(tag)))
    .filter(({ displayName, description }) =>
      [displayName, description ?? ""].some((text) => text.toLowerCase().includes(search)),
    );
  return pageOf(matching, query);
}
