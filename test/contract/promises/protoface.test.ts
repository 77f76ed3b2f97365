import { test } from "vitest";
import type {
  operations,
  ProtofaceAsset,
  ProtofaceAvatar,
  ProtofaceQueuedRun,
  ProtofaceRun,
  ProtofaceRunEvent,
  ProtofaceSession,
} from "../../../src/vendors/protoface/index.ts";
import {
  type Empty,
  type Json,
  type Open,
  receives,
  sends,
  type Under,
} from "../../support/contract-promise.ts";

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

interface List<Item, Cursor = string> {
  object?: "list";
  data: Item[];
  has_more: boolean;
  next_cursor?: Cursor | null;
}

interface Asset {
  id: string;
  object?: "asset";
  modality: string;
  media_type: string | null;
  byte_size: number | null;
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  schema_uri: string | null;
  scope: string;
  status: string;
  download_url: string | null;
  created_at: string;
  deleted_at: string | null;
}

interface QueuedRun {
  id: string;
  object?: "run";
  model: string;
  model_revision: string;
  operation: string;
  status: string;
  queue_position: number | null;
  credit_estimate: {
    pricing_version: string;
    estimated_credits: number;
    maximum_reserved_credits: number;
    lines: { [key: string]: unknown }[];
  };
  created_at: string;
}

interface RunFile {
  url: string;
  content_type: string | null;
  file_name: string | null;
  file_size: number | null;
}

interface Run {
  id: string;
  object?: "run";
  model: string;
  model_revision: string;
  operation: string;
  status: string;
  progress: number;
  outputs: {
    role: string;
    modality: string;
    type: Open<"text" | "asset" | "data">;
    asset_id?: string | null;
    data?: { [key: string]: unknown } | null;
    file?: RunFile | null;
    text?: string | null;
  }[];
  credits: { pricing_version: string; reserved: number; charged: number } | null;
  error: { code: string; message: string } | null;
  metadata: { [key: string]: unknown };
  external_id: string | null;
  created_at: string;
  started_at: string | null;
  completed_at: string | null;
  audio?: RunFile | null;
  image?: RunFile | null;
  video?: RunFile | null;
}

interface RunEvent {
  id: string;
  sequence: number;
  type: string;
  part_id: string | null;
  data: { [key: string]: unknown };
  created_at: string;
}

interface Metadata {
  [key: string]: string | number | boolean | null;
}

interface LiveKit {
  type: "livekit";
  url: string;
  room_name: string;
  worker_token: string;
  subscribe_to_identity?: string | null;
  synthetic_audio_if_no_input?: boolean;
  worker_identity?: string;
}

interface Session {
  id: string;
  object?: "session";
  status: Open<"created" | "queued" | "starting" | "running" | "ending" | "ended" | "failed" | "canceled">;
  avatar_id: string;
  quality: Open<"mock" | "lite" | "standard" | "pro">;
  max_duration_seconds: number;
  idle_timeout_seconds: number;
  metadata: Metadata;
  created_at: string;
  started_at?: string | null;
  first_frame_at?: string | null;
  ended_at?: string | null;
  failed_at?: string | null;
  failure?: { code: string; message: string } | null;
  usage?: { billable_seconds: number; frames: number };
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

interface Pages {
  limit?: number;
  starting_after?: string | null;
}

/** What the vendor's error table lists for every operation. */
type Anywhere = 401 | 403 | 422 | 429 | 500 | 503;

/** What the document lists for every operation on runs. */
type OfRuns = 402 | 403 | 409 | 422 | 429;

test("Protoface's avatars, assets, runs and sessions", () => {
  receives<ProtofaceAvatar, Avatar>();
  receives<ProtofaceAsset, Asset>();
  receives<ProtofaceQueuedRun, QueuedRun>();
  receives<ProtofaceRun, Run>();
  receives<ProtofaceRunEvent, RunEvent>();
  receives<ProtofaceSession, Session>();
});

test("avatars.list", () => {
  interface Filters {
    limit?: number;
    starting_after?: string | null;
    scope?: "all" | "platform" | "org";
    q?: string | null;
  }
  sends<operations["list_avatars"]["parameters"], { query?: Filters }>();
  receives<operations["list_avatars"]["responses"], Under<200, List<Avatar>> & Under<Anywhere, Failure>>();
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

test("assets", () => {
  interface Form {
    file: Blob;
    modality: string;
    duration_ms?: number | null;
    schema_uri?: string | null;
  }
  interface OfAsset {
    path: { asset_id: string };
  }
  sends<operations["list_assets"]["parameters"], { query?: Pages }>();
  sends<operations["upload_asset"]["requestBody"], { content: { "multipart/form-data": Form } }>();
  sends<operations["get_asset"]["parameters"], OfAsset>();
  sends<operations["get_asset_content"]["parameters"], OfAsset>();
  sends<operations["delete_asset"]["parameters"], OfAsset>();
  receives<operations["list_assets"]["responses"], Under<200, List<Asset>> & Under<422, Failure>>();
  receives<operations["upload_asset"]["responses"], Under<201, Asset> & Under<422, Failure>>();
  receives<operations["get_asset"]["responses"], Under<200, Asset> & Under<422, Failure>>();
  receives<
    operations["get_asset_content"]["responses"],
    { 200: { content: { "application/octet-stream": Blob } } } & Under<422, Failure>
  >();
  receives<operations["delete_asset"]["responses"], { 204: Empty } & Under<422, Failure>>();
});

test("runs", () => {
  interface OfRun {
    path: { run_id: string };
  }
  interface Submit {
    path: { model_id: string };
    header?: { "Idempotency-Key"?: string | null };
  }
  sends<operations["submitRun"]["parameters"], Submit>();
  sends<operations["submitRun"]["requestBody"], Json<{ [field: string]: unknown }>>();
  sends<operations["listRuns"]["parameters"], { query?: Pages }>();
  sends<operations["getRun"]["parameters"], OfRun>();
  sends<operations["cancelRun"]["parameters"], OfRun>();
  sends<
    operations["listRunEvents"]["parameters"],
    OfRun & { query?: { after?: number | null; limit?: number } }
  >();
  receives<operations["submitRun"]["responses"], Under<202, QueuedRun> & Under<OfRuns, Failure>>();
  receives<operations["listRuns"]["responses"], Under<200, List<Run>> & Under<OfRuns, Failure>>();
  receives<operations["getRun"]["responses"], Under<200, Run> & Under<OfRuns, Failure>>();
  receives<operations["cancelRun"]["responses"], Under<200, Run> & Under<OfRuns, Failure>>();
  receives<
    operations["listRunEvents"]["responses"],
    Under<200, List<RunEvent, number>> & Under<OfRuns, Failure>
  >();
});

test("sessions", () => {
  interface OfSession {
    path: { session_id: string };
  }
  interface Filters extends Pages {
    status?: string[];
    avatar_id?: string | null;
    created_after?: string | null;
    created_before?: string | null;
  }
  interface Create {
    avatar_id: string;
    transport: LiveKit | { type: "websocket" } | { type: "pipecat" };
    idle_timeout_seconds?: number;
    max_duration_seconds?: number | null;
    metadata?: Metadata;
    quality?: "mock" | "lite" | "standard" | "pro";
  }
  type Create201 = Under<201, Session> & Under<400 | 401 | 402 | 409 | 422 | 429 | 503, Failure>;
  sends<operations["list_sessions"]["parameters"], { query?: Filters }>();
  sends<operations["create_session"]["parameters"], { header?: { "Idempotency-Key"?: string | null } }>();
  sends<operations["create_session"]["requestBody"], Json<Create>>();
  sends<operations["get_session"]["parameters"], OfSession>();
  sends<operations["end_session"]["parameters"], OfSession>();
  receives<
    operations["list_sessions"]["responses"],
    Under<200, List<Session>> & Under<400 | 401 | 422, Failure>
  >();
  receives<operations["create_session"]["responses"], Create201>();
  receives<operations["get_session"]["responses"], Under<200, Session> & Under<401 | 404 | 422, Failure>>();
  receives<operations["end_session"]["responses"], Under<200, Session> & Under<401 | 404 | 422, Failure>>();
});
