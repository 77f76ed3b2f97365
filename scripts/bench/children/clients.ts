import type { paths } from "../../../generated/protoface/types.ts";
import type { Candidate } from "../rounds.ts";

/** The compiled modules to compare: the package and its peers. */
export type ClientModules = Record<
  "protoface" | "observed" | "openapiFetch" | "ky" | "axios" | "openai" | "redocly" | "heyApi",
  string
>;

const apiKey = "pf_bench_0123456789abcdef";
const timeout = 60_000;
const retries = 2;
const avatarId = "av_01JZ7T3QK4W9";
const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };

/** The minimum that a program needs of a client: an avatar or an error. */
async function readAvatar(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}

function bare(server: string): Candidate[] {
  const url = `${server}/v1/avatars/${avatarId}`;
  const timed = () => readAvatar(url, { headers, signal: AbortSignal.timeout(timeout) });
  return [
    { name: "fetch", run: () => readAvatar(url, { headers }) },
    { name: "fetch with a timeout", run: timed },
  ];
}

async function ours(server: string, url: string): Promise<Candidate> {
  type Ours = typeof import("../../../src/vendors/protoface/index.ts");
  const { createProtofaceClient }: Ours = await import(url);
  const client = createProtofaceClient({ apiKey, baseUrl: server });
  return { name: "avatar-clients", run: () => client.avatars.get(avatarId) };
}

/** The same client with an observer, and with the response requested as well. */
async function observed(server: string, url: string): Promise<Candidate[]> {
  type Ours = typeof import("../../../src/vendors/protoface/index.ts");
  const { createProtofaceClient }: Ours = await import(url);
  const plain = createProtofaceClient({ apiKey, baseUrl: server });
  const rotated = createProtofaceClient({ apiKey: () => apiKey, baseUrl: server });
  const hear = (event: unknown) => event;
  const observe = { onRequest: hear, onResponse: hear, onRetry: hear, onPoll: hear };
  const watched = createProtofaceClient({ apiKey, baseUrl: server, observe });
  return [
    { name: "with an observer", run: () => watched.avatars.get(avatarId) },
    { name: "with withResponse()", run: () => plain.avatars.get(avatarId).withResponse() },
    { name: "with a function for the key", run: () => rotated.avatars.get(avatarId) },
  ];
}

async function openapiFetch(server: string, url: string): Promise<Candidate> {
  const { default: createClient }: typeof import("openapi-fetch") = await import(url);
  const client = createClient<paths>({ baseUrl: server, headers });
  const params = { path: { avatar_id: avatarId } };
  return {
    name: "openapi-fetch",
    async run() {
      const { error } = await client.GET("/v1/avatars/{avatar_id}", { params });
      if (error) throw new Error("failed");
    },
  };
}

async function ky(server: string, url: string): Promise<Candidate> {
  interface Ky {
    create(options: object): { get(path: string): { json(): Promise<unknown> } };
  }
  const { default: library }: { default: Ky } = await import(url);
  const client = library.create({ prefixUrl: server, headers, timeout, retry: retries });
  return { name: "ky", run: () => client.get(`v1/avatars/${avatarId}`).json() };
}

async function axios(server: string, url: string): Promise<Candidate> {
  interface Axios {
    create(options: object): { get(path: string): Promise<{ data: unknown }> };
  }
  const { default: library }: { default: Axios } = await import(url);
  const client = library.create({ baseURL: server, headers, timeout });
  return { name: "axios (no retries)", run: () => client.get(`/v1/avatars/${avatarId}`) };
}

async function openai(server: string, url: string): Promise<Candidate> {
  interface OpenAi {
    new (options: object): { get(path: string): Promise<unknown> };
  }
  const { default: Library }: { default: OpenAi } = await import(url);
  const client = new Library({ apiKey, baseURL: server, timeout, maxRetries: retries });
  return { name: "openai (its core)", run: () => client.get(`/v1/avatars/${avatarId}`) };
}

/** With its defaults, and with what our client always has on: a timeout and retries. */
async function redocly(server: string, url: string): Promise<Candidate[]> {
  interface Redocly {
    OPERATIONS: object;
    createClient(operations: object, config: object): { get_avatar(path: object): Promise<unknown> };
  }
  const { createClient, OPERATIONS }: Redocly = await import(url);
  const config = { serverUrl: server, auth: { bearer: apiKey } };
  const plain = createClient(OPERATIONS, config);
  const equal = createClient(OPERATIONS, { ...config, timeout, retry: { retries } });
  const request = { path: { avatar_id: avatarId } };
  return [
    { name: "redocly, default", run: () => plain.get_avatar(request) },
    { name: "redocly, timeout and retries", run: () => equal.get_avatar(request) },
  ];
}

/** With its defaults, and with a timeout; it has no retries. */
async function heyApi(server: string, url: string): Promise<Candidate[]> {
  interface HeyApi {
    client: { setConfig(config: object): unknown };
    getAvatar(options: object): Promise<{ error?: unknown }>;
  }
  const { client, getAvatar }: HeyApi = await import(url);
  client.setConfig({ baseUrl: server, auth: apiKey });
  const request = { path: { avatar_id: avatarId }, throwOnError: true };
  const timed = () => getAvatar({ ...request, signal: AbortSignal.timeout(timeout) });
  return [
    { name: "hey-api, default", run: () => getAvatar(request) },
    { name: "hey-api, timeout (no retries)", run: timed },
  ];
}

/** Every client to compare, each reading one avatar. A client whose module is not given is left out. */
export async function createCandidates(
  server: string,
  modules: Partial<ClientModules>,
): Promise<Candidate[]> {
  const found: Candidate[] = bare(server);
  if (modules.openapiFetch) found.push(await openapiFetch(server, modules.openapiFetch));
  if (modules.protoface) found.push(await ours(server, modules.protoface));
  if (modules.observed) found.push(...(await observed(server, modules.observed)));
  if (modules.redocly) found.push(...(await redocly(server, modules.redocly)));
  if (modules.heyApi) found.push(...(await heyApi(server, modules.heyApi)));
  if (modules.ky) found.push(await ky(server, modules.ky));
  if (modules.axios) found.push(await axios(server, modules.axios));
  if (modules.openai) found.push(await openai(server, modules.openai));
  return found;
}
