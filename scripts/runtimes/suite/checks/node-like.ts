import type * as node from "../../../../src/node.ts";
import type * as sandbox from "../../../../src/sandbox/index.ts";
import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { connect, samples } from "../vendors.ts";
import { expectForm } from "./form.ts";

/** For runtimes with Node's built-in modules. `file` is the path of the suite's image. */
export function imageChecks({ imageFromFile }: typeof node, file: string): SuiteCheck[] {
  return [
    check("imageFromFile: a file is sent under its own name, and again on a retry", async (stand) => {
      const busy = { status: 429, headers: { "retry-after": "0" } };
      const scene = await stand.play(busy, { status: 201, json: samples.protoface.building });
      const image = await imageFromFile(file);
      ok(image instanceof File && image.type === "image/png", "a File with its type");
      await connect(stand, scene.url).protoface.avatars.create({ image });
      const seen = await scene.requests();
      equal(seen.length, 2, "requests");
      const filename = file.slice(file.lastIndexOf("/") + 1);
      for (const each of seen) expectForm(each, {}, { name: "image", filename, bytes: stand.picture });
    }),
    check("imageFromFile: a missing file is rejected, with the platform's error as the cause", async () => {
      const error = await rejectsWith(imageFromFile(`${file}.missing`), "InvalidInputError");
      equal((error.cause as { code?: unknown }).code, "ENOENT", "the code");
    }),
  ];
}

/** For runtimes where the sandbox's optional peer is installed. */
export function sandboxChecks({ startSandbox }: typeof sandbox): SuiteCheck[] {
  return [
    check("the sandbox serves an avatar from create to ready", async (stand) => {
      const { vendors, close } = await startSandbox({ vendors: ["protoface"], buildTimeMs: 0 });
      try {
        ok(vendors.protoface, "the requested vendor");
        const { url, apiKey } = vendors.protoface;
        const { avatars } = connect(stand, url, { apiKey }).protoface;
        const avatar = await avatars.createAndWait({ image: stand.picture }, { minDelayMs: 1 });
        equal(avatar.status, "ready", "the state");
      } finally {
        await close();
      }
    }),
  ];
}
