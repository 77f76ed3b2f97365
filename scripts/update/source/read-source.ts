import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { InputError } from "../input-error.ts";
import { fetchSource } from "./fetch-source.ts";
import { defaultLimits, type Limits, readText } from "./limits.ts";

const scheme = /^[a-z][a-z0-9+.-]+:/i;

async function readFile(from: string, limits: Limits): Promise<string> {
  try {
    if (!(await stat(from)).isFile()) throw new InputError(`${from} is not a file`);
    return await readText(createReadStream(from), from, limits);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new InputError(`${from} does not exist`);
    throw new InputError(`${from} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The text of a file or URL. */
export async function readSource(from: string, limits: Limits = defaultLimits): Promise<string> {
  if (/^https?:/i.test(from)) {
    if (!URL.canParse(from)) throw new InputError(`${from} is not a valid URL`);
    return await fetchSource(from, limits);
  }
  if (scheme.test(from) && !/^[a-z]:[\\/]/i.test(from)) {
    throw new InputError(`${from}: give a file or an https URL`);
  }
  return await readFile(from, limits);
}
