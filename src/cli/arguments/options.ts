/** One option of the command line. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly short?: string;
  /** How it is written, where two commands mean something else by one word. Default: its name. */
  readonly flag?: string;
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
    help: "anam, protoface or argil; repeat it for several, or `all` (default: the only one whose key is set)",
  },
  name: { type: "string", value: "NAME", help: "the name of what is made (default: the file's)" },
  wait: { type: "boolean", help: "wait until it is ready" },
  input: {
    type: "string",
    value: "FILE",
    help: "a JSON object with what the model takes; - for standard input",
  },
  timeout: {
    type: "string",
    value: "SECONDS",
    help: "the longest wait (default 900, for runs 3600); 0 polls once",
  },
  fit: {
    type: "boolean",
    help: "crop, scale and convert the picture to the vendor's rules (needs the package sharp)",
  },
  ratio: {
    type: "string",
    value: "W:H",
    help: "the shape to crop to, such as 16:9 or 9:16 (default: the one that keeps more, upright for squares)",
  },
  focus: {
    type: "string",
    value: "X,Y",
    help: "the middle of the crop, such as 50%,30% or center,top (default: the upper middle)",
  },
  pad: {
    type: "string",
    value: "edge|blur",
    help: "cut nothing: put the picture into a frame of the colour of its edge, or of its blurred copy",
  },
  output: {
    type: "string",
    short: "o",
    value: "OUT",
    help: "where to write: the fitted picture or folder of them, the video's file, the folder of a run's outputs",
  },
  keep: { type: "string", value: "OUT", help: "with --fit: also write what is sent to this file or folder" },
  yes: { type: "boolean", short: "y", help: "send fitted pictures without asking" },
  "dry-run": { type: "boolean", help: "say what would be done, and do not do it" },
  "idempotency-key": {
    type: "string",
    value: "KEY",
    help: "argil, runs: safe to repeat; a different key for each thing made",
  },
  avatar: { type: "string", value: "ID", help: "the avatar that speaks" },
  voice: { type: "string", value: "ID", help: "the voice to speak with (default: the avatar's own)" },
  script: {
    type: "string",
    value: "FILE",
    help: "the text to be spoken: a paragraph is a moment; - for standard input",
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
    help: "port of the first vendor; the others and the page follow (default: free ones)",
  },
  "allow-host": {
    type: "string",
    multiple: true,
    value: "NAME",
    help: "another name under which the page may be opened, such as that of a container; may be repeated",
  },
  "forward-to": { type: "string", value: "URL", help: "your webhook handler, on this machine" },
  "allow-remote": { type: "boolean", help: "let --forward-to name another machine than this one" },
  database: {
    type: "string",
    value: "DIR|URL",
    help: "a folder, or postgres://... (default: AVATARS_DATABASE, or the folder .avatars)",
  },
  account: { type: "string", value: "NAME", help: "the account at the vendor (default: the vendor's name)" },
  batch: {
    type: "string",
    value: "NAME",
    help: "the batch (default: when adding the name of the source, else all)",
  },
  images: {
    type: "string",
    value: "DIR",
    help: "where relative paths of pictures begin (default: the file's folder)",
  },
  rate: { type: "string", value: "N", help: "creates a minute, over all workers" },
  "credit-limit": { type: "string", value: "N", help: "credits that the account may spend in all" },
  "credits-per-item": {
    type: "string",
    value: "N",
    help: "what an avatar costs (default: argil 2, others 1)",
  },
  concurrency: { type: "string", value: "N", help: "creates on their way at once (default 4)" },
  lease: {
    type: "string",
    value: "SECONDS",
    help: "after so long a silence others take over a worker's claims (default 60, at least 10)",
  },
  horizon: {
    type: "string",
    value: "SECONDS",
    help: "how long a lost create is looked for before a person must decide (default 3600)",
  },
  "keep-working": { type: "boolean", flag: "keep", help: "go on when nothing is left to do" },
  metrics: { type: "string", value: "PORT", help: "serve metrics for Prometheus on this port of 127.0.0.1" },
  watch: { type: "boolean", help: "show it again every two seconds, until nothing is left to do" },
  json: { type: "boolean", help: "one JSON object per line on stdout; progress stays on stderr" },
  debug: { type: "boolean", help: "show full errors, with their stack" },
  help: { type: "boolean", short: "h", help: "show help" },
  version: { type: "boolean", short: "V", help: "show the version" },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof options;

/** What every command takes. */
export const globalOptions: readonly OptionName[] = ["json", "debug", "help", "version"];

/** How an option is written, without its dashes. */
export function flagOf(name: OptionName): string {
  return (options[name] as OptionSpec).flag ?? name;
}

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
