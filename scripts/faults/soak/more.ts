import {
  type ClientOptions,
  createArgilClient,
  createAvatarProvider,
  toProvider,
  uniqueName,
  type VendorName,
} from "../../../src/index.ts";
import { makePng } from "../../common/png.ts";
import { jsonReply, wireOf } from "../../common/stand-ins/fault-server-http.ts";
import { known } from "../../common/stand-ins/fault-server-vendor.ts";
import { inputs, maxWaitMs } from "../play/operations/common.ts";
import type { FaultOperation } from "../play/operations/operation.ts";
import { operations } from "../play/operations/operations.ts";
import { type FaultRow, well } from "../rows/row.ts";

const vendors: readonly VendorName[] = ["anam", "protoface", "argil"];
const asks = 9;
/** Arrives in several chunks, so that a fault can strike in between. */
const large = makePng(1280, 720, { padTo: 200_000 });

function several(vendor: VendorName): FaultOperation[] {
  const open = (options: ClientOptions) => createAvatarProvider(vendor, options);
  return [
    {
      vendor,
      name: "createMany, several at a time",
      kind: "many",
      asks,
      takes: ["onSending", "onSettled", "drainMs"],
      open(options) {
        const provider = open(options);
        return {
          warmUp: () => provider.list(),
          run: (call) => provider.createMany(inputs(asks, large), { concurrency: 4, ...call }),
        };
      },
    },
    {
      vendor,
      name: "waitAll",
      kind: "wait",
      takes: ["onProgress", "maxWaitMs"],
      open(options) {
        const provider = open(options);
        return {
          warmUp: () => provider.list(),
          async run(call) {
            const settled: unknown[] = [];
            for await (const one of provider.waitAll([known.avatar, "nobody"], { maxWaitMs, ...call }))
              settled.push(one);
            return settled;
          },
        };
      },
    },
  ];
}

/** Each create has its own key. */
const keyed: FaultOperation = {
  vendor: "argil",
  name: "createMany with keys",
  kind: "many",
  asks,
  takes: ["onSending", "onSettled", "drainMs"],
  open(options) {
    const provider = toProvider(createArgilClient(options));
    return {
      warmUp: () => provider.list(),
      run(call) {
        const own = inputs(asks).map((input) => ({
          ...input,
          native: { idempotencyKey: uniqueName("key") },
        }));
        return provider.createMany(own, { concurrency: 3, ...call });
      },
    };
  },
};

/** The operations of the matrix, and some whose course is not deterministic. */
export const soakOperations: readonly FaultOperation[] = [...operations, ...vendors.flatMap(several), keyed];

/** Strikes before the request was read in full, if it arrives in chunks. */
function early(name: string, status: number, reset: boolean): FaultRow {
  return {
    name,
    effect: { status },
    received: false,
    acts: false,
    fault: {
      arrive(socket) {
        socket.write(wireOf(jsonReply(status, { message: "too soon" })), () => {
          if (reset) socket.resetAndDestroy();
          else socket.end();
        });
        return true;
      },
      strike: well.strike,
    },
  };
}

/** Faults whose effect is not deterministic: the response may be lost or not. */
export const soakFaults: readonly FaultRow[] = [
  early("413 before it was read, then closed", 413, false),
  early("413 before it was read, then reset", 413, true),
  early("429 before it was read, then reset", 429, true),
  early("500 before it was read, then reset", 500, true),
];
