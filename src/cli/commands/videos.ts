import type { Command } from "../command.ts";

const note =
  "Only Argil makes videos, so --vendor is optional. Keys come from the environment or a .env file, see " +
  "`avatars --help`.";

const id = "7d1e9a4c-2b3f-4c5d-8e6f-a1b2c3d4e5f6";

/** Commands for Argil's videos. */
export const videoCommands: readonly Command[] = [
  {
    name: "video create",
    args: [],
    summary: "create and render a video in which an avatar speaks a script",
    options: ["vendor", "avatar", "script", "voice", "name", "wait", "timeout", "output", "idempotency-key"],
    details: [
      "--avatar and --script are required. The script is a text file; its paragraphs, separated by empty lines, become the " +
        "moments of the video, with up to 500 characters each. Rendering costs credits.",
      "The id is printed on stdout as soon as it is known, before the video is rendered. With --wait, --output saves the " +
        "file; a failed download leaves no partial file. Neither the create nor the render is sent twice automatically, and " +
        "Ctrl-C waits for the request in flight; during the create, it skips the render.",
      note,
    ],
    examples: [
      `avatars video create --avatar $AVATAR --script hello.txt --wait -o hello.mp4`,
      `avatars video create --avatar $AVATAR --script hello.txt --idempotency-key order-1234`,
    ],
    load: () => import("./video-create.ts"),
  },
  {
    name: "video get",
    args: ["ID"],
    summary: "show one video",
    options: ["vendor"],
    details: [note],
    examples: [`avatars video get ${id} --json`],
    load: () => import("./video-get.ts"),
  },
  {
    name: "video list",
    args: [],
    summary: "list videos",
    options: ["vendor", "limit"],
    details: [note],
    examples: ["avatars video list --limit all --json"],
    load: () => import("./video-list.ts"),
  },
  {
    name: "video wait",
    args: ["ID"],
    summary: "wait until a video is rendered, and download it with --output",
    options: ["vendor", "timeout", "output"],
    details: [
      "Works in any process, because it needs only the id. Ctrl-C prints the command that resumes the wait.",
      note,
    ],
    examples: [`avatars video wait ${id} -o hello.mp4 --timeout 3600`],
    load: () => import("./video-wait.ts"),
  },
];
