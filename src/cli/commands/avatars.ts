import type { Command } from "../command.ts";
import { unseenFile } from "../unseen.ts";

const keys =
  "Without --vendor an id that begins with av_ is protoface's; else it is the only vendor whose key is set. Keys come from the " +
  "environment or a .env file, see `avatars --help`.";

/** The commands about avatars and the pictures they are made of. */
export const avatarCommands: readonly Command[] = [
  {
    name: "create",
    args: ["IMAGE"],
    summary: "create an avatar from a picture",
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
      "IMAGE is a file, `-` for standard input, or an https URL if the vendor accepts one (anam, argil). This costs money or a slot of " +
        "your plan. The picture and the name are checked against the rules of every vendor asked for before anything " +
        "is sent to any of them.",
      "--fit says what it does to the picture, and on a terminal it asks once before it sends a changed one; --yes does " +
        "not ask, --keep writes what is sent so that you can look at it, --dry-run sends nothing.",
      "The id is printed on stdout as soon as the vendor returns it, before any waiting. With several vendors each " +
        "line is the vendor and the id. A create is never sent twice by itself.",
      "While a create is under way, Ctrl-C, a closed terminal and a dropped connection (SIGHUP) wait for its answer, so " +
        "that the id is not lost; a second Ctrl-C ends at once. An id that neither stdout nor stderr could take goes to a " +
        `line of ${unseenFile} (in $XDG_STATE_HOME if that is set, on Windows in ` +
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
    details: ["Without --vendor, lists those of every vendor whose key is set."],
    examples: ["avatars list --own", "avatars list --vendor anam --limit all --json"],
    load: () => import("./list.ts"),
  },
  {
    name: "wait",
    args: ["ID..."],
    summary: "wait until avatars are ready",
    options: ["vendor", "timeout"],
    details: [
      "Works in any process: the id is all it takes. Ids are printed on stdout as they become ready. Ctrl-C prints " +
        "the command that resumes; the builds go on.",
      keys,
    ],
    examples: ["avatars wait av_123 av_124 --vendor protoface --timeout 600"],
    load: () => import("./wait.ts"),
  },
  {
    name: "open",
    args: ["ID"],
    summary: "open an avatar's video or picture with the program that the desktop has for it",
    options: ["vendor"],
    details: ["Prints the address, too. Protoface gives none.", keys],
    examples: ["avatars open 06b5a781-00e9-4088-a4fd-4576f2558fce --vendor anam"],
    load: () => import("./open.ts"),
  },
  {
    name: "download",
    args: ["ID"],
    summary: "download an avatar's video, or its picture if it has no video",
    options: ["vendor", "output"],
    details: [
      "The file is named after the id unless -o names it, and is there as a whole or not at all.",
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
    summary: "check pictures against each vendor's rules; sends nothing",
    options: ["vendor", "name"],
    details: [
      "Needs no key. Checks a picture, and the name if one is given, against the vendors' published rules of format, size " +
        "and shape: all vendors, or those of --vendor. With the package sharp it also sees pictures of one colour. Faces, " +
        "light and consent are not looked at: whether a vendor takes the picture shows when it is sent.",
      "A folder gets a line for each picture in it and a summary. Exits with code 2 if a vendor would refuse.",
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
    summary: "crop, scale and convert pictures to a vendor's rules; sends nothing",
    options: ["vendor", "output", "ratio", "focus", "pad", "dry-run"],
    details: [
      "Needs no key, and the package sharp. Keeps the upper middle of the picture, where heads are, or what --focus says; " +
        "--pad cuts nothing. Says what it did; look at the result before it is sent and paid for.",
      "With a folder, or several vendors, the outputs are named after picture and vendor. What keeps the rules is copied.",
    ],
    examples: [
      "avatars fit ada.png --vendor argil -o ada-argil.png",
      "avatars fit ada.png --vendor argil --ratio 9:16 --focus 50%,30% -o ada-argil.png",
      "avatars fit portraits --vendor argil --pad blur -o fitted",
    ],
    load: () => import("./fit.ts"),
  },
];
