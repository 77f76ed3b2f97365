import { expectTypeOf, test } from "vitest";
import type { Page, PagedList } from "../../src/index.ts";
import type { AnamAvatar, AnamAvatarList, AnamClient } from "../../src/vendors/anam/index.ts";
import type { ArgilAvatar, ArgilClient, ArgilWebhook } from "../../src/vendors/argil/index.ts";
import type {
  ProtofaceAvatar,
  ProtofaceAvatarList,
  ProtofaceClient,
} from "../../src/vendors/protoface/index.ts";
import { compiles } from "./compiles.ts";

test("a list knows its items and the vendor's own response", () => {
  expectTypeOf<ReturnType<AnamClient["avatars"]["list"]>>().toEqualTypeOf<
    PagedList<AnamAvatar, AnamAvatarList>
  >();
  expectTypeOf<ReturnType<ProtofaceClient["avatars"]["list"]>>().toEqualTypeOf<
    PagedList<ProtofaceAvatar, ProtofaceAvatarList>
  >();
  expectTypeOf<ReturnType<ArgilClient["avatars"]["list"]>>().toEqualTypeOf<
    PagedList<ArgilAvatar, ArgilAvatar[]>
  >();
  expectTypeOf<ReturnType<ArgilClient["webhooks"]["list"]>>().toEqualTypeOf<
    PagedList<ArgilWebhook, ArgilWebhook[]>
  >();
});

test("awaited, it is the first page", () => {
  compiles(async ({ anam, protoface, argil }) => {
    const page = await protoface.avatars.list();
    expectTypeOf(page).toEqualTypeOf<Page<ProtofaceAvatar, ProtofaceAvatarList>>();
    expectTypeOf(page.items).toEqualTypeOf<readonly ProtofaceAvatar[]>();
    expectTypeOf(page.body.next_cursor).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(page.status).toBeNumber();
    expectTypeOf(await page.next()).toEqualTypeOf<typeof page | undefined>();
    expectTypeOf((await anam.avatars.list()).body.data).toEqualTypeOf<AnamAvatar[]>();
    expectTypeOf((await argil.avatars.list()).body).toEqualTypeOf<ArgilAvatar[]>();
    // @ts-expect-error: items are read-only
    page.items.push(page.items[0]);
    // @ts-expect-error: there may be no next page
    (await page.next()).items;
  });
});

test("iterating yields items, pages() pages, toArray() an array", () => {
  compiles(async ({ anam }) => {
    const list = anam.avatars.list({ perPage: 100, search: undefined });
    for await (const avatar of list) expectTypeOf(avatar).toEqualTypeOf<AnamAvatar>();
    for await (const page of list.pages())
      expectTypeOf(page).toEqualTypeOf<Page<AnamAvatar, AnamAvatarList>>();
    expectTypeOf(await list.toArray()).toEqualTypeOf<AnamAvatar[]>();
    expectTypeOf(await list.toArray({ limit: undefined })).toEqualTypeOf<AnamAvatar[]>();
    const caught = await list.catch(() => "none" as const);
    expectTypeOf(caught).toEqualTypeOf<Page<AnamAvatar, AnamAvatarList> | "none">();
    // @ts-expect-error: a list is not synchronously iterable
    [...list];
    // @ts-expect-error: limit is a number
    list.toArray({ limit: "10" });
  });
});

test("parameters are the vendor's own, and their spelling is checked", () => {
  compiles(({ anam, protoface, argil }) => [
    anam.avatars.list({ page: 2, perPage: 10, onlyOneShot: true }),
    protoface.avatars.list({ limit: 10, starting_after: "av_1", q: null }),
    argil.webhooks.list({ timeoutMs: 1_000 }),
    // @ts-expect-error: Protoface's name for perPage
    anam.avatars.list({ limit: 10 }),
    // @ts-expect-error: Anam's name for limit
    protoface.avatars.list({ perPage: 10 }),
    // @ts-expect-error: Argil has no pages
    argil.avatars.list({ page: 2 }),
    // @ts-expect-error: perPage is a number
    anam.avatars.list({ perPage: "10" }),
  ]);
});
