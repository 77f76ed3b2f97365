// Generated, do not edit; run `npm run generate`.

export interface paths {
    "/v1/avatars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through avatars
         * @description Stock avatars (such as `av_stock_001`) together with the custom ones of the organization that owns the key.
         */
        get: operations["list_avatars"];
        put?: never;
        /**
         * Build a custom avatar from a portrait
         * @description Send `multipart/form-data` with `image` (PNG or JPEG, required), `name` and `runtime_type` (both optional). The answer is an avatar in state `processing`; poll `GET /v1/avatars/{avatar_id}` until it turns `ready` or `failed`. No idempotency header is declared here (older pages: one on any POST), so a blind retry may build a second avatar. Older pages give no success code and no 503.
         */
        post: operations["create_avatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/avatars/{avatar_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up one avatar
         * @description Fetch an avatar by id; also the call to poll during a build.
         */
        get: operations["get_avatar"];
        put?: never;
        post?: never;
        /**
         * Remove a custom avatar
         * @description Permanent: the uploaded picture and everything built from it are erased. The avatar leaves all listings and cannot start sessions any more, while records of earlier sessions and their usage stay. Stock avatars are refused with 400.
         */
        delete: operations["delete_avatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through sessions
         * @description The organization's sessions, latest first. `status` may be given several times, joined by OR; `active` and `terminal` each stand for a group of states. Both `created_*` bounds are ISO-8601 UTC. For the next page send `limit` and, as `starting_after`, the last session id.
         */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Start a realtime session
         * @description Reserves a worker and answers at once with `status: queued`. To learn that a worker has taken over, poll `GET /v1/sessions/{session_id}` or await the webhook `session.first_frame`. Each session uses up a place under the plan's concurrency cap. 503 with `code=at_capacity` and `Retry-After` says that every worker is busy.
         */
        post: operations["create_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up one session
         * @description State of the session with its times and usage counters.
         */
        get: operations["get_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a session
         * @description Takes effect at once. Idempotent: a session that is already terminal comes back unchanged with 200. One that had not started becomes `canceled`; a running one becomes `ending`, then `ended` when its worker has drained.
         */
        post: operations["end_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through assets */
        get: operations["list_assets"];
        put?: never;
        /** Upload a media file */
        post: operations["upload_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look up one asset */
        get: operations["get_asset"];
        put?: never;
        post?: never;
        /** Remove an asset */
        delete: operations["delete_asset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{asset_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download an asset */
        get: operations["get_asset_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the model catalog */
        get: operations["list_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look up one model */
        get: operations["get_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/run/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a model run */
        post: operations["submitRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through runs */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Look up one run */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Abort a run
         * @description Credits of a queued run are refunded; a run in progress is charged in full. A second call does no harm, so a client that never saw the answer to the first can simply repeat it.
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a run's events */
        get: operations["listRunEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{run_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check a run's progress */
        get: operations["getRunStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up usage
         * @description Totals of the organization over a span of time: `period` alone (`previous_month` or `current_month`), or else both `period_start` and `period_end`; never the two forms together.
         */
        get: operations["get_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Overall state of the platform
         * @description Open to anyone without a key; feeds the status page and dashboards of operators.
         */
        get: operations["get_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipecat/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a Pipecat media session
         * @description Opens an avatar session for Pipecat and returns short-lived WebSocket credentials for its media, meant for the package `pipecat-protoface`.
         */
        post: operations["create_pipecat_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the plan catalog
         * @description Current plans, open to anyone without a key, so that signup and pricing pages show what checkout and enforcement apply.
         */
        get: operations["list_billing_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the credit balance
         * @description The organization's credits and the threshold under which they count as low, so that a client can warn in time.
         */
        get: operations["get_quota_limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agora/session/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an Agora session */
        post: operations["start_agora_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agora/session/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Stop an Agora session */
        delete: operations["stop_agora_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed/{embed_public_id}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get display settings of an embed */
        get: operations["get_embed_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed/{embed_public_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an embedded conversation */
        post: operations["create_embed_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed/{embed_public_id}/conversations/{room}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check an embedded conversation */
        get: operations["get_embed_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed/{embed_public_id}/conversations/{room}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an embedded conversation */
        post: operations["stop_embed_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed/{embed_public_id}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the portrait of an embed */
        get: operations["get_embed_portrait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/embed/{embed_public_id}/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare an embedded conversation */
        post: operations["create_embed_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The `error` member of `ApiErrorEnvelope`. */
        ApiError: {
            type: components["schemas"]["ErrorType"];
            /** @description Stable subcode for programs; branch on it, not on `message`. Free text, said to be lower_snake_case, though dotted values such as `transport.unsupported` occur. */
            code: string;
            /** @description Summary for people; it may change, so never parse it. */
            message: string;
            /** @description Same `req_...` value as the response header `X-Request-Id`; quote it to support. */
            request_id: string;
            /** @description Dot-path of the request field at fault; null or absent if there is none. */
            param?: string | null;
        };
        /** @description Body of every public response outside 2xx. Older pages show the same sample with `pipecat` as a reserved transport, to come later. */
        ApiErrorEnvelope: {
            error: components["schemas"]["ApiError"];
        };
        AssetList: {
            /**
             * @default list
             * @constant
             */
            object?: "list";
            data: components["schemas"]["AssetView"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        AssetView: {
            id: string;
            /**
             * @default asset
             * @constant
             */
            object?: "asset";
            scope: string;
            modality: string;
            media_type: string | null;
            schema_uri: string | null;
            byte_size: number | null;
            duration_ms: number | null;
            width: number | null;
            height: number | null;
            status: string;
            download_url: string | null;
            /** Format: date-time */
            created_at: string;
            deleted_at: string | null;
        };
        /** @description An avatar, stock or custom, as the list and the lookup return it. */
        Avatar: {
            /** @description Unchanging id with the prefix `av_`: fixed for stock avatars (such as `av_stock_001`), generated for custom ones. Older pages call it a prefixed ULID; treat it as opaque. */
            id: string;
            /**
             * @default avatar
             * @constant
             */
            object?: "avatar";
            name: string;
            status: components["schemas"]["AvatarStatus"];
            /** @description Runtime behind the avatar, e.g. `mock` or `avtr1` (older pages: `mock`, `gaussian`); an open list. */
            runtime_type: string;
            /** @description True for stock avatars, such as `av_stock_001` (`av_demo` in older pages). */
            is_demo: boolean;
            /** Format: date-time */
            created_at: string;
            /** @description Instructions preferred in managed conversations, if configured. Called `default_custom_instructions` from 2026-06-25 to 2026-07-16. */
            custom_instructions?: string | null;
            /** @description Why the build failed, in words for people, e.g. that the picture shows no face. Filled only in state `failed`. */
            failure_reason?: string | null;
            /**
             * @description True if made straight from a photo that a customer uploaded; false if the face is stock or reused.
             * @default false
             */
            is_photo_upload?: boolean;
            /** @description Voice preferred in conversations, if configured. Called `default_voice` from 2026-06-25 to 2026-07-16. */
            voice?: string | null;
            /** @description Style of speaking in managed conversations. */
            voice_instructions?: string | null;
        };
        /** @description One page of avatars. */
        AvatarList: {
            /**
             * @default list
             * @constant
             */
            object?: "list";
            data: components["schemas"]["Avatar"][];
            has_more: boolean;
            /** @description Send it as `starting_after` to get the next page; it can be absent. */
            next_cursor?: string | null;
        };
        /**
         * @description State of a custom avatar.
         *
         *     - `ready`: sessions can use it
         *     - `processing`: still being fitted or converted
         *     - `failed`: fitting did not succeed; it stays unusable unless a picture is uploaded again
         */
        AvatarStatus: "ready" | "processing" | "failed" | (string & {});
        /** @description Part of the product from which a billable avatar session was started. */
        BillingSurface: "api" | "playground" | "embed" | "share" | "public_demo" | "pipecat" | "agora" | "video_generation" | (string & {});
        Body_create_avatar: {
            /** @description Portrait picture, PNG or JPEG. */
            image: Blob;
            /**
             * @description Name to display.
             * @default Custom Avatar
             */
            name?: string;
            /**
             * @description Stack to build with; `avtr1` if omitted.
             * @default avtr1
             */
            runtime_type?: string;
        };
        Body_upload_asset: {
            file: Blob;
            modality: string;
            duration_ms?: number | null;
            schema_uri?: string | null;
        };
        /** @description Display settings that may safely go straight to SDKs in a browser. */
        BrowserEmbedConfigView: {
            enabled: boolean;
            is_default: boolean;
            avatar_name: string;
            allowed_origins: string[];
            placement: string;
            cta_title: string;
            cta_description: string;
            cta_button_label: string;
            consent: {
                [key: string]: unknown;
            };
            portrait_url: string;
            source_height?: number | null;
            source_width?: number | null;
        };
        CreditEstimateView: {
            pricing_version: string;
            estimated_credits: number;
            maximum_reserved_credits: number;
            lines: {
                [key: string]: unknown;
            }[];
        };
        EmbedConversationRequest: {
            setup_token: string;
        };
        EmbedConversationView: {
            conversation_id: string;
            room: string;
            livekit_url: string;
            token: string;
            /** Format: date-time */
            expires_at: string;
        };
        EmbedSetupRequest: {
            permissions: {
                [key: string]: string;
            };
            consent: {
                [key: string]: unknown;
            };
        };
        EmbedSetupView: {
            setup_token: string;
            /** Format: date-time */
            expires_at: string;
        };
        EmbedStatusView: {
            phase: string;
            expires_at?: string | null;
            failure_code?: string | null;
            failure_message?: string | null;
            retryTime?: number | null;
            session_id?: string | null;
        };
        /** @description Usage that one embed managed by the customer has caused. */
        EmbedUsageSummary: {
            embed_id: string;
            embed_name: string;
            avatar_id: string;
            credits_charged: number;
            billable_seconds: number;
            sessions: number;
            is_active: boolean;
            avatar_name?: string | null;
        };
        /**
         * @description Broad category of a failure. It follows the HTTP status loosely, not one to one; the precise reason is
         *     the free-form `code` of `ApiError` (lower_snake_case), and that is what clients should branch on.
         *     Usual pairing:
         *
         *     - `invalid_request` (400): broken JSON, or a field that is missing or wrong
         *     - `authentication` (401): key missing, wrong or revoked
         *     - `permission` (403): the key has no access to the resource
         *     - `not_found` (404): no such resource, or not visible to the key
         *     - `conflict` (409): state conflict, or an `Idempotency-Key` used again for a different request
         *     - `unprocessable` (422): well-formed, but wrong in meaning
         *     - `rate_limit` (429): one key calls too often; slow down and retry
         *     - `quota_exceeded` (402): too few credits or billing not active; (429): a ceiling of the organization
         *       is full, and retrying is pointless until something frees up
         *     - `internal` (500): unexpected failure of the server
         *     - `service_unavailable` (503): no capacity, or planned maintenance
         */
        ErrorType: "invalid_request" | "authentication" | "permission" | "not_found" | "conflict" | "unprocessable" | "rate_limit" | "quota_exceeded" | "internal" | "service_unavailable" | (string & {});
        /**
         * @description Way in which audio gets from the LiveKit room to the worker. Both values are supported.
         *
         *     - `data_stream`: for the LiveKit Agents plugin
         *     - `track`: for integrations of your own that publish one continuous audio track
         */
        LiveKitAudioSource: "data_stream" | "track" | (string & {});
        /**
         * @description Way in which audio gets from the LiveKit room to the worker. Both values are supported.
         *
         *     - `data_stream`: for the LiveKit Agents plugin
         *     - `track`: for integrations of your own that publish one continuous audio track
         * @enum {string}
         */
        LiveKitAudioSourceRequest: "data_stream" | "track";
        /**
         * @description LiveKit room brought by the customer, who owns it and mints `worker_token`; Protoface never sees its
         *     LiveKit credentials (API key, secret). Output tracks of the worker: video `protoface-avatar`, audio
         *     `protoface-avatar-audio`.
         *
         *     Barge-in with `track` input: stop or clear the audio publisher upstream, then call the RPC
         *     `lk.clear_buffer`.
         * @example {
         *       "type": "livekit",
         *       "url": "wss://my-app.livekit.cloud",
         *       "room_name": "demo-room",
         *       "worker_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...",
         *       "audio_source": "data_stream"
         *     }
         */
        LiveKitTransportConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "livekit";
            /** @description LiveKit address of the customer, such as `wss://my-app.livekit.cloud`. */
            url: string;
            /** @description LiveKit room to join. */
            room_name: string;
            /** @description Short-lived JWT from the customer that lets the worker into the room. Write-only: a session read later shows `[redacted]` in its place. */
            worker_token: string;
            /**
             * @description Way in which audio arrives, see `LiveKitAudioSource`. Input by `track` is converted, statefully, to mono PCM at 16 kHz.
             * @default data_stream
             */
            audio_source?: components["schemas"]["LiveKitAudioSource"];
            /** @description Participant to listen to when `audio_source` is `track`, else ignored. If absent, whoever first publishes audio is kept for the whole session. */
            subscribe_to_identity?: string | null;
            /**
             * @description Demo aid, off by default: when nobody has joined after 10 s, the worker feeds itself a generated sine tone.
             * @default false
             */
            synthetic_audio_if_no_input?: boolean;
            /**
             * @description Participant name of the worker in the room.
             * @default protoface-worker
             */
            worker_identity?: string;
        };
        /**
         * @description LiveKit room brought by the customer, who owns it and mints `worker_token`; Protoface never sees its
         *     LiveKit credentials (API key, secret). Output tracks of the worker: video `protoface-avatar`, audio
         *     `protoface-avatar-audio`.
         *
         *     Barge-in with `track` input: stop or clear the audio publisher upstream, then call the RPC
         *     `lk.clear_buffer`.
         * @example {
         *       "type": "livekit",
         *       "url": "wss://my-app.livekit.cloud",
         *       "room_name": "demo-room",
         *       "worker_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...",
         *       "audio_source": "data_stream"
         *     }
         */
        LiveKitTransportConfigRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "livekit";
            /** @description LiveKit address of the customer, such as `wss://my-app.livekit.cloud`. */
            url: string;
            /** @description LiveKit room to join. */
            room_name: string;
            /** @description Short-lived JWT from the customer that lets the worker into the room. Write-only: a session read later shows `[redacted]` in its place. */
            worker_token: string;
            /**
             * @description Way in which audio arrives, see `LiveKitAudioSource`. Input by `track` is converted, statefully, to mono PCM at 16 kHz.
             * @default data_stream
             */
            audio_source?: components["schemas"]["LiveKitAudioSourceRequest"];
            /** @description Participant to listen to when `audio_source` is `track`, else ignored. If absent, whoever first publishes audio is kept for the whole session. */
            subscribe_to_identity?: string | null;
            /**
             * @description Demo aid, off by default: when nobody has joined after 10 s, the worker feeds itself a generated sine tone.
             * @default false
             */
            synthetic_audio_if_no_input?: boolean;
            /**
             * @description Participant name of the worker in the room.
             * @default protoface-worker
             */
            worker_identity?: string;
        };
        ModelList: {
            /**
             * @default list
             * @constant
             */
            object?: "list";
            data: components["schemas"]["ModelView"][];
        };
        ModelView: {
            id: string;
            /**
             * @default model
             * @constant
             */
            object?: "model";
            revision: string;
            contract_revision: string;
            operations: {
                [key: string]: unknown;
            };
            input_modalities: string[];
            output_modalities: string[];
            execution_modes: string[];
            execution_targets: string[];
            pricing: {
                [key: string]: unknown;
            };
            available: boolean;
            request_schemas?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            } | null;
        };
        /** @description Body that starts a Pipecat media session. */
        PipecatSessionCreateRequest: {
            /** @description Id of the avatar, `av_...`; it never changes. */
            avatar_id: string;
            /** @default 30 */
            idle_timeout_seconds?: number;
            max_duration_seconds?: number | null;
            metadata?: {
                [key: string]: string | number | boolean | null;
            };
            /** @default standard */
            quality?: components["schemas"]["QualityTierRequest"];
            /**
             * @default websocket
             * @constant
             */
            relay_mode?: "websocket";
        };
        /** @description A media session for Pipecat. */
        PipecatSessionView: {
            /**
             * @default pipecat.session
             * @constant
             */
            object?: "pipecat.session";
            session: components["schemas"]["Session"];
            relay: components["schemas"]["PipecatWebSocketRelayView"];
        };
        /** @description Reserved for a Pipecat transport of your own. Sessions with `transport.type=pipecat` are still refused; the Pipecat video service has its own call, `POST /v1/pipecat/sessions`. */
        PipecatTransportConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pipecat";
        };
        /** @description How the Pipecat plugin connects to the media directly; short-lived. */
        PipecatWebSocketRelayView: {
            /**
             * @default websocket
             * @constant
             */
            type?: "websocket";
            protocol: string;
            media_url: string;
            media_token: string;
            audio_sample_rate: number;
            video_encoding: "jpeg" | "rgb24" | (string & {});
            /** @constant */
            decoded_video_format: "RGB";
            supports_audio_output: boolean;
        };
        PlanView: {
            key: string;
            name: string;
            family: string;
            monthly_price_cents: number;
            included_credits: number;
            extra_credit_unit_micros: number | null;
            max_concurrency: number;
            max_video_concurrency: number;
            custom_avatar_slots: number;
            extra_avatar_slot_cents: number | null;
            session_time_limit_seconds: number;
            studio_project_limit: number;
            studio_generation_concurrency: number;
            voice_clone_slots: number;
            /** @default false */
            enterprise?: boolean;
            studio_unlimited?: components["schemas"]["StudioUnlimitedRuleView"] | null;
        };
        /** @description Level of output quality. */
        QualityTier: "mock" | "lite" | "standard" | "pro" | (string & {});
        /**
         * @description Level of output quality.
         * @enum {string}
         */
        QualityTierRequest: "mock" | "lite" | "standard" | "pro";
        /**
         * @example {
         *       "plan_key": "launch",
         *       "status": "active",
         *       "balance_credits": 1240,
         *       "included_balance_credits": 740,
         *       "rollover_balance_credits": 500,
         *       "included_credits_limit": 7500,
         *       "included_credits_used": 6760,
         *       "current_period_start": "2026-07-01T00:00:00Z",
         *       "current_period_end": "2026-08-01T00:00:00Z",
         *       "low_balance_threshold_credits": 1500,
         *       "can_start_session": true
         *     }
         */
        QuotaLimits: {
            plan_key: string;
            status: string;
            balance_credits: number;
            included_balance_credits: number;
            rollover_balance_credits: number;
            included_credits_limit: number;
            included_credits_used: number;
            current_period_start: string | null;
            current_period_end: string | null;
            low_balance_threshold_credits: number;
            can_start_session: boolean;
        };
        RunCreditsView: {
            pricing_version: string;
            reserved: number;
            charged: number;
        };
        RunErrorView: {
            code: string;
            message: string;
        };
        RunEventList: {
            /**
             * @default list
             * @constant
             */
            object?: "list";
            data: components["schemas"]["RunEventView"][];
            has_more: boolean;
            next_cursor: number | null;
        };
        RunEventView: {
            id: string;
            sequence: number;
            type: string;
            part_id: string | null;
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
        };
        RunFileView: {
            url: string;
            content_type: string | null;
            file_name: string | null;
            file_size: number | null;
        };
        RunList: {
            /**
             * @default list
             * @constant
             */
            object?: "list";
            data: components["schemas"]["RunView"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        RunOutputView: {
            role: string;
            modality: string;
            type: "text" | "asset" | "data" | (string & {});
            asset_id?: string | null;
            data?: {
                [key: string]: unknown;
            } | null;
            file?: components["schemas"]["RunFileView"] | null;
            text?: string | null;
        };
        /** @description Receipt for a run that has been queued. Its credits are held from then on, so the estimate by which the organization's balance was reduced is repeated here. */
        RunQueuedView: {
            id: string;
            /**
             * @default run
             * @constant
             */
            object?: "run";
            model: string;
            model_revision: string;
            operation: string;
            status: string;
            queue_position: number | null;
            credit_estimate: components["schemas"]["CreditEstimateView"];
            status_url: string;
            response_url: string;
            /** Format: date-time */
            created_at: string;
        };
        RunStatusView: {
            id: string;
            /**
             * @default run.status
             * @constant
             */
            object?: "run.status";
            status: string;
            progress: number;
            queue_position: number | null;
            error: components["schemas"]["RunErrorView"] | null;
        };
        /**
         * @description A run, finished or still under way.
         *
         *     `outputs` is the full record; text, structured data and results in several parts are found nowhere
         *     else. `video`, `image` and `audio` are shortcuts for the common case: each is set when the run made
         *     just one output of that modality. Which modality has which field is fixed for the platform and does
         *     not depend on the model.
         */
        RunView: {
            id: string;
            /**
             * @default run
             * @constant
             */
            object?: "run";
            model: string;
            model_revision: string;
            operation: string;
            status: string;
            progress: number;
            outputs: components["schemas"]["RunOutputView"][];
            credits: components["schemas"]["RunCreditsView"] | null;
            error: components["schemas"]["RunErrorView"] | null;
            metadata: {
                [key: string]: unknown;
            };
            external_id: string | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            completed_at: string | null;
            audio?: components["schemas"]["RunFileView"] | null;
            image?: components["schemas"]["RunFileView"] | null;
            video?: components["schemas"]["RunFileView"] | null;
        };
        /** @description A session as the public API shows it. */
        Session: {
            /** @description ULID with the prefix `sess_`. */
            id: string;
            /**
             * @default session
             * @constant
             */
            object?: "session";
            status: components["schemas"]["SessionStatus"];
            avatar_id: string;
            transport: components["schemas"]["LiveKitTransportConfig"] | components["schemas"]["WebSocketTransportConfig"] | components["schemas"]["PipecatTransportConfig"];
            quality: components["schemas"]["QualityTier"];
            max_duration_seconds: number;
            idle_timeout_seconds: number;
            metadata: {
                [key: string]: string | number | boolean | null;
            };
            /** Format: date-time */
            created_at: string;
            /**
             * @description Service from which the session came; lets usage reports be grouped.
             * @default api
             */
            billing_surface?: components["schemas"]["BillingSurface"];
            ended_at?: string | null;
            failed_at?: string | null;
            failure?: components["schemas"]["SessionFailure"] | null;
            /** @description When `session.first_frame` happened. */
            first_frame_at?: string | null;
            /** @description When the worker sent `session.starting`. */
            started_at?: string | null;
            usage?: components["schemas"]["SessionUsage"];
        };
        /**
         * @description Body that starts a session.
         * @example {
         *       "avatar_id": "av_stock_001",
         *       "transport": {
         *         "type": "livekit",
         *         "url": "wss://my-app.livekit.cloud",
         *         "room_name": "demo-room",
         *         "worker_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..."
         *       },
         *       "idle_timeout_seconds": 30,
         *       "max_duration_seconds": 600,
         *       "metadata": {
         *         "customer_session_id": "abc123"
         *       },
         *       "quality": "standard"
         *     }
         */
        SessionCreateRequest: {
            /** @description Id of the avatar, `av_...`: a stock one, or a custom one that the calling key may use. */
            avatar_id: string;
            /** @description Transport settings; `type` says which kind. */
            transport: components["schemas"]["LiveKitTransportConfigRequest"] | components["schemas"]["WebSocketTransportConfig"] | components["schemas"]["PipecatTransportConfig"];
            /**
             * @description Seconds without incoming audio before the session ends by itself; without effect on transports that cannot see incoming audio. In LiveKit track mode any frame received restarts the count, silent ones included.
             * @default 30
             */
            idle_timeout_seconds?: number;
            /** @description Wanted limit on the length of the session. What exceeds the plan is cut to it; the Session resource shows the limit in force. */
            max_duration_seconds?: number | null;
            /** @description Data of the customer, any JSON up to 8 KB. Protoface itself manages keys starting with `_avatar.`. */
            metadata?: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * @description Quality tier; sets the multiplier for billing.
             * @default standard
             */
            quality?: components["schemas"]["QualityTierRequest"];
        };
        /** @description Set when the session has status `failed`. */
        SessionFailure: {
            /** @description Stable subcode in lower_snake_case. */
            code: string;
            /** @description Summary for people; may change. */
            message: string;
        };
        /** @description One page of sessions. */
        SessionList: {
            /**
             * @default list
             * @constant
             */
            object?: "list";
            data: components["schemas"]["Session"][];
            has_more: boolean;
            /** @description Send it as `starting_after` to get the next page; it can be absent. */
            next_cursor?: string | null;
        };
        /** @description Life of a session. Terminal are `ended`, `failed` and `canceled`; `ending` is the drain in which a worker still publishes its last frames. */
        SessionStatus: "created" | "queued" | "starting" | "running" | "ending" | "ended" | "failed" | "canceled" | (string & {});
        /** @description Counters of a live session, shown inside it. Eventually consistent: they can be one interval behind the last heartbeat of the worker. For billing, `UsageEvent` is what counts. */
        SessionUsage: {
            billable_seconds: number;
            frames: number;
        };
        /** @description Takes the field forms of Agora Generic Avatar, flat as well as nested. */
        StartRequest: {
            avatar_id: string;
            app_id: string;
            channel: string;
            token: string;
            uid: string;
            /** @default false */
            enable_string_uid?: boolean;
            /** @default 120 */
            idle_timeout_seconds?: number;
            quality?: string | null;
            /** @default h264 */
            video_encoding?: string;
        } & {
            [key: string]: unknown;
        };
        StartResponse: {
            session_id: string;
            websocket_address: string;
            session_token: string;
        };
        StatusComponent: {
            name: string;
            status: "operational" | "degraded" | "outage" | (string & {});
        };
        /** @description State of the platform. */
        StatusResponse: {
            /** @description Combined state of the components. */
            status: "operational" | "degraded" | "outage" | (string & {});
            components: components["schemas"]["StatusComponent"][];
            /** Format: date-time */
            updated_at: string;
        };
        /** @description Ends a session of Agora Generic Avatar. */
        StopRequest: {
            session_id: string;
            session_token: string;
        };
        StopResponse: {
            status: string;
            message: string;
        };
        StudioUnlimitedRuleView: {
            max_duration_seconds_by_quality: {
                [key: string]: number;
            };
            priority: string;
        };
        /** @description A settled charge by a model or by Studio, for the customer's audit trail. */
        UsageChargeSummary: {
            id: string;
            billing_surface: string;
            operation: string;
            source_id: string;
            credits_charged: number;
            /** Format: date-time */
            created_at: string;
            model?: string | null;
            project_id?: string | null;
            scene_id?: string | null;
        };
        /**
         * @description Usage totals over a window of time.
         * @example {
         *       "period_start": "2026-05-01T00:00:00Z",
         *       "period_end": "2026-05-25T19:00:00Z",
         *       "billable_seconds": 14280,
         *       "sessions": 42,
         *       "by_billing_surface": {
         *         "api": 180,
         *         "playground": 58
         *       },
         *       "by_quality": {
         *         "pro": 2280,
         *         "standard": 12000
         *       },
         *       "by_speech_billing_mode": {
         *         "customer_managed": 180,
         *         "platform_managed": 58
         *       },
         *       "credits_charged": 238,
         *       "daily_credits_by_billing_surface": {
         *         "2026-05-24": {
         *           "api": 180
         *         },
         *         "2026-05-25": {
         *           "playground": 58
         *         }
         *       }
         *     }
         */
        UsageSummary: {
            /**
             * Format: date-time
             * @description Start of the window, inclusive; the `period_start` of the query.
             */
            period_start: string;
            /**
             * Format: date-time
             * @description End of the window, exclusive; the `period_end` of the query.
             */
            period_end: string;
            /** @description Billable seconds, summed over the window's sessions. */
            billable_seconds: number;
            /** @description How many sessions of the window added usage. */
            sessions: number;
            /** @description `credits_charged` split by billing surface. */
            by_billing_surface?: {
                [key: string]: number;
            };
            /** @description Usage split by embed, sorted by credits, then by time. */
            by_embed?: components["schemas"]["EmbedUsageSummary"][];
            /** @description `credits_charged` split by billable operation, under its durable identifier. */
            by_operation?: {
                [key: string]: number;
            };
            /** @description `billable_seconds` split by quality tier. Further `by_*` splits may come later. */
            by_quality?: {
                [key: string]: number;
            };
            /** @description `credits_charged` split by speech billing mode. */
            by_speech_billing_mode?: {
                [key: string]: number;
            };
            /**
             * @description Credits charged, summed over the window's usage events.
             * @default 0
             */
            credits_charged?: number;
            /** @description `credits_charged` split by day (key `YYYY-MM-DD`, in the time zone asked for), then by billing surface. */
            daily_credits_by_billing_surface?: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** @description Latest settled charges by models and Studio within the window. */
            recent_charges?: components["schemas"]["UsageChargeSummary"][];
        };
        /** @description Reserved for a raw WebSocket transport; not available so far. Listed to keep existing clients able to parse later responses. `POST /v1/sessions` refuses it: `type` `invalid_request`, `code` `transport.unsupported`. */
        WebSocketTransportConfig: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "websocket";
        };
    };
    responses: {
        /** @description The key has no access. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiErrorEnvelope"];
            };
        };
        /** @description Too many calls with one key. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiErrorEnvelope"];
            };
        };
        /** @description Unexpected failure of the server. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiErrorEnvelope"];
            };
        };
        /** @description No capacity, or planned maintenance. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiErrorEnvelope"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Same value as `error.request_id`; quote it to support.
         * @example req_01J8ZQ4W7K3M5N6P8R9S0T1V2X
         */
        RequestId: string;
        /**
         * @description Seconds to wait before trying again; may be absent.
         * @example 1
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_avatars: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100; 20 if omitted. */
                limit?: number;
                /** @description Cursor: an `av_...` id taken from the page before. */
                starting_after?: string | null;
                /** @description `all` (default): stock and own; `platform`: stock only; `org`: custom only. */
                scope?: "all" | "platform" | "org";
                /** @description Keep avatars whose name or id contains this text, ignoring case. */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of avatars. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvatarList"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    create_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_create_avatar"];
            };
        };
        responses: {
            /** @description Accepted; the build is running and `status` is `processing`. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            /** @description Malformed request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Too few credits, or billing is not active. */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description State conflict. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Image or build stack is not supported. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Too many calls with one key, or a ceiling of the plan is reached (`quota_exceeded`). */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            500: components["responses"]["ServerError"];
            /** @description Images cannot be screened at present. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the avatar, `av_...`; it never changes. */
                avatar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The avatar. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Unknown avatar id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the avatar, `av_...`; it never changes. */
                avatar_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A stock avatar, which cannot be removed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            403: components["responses"]["Forbidden"];
            /** @description Unknown avatar id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                /** @description May be repeated; values are joined by OR. Each is a `SessionStatus` or a group alias, `active` or `terminal`. */
                status?: string[];
                /** @description Only sessions that use this avatar. */
                avatar_id?: string | null;
                /** @description Earliest creation time, inclusive; ISO-8601 UTC. */
                created_after?: string | null;
                /** @description Latest creation time, exclusive; ISO-8601 UTC. */
                created_before?: string | null;
                /** @description Items per page, 1 to 100; 20 if omitted. */
                limit?: number;
                /** @description Cursor: a `sess_...` id taken from the page before. */
                starting_after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description A status filter is not known. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: {
                "X-Protoface-Session-Grant"?: string | null;
                /** @description Opaque string, 1 to 255 characters. For 24 hours a retry under the same key is answered with the first response; a changed request under it gives 409. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionCreateRequest"];
            };
        };
        responses: {
            /** @description The new session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The body is not acceptable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Too few credits, or billing is not active. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description State conflict, e.g. an avatar that is not `ready`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast (`rate_limit`), or a plan ceiling is full (`quota_exceeded`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Every worker is busy; try again later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ULID with the prefix `sess_`. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Unknown session id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: {
                "X-Protoface-Session-Grant"?: string | null;
            };
            path: {
                /** @description ULID with the prefix `sess_`. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session after the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Unknown session id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    list_assets: {
        parameters: {
            query?: {
                limit?: number;
                starting_after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of assets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetList"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    upload_asset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_upload_asset"];
            };
        };
        responses: {
            /** @description The stored asset. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The asset. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    delete_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_asset_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Content of the asset; the published schema is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": Blob;
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    list_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_model: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    submitRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Opaque string, 1 to 255 characters; reuse it only to retry the same request. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                model_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The run is queued. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunQueuedView"];
                };
            };
            /** @description Organization lacks the credits a run needs. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Scopes of the key do not cover this call. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Clashes with the state the run is in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast, or the queue is full; wait as long as indicated, then retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                limit?: number;
                starting_after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description Organization lacks the credits a run needs. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Scopes of the key do not cover this call. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Clashes with the state the run is in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast, or the queue is full; wait as long as indicated, then retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run with its outputs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Organization lacks the credits a run needs. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Scopes of the key do not cover this call. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Clashes with the state the run is in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast, or the queue is full; wait as long as indicated, then retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run after the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description Organization lacks the credits a run needs. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Scopes of the key do not cover this call. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Clashes with the state the run is in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast, or the queue is full; wait as long as indicated, then retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    listRunEvents: {
        parameters: {
            query?: {
                after?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunEventList"];
                };
            };
            /** @description Organization lacks the credits a run needs. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Scopes of the key do not cover this call. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Clashes with the state the run is in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast, or the queue is full; wait as long as indicated, then retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    getRunStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Status and progress. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatusView"];
                };
            };
            /** @description Organization lacks the credits a run needs. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Scopes of the key do not cover this call. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Clashes with the state the run is in. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Calls come too fast, or the queue is full; wait as long as indicated, then retry. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_usage: {
        parameters: {
            query?: {
                /** @description Named month; not allowed next to an explicit range. */
                period?: ("current_month" | "previous_month") | null;
                /** @description ISO-8601 UTC; requires `period_end`. */
                period_start?: string | null;
                /** @description ISO-8601 UTC; requires `period_start`. */
                period_end?: string | null;
                /** @description IANA time zone by which daily credits are split into days. */
                time_zone?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description `period` or the range is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusResponse"];
                };
            };
        };
    };
    create_pipecat_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PipecatSessionCreateRequest"];
            };
        };
        responses: {
            /** @description The new session and its relay. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipecatSessionView"];
                };
            };
            /** @description The body is not acceptable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Too few credits, or billing is not active. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description The avatar is not `ready`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description No Pipecat relay can be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    list_billing_plans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All plans. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"][];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_quota_limits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balance and limits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaLimits"];
                };
            };
            /** @description API key absent or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    start_agora_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRequest"];
            };
        };
        responses: {
            /** @description The session and how to connect to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartResponse"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    stop_agora_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopRequest"];
            };
        };
        responses: {
            /** @description Outcome of the stop. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopResponse"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_embed_config: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embed_public_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrowserEmbedConfigView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    create_embed_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embed_public_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbedConversationRequest"];
            };
        };
        responses: {
            /** @description The conversation and its LiveKit access. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedConversationView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_embed_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embed_public_id: string;
                room: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of the conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedStatusView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    stop_embed_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embed_public_id: string;
                room: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Map of booleans; its keys are not published. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: boolean;
                    };
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    get_embed_portrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embed_public_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The portrait; the published schema is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": Blob;
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
    create_embed_setup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                embed_public_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbedSetupRequest"];
            };
        };
        responses: {
            /** @description A setup token and when it expires. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbedSetupView"];
                };
            };
            /** @description Parameters or body did not validate. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiErrorEnvelope"];
                };
            };
        };
    };
}
