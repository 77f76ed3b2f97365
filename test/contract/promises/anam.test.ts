import { test } from "vitest";
import type { AnamAvatar, operations } from "../../../src/vendors/anam/index.ts";
import { type Json, type Open, receives, sends, type Under } from "../../support/contract-promise.ts";

interface Avatar {
  id: string;
  displayName: string;
  createdAt: string;
  variantName?: string;
  imageUrl?: string;
  landscapeImageUrl?: string | null;
  portraitImageUrl?: string | null;
  videoUrl?: string | null;
  idleVideoUrl?: string | null;
  updatedAt?: string;
  createdByOrganizationId?: string | null;
  availableVersions?: string[];
  activeVersion?: string | null;
  description?: string | null;
  displayTags?: string[];
  renderStyle?: Open<"realistic" | "animated_3d" | "illustrated" | "unknown">;
}

interface AvatarList {
  data: Avatar[];
  meta: {
    total: number;
    lastPage: number;
    currentPage: number;
    perPage: number;
    prev: number | null;
    next: number | null;
  };
}

/** As the Meetings operations declare it. */
interface Failure {
  error?: string;
  message?: string;
  summary?: string;
}

interface ById {
  path: { id: string };
}

test("Anam's avatars", () => {
  receives<AnamAvatar, Avatar>();
});

test("avatars.list", () => {
  interface Filters {
    page?: number;
    perPage?: number;
    search?: string;
    renderStyle?: "all" | "realistic" | "animated_3d" | "illustrated" | "unknown";
    tags?: string[];
    onlyOneShot?: boolean;
  }
  sends<operations["listAvatars"]["parameters"], { query?: Filters }>();
  receives<
    operations["listAvatars"]["responses"],
    Under<200, AvatarList> & Under<401 | 403 | 404 | 500, Failure>
  >();
});

test("avatars.create, by file or by URL", () => {
  interface Common {
    displayName: string;
    avatarModel?: string;
  }
  type ByFile = Common & { imageFile?: Blob; imageUrl?: string };
  type ByUrl = Common & { imageUrl: string };
  sends<
    operations["createAvatar"]["requestBody"],
    Json<ByUrl> & { content: { "multipart/form-data": ByFile } }
  >();
  receives<
    operations["createAvatar"]["responses"],
    Under<201, Avatar> & Under<400 | 401 | 403 | 422 | 429 | 500, Failure>
  >();
});

type Usual = 400 | 401 | 403 | 404 | 500;

test("avatars.get", () => {
  sends<operations["getAvatar"]["parameters"], ById>();
  receives<operations["getAvatar"]["responses"], Under<200, Avatar> & Under<Usual, Failure>>();
});

test("avatars.update", () => {
  sends<operations["updateAvatar"]["parameters"], ById>();
  sends<operations["updateAvatar"]["requestBody"], Json<{ displayName: string }>>();
  receives<operations["updateAvatar"]["responses"], Under<200, Avatar> & Under<Usual, Failure>>();
});

test("avatars.delete", () => {
  sends<operations["deleteAvatar"]["parameters"], ById & { query?: { hard?: boolean } }>();
  receives<
    operations["deleteAvatar"]["responses"],
    Under<200, { message?: string }> & Under<Usual, Failure>
  >();
});
