import { toolsOf } from "../../core/client.ts";
import type { Transport } from "../../core/http/transport.ts";
import { storageUrl } from "../../core/transfer/address.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { chooseOne } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";

/** What there is to see of an avatar. */
export interface Preview {
  avatar: UnifiedAvatar;
  transport: Transport;
  /** Of a video where the avatar has one, else of a still picture. An http address leads to this machine. */
  url: URL;
  /** Reads the avatar again: the vendor may sign a new address. */
  renew(): Promise<string | undefined>;
}

/** Reads the avatar that a command names. @throws UsageError where its vendor gives no address of what it looks like. */
export async function readPreview(context: Context): Promise<Preview> {
  const { io, args } = context;
  const [id = ""] = args;
  const { vendor, settings } = await chooseOne(context);
  const provider = connect(io, vendor, settings);
  const read = () => provider.get(id, { signal: io.signal });
  const avatar = await read();
  const address = addressOf(avatar);
  if (address === undefined)
    throw new UsageError(`${vendor} gives no address of a picture or video of ${id}`, [
      avatar.status === "processing" ? "it is still building" : "`avatars get` shows all that there is",
    ]);
  const transport = await toolsOf(provider.client)?.connect();
  if (!transport) throw new Error("a provider without a client");
  const url = storageUrl(transport, address, { method: "GET", path: "the preview", id });
  return { avatar, transport, url, renew: async () => addressOf(await read()) };
}

function addressOf(avatar: UnifiedAvatar): string | undefined {
  const video = avatar.vendor === "anam" ? avatar.native.videoUrl : undefined;
  return video || avatar.previewUrl || undefined;
}
