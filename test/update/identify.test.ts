import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { projectRoot, type Vendor, vendors } from "../../scripts/common/project.ts";
import { checkVendor } from "../../scripts/update/source/identify.ts";
import { readAll } from "../../scripts/update/source/vendored.ts";
import { toObject } from "./support.ts";

const vendored = readAll(projectRoot);

const real = (vendor: Vendor) =>
  toObject(readFileSync(join(projectRoot, `specs/${vendor}/openapi.yaml`), "utf8"));

const pairs = vendors.flatMap((a) => vendors.map((b): [Vendor, Vendor] => [a, b]));

describe("checkVendor", () => {
  it.each(pairs)("a document of %s, given for %s", (given, wanted) => {
    const check = () => checkVendor(real(given), wanted, vendored, "f");
    if (given === wanted) expect(check).not.toThrow();
    else expect(check).toThrow(`f is not for ${wanted}: it looks like a document of ${given}`);
  });

  it.each<[string, JsonObject, RegExp]>([
    ["known by its title", { servers: [{ url: "https://new.example" }], info: { title: "Anam API" } }, /^$/],
    [
      "of an unknown vendor",
      { servers: [{ url: "https://x.example" }], info: { title: "Pets" } },
      /neither its server nor its title is known/,
    ],
  ])("a document %s", (_, change, message) => {
    const check = () => checkVendor({ ...real("anam"), ...change }, "anam", vendored, "f");
    if (message.source === "^$") expect(check).not.toThrow();
    else expect(check).toThrow(message);
  });

  it.each(vendors)("recognizes the paths of %s if there is nothing else", (vendor) => {
    const { servers: _, ...rest } = real(vendor);
    const document = { ...rest, info: { title: "API" } };
    expect(() => checkVendor(document, vendor, vendored, "f")).not.toThrow();
  });
});
