import type { Command } from "../command.ts";

const note =
  "Only Argil has subscriptions, so --vendor is optional. Events: AVATAR_TRAINING_SUCCESS, " +
  "AVATAR_TRAINING_FAILED, VIDEO_GENERATION_SUCCESS, VIDEO_GENERATION_FAILED.";

const id = "f3b1c9d2-5a77-4b1e-9c55-0d3f7e1a2b4c";

/** Commands for Argil's event subscriptions. */
export const webhookCommands: readonly Command[] = [
  {
    name: "webhooks list",
    args: [],
    summary: "list Argil's event subscriptions",
    options: ["vendor"],
    details: [note],
    examples: ["avatars webhooks list"],
    load: () => import("./webhooks-list.ts"),
  },
  {
    name: "webhooks create",
    args: ["URL"],
    summary: "subscribe an https URL to events",
    options: ["vendor", "event"],
    details: [note],
    examples: ["avatars webhooks create https://example.com/hook --event AVATAR_TRAINING_SUCCESS"],
    load: () => import("./webhooks-create.ts"),
  },
  {
    name: "webhooks update",
    args: ["ID"],
    summary: "change a subscription's URL, its events or both",
    options: ["vendor", "url", "event"],
    details: [note],
    examples: [`avatars webhooks update ${id} --url https://example.com/hook2`],
    load: () => import("./webhooks-update.ts"),
  },
  {
    name: "webhooks delete",
    args: ["ID"],
    summary: "delete a subscription",
    options: ["vendor"],
    details: [note],
    examples: [`avatars webhooks delete ${id}`],
    load: () => import("./webhooks-delete.ts"),
  },
  {
    name: "webhooks listen",
    args: [],
    summary: "forward a sandbox's events to your handler on this machine",
    options: ["forward-to", "allow-remote"],
    details: [
      "Subscribes to all events of a running `avatars sandbox` (ARGIL_API_KEY and ARGIL_BASE_URL, as it prints them) and " +
        "POSTs each to the given URL until it answers 2xx, up to 5 times, with a backoff of 1, 2, 4 and 8 seconds. Prints " +
        "one line per attempt on stdout. Does not follow redirects. Runs until Ctrl-C, then deletes the subscription and " +
        "exits with code 0.",
    ],
    examples: ["avatars webhooks listen --forward-to http://localhost:3000/api/argil"],
    load: () => import("./webhooks-listen.ts"),
  },
];
