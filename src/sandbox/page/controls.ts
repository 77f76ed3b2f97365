import { isAvatarClientError } from "../../core/errors/any.ts";
import type { VendorName } from "../../core/errors/base.ts";
import { isObject } from "../../core/input/fields.ts";
import { createAvatarProvider } from "../../unified/create-provider.ts";
import { isFault, usualDelayMs } from "../faults.ts";
import { type Body, parseBody, textOf } from "../http/body.ts";
import type { Incoming } from "../http/incoming.ts";
import type { Hider } from "./hide.ts";
import type { PageCreated } from "./protocol.ts";
import type { PageSubject } from "./subject.ts";

interface Done {
  readonly status: number;
  readonly body: unknown;
}

const longestDelaySeconds = 3_600;

/** The actions of the page's buttons. Calls `changed` after each. Returns undefined for an unknown action. */
export function createControls(
  { config, vendors, facts, rehearsals, fetch }: PageSubject,
  hider: Hider,
  changed: () => void,
): (path: string, incoming: Incoming) => Promise<Done | undefined> {
  const isVendor = (name: unknown): name is VendorName => vendors.some((vendor) => vendor.name === name);

  const controls: Readonly<Record<string, (body: Body) => Done | Promise<Done>>> = {
    "/control/fault"(body) {
      const { fault, vendor, on, seconds } = fieldsOf(body);
      const takes = typeof seconds === "number" ? seconds : usualDelayMs / 1_000;
      if (typeof fault !== "string" || !isFault(fault))
        return wrong("fault must be one of the sandbox's faults");
      if (vendor !== undefined && !isVendor(vendor)) return wrong("vendor must be a running vendor");
      if (on !== "create" && on !== "any") return wrong("on must be create or any");
      if (!(takes >= 0 && takes <= longestDelaySeconds))
        return wrong(`seconds must be 0 to ${longestDelaySeconds}`);
      const added = rehearsals.add({ fault, vendor, on, takesMs: takes * 1_000 });
      return added ? done : wrong("too many faults are pending: cancel some");
    },
    "/control/cancel": (body) =>
      rehearsals.cancel(Number(fieldsOf(body).id)) ? done : wrong("that fault is no longer pending"),
    "/control/fail"(body) {
      const { vendor, id } = fieldsOf(body);
      const found = vendors.find(({ name }) => name === vendor);
      const failed = found?.inventory.fail(String(id), config.clock.now());
      return failed ? done : wrong("nothing with that id is being built");
    },
    "/control/create": async (body) => {
      const vendor = textOf(body, "vendor");
      const image = body.kind === "form" ? body.form.get("image") : null;
      if (!isVendor(vendor)) return wrong("vendor must be a running vendor");
      if (!(image instanceof Blob)) return wrong("image must be a file");
      return { status: 200, body: await create(vendor, textOf(body, "name") ?? "", image) };
    },
  };

  /** Uses the package's own client, so that the log shows what it sends, without retries, so that faults stay visible. */
  async function create(vendor: VendorName, name: string, image: Blob): Promise<PageCreated> {
    const { url: baseUrl, apiKey } = facts.find((each) => each.vendor === vendor) ?? {};
    const timeoutMs = 2 * longestDelaySeconds * 1_000;
    const provider = createAvatarProvider(vendor, { apiKey, baseUrl, fetch, maxRetries: 0, timeoutMs });
    try {
      const { id, status } = await provider.create({ name, image }, { validateImage: false });
      return { id, status };
    } catch (error) {
      if (!isAvatarClientError(error)) throw error;
      return { error: hider.text(error.message) };
    }
  }

  return async (path, incoming) => {
    const control = Object.hasOwn(controls, path) ? controls[path] : undefined;
    if (!control) return undefined;
    if (incoming.tooLong) return { status: 413, body: { error: "the body is too long" } };
    try {
      const body = await parseBody(incoming.body, incoming.headers["content-type"] ?? "");
      return await control(body);
    } catch (error) {
      return wrong(hider.text(error instanceof Error ? error.message : String(error)));
    } finally {
      changed();
    }
  };
}

const done: Done = { status: 200, body: {} };

function wrong(error: string): Done {
  return { status: 400, body: { error } };
}

function fieldsOf(body: Body): Readonly<Record<string, unknown>> {
  return body.kind === "json" && isObject(body.value) ? body.value : {};
}
