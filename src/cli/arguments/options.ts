/** One option of the command line. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly short?: string;
  /** The flag, if two commands use the same word for different options. Default: the option's name. */
  readonly flag?: string;
  /** The placeholder for its value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** All options; each command lists the ones it accepts. */
export const options = {
  vendor: {
    type: "string",
    multiple: true,
    value: "V",
    help: "anam, protoface or argil; may be repeated; `all` for all (default: the only one whose key is set)",
  },
  name: { type: "string", value: "NAME", help: "the name to create it under (default: the file's)" },
  wait: { type: "boolean", help: "wait until it is ready" },
  input: {
    type: "string",
    value: "FILE",
    help: "a JSON object with the model's input; - for standard input",
  },
  timeout: {
    type: "string",
    value: "SECONDS",
    help: "how long to wait (default 900, for runs 3600); 0 polls once",
  },
  fit: {
    type: "boolean",
    help: "crop, scale and convert the image to the vendor's rules (needs the package sharp)",
  },
  ratio: {
    type: "string",
    value: "W:H",
    help: "the shape to crop to, such as 16:9 or 9:16 (default: the one that keeps more; portrait for squares)",
  },
  focus: {
    type: "string",
    value: "X,Y",
    help: "the centre of the crop, such as 50%,30% or center,top (default: the upper middle)",
  },
  pad: {
    type: "string",
    value: "edge|blur",
    help: "crop nothing: frame the image with the colour of its edge, or with a blurred copy of itself",
  },
  output: {
    type: "string",
    short: "o",
    value: "OUT",
    help: "where to write: a file or folder for fitted images, a file for a video, a folder for a run's outputs",
  },
  keep: {
    type: "string",
    value: "OUT",
    help: "with --fit: also save the images that are sent to this file or folder",
  },
  yes: { type: "boolean", short: "y", help: "send fitted images without asking" },
  "dry-run": { type: "boolean", help: "show what would be done without doing it" },
  "idempotency-key": {
    type: "string",
    value: "KEY",
    help: "argil, runs: makes the command safe to repeat; use a new key for each avatar, video or run",
  },
  avatar: { type: "string", value: "ID", help: "the avatar that speaks" },
  voice: { type: "string", value: "ID", help: "the voice to speak with (default: the avatar's own)" },
  script: {
    type: "string",
    value: "FILE",
    help: "the text to speak, one moment per paragraph; - for standard input",
  },
  own: { type: "boolean", help: "leave out the vendor's stock avatars" },
  limit: { type: "string", value: "N", help: "at most N per vendor (default 20), or `all`" },
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
    help: "port of the first vendor; the others and the page follow (default: free ones)",
  },
  "allow-host": {
    type: "string",
    multiple: true,
    value: "NAME",
    help: "another host name to accept for the page, such as that of a container; may be repeated",
  },
  "forward-to": { type: "string", value: "URL", help: "your webhook handler, on this machine" },
  "allow-remote": { type: "boolean", help: "allow another machine in --forward-to" },
  database: {
    type: "string",
    value: "DIR|URL",
    help: "a folder, or postgres://... (default: AVATARS_DATABASE, or the folder .avatars)",
  },
  account: { type: "string", value: "NAME", help: "the account at the vendor (default: the vendor's name)" },
  batch: {
    type: "string",
    value: "NAME",
    help: "the batch (default: the source's name for `add`, otherwise all batches)",
  },
  images: {
    type: "string",
    value: "DIR",
    help: "the base folder for relative image paths (default: the file's folder)",
  },
  rate: { type: "string", value: "N", help: "creates per minute, across all workers" },
  "credit-limit": { type: "string", value: "N", help: "credits that the account may spend in total" },
  "credits-per-item": {
    type: "string",
    value: "N",
    help: "credits per avatar (default: argil 2, others 1)",
  },
  concurrency: { type: "string", value: "N", help: "creates in flight at the same time (default 4)" },
  lease: {
    type: "string",
    value: "SECONDS",
    help: "how long a worker may be silent before others take over its claims (default 60, at least 10)",
  },
  horizon: {
    type: "string",
    value: "SECONDS",
    help: "how long to search for a lost create before a person must decide (default 3600)",
  },
  "keep-working": { type: "boolean", flag: "keep", help: "keep running when nothing is left to do" },
  metrics: { type: "string", value: "PORT", help: "serve Prometheus metrics on this port of 127.0.0.1" },
  watch: { type: "boolean", help: "refresh every two seconds until nothing is left to do" },
  json: { type: "boolean", help: "print one JSON object per line on stdout; progress stays on stderr" },
  debug: { type: "boolean", help: "show full errors with stack traces" },
  help: { type: "boolean", short: "h", help: "show help" },
  version: { type: "boolean", short: "V", help: "show the version" },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof options;

/** Options that every command accepts. */
export const globalOptions: readonly OptionName[] = ["json", "debug", "help", "version"];

/** The option's flag, without dashes. */
export function flagOf(name: OptionName): string {
  return (options[name] as OptionSpec).flag ?? name;
}

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
