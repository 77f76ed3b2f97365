import { test } from "vitest";
import type { operations, ProtofaceAvatar } from "../../../src/vendors/protoface/index.ts";
import { type Empty, type Open, receives, sends, type Under } from "../../support/contract-promise.ts";

interface Avatar {
  id: string;
  object?: "avatar";
  name: string;
  status: Open<"ready" | "processing" | "failed">;
  runtime_type: string;
  is_demo: boolean;
  created_at: string;
  custom_instructions?: string | null;
  failure_reason?: string | null;
  is_photo_upload?: boolean;
  voice?: string | null;
  voice_instructions?: string | null;
}

interface AvatarList {
  object?: "list";
  data: Avatar[];
  has_more: boolean;
  next_cursor?: string | null;
}

interface Failure {
  error: {
    type: Open<
      | "invalid_request"
      | "authentication"
      | "permission"
      | "not_found"
      | "conflict"
      | "unprocessable"
      | "rate_limit"
      | "quota_exceeded"
      | "internal"
      | "service_unavailable"
    >;
    code: string;
    message: string;
    request_id: string;
    param?: string | null;
  };
}

interface ById {
  path: { avatar_id: string };
}

/** What the vendor's error table lists for every operation. */
type Anywhere = 401 | 403 | 422 | 429 | 500 | 503;

test("Protoface's avatars", () => {
  receives<ProtofaceAvatar, Avatar>();
});

test("avatars.list", () => {
  interface Filters {
    limit?: number;
    starting_after?: string | null;
    scope?: "all" | "platform" | "org";
    q?: string | null;
  }
  sends<operations["list_avatars"]["parameters"], { query?: Filters }>();
  receives<operations["list_avatars"]["responses"], Under<200, AvatarList> & Under<Anywhere, Failure>>();
});

test("avatars.create", () => {
  interface Form {
    image: Blob;
    name?: string;
    runtime_type?: string;
  }
  sends<operations["create_avatar"]["requestBody"], { content: { "multipart/form-data": Form } }>();
  receives<
    operations["create_avatar"]["responses"],
    Under<202, Avatar> & Under<Anywhere | 400 | 402 | 409, Failure>
  >();
});

test("avatars.get", () => {
  sends<operations["get_avatar"]["parameters"], ById>();
  receives<operations["get_avatar"]["responses"], Under<200, Avatar> & Under<Anywhere | 404, Failure>>();
});

test("avatars.delete", () => {
  sends<operations["delete_avatar"]["parameters"], ById>();
  receives<operations["delete_avatar"]["responses"], { 204: Empty } & Under<Anywhere | 400 | 404, Failure>>();
});
