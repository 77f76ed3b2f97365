import { equal, ok } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";

export const entries: readonly SuiteCheck[] = [
  check("the vendors' entry points export the same factories and errors as the root", async ({ pack }) => {
    const { root, anam, protoface, argil } = pack;
    ok(root.createAnamClient === anam.createAnamClient, "one createAnamClient");
    ok(root.createProtofaceClient === protoface.createProtofaceClient, "one createProtofaceClient");
    ok(root.createArgilClient === argil.createArgilClient, "one createArgilClient");
    for (const vendor of [anam, protoface, argil])
      ok(vendor.NotFoundError === root.NotFoundError, "one error class");
  }),
  check("a key in a page triggers a single warning, and none elsewhere", async ({ pack, traits }) => {
    const options = { apiKey: "sk_test_4711", baseUrl: "http://127.0.0.1" };
    const said: unknown[][] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => said.push(words);
    try {
      pack.anam.createAnamClient({ ...options, dangerouslyAllowBrowser: true });
      equal(said.length, 0, "warnings where the key is allowed");
      pack.anam.createAnamClient(options);
      pack.argil.createArgilClient(options);
    } finally {
      console.warn = warn;
    }
    equal(said.length, traits.isPage ? 1 : 0, "warnings");
    ok(!JSON.stringify(said).includes("4711"), "no key in the warning");
  }),
];
