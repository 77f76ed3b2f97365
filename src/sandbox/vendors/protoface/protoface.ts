import { imageRules } from "../../../vendors/protoface/limits.ts";
import { profile } from "../../../vendors/protoface/profile.ts";
import { type Problem, problem } from "../../http/answer.ts";
import { type Body, textOf } from "../../http/body.ts";
import { justMade, outcomeOf } from "../../state/builds.ts";
import { judgePicture } from "../../state/picture.ts";
import { Shelf } from "../../state/shelf.ts";
import { Storage } from "../../state/storage.ts";
import { buildTime, type Operate, type SandboxedVendor, type Surroundings } from "../vendor.ts";
import { answer, missing } from "./answers.ts";
import { protofaceAssets } from "./assets.ts";
import { listProtoface, type ProtofaceItem, protofaceStock, showProtoface } from "./avatar.ts";
import { honourKeys } from "./keys.ts";
import { newId } from "./page.ts";
import { refuseProtoface } from "./refusals.ts";
import { protofaceRuns } from "./runs.ts";
import { protofaceSessions } from "./sessions.ts";

const pictureKey = (id: string) => `avatars/${id}/portrait.png`;
const stacks = ["avtr1", "mock"];

/** Protoface: a build ends `ready`, or `failed` with a reason; stock avatars can be read but not deleted. */
export function sandboxProtoface(around: Surroundings): SandboxedVendor {
  const shelf = new Shelf<ProtofaceItem>();
  for (const item of protofaceStock) shelf.add(item);
  const now = () => around.clock.now();
  const storage = new Storage();
  around.inventory.track("avatar", shelf, (item, at) =>
    item.stock
      ? undefined
      : {
          name: item.name,
          status: showProtoface(item, at).status,
          createdAt: item.createdAt,
          build: item.build,
          picture: pictureKey(item.id),
        },
  );
  const assets = protofaceAssets(around);
  const runs = protofaceRuns(around, { assets: assets.shelf, storage });
  const sessions = protofaceSessions(around, (id) => {
    const avatar = shelf.get(id);
    return avatar && showProtoface(avatar, now()).status;
  });
  const [start, submit] = ["POST /v1/sessions", "POST /v1/run/{model_id}"] as const;

  return {
    profile,
    storage,
    // The slashes of a model id stay in the path.
    tidyPath: (path) =>
      path.replace(/^(\/v1\/run\/)(.+)/, (_, run, model) => run + model.replaceAll("/", "%2F")),
    refuse: refuseProtoface,
    create: { operation: "POST /v1/avatars", name: "name" },
    operations: {
      ...assets.operations,
      ...runs,
      ...sessions,
      [submit]: honourKeys()(runs[submit] as Operate),
      [start]: honourKeys()(sessions[start] as Operate),
      "GET /v1/avatars"({ query }) {
        const page = listProtoface(shelf, query, now());
        if (page) return answer(200, page);
        return refuseProtoface(
          problem("invalid", "starting_after", "starting_after is not the id of an avatar."),
        );
      },
      async "POST /v1/avatars"(call) {
        const found = await createProblem(call.body);
        if (found) return refuseProtoface(found);
        const name = textOf(call.body, "name") ?? "Custom Avatar";
        const createdAt = now();
        const item = shelf.add({
          id: newId("av"),
          name,
          runtime: textOf(call.body, "runtime_type") ?? "avtr1",
          createdAt,
          build: { endsAt: createdAt + buildTime(around, call), outcome: outcomeOf(name) },
          stock: false,
        });
        const picture = call.body.kind === "form" ? call.body.form.get("image") : null;
        if (picture instanceof Blob) around.files.keep(pictureKey(item.id), picture);
        return answer(202, showProtoface(item, justMade));
      },
      "GET /v1/avatars/{avatar_id}"({ id }) {
        const item = shelf.get(id);
        return item ? answer(200, showProtoface(item, now())) : missing("avatar");
      },
      "DELETE /v1/avatars/{avatar_id}"({ id }) {
        const item = shelf.get(id);
        if (!item) return missing("avatar");
        if (item.stock) return refuseProtoface(problem("stock", "avatar_id", ""));
        shelf.hide(id);
        return answer(204, undefined);
      },
    },
  };
}

async function createProblem(body: Body): Promise<Problem | undefined> {
  const image = body.kind === "form" ? body.form.get("image") : null;
  if (!(image instanceof Blob)) return problem("invalid", "image", "image must be a file.");
  const stack = textOf(body, "runtime_type") ?? "avtr1";
  if (!stacks.includes(stack)) {
    const message = `Unknown build stack ${stack}; known: ${stacks.join(", ")}.`;
    return problem("unprocessable", "runtime_type", message, "unsupported_runtime");
  }
  const { problems } = await judgePicture(image, imageRules, "image");
  return problems.length === 0
    ? undefined
    : { kind: "unprocessable", details: problems.map(({ message }) => ({ path: "image", message })) };
}
