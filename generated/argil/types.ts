// Generated, do not edit; run `npm run generate`.

export interface paths {
    "/avatars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List avatars
         * @description Returns stock plus workspace avatars as one bare JSON array. There is no pagination and no envelope. `visibility` exists on the newest page only; the crawl from early 2026 has just the other two filters.
         */
        get: operations["listAvatars"];
        put?: never;
        /**
         * Create an avatar from one image
         * @description Starts training right away and answers with the avatar in `TRAINING`; it usually reaches `IDLE` in about 30 seconds. Costs 2 credits per image avatar made through the API. Wait for `IDLE` before using the avatar in a video: poll `GET /avatars/{id}`, subscribe to `AVATAR_TRAINING_SUCCESS` (the way Argil recommends), or pass `callbackUrl`.
         */
        post: operations["createAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/avatars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one avatar
         * @description Also the polling endpoint for training progress.
         */
        get: operations["getAvatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List videos, one page at a time */
        get: operations["listVideos"];
        put?: never;
        /**
         * Create a video project
         * @description Creates the project in `IDLE`; nothing is rendered until `POST /videos/{id}/render`.
         */
        post: operations["createVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Video id. */
                id: string;
            };
            cookie?: never;
        };
        /** Get one video */
        get: operations["getVideo"];
        put?: never;
        post?: never;
        /** Delete one video */
        delete: operations["deleteVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/videos/{id}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start rendering a video
         * @description Answers at once with the video in its new state (`GENERATING_AUDIO` or `GENERATING_VIDEO`). Older crawls have no request body at all; the newest one adds the optional `callbackUrl`.
         */
        post: operations["renderVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List voices
         * @description Bare JSON array, no pagination.
         */
        get: operations["listVoices"];
        put?: never;
        /**
         * Clone a voice from an audio file
         * @description The voice can be used as soon as the call returns (`status` is `IDLE`). Which tuning fields apply depends on `modelId`.
         */
        post: operations["createVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one voice */
        get: operations["getVoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh voices from connected providers
         * @description Needs at least one ElevenLabs or Minimax connection in the workspace (made in the dashboard). Returns at once with the connections being refreshed; read `GET /voices` afterwards.
         */
        post: operations["syncVoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List assets
         * @description Body is a bare JSON array; the paging figures travel in response headers. Without `status` only READY assets come back. Crawls from early 2026 had no parameters and only AUDIO assets.
         */
        get: operations["listAssets"];
        put?: never;
        /**
         * Import an image or clip by URL
         * @description The file is fetched in the background: poll `GET /assets/{id}` until `READY` (or `FAILED`), then use the id in a moment's B-roll with type `UPLOAD`. The page's curl samples send `Authorization: ApiKey ...`, while its own security section says `x-api-key`.
         */
        post: operations["createAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Asset id. */
                id: string;
            };
            cookie?: never;
        };
        /** Get one asset */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        /**
         * Remove one asset from the library
         * @description Soft delete. Videos that already use the asset keep rendering.
         */
        delete: operations["deleteAsset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subtitles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List subtitle styles, one page at a time */
        get: operations["listSubtitleStyles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subtitles/videos/{videoProjectId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a video's subtitles
         * @description Success is not JSON; failures are.
         */
        get: operations["exportSubtitles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook subscriptions
         * @description Bare JSON array, no pagination.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Subscribe a URL to events
         * @description One subscription may cover several events. No secret is issued.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Webhook id. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a subscription
         * @description Both fields are optional, so the call acts like a partial update.
         */
        put: operations["updateWebhook"];
        post?: never;
        /** End a subscription */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    AVATAR_TRAINING_SUCCESS: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An avatar finished training */
        post: operations["onAvatarTrainingSuccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    AVATAR_TRAINING_FAILED: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An avatar could not be trained */
        post: operations["onAvatarTrainingFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    VIDEO_GENERATION_SUCCESS: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A video finished rendering */
        post: operations["onVideoGenerationSuccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    VIDEO_GENERATION_FAILED: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A video could not be rendered */
        post: operations["onVideoGenerationFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Neither property is declared required. */
        Error: {
            /** Format: int32 */
            code?: number;
            message?: string;
        };
        Success: {
            message?: string;
        };
        /**
         * @description - NOT_TRAINED: first state of a video-mode avatar, before training begins
         *     - TRAINING: in progress, and the first state of an image-mode avatar
         *     - TRAINING_FAILED: training did not work out
         *     - IDLE: ready to be used
         *     - REFUSED: turned down by moderation
         */
        AvatarStatus: "NOT_TRAINED" | "TRAINING" | "TRAINING_FAILED" | "IDLE" | "REFUSED" | (string & {});
        AvatarOrientation: "ASPECT_RATIO_16_9" | "ASPECT_RATIO_9_16" | (string & {});
        /** @enum {string} */
        AvatarOrientationRequest: "ASPECT_RATIO_16_9" | "ASPECT_RATIO_9_16";
        AvatarModel: "ARGIL_V1" | "ARGIL_ATOM" | (string & {});
        /** @enum {string} */
        AvatarModelRequest: "ARGIL_V1" | "ARGIL_ATOM";
        /** @description Free string-to-string metadata, at most 10 entries of 256 characters each (whether the 256 covers key and value together is not said). Several response schemas still say 5 in prose while declaring maxProperties 10. */
        Extras: {
            [key: string]: string;
        };
        AvatarCreateArgsImage: {
            /** @enum {string} */
            type: "IMAGE";
            name: string;
            /** @description Exactly one of the two forms. PNG, JPEG or WEBP; between 1280x720 / 720x1280 and 3840x2160 / 2160x3840; exactly 16:9 or 9:16; at most 10MB. */
            datasetImage: {
                /** Format: uri */
                url: string;
            } | {
                base64: string;
            };
            /**
             * Format: uuid
             * @description Existing voice to attach. Without it a voice is designed from the picture.
             */
            voiceId?: string;
            /**
             * Format: uri
             * @description HTTPS address told once how training ended.
             */
            callbackUrl?: string;
            extras?: components["schemas"]["Extras"];
        };
        /** @description No property is declared required. Crawls from 2025 spell the creation time `createAt`. */
        Avatar: {
            /** Format: uuid */
            id: string;
            name: string;
            actorName?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            /** @description Named gestures the avatar can perform. */
            gestures?: {
                /** @description Readable name, editable in the app. */
                label?: string;
                /** @description Value to send as a moment's gestureSlug. */
                slug?: string;
                /** @description Frame of the source footage where the gesture begins. */
                startFrame?: number;
            }[];
            status: components["schemas"]["AvatarStatus"];
            width?: number;
            height?: number;
            /** @description Small preview picture. */
            thumbnailUrl?: string;
            /** @description Large preview picture. */
            coverImageUrl?: string;
            extras?: components["schemas"]["Extras"];
            orientation?: components["schemas"]["AvatarOrientation"];
            model?: components["schemas"]["AvatarModel"];
        };
        /** @description One stretch of the video. On the newest page exactly one of `transcript` and `audioUrl` must be present and only `avatarId` is required; earlier crawls required `transcript` and let `audioUrl` override it. Text limit 250 characters and audio limit 20 seconds in the early-2026 crawl; later third-party readings of the docs say 500 characters and 40 seconds. Extra fields (`broll`, and in some integrations `voice` as an object holding `id`) are not fully documented in what could be read, hence the open object. */
        VideoMomentInput: {
            transcript?: string;
            /** @description Recorded speech to use instead of generated speech. */
            audioUrl?: string;
            avatarId: string;
            /** @description Defaults to the avatar's own voice. */
            voiceId?: string;
            gestureSlug?: string;
            zoom?: {
                /**
                 * @description 1 is original size, 2 is twice as large.
                 * @default 1
                 */
                level: number;
            };
            /** @description Shown only in an example as `type` UPLOAD plus `assetId`; the rest is unread. */
            broll?: {
                type?: string;
                assetId?: string;
            };
        };
        VideoCreateArgs: {
            name: string;
            moments: components["schemas"]["VideoMomentInput"][];
            subtitles?: {
                enable: boolean;
                /** @description Id from `GET /subtitles`. */
                styleId?: string;
                /** @enum {string} */
                position?: "Top" | "Middle" | "Bottom";
                /** @enum {string} */
                size?: "Small" | "Medium" | "Large";
            };
            aspectRatio?: components["schemas"]["VideoAspectRatioRequest"];
            /**
             * @deprecated
             * @description Replaced by `autoBrolls`.
             */
            enableAutoBrolls?: boolean;
            autoBrolls?: {
                enable: boolean;
                /**
                 * @description AVATAR_ACTION works only with AI-influencer avatars.
                 * @enum {string}
                 */
                source: "GENERATION" | "GOOGLE_IMAGES" | "STOCKS_VIDEO" | "AVATAR_ACTION";
                /**
                 * @description Has no effect with AVATAR_ACTION although it is declared required.
                 * @enum {string}
                 */
                intensity: "LOW" | "MEDIUM" | "HIGH";
                /** @enum {string} */
                layout?: "FULLSCREEN" | "AVATAR_BOTTOM_LEFT" | "AVATAR_BOTTOM_RIGHT" | "AVATAR_TOP_LEFT" | "AVATAR_TOP_RIGHT" | "SPLIT_AVATAR_LEFT" | "SPLIT_AVATAR_RIGHT" | "SPLIT_AVATAR_TOP" | "SPLIT_AVATAR_BOTTOM" | "BACKGROUND";
            };
            extras?: components["schemas"]["Extras"];
            backgroundMusic?: {
                /** @description Id of an AUDIO asset. */
                assetId: string;
                /** @default 0.14 */
                volume?: number;
            };
            model?: components["schemas"]["AvatarModelRequest"];
        };
        VideoAspectRatio: "16:9" | "9:16" | (string & {});
        /** @enum {string} */
        VideoAspectRatioRequest: "16:9" | "9:16";
        Video: {
            /** Format: uuid */
            id: string;
            name?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            /** @description Typed as a free string; the values named are IDLE, GENERATING_AUDIO, GENERATING_VIDEO, DONE and FAILED. */
            status: "IDLE" | "GENERATING_AUDIO" | "GENERATING_VIDEO" | "DONE" | "FAILED" | (string & {});
            moments?: {
                transcript?: string;
                avatarId?: string;
                voiceId?: string;
                /** @description Generated from the transcript when none was given. */
                audioUrl?: string;
                /** @description Rendered clip of this moment alone. */
                videoUrl?: string;
                gestureSlug?: string;
                zoom?: Record<string, never>;
                broll?: Record<string, never>;
            }[];
            /** @description Final file with every moment joined. */
            videoUrl?: string;
            /** @description Present only when subtitles were switched on. */
            videoUrlSubtitled?: string;
            /** @description Web preview that works before rendering; add `?embed=true` to embed it. */
            previewUrl?: string;
            aspectRatio?: components["schemas"]["VideoAspectRatio"];
            subtitles?: {
                enable?: boolean;
            };
            extras?: components["schemas"]["Extras"];
        };
        VideoPage: {
            totalItems?: number;
            totalPages?: number;
            currentPage?: number;
            itemsPerPage?: number;
            videos: components["schemas"]["Video"][];
        };
        VoiceLanguage: "ENGLISH" | "SPANISH" | "FRENCH" | "PORTUGUESE" | "BRAZILIAN_PORTUGUESE" | "GERMAN" | "RUSSIAN" | "HINDI" | "CHINESE" | "DUTCH" | "ARABIC" | (string & {});
        /** @enum {string} */
        VoiceLanguageRequest: "ENGLISH" | "SPANISH" | "FRENCH" | "PORTUGUESE" | "BRAZILIAN_PORTUGUESE" | "GERMAN" | "RUSSIAN" | "HINDI" | "CHINESE" | "DUTCH" | "ARABIC";
        VoiceGender: "MALE" | "FEMALE" | (string & {});
        /** @enum {string} */
        VoiceGenderRequest: "MALE" | "FEMALE";
        VoiceProviderName: "ELEVEN_LABS" | "MINIMAX" | (string & {});
        /** @enum {string} */
        VoiceProviderNameRequest: "ELEVEN_LABS" | "MINIMAX";
        /** @description Crawls from 2025 spell the creation time `createAt`. */
        Voice: {
            /** Format: uuid */
            id: string;
            name?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            /** @description Free string; IDLE means usable. */
            status?: string;
            sampleUrl?: string;
            language?: components["schemas"]["VoiceLanguage"] | null;
            gender?: components["schemas"]["VoiceGender"] | null;
        };
        /** @description `name` and `audioUrl` are the two fields of the official example; that they are required is an inference. Where the tuning fields sit (top level or nested) could not be read, so their place here is unverified and the object stays open. */
        VoiceCreateArgs: {
            name: string;
            /**
             * Format: uri
             * @description HTTPS address of an MP3, WAV or M4A lasting 30 seconds to 4 minutes.
             */
            audioUrl: string;
            /**
             * @description Speech model; it decides between ElevenLabs and Minimax.
             * @default speech-2.5-hd-preview
             * @enum {string}
             */
            modelId?: "eleven_v3" | "eleven_multilingual_v2" | "eleven_multilingual_v1" | "eleven_monolingual_v1" | "eleven_turbo_v2" | "eleven_turbo_v2_5" | "eleven_flash_v2_5" | "speech-2.8-hd" | "speech-2.8-turbo" | "speech-2.6-hd" | "speech-2.6-turbo" | "speech-2.5-hd-preview" | "speech-2.5-turbo-preview" | "speech-02-hd" | "speech-02-turbo";
            /** @description ElevenLabs only. Default 0.5 for eleven_v3 and 0.8 for the other eleven_* models. */
            voiceStability?: number;
            /** @description ElevenLabs only. Default 0.5. */
            voiceSimilarity?: number;
            /** @description ElevenLabs only. Default 0. */
            voiceStyle?: number;
            /** @description Every model. Default 1. */
            voiceSpeed?: number;
            /** @description ElevenLabs models other than eleven_v3. Default true. */
            speakerBoost?: boolean;
            /** @description Minimax only. Default auto; the full list of values could not be read. */
            languageBoost?: string;
            /**
             * @description Minimax only. Default auto.
             * @enum {string}
             */
            emotion?: "auto" | "happy" | "sad" | "angry" | "fearful" | "disgusted" | "surprised" | "neutral";
        };
        VoiceProviderSync: {
            /**
             * Format: uuid
             * @description Id of the provider connection.
             */
            id?: string;
            providerName?: components["schemas"]["VoiceProviderName"];
            /** @description Name the user gave the connection. */
            connectionName?: string | null;
            syncStatus?: "SYNCING" | (string & {});
        };
        AssetType: "AUDIO" | "IMAGE" | "VIDEO" | (string & {});
        /** @enum {string} */
        AssetTypeRequest: "AUDIO" | "IMAGE" | "VIDEO";
        AssetCreateArgs: {
            name: string;
            /**
             * @description Audio cannot be uploaded.
             * @enum {string}
             */
            type: "IMAGE" | "VIDEO";
            /**
             * Format: uri
             * @description Publicly reachable address of the file.
             */
            url: string;
        };
        Asset: {
            /** Format: uuid */
            id: string;
            name?: string | null;
            type?: components["schemas"]["AssetType"];
            status: "PROCESSING" | "READY" | "FAILED" | (string & {});
            /** @description Null while processing. */
            fileUrl?: string | null;
            /** @description Null while processing. */
            thumbnailUrl?: string | null;
            /** Format: date-time */
            createdAt?: string;
        };
        SubtitleStyle: {
            /** Format: uuid */
            id?: string;
            name?: string;
        };
        SubtitleStylePage: {
            items?: components["schemas"]["SubtitleStyle"][];
            totalItems?: number;
            totalPages?: number;
            currentPage?: number;
            itemsPerPage?: number;
        };
        WebhookEvents: ("AVATAR_TRAINING_SUCCESS" | "AVATAR_TRAINING_FAILED" | "VIDEO_GENERATION_SUCCESS" | "VIDEO_GENERATION_FAILED" | (string & {}))[];
        WebhookEventsRequest: ("AVATAR_TRAINING_SUCCESS" | "AVATAR_TRAINING_FAILED" | "VIDEO_GENERATION_SUCCESS" | "VIDEO_GENERATION_FAILED")[];
        Webhook: {
            /** Format: uuid */
            id: string;
            callbackUrl: string;
            events: components["schemas"]["WebhookEvents"];
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
            /**
             * Format: date-time
             * @description Presumably absent or null before the first delivery; not stated.
             */
            lastTriggeredAt?: string;
        };
        /** @description The docs print a placeholder string here; in the API it is the string map that was stored. Accept a map, a string, null or nothing. */
        EventExtras: {
            [key: string]: string;
        } | string | null;
        AvatarTrainingSuccessEvent: {
            /** @constant */
            event: "AVATAR_TRAINING_SUCCESS";
            data: {
                avatarId?: string;
                voiceId?: string;
                avatarName?: string;
                extras?: components["schemas"]["EventExtras"];
            };
        };
        AvatarTrainingFailedEvent: {
            /**
             * @description The page's prose once says AVATAR_GENERATION_FAILED; the payload and the enum do not.
             * @constant
             */
            event: "AVATAR_TRAINING_FAILED";
            data: {
                avatarId?: string;
                avatarName?: string;
                extras?: components["schemas"]["EventExtras"];
            };
        };
        AvatarTrainingSuccessCallback: {
            /** @constant */
            event: "AVATAR_TRAINING_SUCCESS";
            data: {
                avatarId?: string;
                avatarName?: string;
                voiceId?: string;
                message?: string;
            };
        };
        AvatarTrainingFailedCallback: {
            /** @constant */
            event: "AVATAR_TRAINING_FAILED";
            data: {
                avatarId?: string;
                avatarName?: string;
                message?: string;
            };
        };
        VideoEventData: {
            videoId?: string;
            videoName?: string;
            /** @description Listed for failures too. */
            videoUrl?: string;
            extras?: components["schemas"]["EventExtras"];
        };
        VideoGenerationSuccessEvent: {
            /** @constant */
            event: "VIDEO_GENERATION_SUCCESS";
            data: components["schemas"]["VideoEventData"];
        };
        VideoGenerationFailedEvent: {
            /** @constant */
            event: "VIDEO_GENERATION_FAILED";
            data: components["schemas"]["VideoEventData"];
        };
    };
    responses: {
        /** @description The request did not validate (some pages just call it an unexpected error). */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Nothing with that id, or not visible to this account. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAvatars: {
        parameters: {
            query?: {
                /** @description Keep only avatars with this orientation. */
                orientation?: components["schemas"]["AvatarOrientationRequest"];
                /** @description Keep only avatars of this model family. */
                model?: components["schemas"]["AvatarModelRequest"];
                /** @description `public` keeps Argil's own avatars, `private` keeps the workspace's custom ones. Leave it out to get both. */
                visibility?: "public" | "private";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All matching avatars. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"][];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    createAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvatarCreateArgsImage"];
            };
        };
        responses: {
            /** @description Avatar created, training started. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    getAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Avatar id. Declared as a plain string although ids are UUIDs. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The avatar. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    listVideos: {
        parameters: {
            query?: {
                /** @description Page to return, counted from 1. */
                page?: number;
                /** @description Videos per page. No maximum is published. */
                limit?: number;
                /** @description Case-insensitive substring of the video name. */
                nameSearchQuery?: string;
                /** @description Keep only videos that use this avatar. */
                avatarId?: string;
                /** @description Keep only videos that use this voice. */
                voiceId?: string;
                /**
                 * @description JSON object, serialized to a string, whose entries must match the video's extras.
                 * @example {"X_ID": "YOUR_CUSTOM_ID"}
                 */
                extrasFilter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of videos. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoPage"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    createVideo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoCreateArgs"];
            };
        };
        responses: {
            /** @description Project created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Video id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The video. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    deleteVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Video id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Confirmation message (not 204). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    renderVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Video id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "callbackUrl": "https://example.com/hooks/argil-render"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uri
                     * @description HTTPS only. Called one time when this render ends, well or badly, and then forgotten.
                     */
                    callbackUrl?: string;
                };
            };
        };
        responses: {
            /** @description Render accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
        };
    };
    listVoices: {
        parameters: {
            query?: {
                /** @description Keep only voices of this language. */
                language?: components["schemas"]["VoiceLanguageRequest"];
                /** @description Keep only voices of this gender. */
                gender?: components["schemas"]["VoiceGenderRequest"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All matching voices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"][];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    createVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "My Custom Voice",
                 *       "audioUrl": "https://example.com/my-audio.mp3"
                 *     }
                 */
                "application/json": components["schemas"]["VoiceCreateArgs"];
            };
        };
        responses: {
            /** @description Voice created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
        };
    };
    getVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Voice id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    syncVoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    providerName?: components["schemas"]["VoiceProviderNameRequest"];
                };
            };
        };
        responses: {
            /** @description Refresh started. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceProviderSync"][];
                };
            };
        };
    };
    listAssets: {
        parameters: {
            query?: {
                /** @description Repeat the parameter to ask for several types, e.g. `?type=VIDEO&type=IMAGE`. */
                type?: components["schemas"]["AssetTypeRequest"][];
                /** @description Keep only assets in this state. */
                status?: "PROCESSING" | "READY" | "FAILED";
                /** @description Page to return, counted from 1. */
                page?: number;
                /** @description Assets per page. */
                pageSize?: number;
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
                    /** @description How many assets match. */
                    "X-Total-Count"?: number;
                    /** @description Page being returned. */
                    "X-Page"?: number;
                    /** @description Assets per page. */
                    "X-Page-Size"?: number;
                    /**
                     * @description How many pages there are.
                     * @example 1
                     */
                    "X-Total-Pages"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"][];
                };
            };
        };
    };
    createAsset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "my-broll-clip",
                 *       "type": "VIDEO",
                 *       "url": "https://example.com/clip.mp4"
                 *     }
                 */
                "application/json": components["schemas"]["AssetCreateArgs"];
            };
        };
        responses: {
            /** @description Import accepted, `status` is PROCESSING. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Asset id. */
                id: string;
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
                    "application/json": components["schemas"]["Asset"];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    deleteAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Asset id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Confirmation message (not 204). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            404: components["responses"]["NotFound"];
        };
    };
    listSubtitleStyles: {
        parameters: {
            query?: {
                /** @description Page to return, counted from 1. */
                page?: number;
                /** @description Styles per page. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of styles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubtitleStylePage"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    exportSubtitles: {
        parameters: {
            query?: {
                /** @description File format wanted. */
                format?: "vtt" | "ass";
                /** @description Put styling into the file as well. */
                includeStyling?: boolean;
            };
            header?: never;
            path: {
                /** @description Video id. */
                videoProjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subtitle file, sent as an attachment. */
            200: {
                headers: {
                    /** @description Attachment with a file name. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/vtt": string;
                    "text/x-ass": string;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every subscription of the account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"][];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where Argil POSTs events. No HTTPS pattern is declared here. */
                    callbackUrl: string;
                    events: components["schemas"]["WebhookEventsRequest"];
                };
            };
        };
        responses: {
            /** @description Subscription created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Webhook id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    callbackUrl?: string;
                    events?: components["schemas"]["WebhookEventsRequest"];
                };
            };
        };
        responses: {
            /** @description Subscription after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Webhook id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subscription gone, empty body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
        };
    };
    onAvatarTrainingSuccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvatarTrainingSuccessEvent"];
            };
        };
        responses: {
            /** @description Acknowledgement (the expected answer is not documented). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAvatarTrainingFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvatarTrainingFailedEvent"];
            };
        };
        responses: {
            /** @description Acknowledgement (the expected answer is not documented). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onVideoGenerationSuccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoGenerationSuccessEvent"];
            };
        };
        responses: {
            /** @description Acknowledgement (the expected answer is not documented). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onVideoGenerationFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoGenerationFailedEvent"];
            };
        };
        responses: {
            /** @description Acknowledgement (the expected answer is not documented). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
