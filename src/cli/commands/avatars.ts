import type { Command } from "../command.ts";
import { unseenFile } from "../unseen.ts";

const keys =
  "Without --vendor, an id that begins with av_ belongs to protoface; otherwise the command uses the only vendor whose key is " +
  "set. Keys come from the environment or a .env file, see `avatars --help`.";

/** Commands for avatars and their source images. */
export const avatarCommands: readonly Command[] = [
  {
    name: "create",
    args: ["IMAGE"],
    summary: "create an avatar from an image",
    options: [
      "vendor",
      "name",
      "wait",
      "timeout",
      "fit",
      "ratio",
      "focus",
      "pad",
      "keep",
      "yes",
      "dry-run",
      "idempotency-key",
    ],
    details: [
      "IMAGE is a file, `-` for standard input, or an https URL if the vendor accepts one (anam, argil). Creating an avatar " +
        "costs money or a slot in your plan. The image and the name are checked against the rules of every chosen vendor " +
        "before anything is sent to any of them.",
      "--fit reports what it does to the image and, on a terminal, asks once before it sends a changed one. --yes skips " +
        "the question, --keep saves what is sent so that you can review it, --dry-run sends nothing.",
      "The id is printed on stdout as soon as the vendor returns it, before any waiting. With several vendors, each line " +
        "shows the vendor and the id. A create is never sent twice automatically.",
      "If you press Ctrl-C, close the terminal or lose the connection (SIGHUP) while a create is in flight, the command " +
        "waits for its response so that the id is not lost; a second Ctrl-C exits immediately. An id that can be written to " +
        `neither stdout nor stderr is appended to ${unseenFile} (under $XDG_STATE_HOME if that is set, on Windows under ` +
        "%LOCALAPPDATA%); `avatars list --own` shows the avatar in any case.",
      keys,
    ],
    examples: [
      "avatars create ada.png --vendor anam --name Ada --wait",
      "avatars create ada.png --vendor all --fit --wait --timeout 300",
      "avatars create ada.png --vendor argil --fit --keep sent.png --dry-run",
      "avatars create ada.png --vendor argil --fit --yes --idempotency-key order-1234",
    ],
    load: () => import("./create.ts"),
  },
  {
    name: "get",
    args: ["ID"],
    summary: "show one avatar",
    options: ["vendor"],
    details: [keys],
    examples: ["avatars get av_123 --vendor protoface --json"],
    load: () => import("./get.ts"),
  },
  {
    name: "list",
    args: [],
    summary: "list avatars",
    options: ["vendor", "own", "limit"],
    details: ["Without --vendor, lists the avatars of every vendor whose key is set."],
    examples: ["avatars list --own", "avatars list --vendor anam --limit all --json"],
    load: () => import("./list.ts"),
  },
  {
    name: "wait",
    args: ["ID..."],
    summary: "wait until avatars are ready",
    options: ["vendor", "timeout"],
    details: [
      "Works in any process, because it needs only the id. Ids are printed on stdout as they become ready. Ctrl-C prints " +
        "the command that resumes the wait; the builds continue.",
      keys,
    ],
    examples: ["avatars wait av_123 av_124 --vendor protoface --timeout 600"],
    load: () => import("./wait.ts"),
  },
  {
    name: "open",
    args: ["ID"],
    summary: "open an avatar's video or image in its default application",
    options: ["vendor"],
    details: ["Also prints the URL. Protoface provides none.", keys],
    examples: ["avatars open 06b5a781-00e9-4088-a4fd-4576f2558fce --vendor anam"],
    load: () => import("./open.ts"),
  },
  {
    name: "download",
    args: ["ID"],
    summary: "download an avatar's video, or its image if it has no video",
    options: ["vendor", "output"],
    details: [
      "The file is named after the id unless -o names it. A failed download leaves no partial file.",
      keys,
    ],
    examples: ["avatars download 06b5a781-00e9-4088-a4fd-4576f2558fce --vendor anam -o ada.mp4"],
    load: () => import("./download.ts"),
  },
  {
    name: "delete",
    args: ["ID..."],
    summary: "delete avatars (anam: soft delete, protoface: permanent, argil: not offered)",
    options: ["vendor"],
    details: [keys],
    examples: ["avatars delete av_123 --vendor protoface"],
    load: () => import("./delete.ts"),
  },
  {
    name: "check",
    args: ["IMAGE|DIR"],
    summary: "check images against each vendor's rules; sends nothing",
    options: ["vendor", "name"],
    details: [
      "Needs no key. Checks an image, and the name if given, against the published rules for format, size and shape of all " +
        "vendors or of those in --vendor. If the package sharp is installed, it also detects single-coloured images. It " +
        "does not check faces, light or consent, so a vendor may still reject the image.",
      "For a folder, prints one line per image and a summary. Exits with code 2 if a vendor would reject anything.",
    ],
    examples: [
      "avatars check ada.png",
      "avatars check ada.png --vendor argil --name Ada",
      "avatars check portraits",
    ],
    load: () => import("./check.ts"),
  },
  {
    name: "fit",
    args: ["IMAGE|DIR"],
    summary: "crop, scale and convert images to a vendor's rules; sends nothing",
    options: ["vendor", "output", "ratio", "focus", "pad", "dry-run"],
    details: [
      "Needs the package sharp but no key. Keeps the upper middle of the image, where heads are, or the part that --focus " +
        "names; --pad crops nothing. Reports what it did; review the result before you send it and pay for it.",
      "For a folder or several vendors, outputs are named after image and vendor. Images that already meet the rules " +
        "are copied.",
    ],
    examples: [
      "avatars fit ada.png --vendor argil -o ada-argil.png",
      "avatars fit ada.png --vendor argil --ratio 9:16 --focus 50%,30% -o ada-argil.png",
      "avatars fit portraits --vendor argil --pad blur -o fitted",
    ],
    load: () => import("./fit.ts"),
  },
];
