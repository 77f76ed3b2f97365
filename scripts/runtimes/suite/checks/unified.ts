import { equal } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { answersOf, connect, samples, vendorNames } from "../vendors.ts";

export const unified: readonly SuiteCheck[] = [
  ...vendorNames.map((vendor) =>
    check(`${vendor}: one vocabulary, from create to ready`, async (stand) => {
      const { building, ready } = answersOf(vendor);
      const scene = await stand.play(building, building, ready);
      const { anam, protoface, argil } = connect(stand, scene.url);
      const { toProvider } = stand.pack.root;
      const provider = toProvider({ anam, protoface, argil }[vendor]);
      const input = { name: "Ada", image: stand.picture };
      const avatar = await provider.createAndWait(input, { minDelayMs: 1 });
      equal([avatar.vendor, avatar.name, avatar.status], [vendor, "Ada", "ready"], "the avatar");
      equal(avatar.native, samples[vendor].ready, "the vendor's own");
    }),
  ),
  check("waitAll reads many avatars through the list and yields each as it settles", async (stand) => {
    const { ready, building } = samples.protoface;
    const page = (first: object, second: object) => ({
      json: {
        object: "list",
        has_more: false,
        data: [
          { ...first, id: "av_1" },
          { ...second, id: "av_2" },
        ],
      },
    });
    const failed = { ...building, status: "failed", failure_reason: "no face" };
    const scene = await stand.play(page(building, ready), page(failed, ready));
    const provider = stand.pack.root.toProvider(connect(stand, scene.url).protoface);
    const ends: string[] = [];
    for await (const { id, status } of provider.waitAll(["av_1", "av_2"], { minDelayMs: 1 })) {
      ends.push(`${id} ${status}`);
    }
    equal(ends, ["av_2 ready", "av_1 failed"], "the outcomes in order");
  }),
];
