import { flagOf, globalOptions, type OptionName, type OptionSpec, options } from "../arguments/options.ts";
import type { Command } from "../command.ts";
import { vendorNames } from "../vendors/registry.ts";

const writers = { bash, zsh, fish } as const;

export const shells = Object.keys(writers);

/** The script with which a shell completes commands, options and vendors; undefined for an unknown shell. */
export function completionFor(shell: string, commands: readonly Command[]): string | undefined {
  return Object.hasOwn(writers, shell) ? writers[shell as keyof typeof writers](commands) : undefined;
}

/** A command's options as the user types them. */
function flags(names: readonly OptionName[]): string[] {
  return [...names, ...globalOptions].flatMap((name) => {
    const { short }: OptionSpec = options[name];
    return [`--${flagOf(name)}`, ...(short ? [`-${short}`] : [])];
  });
}

/** The first word of every command, with the second words that can follow it. */
function words(commands: readonly Command[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name } of commands) {
    const [first = "", second] = name.split(" ");
    found.set(first, [...(found.get(first) ?? []), ...(second === undefined ? [] : [second])]);
  }
  return found;
}

/** Completes vendors after --vendor, the first word, the second word of a group, and options; bash itself completes files. */
function bash(commands: readonly Command[]): string {
  const groups = [...words(commands)].filter(([, seconds]) => seconds.length > 0);
  return `# avatars: completion for bash. Use it with: source <(avatars completion bash)
_avatars() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" first="\${COMP_WORDS[1]-}" known=""
  COMPREPLY=()
  if [[ $before == --vendor ]]; then
    known="${[...vendorNames, "all"].join(" ")}"
  elif [[ $COMP_CWORD == 1 ]]; then
    known="${[...words(commands).keys(), "help"].join(" ")}"
  elif [[ $word == -* ]]; then
    case "$first \${COMP_WORDS[2]-}" in
${byOptions(commands, (pattern, names) => `      ${pattern}) known="${names.join(" ")}" ;;`)}
    esac
  elif [[ $COMP_CWORD == 2 ]]; then
    case "$first" in
${groups.map(([first, seconds]) => `      ${first}) known="${seconds.join(" ")}" ;;`).join("\n")}
      completion) known="${shells.join(" ")}" ;;
    esac
  fi
  local IFS=$' \\n'
  COMPREPLY=($(compgen -W "$known" -- "$word" || true))
}
complete -o default -F _avatars avatars`;
}

/** zsh can run the bash completion. */
function zsh(commands: readonly Command[]): string {
  const [, ...rest] = bash(commands).split("\n");
  return `#compdef avatars
# avatars: completion for zsh. Use it with: source <(avatars completion zsh)
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${rest.join("\n")}`;
}

function fish(commands: readonly Command[]): string {
  const lines = [...words(commands)].map(([first, seconds]) => {
    const summary = commands.find(({ name }) => name === first)?.summary ?? `${seconds.join(", ")}`;
    return `complete -c avatars -n __fish_use_subcommand -f -a ${first} -d ${quoted(summary)}`;
  });
  for (const { name, summary, options: own } of commands) {
    const [first = "", second] = name.split(" ");
    const within = [`__fish_seen_subcommand_from ${first}`];
    if (second !== undefined) {
      within.push(`__fish_seen_subcommand_from ${second}`);
      const open = `__fish_seen_subcommand_from ${first}; and not __fish_seen_subcommand_from ${second}`;
      lines.push(`complete -c avatars -n ${quoted(open)} -f -a ${second} -d ${quoted(summary)}`);
    }
    for (const option of [...own, ...globalOptions]) {
      const { short, value, help }: OptionSpec = options[option];
      const takes =
        option === "vendor" ? ` -x -a ${quoted([...vendorNames, "all"].join(" "))}` : value ? " -r" : "";
      const shortly = short ? ` -s ${short}` : "";
      const when = quoted(within.join("; and "));
      lines.push(`complete -c avatars -n ${when} -l ${flagOf(option)}${shortly}${takes} -d ${quoted(help)}`);
    }
  }
  lines.push(
    `complete -c avatars -n '__fish_seen_subcommand_from completion' -f -a ${quoted(shells.join(" "))}`,
  );
  return ["# avatars: completion for fish. Use it with: avatars completion fish | source", ...lines].join(
    "\n",
  );
}

/** One line per command: its words as a pattern, and its options. */
function byOptions(commands: readonly Command[], line: (pattern: string, names: string[]) => string): string {
  return [...commands]
    .sort((a, b) => b.name.split(" ").length - a.name.split(" ").length)
    .map(({ name, options: own }) =>
      line(name.includes(" ") ? quoted(name) : `${quoted(`${name} `)}*`, flags(own)),
    )
    .join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
