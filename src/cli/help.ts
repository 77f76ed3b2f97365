import { flagOf, globalOptions, type OptionName, type OptionSpec, options } from "./arguments/options.ts";
import type { Command } from "./command.ts";
import { type Ending, endings, worstFirst } from "./exit-codes.ts";
import { formatTable } from "./terminal/table.ts";
import { profiles, vendorNames } from "./vendors/registry.ts";

const lineWidth = 96;

/** The program's help, or the help of a group such as `webhooks`. */
export function programHelp(commands: readonly Command[], group?: string): string {
  const shown = group ? commands.filter(({ name }) => name.startsWith(`${group} `)) : commands;
  const heads = shown.map(({ name, args, summary }) => [[name, ...args].join(" "), summary] as const);
  const rest = [
    "",
    "Global options:",
    ...listing(globalOptions.map(optionRow)),
    "",
    ...environmentHelp(),
    "",
    ...exitHelp(),
    "",
    "Progress, notes and errors go to stderr, results to stdout. NO_COLOR is honoured.",
  ];
  return [
    `Usage: avatars ${group ?? ""}${group ? " " : ""}COMMAND [options]`,
    "",
    ...(group ? [] : [...wrap("Avatars at Anam, Protoface and Argil, from the command line.", ""), ""]),
    "Commands:",
    ...listing(heads),
    "",
    `\`avatars ${group ? `${group} ` : ""}COMMAND --help\` describes a command.`,
    ...(group ? [] : rest),
  ].join("\n");
}

/** A command's own help. */
export function commandHelp({ name, args, summary, options: own, details, examples }: Command): string {
  const usage = ["Usage: avatars", name, ...args, own.length > 0 ? "[options]" : ""]
    .filter(Boolean)
    .join(" ");
  return [
    usage,
    "",
    ...wrap(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`, ""),
    ...details.flatMap((paragraph) => ["", ...wrap(paragraph, "")]),
    "",
    "Options:",
    ...listing([...own, ...globalOptions].map(optionRow)),
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    "",
    "For exit codes and where keys come from, see `avatars --help`.",
  ].join("\n");
}

function optionRow(name: OptionName): readonly [string, string] {
  const { short, value, help }: OptionSpec = options[name];
  return [`${short ? `-${short}, ` : ""}--${flagOf(name)}${value ? ` ${value}` : ""}`, help];
}

function environmentHelp(): string[] {
  const rows = vendorNames.map((vendor) => {
    const { keyVariable, baseUrlVariable, baseUrl } = profiles[vendor];
    return [keyVariable, `${baseUrlVariable} (default ${baseUrl})`];
  });
  return [
    ...wrap("Keys and base URLs come from the environment or a .env file in the working directory:", ""),
    ...[...formatTable(rows)].map((line) => `  ${line}`),
    ...wrap(
      "The environment takes precedence. A base URL in .env is used only with a key in .env. Keys are never read from arguments.",
      "  ",
    ),
  ];
}

function exitHelp(): string[] {
  const rows = Object.values(endings).map(({ code, means }) => [String(code).padStart(3), means] as const);
  const order = worstFirst.map((ending: Ending) => endings[ending].code).join(", ");
  return ["Exit codes:", ...listing(rows), ...wrap(`If several apply, the first of ${order} is used.`, "  ")];
}

/** Two columns, with the second one wrapped. */
function listing(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([head]) => head.length));
  return rows.flatMap(([head, text]) => {
    const [first = "", ...more] = wrap(text, "", lineWidth - left - 4);
    return [`  ${head.padEnd(left)}  ${first}`, ...more.map((line) => `${" ".repeat(left + 4)}${line}`)];
  });
}

function wrap(text: string, indent: string, columns = lineWidth): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.length > indent.length && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent;
    }
    line += line.length > indent.length ? ` ${word}` : word;
  }
  return [...lines, line];
}
