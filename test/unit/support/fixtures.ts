import type { AnamAvatar } from "../../../src/vendors/anam/index.ts";
import type { ArgilAvatar } from "../../../src/vendors/argil/index.ts";
import type { ProtofaceAvatar } from "../../../src/vendors/protoface/index.ts";

/** The head of a PNG of this size: enough for checks that read no pixels. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const at = "2026-01-01T00:00:00Z";

export function protofaceAvatar(changes: Partial<ProtofaceAvatar> = {}): ProtofaceAvatar {
  return {
    id: "av_1",
    name: "Ada",
    status: "processing",
    runtime_type: "avtr1",
    is_demo: false,
    created_at: at,
    ...changes,
  };
}

export function anamAvatar(changes: Partial<AnamAvatar> = {}): AnamAvatar {
  return { id: "a1", displayName: "Ada", videoUrl: null, createdAt: at, ...changes };
}

export function argilAvatar(changes: Partial<ArgilAvatar> = {}): ArgilAvatar {
  return { id: "g1", name: "Ada", status: "TRAINING", createdAt: at, ...changes };
}
