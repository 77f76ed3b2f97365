import { imageRules } from "../../../vendors/protoface/limits.ts";
import { profile } from "../../../vendors/protoface/profile.ts";
import { type Problem, problem, type SandboxAnswer } from "../../http/answer.ts";
import { type Body, textOf } from "../../http/body.ts";
import { justMade, outcomeOf } from "../../state/builds.ts";
import { judgePicture } from "../../state/picture.ts";
import { Shelf } from "../../state/shelf.ts";
import { buildTime, type SandboxedVendor, type Surroundings } from "../vendor.ts";
import { listProtoface, type ProtofaceItem, protofaceStock, showProtoface } from "./avatar.ts";
import { refuseProtoface, requestId } from "./refusals.ts";

const stacks = ["avtr1", "mock"];

/** Protoface: a build ends `ready`, or `failed` with a reason; its stock avatars can be read and not deleted. */
export function sandboxProtoface(around: Surroundings): SandboxedVendor {
  const shelf = new Shelf<ProtofaceItem>();
  for (const item of protofaceStock) shelf.add(item);
  const now = () => around.clock.now();

  return {
    profile,
    refuse: refuseProtoface,
    create: { operation: "POST /v1/avatars", name: "name" },
    operations: {
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
          id: `av_${crypto.randomUUID().replaceAll("-", "").toUpperCase().slice(0, 26)}`,
          name,
          runtime: textOf(call.body, "runtime_type") ?? "avtr1",
          createdAt,
          build: { endsAt: createdAt + buildTime(around, call), outcome: outcomeOf(name) },
          stock: false,
        });
        return answer(202, showProtoface(item, justMade));
      },
      "GET /v1/avatars/{avatar_id}"({ id }) {
        const item = shelf.get(id);
        return item ? answer(200, showProtoface(item, now())) : missing();
      },
      "DELETE /v1/avatars/{avatar_id}"({ id }) {
        const item = shelf.get(id);
        if (!item) return missing();
        if (item.stock) return refuseProtoface(problem("stock", "avatar_id", ""));
        shelf.hide(id);
        return answer(204, undefined);
      },
    },
  };
}

function answer(status: number, body: unknown): SandboxAnswer {
  return { status, headers: { "x-request-id": requestId() }, body };
}

function missing(): SandboxAnswer {
  return refuseProtoface(problem("not-found", "avatar_id", ""));
}

async function createProblem(body: Body): Promise<Problem | undefined> {
  const image = body.kind === "form" ? body.form.get("image") : null;
  if (!(image instanceof Blob)) return problem("invalid", "image", "image must be a file.");
  const stack = textOf(body, "runtime_type") ?? "avtr1";
  if (!stacks.includes(stack)) {
    const message = `There is no build stack ${stack}; there are ${stacks.join(", ")}.`;
    return problem("unprocessable", "runtime_type", message, "unsupported_runtime");
  }
  const { problems } = await judgePicture(image, imageRules, "image");
  return problems.length === 0
    ? undefined
    : { kind: "unprocessable", details: problems.map(({ message }) => ({ path: "image", message })) };
}
