import type { PackageUnderTest, Stand } from "./check.ts";
import type { StageStep } from "./stage.ts";

/** Not any vendor's key, so that a leak is unmistakable. */
export const apiKey = "sk_test_4711_never_to_be_seen";

type ClientOptions = NonNullable<Parameters<PackageUnderTest["root"]["createAnamClient"]>[0]>;
type CallOptions = Parameters<ReturnType<PackageUnderTest["root"]["createAnamClient"]>["avatars"]["get"]>[1];

export const vendorNames = ["anam", "protoface", "argil"] as const;
export type Vendor = (typeof vendorNames)[number];

const anamAvatar = {
  id: "3f0c1b1e-7a4f-4a57-9a53-0d8c3e5f7a21",
  displayName: "Ada",
  variantName: "one-shot",
  imageUrl: "https://example.com/ada.png",
  videoUrl: null,
  createdAt: "2026-07-01T09:00:00Z",
  updatedAt: null,
};
const protofaceAvatar = { id: "av_1", object: "avatar", name: "Ada", status: "processing", created_at: 1 };
const argilAvatar = { id: "5b1f6c0e-2c5d-4b53-9a53-0d8c3e5f7a21", name: "Ada", status: "TRAINING" };

/** For each vendor an avatar that is being built, and the same one when ready. */
export const samples = {
  anam: { building: anamAvatar, ready: { ...anamAvatar, videoUrl: "https://example.com/ada.mp4" } },
  protoface: { building: protofaceAvatar, ready: { ...protofaceAvatar, status: "ready" } },
  argil: { building: argilAvatar, ready: { ...argilAvatar, status: "IDLE" } },
} as const;

/** Responses of a vendor that builds immediately or a little later. */
export function answersOf(vendor: Vendor): { building: StageStep; ready: StageStep } {
  const { building, ready } = samples[vendor];
  return { building: { json: building }, ready: { json: ready } };
}

/** What every vendor's client can do, as one interface, for the rules that all share. */
export interface Face {
  create(options?: CallOptions): Promise<{ id: string }>;
  createAndWait(options?: CallOptions & { minDelayMs?: number }): Promise<{ id: string }>;
  get(options?: CallOptions): Promise<{ id: string }>;
}

/** Clients without backoff, which would only take time. */
export function connect({ pack }: Stand, baseUrl: string, more: Partial<ClientOptions> = {}) {
  const options: ClientOptions = {
    apiKey,
    baseUrl,
    clock: quickClock,
    dangerouslyAllowBrowser: true,
    ...more,
  };
  return {
    anam: pack.anam.createAnamClient(options),
    protoface: pack.protoface.createProtofaceClient(options),
    argil: pack.argil.createArgilClient(options),
  };
}

const quickClock = {
  now: () => Date.now(),
  after(ms: number, callback: () => void) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: () => 0,
};

/** One vendor's client behind the common interface. */
export function face(stand: Stand, vendor: Vendor, baseUrl: string, more?: Partial<ClientOptions>): Face {
  const { anam, protoface, argil } = connect(stand, baseUrl, more);
  const { picture } = stand;
  const { id } = samples[vendor].building;
  switch (vendor) {
    case "anam": {
      const input = { displayName: "Ada", imageFile: picture };
      return {
        create: (options) => anam.avatars.create(input, options),
        createAndWait: (options) => anam.avatars.createAndWait(input, options),
        get: (options) => anam.avatars.get(id, options),
      };
    }
    case "protoface": {
      const input = { name: "Ada", image: picture };
      return {
        create: (options) => protoface.avatars.create(input, options),
        createAndWait: (options) => protoface.avatars.createAndWait(input, options),
        get: (options) => protoface.avatars.get(id, options),
      };
    }
    case "argil": {
      const input = { name: "Ada", datasetImage: picture };
      return {
        create: (options) => argil.avatars.create(input, options),
        createAndWait: (options) => argil.avatars.createAndWait(input, options),
        get: (options) => argil.avatars.get(id, options),
      };
    }
  }
}
