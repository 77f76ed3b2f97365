import type { CliIo, Output } from "../io.ts";

const codes = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const;

export type Colour = keyof typeof codes;
export type Paint = (colour: Colour, text: string) => string;

/** Colours text on a terminal, unless the user opts out: https://no-color.org */
export function painter(output: Output, env: CliIo["env"]): Paint {
  const coloured = output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  return (colour, text) => (coloured ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
}
