import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { connect } from "../vendors.ts";

export const input: readonly SuiteCheck[] = [
  check("invalid ids are rejected before anything is sent", async (stand) => {
    const scene = await stand.play({ json: {} });
    const { anam, protoface, argil } = connect(stand, scene.url);
    for (const id of ["", ".", "..", "a\nb", "\ud800"]) {
      for (const { avatars } of [anam, protoface, argil])
        await rejectsWith(avatars.get(id), "InvalidInputError");
      await rejectsWith(anam.avatars.delete(id), "InvalidInputError");
    }
    equal(await scene.requests(), [], "requests");
  }),
  check("images that a vendor would reject fail with every reason", async (stand) => {
    const scene = await stand.play({ json: {} });
    const { anam, protoface, argil } = connect(stand, scene.url);
    const gif = new TextEncoder().encode("GIF89a\x01\x00\x01\x00\x00\x00\x00;");
    const broken = stand.picture.slice(0, 20);
    for (const image of [gif, broken, new Uint8Array(), new Blob(["text"])]) {
      await rejectsWith(anam.avatars.create({ displayName: "Ada", imageFile: image }), "InvalidInputError");
      await rejectsWith(protoface.avatars.create({ image }), "InvalidInputError");
      await rejectsWith(argil.avatars.create({ name: "Ada", datasetImage: image }), "InvalidInputError");
    }
    const error = await rejectsWith(
      argil.avatars.create({ name: "", datasetImage: gif }),
      "InvalidInputError",
    );
    ok("reasons" in error && Array.isArray(error.reasons) && error.reasons.length > 1, "several reasons");
    equal(await scene.requests(), [], "requests");
  }),
  check(
    "a client without a key, or with one that no header can hold, cannot be created",
    async ({ pack }) => {
      for (const apiKey of ["", "two words", "kéy\u0000", "ключ"]) {
        const making = Promise.resolve().then(() => pack.argil.createArgilClient({ apiKey }));
        await rejectsWith(making, "InvalidInputError");
      }
    },
  ),
  check("checkImage reports what each vendor would say", async ({ pack, picture }) => {
    const report = await pack.root.checkImage(new File([picture], "ada.jpg", { type: "image/png" }));
    equal([report.format, report.width, report.height], ["png", 1280, 720], "what it is");
    equal(
      report.warnings.some((warning) => warning.startsWith("named .jpg")),
      true,
      "the wrong name",
    );
    for (const { ok: fits } of Object.values(report.vendors)) ok(fits, "an image that fits");
    const { vendors } = await pack.root.checkImage(new Blob(["not an image"]), "argil");
    ok(!vendors.argil.ok && vendors.argil.problems.length > 0, "a problem with text");
  }),
];
