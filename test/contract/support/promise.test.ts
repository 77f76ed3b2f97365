import { test } from "vitest";
import { type Json, type Open, receives, sends, type Under } from "../../support/contract-promise.ts";

interface Portrait {
  id: string;
  status: Open<"ready" | "failed">;
  url?: string | null;
  tags?: { label: string }[];
}

test("additions to a response keep its promise", () => {
  receives<Portrait, Portrait>();
  receives<Portrait & { added: number }, Portrait>();
  receives<Omit<Portrait, "status"> & { status: Open<"ready" | "failed" | "paused"> }, Portrait>();
  receives<Omit<Portrait, "url"> & { url: string }, Portrait>();
  receives<Omit<Portrait, "tags"> & { tags: { label: string; id: number }[] }, Portrait>();
  receives<Under<200 | 201, Portrait>, Under<200, Portrait>>();
});

test("anything else breaks it", () => {
  // @ts-expect-error: a field is gone
  receives<Omit<Portrait, "url">, Portrait>();
  // @ts-expect-error: a field has another type
  receives<Omit<Portrait, "id"> & { id: number }, Portrait>();
  // @ts-expect-error: a field may be absent
  receives<Omit<Portrait, "id"> & { id?: string }, Portrait>();
  // @ts-expect-error: a field may be null
  receives<Omit<Portrait, "id"> & { id: string | null }, Portrait>();
  // @ts-expect-error: a known value is gone
  receives<Omit<Portrait, "status"> & { status: Open<"ready"> }, Portrait>();
  // @ts-expect-error: an item's field has another type
  receives<Omit<Portrait, "tags"> & { tags?: { label: boolean }[] }, Portrait>();
  // @ts-expect-error: a status is gone
  receives<Under<200, Portrait>, Under<200 | 404, Portrait>>();
  // @ts-expect-error: another media type
  receives<{ content: { "text/plain": Portrait } }, Json<Portrait>>();
});

interface Input {
  name: string;
  size?: "small" | "large";
}

test("additional optional fields keep the promise of a request", () => {
  sends<Input, Input>();
  sends<Input & { added?: number }, Input>();
  sends<Omit<Input, "size"> & { size?: "small" | "medium" | "large" | null }, Input>();
  sends<{ name?: string; size?: "small" | "large" }, Input>();
});

test("additional required fields and removed fields break it", () => {
  // @ts-expect-error: a new field is required
  sends<Input & { added: number }, Input>();
  // @ts-expect-error: a field has become required
  sends<Required<Input>, Input>();
  // @ts-expect-error: a value is no longer accepted
  sends<Omit<Input, "size"> & { size?: "small" }, Input>();
  // @ts-expect-error: a field is gone
  sends<Omit<Input, "size">, Input>();
  // @ts-expect-error: a field has another type
  sends<Omit<Input, "name"> & { name: number }, Input>();
});
