import type { PageCreated, PageDetail, PageRequest } from "../protocol.ts";

const token = document.querySelector<HTMLMetaElement>('meta[name="token"]')?.content ?? "";

/** Sends an action to the sandbox. @throws Error which says what is wrong */
async function post(control: string, body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`/control/${control}`, {
    method: "POST",
    headers: { ...headers, "x-sandbox-token": token },
    body,
  });
  const isJson = response.headers.get("content-type")?.includes("json");
  const answer: { error?: string } = isJson ? await response.json() : { error: await response.text() };
  if (!response.ok) throw new Error(answer.error ?? `the sandbox answered ${response.status}`);
  return answer;
}

export function control(name: "fault" | "cancel" | "fail", fields: object): Promise<unknown> {
  return post(name, JSON.stringify(fields), { "content-type": "application/json" });
}

export async function create(vendor: string, name: string, image: Blob, file: string): Promise<PageCreated> {
  const form = new FormData();
  form.set("vendor", vendor);
  form.set("name", name);
  form.set("image", image, file);
  return (await post("create", form)) as PageCreated;
}

async function read<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error((await response.text()).trim());
  return await response.json();
}

export function readDetail(id: number): Promise<PageDetail> {
  return read(`/requests/${id}`);
}

/** The requests below an id, newest first. */
export function readOlder(below: number, problemsOnly: boolean): Promise<PageRequest[]> {
  return read(`/requests?below=${below}${problemsOnly ? "&problems" : ""}`);
}
