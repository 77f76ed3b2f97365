import { parseArgs } from "node:util";
import type { Command, Values } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { refuseKeys } from "./keys.ts";
import { didYouMean } from "./nearest.ts";
import { flagOf, globalOptions, isOption, type OptionName, type OptionSpec, options } from "./options.ts";

/** A parsed command line. */
export interface Parsed {
  /** Undefined if the user asks about the program itself: its help, its version. */
  command: Command | undefined;
  /** The group, such as `webhooks`, if no command in it was named. */
  group?: string;
  args: readonly string[];
  values: Values;
}

/** @throws UsageError which suggests the nearest match for an unknown word */
export function parse(args: readonly string[], commands: readonly Command[]): Parsed {
  // Lenient first: its tokens allow better error messages than those of the strict parser.
  const lenient = (table: OptionTable) =>
    parseArgs({ args: [...args], options: table, strict: false, allowPositionals: true, tokens: true });
  const first = lenient(options);
  refuseKeys(first.tokens);
  const { command } = findCommand(commandWords(first.tokens), commands);
  const allowed = command ? [...command.options, ...globalOptions] : globalOptions;
  // Again, with the command's own meaning of each option.
  const { tokens, values: asked } = lenient(ownOptions(allowed));
  const asksHelp = asked.help === true || wordsOf(tokens)[0] === "help";
  const found = findCommand(commandWords(tokens), commands);
  for (const token of tokens) {
    if (token.kind === "option") checkOption(token, allowed, found.command);
  }
  const { values } = parseArgs({ args: [...args], options: ownOptions(allowed), allowPositionals: true });
  const named = allowed.flatMap((name) => {
    const value = values[flagOf(name)];
    return value === undefined ? [] : [[name, value]];
  });
  const parsed = {
    ...found,
    values: { ...(Object.fromEntries(named) as Values), ...(asksHelp && { help: true }) },
  };
  if (!asksHelp && !values.version && found.command) checkCount(found.command, found.args);
  return parsed;
}

function findCommand(
  words: readonly string[],
  commands: readonly Command[],
): Pick<Parsed, "command" | "group" | "args"> {
  const [first, second] = words;
  if (first === undefined) return { command: undefined, args: [] };
  const pair = commands.find(({ name }) => name === `${first} ${second}`);
  if (pair) return { command: pair, args: words.slice(2) };
  const whole = commands.find(({ name }) => name === first);
  if (whole) return { command: whole, args: words.slice(1) };
  const grouped = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (grouped.length === 0) {
    const names = [...new Set(commands.map(({ name }) => name.split(" ")[0] ?? name))];
    throw new UsageError(`unknown command ${first}${didYouMean(first, names)}`, [
      "`avatars --help` lists the commands",
    ]);
  }
  if (second === undefined) return { command: undefined, group: first, args: [] };
  const seconds = grouped.map(({ name }) => name.slice(first.length + 1));
  throw new UsageError(`unknown command ${first} ${second}${didYouMean(second, seconds, `${first} `)}`, [
    `known: ${seconds.join(", ")}`,
  ]);
}

type OptionTable = Readonly<Record<string, OptionSpec>>;

type Token = { readonly kind: string; readonly value?: string | undefined };

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, value }) => (kind === "positional" && value !== undefined ? [value] : []));
}

/** The words without a leading `help`. */
function commandWords(tokens: readonly Token[]): string[] {
  const words = wordsOf(tokens);
  return words[0] === "help" ? words.slice(1) : words;
}

/** The options table for a command that accepts these, keyed by flag. */
function ownOptions(allowed: readonly OptionName[]): OptionTable {
  return { ...options, ...Object.fromEntries(allowed.map((name) => [flagOf(name), options[name]])) };
}

interface OptionToken {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function checkOption(
  { name, rawName, value, inlineValue }: OptionToken,
  allowed: readonly OptionName[],
  command: Command | undefined,
): void {
  const where = command ? `avatars ${command.name}` : "avatars";
  const own = allowed.find((each) => flagOf(each) === name);
  if (own === undefined && !(isOption(name) && flagOf(name) === name)) {
    throw new UsageError(`${where} has no option ${rawName}${didYouMean(name, allowed.map(flagOf), "--")}`, [
      `\`${where} --help\` lists the options`,
    ]);
  }
  if (own === undefined) {
    throw new UsageError(
      command ? `${rawName} is not an option of ${where}` : `${rawName} needs a command before it`,
      [`\`${where} --help\` lists the options`],
    );
  }
  const { type }: OptionSpec = options[own];
  if (type === "boolean" && value !== undefined) throw new UsageError(`${rawName} takes no value`);
  if (type === "string" && (value === undefined || value === "")) {
    throw new UsageError(`${rawName} needs a value`);
  }
  if (type === "string" && !inlineValue && value?.startsWith("-") && value !== "-") {
    throw new UsageError(`${rawName} needs a value`, [
      `for a value that begins with "-", use ${rawName}=VALUE`,
    ]);
  }
}

function checkCount({ name, args: wanted }: Command, args: readonly string[]): void {
  const usage = `usage: avatars ${[name, ...wanted].join(" ")}`;
  const needed = wanted.filter((arg) => !arg.startsWith("["));
  const missing = needed[args.length];
  if (missing !== undefined) throw new UsageError(`${missing.replace("...", "")} is missing`, [usage]);
  const open = wanted.at(-1)?.includes("...") ?? false;
  const extra = open ? undefined : args[wanted.length];
  if (extra !== undefined) throw new UsageError(`unexpected argument ${JSON.stringify(extra)}`, [usage]);
  if (args.includes("")) throw new UsageError("an argument is empty", [usage]);
}
