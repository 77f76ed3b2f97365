import { makePng } from "../../scripts/common/png.ts";
import * as root from "../../src/index.ts";
import * as node from "../../src/node.ts";
import * as sandbox from "../../src/sandbox/index.ts";
import * as anam from "../../src/vendors/anam/index.ts";
import * as argil from "../../src/vendors/argil/index.ts";
import * as protoface from "../../src/vendors/protoface/index.ts";
import { noOptions, optionSlots, type Slot } from "./values.ts";

/** Every entry point of the package. */
export const entryPoints = { root, anam, protoface, argil, node, sandbox };

const apiKey = "k";
const url = "https://example.com/hook";
const secret = "0123456789abcdef0123456789abcdef";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const picture = makePng(9, 9);
const size = { width: 9, height: 9 };
const rules = root.imageRules.argil;
const onEvent = (): void => undefined;
const client = anam.createAnamClient({ apiKey });

/** Passes a value of any type where a specific type is expected. */
const any = (value: unknown): never => value as never;

function clientOptions(create: (options: never) => unknown): Slot[] {
  return [
    { what: "options", pass: (value) => create(any(value)), right: [] },
    ...optionSlots((options) => create(any({ apiKey, ...options })), {
      baseUrl: ["null"],
      allowInsecureHttp: ["true"],
      dangerouslyAllowBrowser: ["true"],
      fetch: ["function"],
      fetchSendsOnce: ["true"],
      timeoutMs: ["null", "number"],
      maxRetries: ["null", "number"],
      headers: ["null", "object without a prototype", "invalid date", "request"],
      observe: ["null", ...noOptions.slice(1)],
      clock: [],
    }),
    ...optionSlots((options) => create(any({ apiKey, observe: options })), {
      onRequest: ["function"],
      onResponse: ["function"],
      onRetry: ["function"],
      onPoll: ["function"],
      bodies: ["true"],
      strange: [],
    }).map((slot) => (slot.what === "option strange" ? { ...slot, right: [] } : slot)),
    ...optionSlots((options) => create(any(options)), { apiKey: ["text", "function"] }).map((slot) => ({
      ...slot,
      right: slot.right.slice(1),
    })),
    {
      what: "an unknown option",
      pass: (value) => create(any({ apiKey, timeout: value })),
      right: [],
    },
  ];
}

/** The functions that the entry points export, with each of their arguments. */
export const table: Readonly<Record<string, readonly Slot[]>> = {
  createAnamClient: clientOptions(root.createAnamClient),
  createProtofaceClient: clientOptions(root.createProtofaceClient),
  createArgilClient: clientOptions(root.createArgilClient),
  createAvatarProvider: [
    { what: "vendor", pass: (value) => root.createAvatarProvider(any(value), { apiKey }), right: [] },
    ...clientOptions((options) => root.createAvatarProvider("argil", options)),
  ],
  toProvider: [
    { what: "client", pass: (value) => root.toProvider(any(value)), right: [] },
    { what: "vendor", pass: (vendor) => root.toProvider(any({ ...client, vendor })), right: [] },
    { what: "avatars", pass: (avatars) => root.toProvider(any({ ...client, avatars })), right: [] },
  ],
  checkImage: [
    { what: "image", pass: (value) => root.checkImage(any(value)), right: ["bytes"] },
    { what: "image, for a vendor", pass: (value) => root.checkImage(any(value), "anam"), right: ["bytes"] },
    { what: "vendor", pass: (value) => root.checkImage(png, any(value)), right: ["undefined"] },
    { what: "both", pass: (value) => root.checkImage(any(value), any(value)), right: [] },
    ...optionSlots((options) => root.checkImage(picture, "anam", options), {
      faces: [],
      oneColour: ["true"],
    }),
  ],
  planFit: [
    { what: "picture", pass: (value) => root.planFit(any(value), root.imageRules.argil), right: [] },
    { what: "rules", pass: (value) => root.planFit(size, any(value)), right: [] },
    { what: "options", pass: (value) => root.planFit(size, rules, any(value)), right: noOptions },
    ...optionSlots((options) => root.planFit(size, rules, options), {
      faces: [],
      focus: [],
      ratio: [],
      pad: [],
    }),
  ],
  fitImage: [
    { what: "image", pass: (value) => node.fitImage(any(value), "anam"), right: [] },
    { what: "vendor", pass: (value) => node.fitImage(png, any(value)), right: [] },
    { what: "options", pass: (value) => node.fitImage(png, "anam", any(value)), right: [] },
    ...optionSlots((options) => node.fitImage(png, "anam", options), {
      faces: ["function"],
      focus: [],
      ratio: [],
      pad: [],
      format: [],
    }),
  ],
  checkName: [
    { what: "name", pass: (value) => root.checkName(any(value)), right: ["text", "empty text"] },
    { what: "vendor", pass: (value) => root.checkName("Ada", any(value)), right: ["undefined"] },
    { what: "both", pass: (value) => root.checkName(any(value), any(value)), right: [] },
  ],
  createWaitHints: [
    {
      what: "hint",
      pass: (value) => root.createWaitHints().notify(any(value)),
      right: [
        "text",
        "empty text",
        "object",
        "object that throws as text",
        "object without a prototype",
        "bytes",
        "invalid date",
        "request",
      ],
    },
    {
      what: "id",
      pass: (value) => root.createWaitHints().subscribe(any(value), onEvent),
      right: ["text", "empty text"],
    },
    {
      what: "wake",
      pass: (value) => root.createWaitHints().subscribe("id", any(value)),
      right: ["function"],
    },
  ],
  toModelName: [
    { what: "version", pass: (value) => anam.toModelName(any(value)), right: ["text", "empty text"] },
  ],
  uniqueName: [{ what: "base", pass: (value) => root.uniqueName(any(value)), right: ["text"] }],
  parseWebhook: [{ what: "delivery", pass: (value) => argil.parseWebhook(any(value)), right: [] }],
  signCallbackUrl: [
    { what: "url", pass: (value) => argil.signCallbackUrl(any(value), secret), right: [] },
    {
      what: "secret",
      pass: (value) => argil.signCallbackUrl(url, any(value)),
      right: ["text", "list", "bytes"],
    },
    { what: "options", pass: (value) => argil.signCallbackUrl(url, secret, any(value)), right: noOptions },
    ...optionSlots((options) => argil.signCallbackUrl(url, secret, options), {
      expiresInSeconds: ["number"],
      now: [],
      expires: [],
    }),
  ],
  verifyCallbackUrl: [
    {
      what: "request",
      pass: (value) => argil.verifyCallbackUrl(any(value), secret),
      right: ["text", "empty text", "request"],
    },
    {
      what: "secret",
      pass: (value) => argil.verifyCallbackUrl(url, any(value)),
      right: ["text", "list", "bytes"],
    },
    { what: "options", pass: (value) => argil.verifyCallbackUrl(url, secret, any(value)), right: noOptions },
    ...optionSlots((options) => argil.verifyCallbackUrl(url, secret, options), {
      toleranceSeconds: ["number"],
      now: [],
      baseUrl: [],
    }),
  ],
  createWebhookHandler: [
    { what: "options", pass: (value) => argil.createWebhookHandler(any(value)), right: [] },
    {
      what: "secret",
      pass: (value) => argil.createWebhookHandler({ secret: any(value), onEvent }),
      right: ["text", "list", "bytes", "function"],
    },
    {
      what: "onEvent",
      pass: (value) => argil.createWebhookHandler({ secret, onEvent: any(value) }),
      right: ["function"],
    },
    ...optionSlots((options) => argil.createWebhookHandler({ secret, onEvent, ...options }), {
      onError: ["function"],
      toleranceSeconds: ["number"],
      baseUrl: [],
      now: ["function"],
    }),
    {
      what: "request",
      pass: (value) => argil.createWebhookHandler({ secret, onEvent })(any(value)),
      right: ["request"],
    },
  ],
  fileTarget: [{ what: "path", pass: (value) => node.fileTarget(any(value)), right: ["text"] }],
  imageFromFile: [{ what: "path", pass: (value) => node.imageFromFile(any(value)), right: [] }],
  toNodeHandler: [{ what: "handler", pass: (value) => node.toNodeHandler(any(value)), right: ["function"] }],
  startSandbox: [
    { what: "options", pass: (value) => sandbox.startSandbox(any(value)), right: noOptions },
    ...optionSlots((options) => sandbox.startSandbox(options), {
      vendors: ["null"],
      buildTimeMs: ["null", "number"],
      ports: ["null", "object without a prototype", "invalid date", "request"],
      onRequest: ["function"],
      allowRemoteCallbacks: ["true"],
      clock: [],
      vendor: [],
    }),
  ],
};
