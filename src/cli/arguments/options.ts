/** One option of the command line. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly short?: string;
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** Every option; a command says which of them it takes. */
export const options = {
  vendor: {
    type: "string",
    multiple: true,
    value: "V",
    help: "anam, protoface or argil; repeat it for several, or `all`",
  },
  name: { type: "string", value: "NAME", help: "the name of what is made (default: the file's)" },
  wait: { type: "boolean", help: "wait until it is ready" },
  input: { type: "string", value: "FILE", help: "a JSON object with what the model takes" },
  timeout: {
    type: "string",
    value: "SECONDS",
    help: "the longest wait (default 900, for runs 3600); 0 polls once",
  },
  fit: {
    type: "boolean",
    help: "crop, scale and convert the picture to the vendor's rules (needs the package sharp)",
  },
  "idempotency-key": {
    type: "string",
    value: "KEY",
    help: "argil, runs: safe to repeat; a different key for each thing made",
  },
  avatar: { type: "string", value: "ID", help: "the avatar that speaks" },
  voice: { type: "string", value: "ID", help: "the voice to speak with (default: the avatar's own)" },
  script: { type: "string", value: "FILE", help: "the text to be spoken: a paragraph is a moment" },
  output: {
    type: "string",
    short: "o",
    value: "PATH",
    help: "the file for the video, or the folder for a run's outputs",
  },
  own: { type: "boolean", help: "leave out the vendor's stock avatars" },
  limit: { type: "string", value: "N", help: "at most N of each vendor (default 20), or `all`" },
  event: {
    type: "string",
    multiple: true,
    value: "EVENT",
    help: "an event to subscribe to; may be repeated",
  },
  url: { type: "string", value: "URL", help: "the https URL to send events to" },
  "build-time": { type: "string", value: "SECONDS", help: "how long a build takes" },
  port: {
    type: "string",
    value: "N",
    help: "port of the first vendor, the others follow (default: free ones)",
  },
  json: { type: "boolean", help: "one JSON object per line on stdout; progress stays on stderr" },
  debug: { type: "boolean", help: "show full errors, with their stack" },
  help: { type: "boolean", short: "h", help: "show help" },
  version: { type: "boolean", short: "V", help: "show the version" },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof options;

/** What every command takes. */
export const globalOptions: readonly OptionName[] = ["json", "debug", "help", "version"];

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
