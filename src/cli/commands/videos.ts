import type { Command } from "../command.ts";

const note =
  "Only Argil makes videos, so --vendor can be left out. Keys come from the environment or a .env file, see " +
  "`avatars --help`.";

const id = "7d1e9a4c-2b3f-4c5d-8e6f-a1b2c3d4e5f6";

/** The commands about Argil's videos. */
export const videoCommands: readonly Command[] = [
  {
    name: "video create",
    args: [],
    summary: "make a video in which an avatar speaks a script, and render it",
    options: ["vendor", "avatar", "script", "voice", "name", "wait", "timeout", "output", "idempotency-key"],
    details: [
      "--avatar and --script are needed. The script is a text file; its paragraphs, which empty lines divide, become the " +
        "moments of the video, of up to 500 characters each. Rendering costs credits.",
      "The id is printed on stdout as soon as there is one, before the video is rendered. With --wait, --output takes the " +
        "file: it is there as a whole or not at all. Neither the create nor the render is sent twice by itself, and " +
        "neither is cut off by Ctrl-C.",
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
    summary: "wait until a video is rendered, and take its file",
    options: ["vendor", "timeout", "output"],
    details: ["Works in any process: the id is all it takes. Ctrl-C prints the command that resumes.", note],
    examples: [`avatars video wait ${id} -o hello.mp4 --timeout 3600`],
    load: () => import("./video-wait.ts"),
  },
];
