import { toolsOf } from "../../core/client.ts";
import type { Transport } from "../../core/http/transport.ts";
import { storageUrl } from "../../core/transfer/address.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { chooseOne } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";

/** The video or image of an avatar. */
export interface Preview {
  avatar: UnifiedAvatar;
  transport: Transport;
  /** The avatar's video if it has one, otherwise its still image. An http URL points to this machine. */
  url: URL;
  /** Reads the avatar again, for which the vendor may sign a new URL. */
  renew(): Promise<string | undefined>;
}

/** Reads the avatar that a command names. @throws UsageError if its vendor provides no URL of a video or image */
export async function readPreview(context: Context): Promise<Preview> {
  const { io, args } = context;
  const [id = ""] = args;
  const { vendor, settings } = await chooseOne(context);
  const provider = connect(io, vendor, settings);
  const read = () => provider.get(id, { signal: io.signal });
  const avatar = await read();
  const address = addressOf(avatar);
  if (address === undefined)
    throw new UsageError(`${vendor} provides no URL of an image or video for ${id}`, [
      avatar.status === "processing" ? "it is still building" : "`avatars get` shows everything available",
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
