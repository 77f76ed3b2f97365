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
         * @description All avatars, page by page.
         */
        get: operations["listAvatars"];
        put?: never;
        /**
         * Make an avatar from a picture
         * @description Makes a one-shot avatar from one picture, sent as a file (multipart/form-data) or named by its URL (JSON).
         */
        post: operations["createAvatar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/avatars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one avatar
         * @description One avatar.
         */
        get: operations["getAvatar"];
        /**
         * Change an avatar's display name
         * @description Renames an avatar; nothing else can be changed.
         */
        put: operations["updateAvatar"];
        post?: never;
        /**
         * Remove an avatar
         * @description Deletes an avatar, by default softly: it goes out of sight, and restoring stays possible. `hard=true` erases it and its stored assets (source picture, generated versions) for good. That is meant for data-erasure requests and also works on avatars soft-deleted before.
         */
        delete: operations["deleteAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/session-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a session token
         * @description Issues a session token with which Anam's client SDKs start a session.
         */
        post: operations["createSessionToken"];
        delete?: never;
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
         * @description The organization's sessions, page by page.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/concurrency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at free session slots
         * @description Shows the organization's limit on concurrent sessions, about how many are running, whether another can probably start, and how long until a slot should free up.
         *
         *     Meant as an advisory look before starting a session (for a Start button or a wait display, say). The count is optimistic, as in the Lab, and at times too high; the binding limit is applied on creation, where 429 is still possible.
         */
        get: operations["getSessionConcurrency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read latency figures over many sessions
         * @description Latency figures over many sessions: average, p50, p90, p95, p99 and maximum of each stage from transcription over LLM and TTS to first audio, rates of interruptions and errors, outcomes of tool calls, and some of the slowest turns.
         *
         *     Reports exist only where Anam runs the conversation (turnkey, ElevenLabs agent, custom LLM). Sessions over LiveKit or with audio passthrough add to `sessionCount` but have none.
         *
         *     The range is the last 24 hours by default and 31 days at most. Only the 1000 newest matching sessions able to report are read (other session types take up no room among them); `truncated` tells that there were more. To cover busy times in full, choose a shorter range or tighter filters.
         */
        get: operations["getAggregatedSessionAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one session
         * @description One session. Its tool calls are there once it is over and the engine has sent the report. Until then `toolCalls` is empty, and it stays so for sessions over LiveKit or with audio passthrough, since they have no report.
         *
         *     Name, timing, status and error of each call are always given. Arguments, results and names of the documents read carry conversation content, so they appear only if transcripts were on and zero data retention was off. HTTP headers and keys that look like credentials never appear.
         *
         *     Anam's internal admin keys can read sessions of any organization.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a session's transcript
         * @description The transcript of one session. Anam's internal admin keys can read those of any organization.
         */
        get: operations["getSessionTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a running session
         * @description Ends a running session by force: its engine drops the client and shuts down at once.
         *
         *     The engine finishes in its own time. `endTime`, exit status and report follow shortly after by the usual path, so `GET /v1/sessions/{id}` may show the session as active for a moment.
         *
         *     A session that got no engine, or that runs over LiveKit or Agora, cannot be stopped this way: `404`. If the engine refuses (say, because the session is over), its own error status is handed on.
         */
        post: operations["stopSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a session's recording
         * @description A presigned URL for the session's recording. Anam's internal admin keys can get those of any organization.
         */
        get: operations["getSessionRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one session's latency figures
         * @description Per-turn latency of one session: where the time went from transcription over LLM and TTS to first audio, with a summary for the session as a whole.
         *
         *     Answers 404 until the session is over and the engine's report has come in. Only sessions in which Anam runs the conversation (turnkey, ElevenLabs agent, custom LLM) have analytics; those over LiveKit or with audio passthrough have none.
         *
         *     Message text comes only with `includeMessages=true` and if transcripts were on. Anam's internal admin keys can read analytics of any organization.
         */
        get: operations["getSessionAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through meeting invites
         * @description The organization's meeting invites, newest first. `status` picks one lifecycle state, such as `pending` (not joined yet) or `active` (in a call).
         */
        get: operations["listMeetingInvites"];
        put?: never;
        /**
         * Send a persona to a meeting
         * @description Sends a persona into a meeting on Zoom, Google Meet or Microsoft Teams.
         *
         *     Exactly one of `personaId` (stored persona) and `personaConfig` (run-time persona) must be given. The run-time configuration starts the session and is not kept with the invite.
         *
         *     New invites are `pending`. An AI disclosure suffix is put on `displayName` before the persona joins.
         *
         *     The persona joins at once, or at `joinAt`. With a lead of at least 10 minutes its place is guaranteed, the most dependable way for planned meetings.
         */
        post: operations["createMeetingInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/invites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one meeting invite
         * @description One meeting invite of the organization.
         */
        get: operations["getMeetingInvite"];
        put?: never;
        post?: never;
        /**
         * Call off a meeting invite
         * @description Cancels a pending invite of the organization. Repeating it does no harm: invites already `cancelled`, `ended` or `failed` are accepted too. Success has no body.
         */
        delete: operations["cancelMeetingInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through personas
         * @description All personas, page by page.
         */
        get: operations["listPersonas"];
        put?: never;
        /**
         * Add a persona
         * @description Stores a new persona.
         */
        post: operations["createPersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/personas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one persona
         * @description One persona.
         */
        get: operations["getPersona"];
        /**
         * Change a persona
         * @description Changes a persona.
         */
        put: operations["updatePersona"];
        post?: never;
        /**
         * Remove a persona
         * @description Deletes the persona with this id.
         */
        delete: operations["deletePersona"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through voices
         * @description All voices, page by page.
         */
        get: operations["listVoices"];
        put?: never;
        /**
         * Clone a voice
         * @description Clones a voice from a recording. Send the recording inline as multipart/form-data (whole request under about 4.5MB). A bigger clip goes through `POST /v1/voices/presigned-upload`; then send its `audioKey` as JSON.
         */
        post: operations["createVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/voices/presigned-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an upload URL for a recording
         * @description Issues a presigned URL that takes a recording straight to storage, for clips above the limit of about 4.5MB on multipart `POST /v1/voices`.
         *
         *     Steps: get `uploadUrl` and `audioKey` here; `PUT` the bytes to the former under the very `Content-Type` named here; then send JSON with the `audioKey` to `POST /v1/voices`, which clones the voice.
         */
        post: operations["createVoicePresignedUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/voices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one voice
         * @description One voice.
         */
        get: operations["getVoice"];
        /**
         * Change a voice
         * @description Changes a stored voice (display name, provider model id).
         */
        put: operations["updateVoice"];
        post?: never;
        /**
         * Remove a voice
         * @description Deletes the voice with this id.
         */
        delete: operations["deleteVoice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through LLMs
         * @description LLMs open to the organization, page by page.
         */
        get: operations["listLlms"];
        put?: never;
        /**
         * Register an LLM
         * @description Stores the settings of an LLM.
         */
        post: operations["createLlm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one LLM
         * @description One LLM.
         */
        get: operations["getLlm"];
        /**
         * Change an LLM
         * @description Changes the settings of an LLM.
         */
        put: operations["updateLlm"];
        post?: never;
        /**
         * Remove an LLM
         * @description Deletes the LLM with this id.
         */
        delete: operations["deleteLlm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show all knowledge groups
         * @description All knowledge groups of the organization, in one array.
         */
        get: operations["listKnowledgeGroups"];
        put?: never;
        /**
         * Add a knowledge group
         * @description Makes a knowledge group.
         */
        post: operations["createKnowledgeGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one knowledge group
         * @description One knowledge (RAG) group.
         */
        get: operations["getKnowledgeGroup"];
        /**
         * Change a knowledge group
         * @description Changes a knowledge group.
         */
        put: operations["updateKnowledgeGroup"];
        post?: never;
        /**
         * Remove a knowledge group
         * @description Deletes the knowledge group with this id.
         */
        delete: operations["deleteKnowledgeGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/groups/{id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for content in a knowledge group
         * @description Finds similar content in a group by vector similarity.
         */
        post: operations["searchKnowledgeGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/groups/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a group's documents
         * @description All documents of a group, in one array.
         */
        get: operations["listKnowledgeGroupDocuments"];
        put?: never;
        /**
         * Add a document to a group
         * @description Adds a document to a group: CSV, DOCX, MD, PDF or TXT, up to 50MB. Authenticate with the API key (Bearer) or with an upload token in the `X-Upload-Token` header.
         */
        post: operations["uploadKnowledgeGroupDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one document
         * @description One document.
         */
        get: operations["getKnowledgeDocument"];
        /**
         * Give a document another name
         * @description Renames a document.
         */
        put: operations["updateKnowledgeDocument"];
        post?: never;
        /**
         * Remove a document
         * @description Deletes a document from its group.
         */
        delete: operations["deleteKnowledgeDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/knowledge/documents/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a document's download URL
         * @description A presigned URL for downloading a document.
         */
        get: operations["getKnowledgeDocumentDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through tools
         * @description The organization's tools, page by page.
         */
        get: operations["listTools"];
        put?: never;
        /**
         * Store a tool
         * @description Stores a tool that personas can call during sessions (function calling).
         */
        post: operations["createTool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one tool
         * @description One tool.
         */
        get: operations["getTool"];
        /**
         * Change a tool
         * @description Changes a stored tool.
         */
        put: operations["updateTool"];
        post?: never;
        /**
         * Remove a tool
         * @description Soft-deletes a tool; it is then out of use.
         */
        delete: operations["deleteTool"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/share-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through share links
         * @description The organization's share links, page by page.
         */
        get: operations["listShareLinks"];
        put?: never;
        /**
         * Issue a share link
         * @description Issues a share link to a persona.
         */
        post: operations["createShareLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/share-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one share link
         * @description One share link.
         */
        get: operations["getShareLink"];
        /**
         * Change a share link
         * @description Changes a share link.
         */
        put: operations["updateShareLink"];
        post?: never;
        /**
         * Remove a share link
         * @description Deletes the share link with this id.
         */
        delete: operations["deleteShareLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/engine/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a live session
         * @description Starts a live persona session. The `Authorization: Bearer` header takes one of two credentials.
         *
         *     Session token (browsers): issued by `POST /v1/auth/session-token` and already tied to its configuration, so that the body holds `clientMetadata` at most. The client SDKs work this way and normally make this call themselves.
         *
         *     API key (SDKs on a server): the body brings the configuration just as for `/v1/auth/session-token` (`personaConfig`, `environment`, `sessionOptions`, optionally `clientLabel` and `clientMetadata`; `expiresIn` and `widgetConfig` have no meaning here), which saves the token exchange. For secure servers only: an API key must never reach a browser.
         */
        post: operations["createEngineSession"];
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
        /** @description A face a persona can appear with. */
        Avatar: {
            /**
             * Format: uuid
             * @description Id of the avatar.
             */
            id: string;
            /** @description Name that the Lab and share links show. */
            displayName: string;
            /** @description Variant within the avatar's family, by light or pose for example. */
            variantName?: string;
            /**
             * Format: uri
             * @description URL of the still preview.
             */
            imageUrl?: string;
            /**
             * Format: uri
             * @description Preview cropped to the landscape frame of the engine (1152x768); for display in landscape. Same as `imageUrl` where the source is an older landscape picture.
             */
            landscapeImageUrl?: string | null;
            /**
             * Format: uri
             * @description Preview cropped to the portrait frame of the engine (768x1152); for sessions whose `videoWidth`/`videoHeight` are portrait. `null` if the avatar has no portrait form.
             */
            portraitImageUrl?: string | null;
            /**
             * Format: uri
             * @description Signed URL of a muted MP4 preview (older texts: an idling clip, or a short preview with a short-lived URL). Lapses after 1 hour; read the avatar again for a new one. `null` when there is no preview or it is still being made.
             */
            videoUrl?: string | null;
            /**
             * Format: uri
             * @description Signed URL of a muted MP4 with the idle loop. Lapses after 1 hour; read the avatar again for a new one. `null` when there is none or it is still being made.
             */
            idleVideoUrl?: string | null;
            /**
             * Format: date-time
             * @description When the avatar was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the avatar last changed.
             */
            updatedAt?: string;
            /** @description Organization that made the avatar; `null` for stock avatars. A UUID or a nanoid-style string, depending on the organization's age. */
            createdByOrganizationId?: string | null;
            /** @description Models this avatar works with; each can be sent as `avatarModel` for a persona or a session. Older texts: public names such as `cara-2` and `cara-3`, then internal ids such as `cara-4-3` that were not to be sent (`cara-4-*` = `cara-4-latest`, `v2` = `cara-3`, `v1` = `cara-2`). */
            availableVersions?: string[];
            /** @description Model used when no `avatarModel` is asked for. Older texts: a public name, then an internal id mapped as in `availableVersions`. */
            activeVersion?: string | null;
            /** @description Machine-written account of look, setting and style; `null` until metadata is ready. */
            description?: string | null;
            /** @description Curated tags; empty until metadata is ready. */
            displayTags?: string[];
            /** @description Style of rendering. `unknown` stands for custom avatars and for those whose metadata is not ready. */
            renderStyle?: "realistic" | "animated_3d" | "illustrated" | "unknown" | (string & {});
        };
        /** @description Place of the page within the whole list; comes with `data` from list operations. */
        Pagination: {
            /** @description Items on all pages together. */
            total: number;
            /** @description Highest page number. */
            lastPage: number;
            /** @description This page's number. */
            currentPage: number;
            /** @description Page size. */
            perPage: number;
            /** @description Page before this one; `null` on the first. */
            prev: number | null;
            /** @description Page after this one; `null` on the last. */
            next: number | null;
        };
        /** @description How the user's speech is detected. */
        VoiceDetectionOptions: {
            /**
             * @description How readily the end of speech is detected, from 0 (least) to 1 (most).
             * @example 0.5
             */
            endOfSpeechSensitivity?: number;
            /**
             * @description Seconds of silence after which the user's turn is skipped.
             * @example 5
             */
            silenceBeforeSkipTurnSeconds?: number;
            /**
             * @description Seconds of silence after which the session ends by itself.
             * @example 60
             */
            silenceBeforeSessionEndSeconds?: number;
            /**
             * @description Seconds of silence after which the user's turn ends by itself.
             * @example 5
             */
            silenceBeforeAutoEndTurnSeconds?: number;
            /**
             * @description Strength of speech enhancement, from 0 (off) to 1 (full).
             * @example 0.8
             */
            speechEnhancementLevel?: number;
        };
        /**
         * ElevenLabs V1
         * @description Settings for ElevenLabs V1 models.
         */
        ElevenLabsV1VoiceGenerationOptions: {
            /**
             * @description Steadiness between generations, from 0 (varied, wide emotional range) to 1 (steady, narrow range).
             * @example 0.5
             */
            stability?: number;
            /**
             * @description Closeness to the original speaker, from 0 (varied) to 1 (alike).
             * @example 0
             */
            similarityBoost?: number;
            /**
             * @description Speaking rate as a factor, from 0.7 (slow) to 1.2 (fast).
             * @example 1
             */
            speed?: number;
        };
        /**
         * ElevenLabs V2
         * @description Settings for ElevenLabs V2 models.
         */
        ElevenLabsV2VoiceGenerationOptions: {
            /**
             * @description Steadiness between generations, from 0 (varied, wide emotional range) to 1 (steady, narrow range).
             * @example 0.5
             */
            stability?: number;
            /**
             * @description Closeness to the original speaker, from 0 (varied) to 1 (alike).
             * @example 0.75
             */
            similarityBoost?: number;
            /**
             * @description Exaggeration of the speaker's style, from 0 to 1; low values (0) are advised, since they cut latency.
             * @example 0
             */
            style?: number;
            /**
             * @description Whether speaker boost brings the voice closer to the original.
             * @example true
             */
            useSpeakerBoost?: boolean;
            /**
             * @description Speaking rate as a factor, from 0.7 (slow) to 1.2 (fast).
             * @example 1
             */
            speed?: number;
            /** @description ElevenLabs model id. */
            model?: string;
        };
        /**
         * Cartesia Sonic-3
         * @description Settings for Cartesia Sonic-3 models.
         */
        CartesiaSonic3VoiceGenerationOptions: {
            /**
             * @description Loudness as a factor, from 0.5 (quiet) to 2.0 (loud).
             * @example 1
             */
            volume?: number;
            /**
             * @description Speaking rate as a factor, from 0.6 (slow) to 1.5 (fast).
             * @example 1
             */
            speed?: number;
            /**
             * @description Emotional tone: neutral, calm, angry, content, sad or scared.
             * @example neutral
             */
            emotion?: "neutral" | "calm" | "angry" | "content" | "sad" | "scared" | (string & {});
        };
        /**
         * Cartesia Sonic-3
         * @description Settings for Cartesia Sonic-3 models.
         */
        CartesiaSonic3VoiceGenerationOptionsRequest: {
            /**
             * @description Loudness as a factor, from 0.5 (quiet) to 2.0 (loud).
             * @example 1
             */
            volume?: number;
            /**
             * @description Speaking rate as a factor, from 0.6 (slow) to 1.5 (fast).
             * @example 1
             */
            speed?: number;
            /**
             * @description Emotional tone: neutral, calm, angry, content, sad or scared.
             * @example neutral
             * @enum {string}
             */
            emotion?: "neutral" | "calm" | "angry" | "content" | "sad" | "scared";
        };
        /**
         * Fish Audio
         * @description Settings for Fish Audio models.
         */
        FishAudioVoiceGenerationOptions: {
            /**
             * @description Loudness as a factor, from 0.5 (quiet) to 2.0 (loud).
             * @example 1
             */
            volume?: number;
            /**
             * @description Speaking rate as a factor, from 0.5 (slow) to 2.0 (fast).
             * @example 1
             */
            speed?: number;
        };
        /** @description A voice that a persona can speak with (text-to-speech). */
        Voice: {
            /**
             * Format: uuid
             * @description Id of the voice.
             */
            id: string;
            /** @description Name that the Lab shows. */
            displayName: string;
            /** @description TTS provider behind the voice. */
            provider?: "CARTESIA" | "ELEVENLABS" | "OPENAI_ADVANCED_VOICE" | "FISH_AUDIO" | (string & {});
            /** @description The provider's id for the voice. */
            providerVoiceId?: string | null;
            /** @description The provider's id for the model that speaks. */
            providerModelId?: string | null;
            /**
             * Format: uri
             * @description URL of a short sample.
             */
            sampleUrl?: string | null;
            /**
             * Format: uri
             * @description Same as `sampleUrl`; kept for old clients.
             */
            previewSampleUrl?: string | null;
            /** @description Gender the voice is heard as, if sorted by it. */
            gender?: "MALE" | "FEMALE" | "NEUTRAL" | null | (string & {});
            /** @description Accent, given as a country's ISO 3166-1 alpha-2 code. */
            country?: string | null;
            /** @description Character of the voice in free words. */
            description?: string | null;
            /** @description Lab tags of the voice. */
            displayTags?: string[];
            /** @description Whether the voice fulfils Zero Data Retention. */
            isZdr?: boolean;
            /** @description Organization that made the voice; `null` for stock voices. A UUID or a nanoid-style string, depending on the organization's age. */
            createdByOrganizationId?: string | null;
            /**
             * Format: date-time
             * @description When the voice was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the voice last changed.
             */
            updatedAt?: string;
        };
        Tool: {
            /**
             * Format: uuid
             * @description Id of the tool.
             * @example 00000000-0000-0000-0000-000000000000
             */
            id?: string;
            /**
             * @description The tool's name.
             * @example search_knowledge_base
             */
            name?: string;
            /**
             * @description What the tool does.
             * @example Finds facts about products
             */
            description?: string;
            /** @description Kind of tool. */
            type?: "CLIENT" | "SERVER_RAG" | "SERVER_WEBHOOK" | "SYSTEM" | (string & {});
            /** @description Settings for this kind of tool. */
            config?: Record<string, never>;
            /**
             * @description `true` blocks interruptions while the tool runs.
             * @default false
             */
            disableInterruptions?: boolean;
            /**
             * Format: date-time
             * @description When the tool was stored.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the tool last changed.
             */
            updatedAt?: string | null;
            /** @description How many personas use the tool. */
            usageCount?: number;
        };
        /** @description A link that opens a persona, as a URL or embedded through the widget. */
        ShareLink: {
            /**
             * Format: uuid
             * @description Id of the share link.
             */
            id?: string;
            /** @description Opaque token at the end of the public URL. */
            token?: string;
            /** @description Kind of link: plain URL, embedded player or embedded orb. */
            type?: "LINK" | "PLAYER_EMBED" | "ORB_EMBED" | (string & {});
            /**
             * Format: date-time
             * @description When the link stops working; `null` if it never does.
             */
            expiresAt?: string | null;
            /** @description Uses allowed; `null` for no limit. */
            usageLimit?: number | null;
            /** @description Uses so far. */
            usageCount?: number;
            /** @description Origins that may embed the link. Has no effect while `allowAllOrigins` is true. */
            allowedOrigins?: string[];
            /** @description Whether any origin may embed the link. */
            allowAllOrigins?: boolean;
            /** @description Whether the persona appears without Anam's watermark; the plan must allow that. */
            removeWatermark?: boolean;
            /** @description Whether the link accepts connections now. */
            enabled?: boolean;
            /** @description Whether it is the persona's primary link; a persona has one at most. */
            isPrimary?: boolean;
            /**
             * Format: date-time
             * @description When the link was issued.
             */
            createdAt?: string;
        };
        /** @description Share link with its persona's details, as the list and get operations return it. */
        PersonaShareLink: components["schemas"]["ShareLink"] & {
            /**
             * Format: uuid
             * @description Persona the link leads to.
             */
            personaId?: string;
            /** @description The persona's name when the link was issued. */
            personaName?: string;
            /** @description Owning organization. A UUID or a nanoid-style string, depending on the organization's age. */
            organizationId?: string;
        };
        /** @description One connection of a client to a persona: its metadata. Transcript and recording have operations of their own. */
        Session: {
            /**
             * Format: uuid
             * @description Id of the session.
             */
            id?: string;
            /**
             * Format: uuid
             * @description Persona of the session; `null` if it was configured ephemerally.
             */
            personaId?: string | null;
            /** @description Label the caller gave when minting the token. */
            clientLabel?: string | null;
            /**
             * Format: date-time
             * @description When the session began.
             */
            startTime?: string;
            /**
             * Format: date-time
             * @description When the session ended; `null` while it runs.
             */
            endTime?: string | null;
            /** @description Length in milliseconds; `null` while it runs. */
            sessionLengthMs?: number | null;
            /** @description How the session ended, such as `NORMAL_EXIT` or `ERROR`; `null` while it runs. */
            exitStatus?: string | null;
            /** @description The engine pod's host. */
            engineHost?: string | null;
            /** @description Protocol of the stream, such as `https`. */
            engineProtocol?: string | null;
            /** @description The engine pod's version. */
            engineVersion?: string | null;
            /** @description Whatever the client reported during the session. */
            clientMetadata?: Record<string, never>;
            /** @description Persona configuration as of the session's start. */
            personaConfig?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description API key with which the token was minted.
             */
            apiKeyId?: string | null;
            /** @description Owning organization. A UUID or a nanoid-style string, depending on the organization's age. */
            organizationId?: string;
            /**
             * Format: date-time
             * @description When the record was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the record last changed.
             */
            updatedAt?: string | null;
        };
        /** @description Advisory view of session slots. `active` is approximate and can run high for a moment (after a crash not yet cleaned up, say), so no field is a guarantee. */
        ConcurrencyStatus: {
            /**
             * @description Concurrent sessions the plan allows.
             * @example 10
             */
            limit?: number;
            /**
             * @description About how many sessions hold a slot.
             * @example 7
             */
            active?: number;
            /**
             * @description Whether a session can probably start now; advisory.
             * @example true
             */
            canStartSession?: boolean;
            /**
             * @description Estimated seconds until a slot frees up when all are taken (from the organization's average session length over the last 30 days and the age of its longest-running session); 0 when one is free or about to be; `null` when no estimate can be made.
             * @example 0
             */
            estimatedWaitSeconds?: number | null;
        };
        /** @description Distribution of one per-turn latency, in seconds; `null` values when no turn could be measured. */
        LatencyStats: {
            /** @description Turns that could be measured. */
            count?: number;
            avg?: number | null;
            p50?: number | null;
            p90?: number | null;
            p95?: number | null;
            p99?: number | null;
            max?: number | null;
        };
        /** @description A tool call by the persona. */
        SessionToolCallDetail: {
            /** @description Turn of the call; same as `turns[].turnIndex` in `GET /v1/sessions/{id}/analytics`. */
            turnIndex?: number;
            /** @description Correlation id of the user action, the same in all SDK events of the turn. */
            correlationId?: string | null;
            /** @description The engine's id for the call; the same as in SDK tool events. */
            toolCallId?: string | null;
            toolName?: string | null;
            toolType?: "server" | "client" | "system" | null | (string & {});
            /** @description Further detail for server tools, such as `rag` or `webhook`. */
            toolSubtype?: string | null;
            status?: "started" | "completed" | "failed" | null | (string & {});
            /** Format: date-time */
            startedAt?: string | null;
            /** Format: date-time */
            completedAt?: string | null;
            durationSeconds?: number | null;
            errorMessage?: string | null;
            /** @description Arguments from the LLM. `null` if transcripts were off or zero data retention was on. Values under keys that look like headers or credentials read `[REDACTED]`. */
            arguments?: Record<string, never> | null;
            /** @description What the LLM got back from the tool. `null` if transcripts were off or zero data retention was on, and when there was no result (a failed call, say, or a client call that nobody waits for). */
            result?: string | null;
            /** @description Names of the documents a knowledge (RAG) tool read; `null` in the same cases as `arguments`. */
            documentsAccessed?: string[] | null;
        };
        /** @description One turn: what the user said and the answer it led to. Turns opened by the assistant (the greeting, say) have `null` on the user's side, unanswered ones on the assistant's. Times that were not recorded are `null`. */
        SessionAnalyticsTurn: {
            turnIndex?: number;
            /** @description Correlation id of the user action, the same in all SDK events of the turn. */
            correlationId?: string | null;
            /** Format: date-time */
            userSpeechStartTime?: string | null;
            /** Format: date-time */
            userSpeechEndTime?: string | null;
            userSpeechDurationSeconds?: number | null;
            /**
             * Format: date-time
             * @description When the transcript of the user's speech was final.
             */
            userTranscriptionTime?: string | null;
            /** @description From the end of the user's speech to the full transcript. */
            transcriptionLatencySeconds?: number | null;
            /** Format: date-time */
            llmFirstOutputTime?: string | null;
            /** Format: date-time */
            llmFinalOutputTime?: string | null;
            /** @description From the full transcript to the LLM's first output. */
            llmTimeToFirstOutputSeconds?: number | null;
            /** @description From the LLM's first output to its last. */
            llmGenerationDurationSeconds?: number | null;
            /** Format: date-time */
            ttsStartTime?: string | null;
            /** Format: date-time */
            ttsEndTime?: string | null;
            ttsGenerationDurationSeconds?: number | null;
            /** @description From the start of TTS until the persona speaks. */
            ttsTimeToFirstAudioSeconds?: number | null;
            /** Format: date-time */
            personaStartSpeakingTime?: string | null;
            /** Format: date-time */
            personaStopSpeakingTime?: string | null;
            /** @description From the end of the user's speech until the persona speaks: the whole delay the user notices. */
            firstAudioLatencySeconds?: number | null;
            speakingDurationSeconds?: number | null;
            finishReason?: "completed" | "interrupted" | null | (string & {});
            wasInterrupted?: boolean;
            /** @description Best guess at when the interruption came, from the timestamps that exist. */
            interruptedStage?: "before_llm_output" | "during_llm_generation" | "before_audio" | "while_speaking" | null | (string & {});
            toolCalls?: components["schemas"]["SessionAnalyticsToolCall"][];
            /** @description Only with `includeMessages=true` and transcripts on. */
            userMessage?: string;
            /** @description Only with `includeMessages=true` and transcripts on. */
            assistantMessage?: string;
        };
        /** @description When a tool call of the turn ran and how it ended, without its arguments and result. */
        SessionAnalyticsToolCall: {
            /** @description The engine's id for the call; the same as in SDK tool events. */
            toolCallId?: string | null;
            toolName?: string | null;
            toolType?: string | null;
            status?: "started" | "completed" | "failed" | null | (string & {});
            /** Format: date-time */
            startedAt?: string | null;
            /** Format: date-time */
            completedAt?: string | null;
            durationSeconds?: number | null;
            errorMessage?: string | null;
        };
        /** @description Behaviour settings on top of the LLM. */
        PersonaBrain: {
            /** @description The persona's personality in free words; it seeds the system prompt. */
            personality?: string | null;
            /** @description System prompt the LLM gets when a session starts. */
            systemPrompt?: string | null;
        };
        /** @description Short form of a persona, as in lists; `GET /v1/personas/{id}` has the full one. */
        PersonaSummary: {
            /**
             * Format: uuid
             * @description Id of the persona.
             */
            id?: string;
            /** @description The persona's name. */
            name?: string;
            /** @description Description in free words; an empty string if there is none. */
            description?: string;
            /** @description Preset the persona was copied from; empty if made from scratch. */
            personaPreset?: string;
            /** @description The persona's avatar; `null` if it has none. */
            avatar?: components["schemas"]["Avatar"] | null;
            /** @description The persona's voice; `null` if it has none. */
            voice?: components["schemas"]["Voice"] | null;
            /** @description Speaking rate as a factor. */
            voiceSpeed?: number | null;
            /** @description Whether it is a built-in persona that every organization has. */
            isDefaultPersona?: boolean;
            /** @description ISO 639-1 code that fixes the transcription language, or `inherit` for the organization's default. */
            languageCode?: string;
            /**
             * Format: date-time
             * @description When the persona was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the persona last changed.
             */
            updatedAt?: string;
        };
        /** @description Full form of a persona, as create, get and update return it. */
        Persona: {
            /**
             * Format: uuid
             * @description Id of the persona.
             */
            id?: string;
            /** @description The persona's name. */
            name?: string;
            /** @description Description in free words. */
            description?: string | null;
            /** @description Preset the persona was copied from, if any. */
            personaPreset?: string;
            /** @description The persona's avatar. */
            avatar?: components["schemas"]["Avatar"] | null;
            /** @description Public model name, such as `cara-3` or `cara-4`, that renders the avatar. */
            avatarModel?: string | null;
            /** @description The persona's voice. */
            voice?: components["schemas"]["Voice"] | null;
            /** @description Speaking rate as a factor. */
            voiceSpeed?: number | null;
            /**
             * Format: uuid
             * @description LLM of the persona; `null` for presets without one.
             */
            llmId?: string | null;
            brain?: components["schemas"]["PersonaBrain"];
            /** @description Tools the persona has. */
            tools?: Record<string, never>[];
            /** @description Knowledge groups the persona has. */
            knowledge?: Record<string, never>[];
            /** @description Every share link issued for the persona so far. */
            shareLinks?: components["schemas"]["ShareLink"][] | null;
            /** @description Primary share link, if there is one. */
            primaryShareLink?: {
                token?: string;
                enabled?: boolean;
            } | null;
            /** @description Whether the client supplies the audio in place of the server generating it. */
            enableAudioPassthrough?: boolean;
            /** @description Whether sessions start without a greeting. */
            skipGreeting?: boolean;
            /** @description Whether session data is thrown away after the conversation. */
            zeroDataRetention?: boolean;
            /** @description How the user's speech is detected. */
            voiceDetectionOptions?: components["schemas"]["VoiceDetectionOptions"] | null;
            /** @description Voice settings of the provider in use. */
            voiceGenerationOptions?: components["schemas"]["ElevenLabsV1VoiceGenerationOptions"] | components["schemas"]["ElevenLabsV2VoiceGenerationOptions"] | components["schemas"]["CartesiaSonic3VoiceGenerationOptions"] | components["schemas"]["FishAudioVoiceGenerationOptions"] | null;
            /** @description Widget settings, such as leaving out the watermark. */
            widgetConfig?: Record<string, never>;
            /**
             * Format: date-time
             * @description When the persona was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the persona last changed.
             */
            updatedAt?: string;
        };
        /** @description Sends a persona to a meeting. */
        CreateMeetingInviteRequest: {
            /**
             * @description Meeting URL (Zoom, Google Meet or Microsoft Teams). Without a scheme `https://` is assumed.
             * @example https://meet.google.com/abc-defg-hij
             */
            meetingUrl: string;
            /**
             * @description Name shown in the meeting; optional. An AI disclosure suffix is added unless it has one.
             * @example Cara
             */
            displayName?: string;
            /**
             * @description Region to join from; choose the one nearest to the participants. Absent: chosen by where the request comes from.
             * @example eu
             * @enum {string}
             */
            region?: "eu" | "us-east" | "us-west";
            /**
             * @description How firmly `region` binds. `preferred` may use another region if the chosen one is full or not on offer; `strict` never does, answers with a capacity error and needs an explicit `region`.
             * @default preferred
             * @example preferred
             * @enum {string}
             */
            regionPolicy?: "preferred" | "strict";
            /**
             * Format: date-time
             * @description When to join (ISO 8601 with time zone): in the future, at most 7 days ahead. From 10 minutes ahead the place on the call is guaranteed; below that the persona is on time but uses on-demand capacity and may be refused in busy hours. Absent: at once.
             * @example 2026-07-04T15:00:00Z
             */
            joinAt?: string;
            /**
             * @description Turn-taking in group calls. `true` (the default): joins silently and answers only when called by its display name. `false`, for 1:1 talks: greets on joining and answers everything it hears, as in an ordinary session.
             * @default true
             * @example true
             */
            groupCall?: boolean;
            /**
             * Format: uuid
             * @description Stored persona to send; not together with `personaConfig`.
             * @example 00000000-0000-0000-0000-000000000000
             */
            personaId?: string;
            /** @description Run-time persona for this invite; not together with `personaId`, and without one inside. */
            personaConfig?: components["schemas"]["MeetingInvitePersonaConfig"];
            sessionOptions?: components["schemas"]["MeetingInviteSessionOptions"];
            /**
             * @description Label put on the session for analysis and debugging; optional.
             * @example calendar-integration
             */
            clientLabel?: string;
        } & (unknown | unknown);
        /** @description Run-time persona. A persona that converses needs `voiceId` and `llmId`. `personaId` is not allowed here. */
        MeetingInvitePersonaConfig: {
            /** @example Cara */
            name?: string;
            /** @description Preset for the session's persona; optional. */
            personaPreset?: string;
            /**
             * Format: uuid
             * @example 071b0286-4cce-4808-bee2-e642f1062de3
             */
            avatarId?: string;
            /**
             * @description Avatar model by its public name.
             * @example cara-3
             * @enum {string}
             */
            avatarModel?: "cara-2" | "cara-3" | "cara-4-latest";
            /**
             * Format: uuid
             * @example de23e340-1416-4dd8-977d-065a7ca11697
             */
            voiceId?: string;
            /**
             * @description Speaking rate as a factor.
             * @example 1
             */
            voiceSpeed?: number;
            /**
             * Format: uuid
             * @example a7cf662c-2ace-4de1-a21e-ef0fbf144bb7
             */
            llmId?: string;
            /** @example Answer visitors briefly and kindly. */
            systemPrompt?: string;
            /** @description Personality in free words; optional. */
            personality?: string;
            /** @description Most seconds the session may last. */
            maxSessionLengthSeconds?: number;
            /**
             * @description ISO 639-1 code that fixes the transcription language.
             * @example en
             */
            languageCode?: string;
            /** @description The developer's own data, attached to the session's persona. */
            metadata?: {
                [key: string]: unknown;
            };
            /** @example false */
            skipGreeting?: boolean;
            /**
             * @description `true`: the user cannot cut the greeting short.
             * @example false
             */
            uninterruptibleGreeting?: boolean;
            /** @description Opening line the persona speaks. */
            initialMessage?: string | null;
            /** @description Asks for zero data retention, as far as voice and LLM support it. */
            zeroDataRetention?: boolean;
            /** @description Tools defined inline. Client and webhook tools describe in `parameters` (webhook tools also in `queryParameters`) what the LLM fills in when it calls, each time as a JSON Schema object of at most 10,000 bytes in UTF-8; with a bigger one the request is refused. Tools stored through `/v1/tools` go in `toolIds` and have no such limit. */
            tools?: {
                [key: string]: unknown;
            }[];
            /** @description Ids of stored tools the persona may use. */
            toolIds?: string[];
            voiceDetectionOptions?: components["schemas"]["VoiceDetectionOptions"];
            /** @description Voice synthesis settings. */
            voiceGenerationOptions?: components["schemas"]["ElevenLabsV1VoiceGenerationOptions"] | components["schemas"]["ElevenLabsV2VoiceGenerationOptions"] | components["schemas"]["CartesiaSonic3VoiceGenerationOptionsRequest"];
            personaId?: never;
        } & {
            [key: string]: unknown;
        };
        /** @description Session settings for the meeting; optional. */
        MeetingInviteSessionOptions: {
            sessionReplay?: {
                /** @example true */
                enableSessionReplay?: boolean;
            };
        };
        /** @description An invite that sends a persona to a meeting. */
        MeetingInvite: {
            /**
             * Format: uuid
             * @description Id of the invite.
             */
            id: string;
            /** @description Meeting service, read off the URL. */
            provider: "google_meet" | "zoom" | "microsoft_teams" | (string & {});
            /**
             * Format: uri
             * @description Meeting URL in normal form.
             */
            meetingUrl: string;
            /** @description Name shown in the meeting. */
            displayName: string;
            /** @description State of the invite. */
            status: "pending" | "active" | "cancelled" | "ended" | "failed" | (string & {});
            /**
             * Format: date-time
             * @description When the invite was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the persona is to join; `null` if it was to join at once.
             */
            joinAt: string | null;
            /** @description Whether turn-taking for group calls is on (silent join, answers only when named). */
            groupCall: boolean;
            /** @description Id of the engine session as soon as the meeting runs, `null` before. */
            sessionId: string | null;
            /** @description Region the persona joined from; another than asked for if that was needed for availability. New values may appear: take unknown ones as information, not as an error. */
            region: "eu" | "us-east" | "us-west" | null | (string & {});
            /** @description Latest detail on the persona's part in the call, updated in the background while it connects, waits to be admitted, joins and goes. `null` before any update. New values may appear: take unknown ones as information. */
            joinState: "joining" | "waiting_room" | "in_call" | "media_denied" | "media_granted" | "media_active" | "left" | "done" | "error" | null | (string & {});
            /** @description Why participation ended, for example `idle_timeout`, `join_denied`, `left_call`, `meeting_ended`, `meeting_link_invalid`, `meeting_not_started`, `not_admitted`, `provider_error` or `removed_by_host`. `null` as long as the invite runs. New values may appear: take unknown ones as information. */
            statusReason: string | null;
        };
        MeetingInviteError: {
            /** @description Error text for people. */
            error: string;
        };
        MeetingInviteValidationError: {
            /** @example Validation failed */
            error: string;
            details: {
                /** @example personaId */
                path: string;
                /** @example Set personaId or personaConfig, not both */
                message: string;
                /** @example custom */
                code: string;
            }[];
            /** @example personaId: Set personaId or personaConfig, not both */
            summary: string;
        };
        /** @description One endpoint of an LLM. Several can serve different regions from different upstreams. */
        LlmUrl: {
            /**
             * Format: uri
             * @description URL of the upstream.
             */
            url?: string;
            /** @description Region hint: this URL is used when the persona streams from there. */
            region?: string;
        };
        /** @description An LLM for personas to use, shown without its secrets. */
        LLM: {
            /**
             * Format: uuid
             * @description Id of the LLM.
             */
            id?: string;
            /** @description Name that the Lab shows. */
            displayName?: string;
            /** @description Description in free words. */
            description?: string | null;
            /** @description Wire format of the upstream LLM. */
            llmFormat?: "openai" | "azure_openai" | "groq_openai" | "gemini" | "advanced_voice" | "none" | (string & {});
            /** @description Endpoints of the LLM. */
            urls?: components["schemas"]["LlmUrl"][];
            /** @description The upstream's model id, such as `gpt-4o`. */
            modelName?: string | null;
            /** @description Sampling temperature of the calls. */
            temperature?: number | null;
            /** @description Most tokens in one answer. */
            maxTokens?: number | null;
            /** @description Deployment name for Azure OpenAI; only with `llmFormat` `azure_openai`. */
            deploymentName?: string | null;
            /** @description API version for Azure OpenAI; only with `llmFormat` `azure_openai`. */
            apiVersion?: string | null;
            /** @description The provider's own data, in free form. */
            metadata?: Record<string, never>;
            /** @description Lab tags of the LLM. */
            displayTags?: string[];
            /** @description Whether it is a built-in LLM that every organization has. */
            isDefault?: boolean;
            /** @description Whether every organization sees it. */
            isGlobal?: boolean;
            /** @description Whether the LLM fulfils Zero Data Retention. */
            isZdr?: boolean;
            /** @description Hint on reasoning effort, for models that take one. */
            reasoningEffort?: "default" | "low" | "medium" | "high" | (string & {});
            /** @description Hint on reasoning format, for models that take one. */
            reasoningFormat?: "parsed" | "raw" | "hidden" | (string & {});
            /** @description Organization that made the LLM; `null` for global defaults. A UUID or a nanoid-style string, depending on the organization's age. */
            createdByOrganizationId?: string | null;
            /**
             * Format: date-time
             * @description When the LLM was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the LLM last changed.
             */
            updatedAt?: string | null;
        };
        /** @description Documents kept together for personas to search with RAG tools. */
        KnowledgeGroup: {
            /**
             * Format: uuid
             * @description Id of the group.
             */
            id: string;
            /** @description The group's name. */
            name: string;
            /** @description What the group holds, in free words. */
            description?: string | null;
            /** @description Documents in the group, deleted ones not counted. */
            documentCount?: number;
            /**
             * Format: date-time
             * @description When the group was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the group last changed.
             */
            updatedAt?: string | null;
        };
        /** @description A chunk that a search found. */
        KnowledgeSearchResult: {
            /**
             * Format: uuid
             * @description Document the chunk comes from.
             */
            documentId: string;
            /** @description File name of that document. */
            filename?: string;
            /** @description Text of the chunk. */
            content: string;
            /** @description Similarity to the query; higher is closer. */
            score: number;
            /** @description Place of the chunk in its document, from 0. */
            chunkIndex?: number;
            /** @description Data put with the chunk at ingest, in free form. */
            metadata?: Record<string, never>;
        };
        /** @description A file in a knowledge group; chunks found refer to it by id. */
        KnowledgeDocument: {
            /**
             * Format: uuid
             * @description Id of the document.
             */
            id: string;
            /**
             * Format: uuid
             * @description Knowledge group the document is in.
             */
            knowledgeFolderId?: string;
            /** @description File name at upload. */
            filename: string;
            /** @description MIME type, or a type taken from the extension. */
            fileType?: string;
            /** @description File size in bytes. */
            fileSize?: number;
            /**
             * Format: uri
             * @description Internal storage URL.
             */
            fileUrl?: string;
            /** @description State of processing; only `READY` documents can be searched. */
            status: "UPLOADED" | "PROCESSING" | "READY" | "FAILED" | (string & {});
            /** @description Cause of a `FAILED` status; `null` in every other state. */
            errorMessage?: string | null;
            /**
             * Format: date-time
             * @description Time of upload.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the record last changed.
             */
            updatedAt?: string | null;
        };
        /** @description Credential with which a client connects to a live persona; lasts one hour. */
        SessionToken: {
            /** @description Signed JWT with which the client's Anam SDK opens the WebRTC connection. */
            sessionToken?: string;
        };
        /** @description Body of a failure, as far as the vendor shows one. Gateways may answer with something else. */
        AnamError: {
            error?: string;
            message?: string;
            details?: {
                path?: string;
                message?: string;
                code?: string;
            }[];
            summary?: string;
        };
    };
    responses: never;
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
                /** @description Which page to return. */
                page?: number;
                /** @description Avatars on a page, at most 100. */
                perPage?: number;
                /** @description Text to look for in display names and generated descriptions (older text: display names only). */
                search?: string;
                /** @description Only avatars of this style. `unknown` takes in those without a known style: every custom avatar, and any whose metadata is not finished. */
                renderStyle?: "all" | "realistic" | "animated_3d" | "illustrated" | "unknown";
                /** @description Tags joined by commas (`tags=professional,studio`); an avatar matches with ANY of them. Tags are lower case and made together with `description` and `displayTags`. */
                tags?: string[];
                /** @description `true` leaves one-shot avatars only. */
                onlyOneShot?: boolean;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Avatar"][];
                        meta: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There are no avatars. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    createAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Picture and display name. The picture is a file (`imageFile` in `multipart/form-data`) or a URL (`imageUrl` in `application/json`), not both. */
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description Name to show, 3-50 characters. */
                    displayName: string;
                    /**
                     * Format: binary
                     * @description Picture file: JPEG, PNG or WebP, at most 4.5MB. Give exactly one of `imageFile` and `imageUrl`.
                     */
                    imageFile?: Blob;
                    /**
                     * Format: uri
                     * @description URL of the picture: JPEG, PNG or WebP, at most 4.5MB. Give exactly one of `imageFile` and `imageUrl`.
                     */
                    imageUrl?: string;
                    /** @description Avatar model, such as `cara-3`, `cara-4` or `cara-4-latest`; absent: the server's default. `cara-3` and `cara-4` are open to all; gated models (suffix `-latest`) need access granted to the organization. Older text has no `cara-4`. */
                    avatarModel?: string;
                };
                "application/json": {
                    /** @description Name to show, 1 or more characters (the multipart form says 3-50). */
                    displayName: string;
                    /**
                     * Format: uri
                     * @description URL of the picture: JPEG, PNG or WebP, at most 4.5MB. Anam downloads it, processes it and keeps its copy for good.
                     */
                    imageUrl: string;
                    /** @description Avatar model, such as `cara-3`, `cara-4` or `cara-4-latest`; absent: the server's default. `cara-3` and `cara-4` are open to all; gated models (suffix `-latest`) need access granted to the organization. Older text has no `cara-4`. */
                    avatarModel?: string;
                };
            };
        };
        responses: {
            /** @description The new avatar. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            /** @description The avatar data is not valid, or there is no picture, or both a file and a URL. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Needs the enterprise plan, or the key lacks the permission (older text: the plan only). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Processing the picture failed, or moderation rejected it (for example unsuitable content, the likeness of a celebrity, or an age that could not be verified). Older text has the first cause only. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Moderation's rate limit is reached; wait, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    getAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the avatar. */
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
            /** @description The id is not a valid avatar id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such avatar. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    updateAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the avatar. */
                id: string;
            };
            cookie?: never;
        };
        /** @description Only `displayName` can change. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description New name to show. */
                    displayName: string;
                };
            };
        };
        responses: {
            /** @description The avatar as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            /** @description The avatar data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such avatar. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    deleteAvatar: {
        parameters: {
            query?: {
                /** @description `true` erases the avatar for good, its stored source and its generated assets included, in place of a soft delete. */
                hard?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the avatar. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Avatar removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example Avatar removed */
                        message?: string;
                    };
                };
            };
            /** @description The id is not a valid avatar id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such avatar. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    createSessionToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description What the session will run. Either point to a stored persona with `personaConfig.personaId` (stateful) or describe one at run time with `avatarId`, `voiceId`, `llmId` and `systemPrompt` (ephemeral).
         *
         *     The token lasts one hour and is tied to exactly this configuration.
         *
         *     An SDK on a secure server may do without the token: `POST /v1/engine/session` takes the API key and this same body.
         */
        requestBody: {
            content: {
                "application/json": {
                    /** @description Caller's label for this session. */
                    clientLabel?: string;
                    personaConfig?: {
                        /** @example Cara */
                        name?: string;
                        /** @example 071b0286-4cce-4808-bee2-e642f1062de3 */
                        avatarId?: string;
                        /**
                         * @description Avatar model. `cara-3` and `cara-4` are open to all; `-latest` models are by invitation and need access granted to the organization.
                         * @example cara-4
                         * @enum {string}
                         */
                        avatarModel?: "cara-3" | "cara-4" | "cara-4-latest";
                        /** @example de23e340-1416-4dd8-977d-065a7ca11697 */
                        voiceId?: string;
                        /** @example a7cf662c-2ace-4de1-a21e-ef0fbf144bb7 */
                        llmId?: string;
                        /** @example Answer visitors briefly and kindly */
                        systemPrompt?: string;
                        /** @example 600 */
                        maxSessionLengthSeconds?: number;
                        /** @example false */
                        skipGreeting?: boolean;
                        /**
                         * @description `true`: the user cannot cut the greeting short.
                         * @example false
                         */
                        uninterruptibleGreeting?: boolean;
                        /**
                         * @description Opening line the persona speaks. Empty or absent: it makes up a greeting.
                         * @example Welcome! What brings you here?
                         */
                        initialMessage?: string | null;
                        voiceDetectionOptions?: components["schemas"]["VoiceDetectionOptions"];
                        /** @description ISO 639-1 code that fixes the transcription language, over the organization's setting and the multilingual mode used by default. */
                        languageCode?: string;
                        /** @description Voice synthesis settings. */
                        voiceGenerationOptions?: components["schemas"]["ElevenLabsV1VoiceGenerationOptions"] | components["schemas"]["ElevenLabsV2VoiceGenerationOptions"] | components["schemas"]["CartesiaSonic3VoiceGenerationOptionsRequest"] | components["schemas"]["FishAudioVoiceGenerationOptions"];
                        /** @description Performance hints for this session only. They take effect with `avatarModel` `cara-4-latest` or `cara-4`; avatars on cara-3 drop them without an error. Give `presetStyle` or `customStylePrompt`, never both. Results are best when the voice suits the performance. */
                        directorNotes?: {
                            /**
                             * @description Ready-made style. Not together with `customStylePrompt`. Best with a fitting voice that Anam marks as expressive.
                             * @example warm
                             * @enum {string}
                             */
                            presetStyle?: "happy" | "warm" | "playful" | "supportive" | "sad" | "angry" | "distressed";
                            /**
                             * @description Style in free words. Not together with `presetStyle`. Best with a fitting voice that Anam marks as expressive.
                             * @example Calm, friendly, eyes on the viewer
                             */
                            customStylePrompt?: string;
                            /**
                             * @description Strength of the style or cue: 0 subtle, 1 strongest and possibly unstable. Absent: the default. Best with a fitting voice that Anam marks as expressive.
                             * @example 0.5
                             */
                            expressivity?: number;
                        };
                        /**
                         * @description Tools defined inline for this session: client tools, server knowledge tools, server webhook tools and system tools. Client and webhook tools describe in `parameters` (webhook tools also in `queryParameters`) what the LLM fills in when it calls, each time as a JSON Schema object of at most 10,000 bytes in UTF-8; with a bigger one the request is refused. Tools stored through `/v1/tools` go in `toolIds` and have no such limit.
                         * @example [
                         *       {
                         *         "type": "client",
                         *         "name": "open_calendar",
                         *         "description": "Shows the calendar in the client.",
                         *         "parameters": {
                         *           "type": "object",
                         *           "properties": {
                         *             "date": {
                         *               "type": "string",
                         *               "description": "Day to show, as YYYY-MM-DD."
                         *             }
                         *           }
                         *         }
                         *       }
                         *     ]
                         */
                        tools?: ({
                            /**
                             * @description Kind of tool. With `server`, also set `subtype` to `knowledge` or `webhook`.
                             * @enum {string}
                             */
                            type: "client" | "server" | "system";
                            /** @description Name the LLM calls; must be unique. */
                            name: string;
                            description?: string;
                            /** @description JSON Schema of the LLM's arguments (client and webhook tools); at most 10,000 bytes when serialized. */
                            parameters?: Record<string, never>;
                        } & {
                            [key: string]: unknown;
                        })[];
                        /** @description Ids of tools stored through `/v1/tools` that this session may use. */
                        toolIds?: string[];
                        personaId?: never;
                    } | {
                        personaId: string;
                    };
                    sessionOptions?: {
                        sessionReplay?: {
                            /**
                             * @default true
                             * @example true
                             */
                            enableSessionReplay?: boolean;
                        };
                        /**
                         * @description `high` holds the top bitrate, `auto` adapts it.
                         * @example high
                         * @enum {string}
                         */
                        videoQuality?: "high" | "auto";
                        /**
                         * @description Frame width of the output in pixels. Set it with `videoHeight` or set neither; absent: the avatar model's default. Allowed pairs: `720x480` on cara-3, `1152x768` on cara-4. Any other pair is refused, never silently downgraded.
                         * @example 1152
                         */
                        videoWidth?: number;
                        /**
                         * @description Frame height of the output in pixels. Set it with `videoWidth` or set neither; allowed pairs are listed there.
                         * @example 768
                         */
                        videoHeight?: number;
                        /** @description Sends the avatar's audio and video over a third-party transport, not over native WebRTC. A peer connection still carries signalling and data (interrupts, status). Needs `personaConfig.enableAudioPassthrough=true`; `mode` selects the variant. */
                        egress?: {
                            /**
                             * @description Egress provider; so far only `daily`.
                             * @example daily
                             * @enum {string}
                             */
                            mode: "daily";
                            /** @description Needed when `mode` is `daily`. */
                            daily?: {
                                /**
                                 * Format: uri
                                 * @description Daily room that the avatar joins to publish.
                                 * @example https://your-domain.daily.co/avatar-room
                                 */
                                roomUrl: string;
                                /** @description Daily meeting token, if any; a public room needs none. */
                                token?: string;
                                /** @description Name shown for the avatar in the room; `anam-avatar` if absent. */
                                userName?: string;
                            };
                        };
                    };
                };
            };
        };
        responses: {
            /** @description The session token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionToken"];
                };
            };
            /** @description The body is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The key lacks the permission, the organization may not use this session configuration, or the plan does not cover the option asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Server error. For now every failure that is not a validation error comes back as 500, even if joining the room or checking the token went wrong. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Items on a page, at most 100. */
                perPage?: number;
                /** @description Text to look for in session ids and client labels. */
                search?: string;
                /** @description Only sessions of this API key. */
                apiKeyId?: string;
                /** @description Only sessions with this persona. */
                personaId?: string;
                /** @description Look at another organization. Anam's internal admin keys only; any other key gets 403. */
                organizationId?: string;
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
                    "application/json": {
                        data?: components["schemas"]["Session"][];
                        meta?: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description A query parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSessionConcurrency: {
        parameters: {
            query?: {
                /** @description Report on another organization. Anam's internal admin keys only; any other key gets 403. */
                organizationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The present state of the slots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcurrencyStatus"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAggregatedSessionAnalytics: {
        parameters: {
            query?: {
                /** @description Start of the range (ISO 8601); default 24 hours before `to`. */
                from?: string;
                /** @description End of the range (ISO 8601); default now. */
                to?: string;
                /** @description Count only sessions with this persona. */
                personaId?: string;
                /** @description Count only sessions minted with this API key. */
                apiKeyId?: string;
                /** @description Count only sessions with exactly this client label. */
                clientLabel?: string;
                /** @description Count only sessions of this kind. */
                sessionType?: "turnkey" | "custom_llm_server" | "custom_llm_client" | "livekit" | "elevenlabs_agent";
                /** @description Aggregate over another organization. Anam's internal admin keys only; any other key gets 403. */
                organizationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The aggregated figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        to?: string;
                        /** @description The filters in force. */
                        filters?: {
                            personaId?: string | null;
                            apiKeyId?: string | null;
                            clientLabel?: string | null;
                            sessionType?: string | null;
                        };
                        /** @description Sessions in the range that match, with or without a report. */
                        sessionCount?: number;
                        /** @description Sessions whose report went into the figures; read from the 1000 newest matching sessions able to report (other session types take up no room among them). */
                        sessionsWithReports?: number;
                        /** @description `true` when more than 1000 sessions able to report matched, so that only reports among the newest 1000 were read. */
                        truncated?: boolean;
                        turnCount?: number;
                        /** @description Distribution for each stage, over all turns. */
                        latencies?: {
                            transcriptionLatencySeconds?: components["schemas"]["LatencyStats"];
                            llmTimeToFirstOutputSeconds?: components["schemas"]["LatencyStats"];
                            llmGenerationDurationSeconds?: components["schemas"]["LatencyStats"];
                            ttsGenerationDurationSeconds?: components["schemas"]["LatencyStats"];
                            ttsTimeToFirstAudioSeconds?: components["schemas"]["LatencyStats"];
                            firstAudioLatencySeconds?: components["schemas"]["LatencyStats"];
                            speakingDurationSeconds?: components["schemas"]["LatencyStats"];
                            userSpeechDurationSeconds?: components["schemas"]["LatencyStats"];
                        };
                        counts?: {
                            completedTurns?: number;
                            interruptedTurns?: number;
                            /** @description Turns broken off before the persona spoke. */
                            interruptedBeforeAudioTurns?: number;
                            totalErrors?: number;
                            totalWarnings?: number;
                            sessionsWithErrors?: number;
                            sessionsWithWarnings?: number;
                            toolCalls?: {
                                total?: number;
                                succeeded?: number;
                                failed?: number;
                                byName?: {
                                    [key: string]: number;
                                };
                            };
                        };
                        rates?: {
                            interruptionRate?: number | null;
                            interruptedBeforeAudioRate?: number | null;
                            errorSessionRate?: number | null;
                            warningSessionRate?: number | null;
                            toolCallFailureRate?: number | null;
                        };
                        /** @description Slowest turns for each main latency metric, as pointers to sessions with trouble. */
                        slowestTurns?: {
                            /** Format: uuid */
                            sessionId?: string;
                            correlationId?: string | null;
                            metric?: "transcriptionLatencySeconds" | "llmTimeToFirstOutputSeconds" | "ttsTimeToFirstAudioSeconds" | "firstAudioLatencySeconds" | (string & {});
                            valueSeconds?: number;
                            /** Format: date-time */
                            sessionStartTime?: string;
                            personaId?: string | null;
                            clientLabel?: string | null;
                        }[];
                    };
                };
            };
            /** @description A query parameter or the date range is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the session. */
                id: string;
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
                    "application/json": components["schemas"]["Session"] & {
                        /** @description Tool calls in the order of the conversation; empty until the session is over and its report has come in. */
                        toolCalls?: components["schemas"]["SessionToolCallDetail"][];
                    };
                };
            };
            /** @description The id is not a valid session id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSessionTranscript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transcript. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Id of the session. */
                        sessionId?: string;
                        /** @description The persona's name. */
                        personaName?: string;
                        /**
                         * Format: date-time
                         * @description When the session began.
                         */
                        startTime?: string;
                        /**
                         * Format: date-time
                         * @description When the session ended.
                         */
                        endTime?: string | null;
                        /** @description Length in milliseconds. */
                        durationMs?: number | null;
                        /** @description How many messages there are. */
                        totalMessages?: number;
                        /** @description Whether transcripts were on. */
                        transcriptsEnabled?: boolean;
                        messages?: {
                            role?: "user" | "persona" | (string & {});
                            message?: string;
                            /** Format: date-time */
                            timestamp?: string | null;
                            speakingDurationSeconds?: number | null;
                            /** @description Given for persona messages only. */
                            wasInterrupted?: boolean;
                        }[];
                    };
                };
            };
            /** @description The id is not a valid session id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such session, or it has no transcript. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    stopSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The engine took the request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description The id is not a valid session id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such session, or no engine to stop (it got none, or it is a LiveKit/Agora session). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSessionRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description URL of the recording. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Presigned download URL; lasts 1 hour. */
                        recordingUrl?: string;
                    };
                };
            };
            /** @description The id is not a valid session id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such session, or it has no recording. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSessionAnalytics: {
        parameters: {
            query?: {
                /** @description `true` adds the user's and the assistant's text to each turn; it works only if transcripts were on and zero data retention was off. Timing is given in any case. */
                includeMessages?: boolean;
            };
            header?: never;
            path: {
                /** @description Id of the session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latency figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sessionId?: string;
                        /** Format: date-time */
                        startTime?: string;
                        /** Format: date-time */
                        endTime?: string | null;
                        durationSeconds?: number | null;
                        sessionType?: "turnkey" | "custom_llm_server" | "custom_llm_client" | "livekit" | "elevenlabs_agent" | null | (string & {});
                        exitStatus?: string | null;
                        clientLabel?: string | null;
                        clientMetadata?: Record<string, never> | null;
                        /** Format: uuid */
                        personaId?: string | null;
                        /** Format: uuid */
                        apiKeyId?: string | null;
                        /** @description Settings the session ran with. */
                        config?: {
                            llmProvider?: string | null;
                            llmModel?: string | null;
                            ttsProvider?: string | null;
                            ttsVoice?: string | null;
                            avatarKey?: string | null;
                            personaName?: string | null;
                            languageCode?: string | null;
                            transcriptsEnabled?: boolean;
                        };
                        summary?: {
                            /** @description Length of `turns`. */
                            totalTurns?: number;
                            /** @description Turns in which the assistant finished its answer. */
                            completedTurns?: number;
                            /** @description Turns in which the assistant was interrupted. */
                            interruptedTurns?: number;
                            /** @description `interruptedTurns` divided by the turns that have an assistant answer. */
                            interruptionRate?: number | null;
                            totalUserSpeechDurationSeconds?: number | null;
                            totalUserWords?: number | null;
                            totalAssistantWords?: number | null;
                            totalWarnings?: number;
                            totalErrors?: number;
                            toolCalls?: {
                                total?: number;
                                succeeded?: number;
                                failed?: number;
                                byName?: {
                                    [key: string]: number;
                                };
                            };
                            /** @description Averages over the session, worked out by the engine. */
                            averageLatencies?: {
                                transcriptionLatencySeconds?: number | null;
                                llmTimeToFirstOutputSeconds?: number | null;
                                ttsGenerationDurationSeconds?: number | null;
                                firstAudioLatencySeconds?: number | null;
                            };
                        };
                        turns?: components["schemas"]["SessionAnalyticsTurn"][];
                    };
                };
            };
            /** @description The session id or a query parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such session, it is still running, its type yields no analytics (livekit, for example), or its report never came. The error message tells which. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMeetingInvites: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Items on a page, at most 100. */
                perPage?: number;
                /** @description Only invites in this state. */
                status?: "pending" | "active" | "cancelled" | "ended" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of invites. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: components["schemas"]["MeetingInvite"][];
                        meta?: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description A query parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteValidationError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
        };
    };
    createMeetingInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Meeting URL and choice of persona. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMeetingInviteRequest"];
            };
        };
        responses: {
            /** @description The new invite. */
            201: {
                headers: {
                    /** @description Create requests a requester may make per minute. */
                    "RateLimit-Limit"?: string;
                    /** @description Create requests left, after this one, in the tightest active window. */
                    "RateLimit-Remaining"?: string;
                    /** @description Seconds until the requester's minute window starts over. */
                    "RateLimit-Reset"?: string;
                    /** @description Create requests an organization may make per hour. */
                    "X-RateLimit-Org-Hour-Limit"?: string;
                    /** @description Create requests the organization has left this hour, after this one. */
                    "X-RateLimit-Org-Hour-Remaining"?: string;
                    /** @description Seconds until the organization's hour window starts over. */
                    "X-RateLimit-Org-Hour-Reset"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInvite"];
                };
            };
            /** @description Malformed JSON, failed validation, or a meeting URL of an unsupported kind. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"] | components["schemas"]["MeetingInviteValidationError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The key lacks the permission, or the stored persona is not open to this organization. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The meeting service turned the invite down; the caller can correct it. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description Rate limit for new invites reached. */
            429: {
                headers: {
                    /** @description Create requests a requester may make per minute. */
                    "RateLimit-Limit"?: string;
                    /** @description Create requests left in the tightest active window. */
                    "RateLimit-Remaining"?: string;
                    /** @description Seconds until the requester's minute window starts over. */
                    "RateLimit-Reset"?: string;
                    /** @description Create requests an organization may make per hour. */
                    "X-RateLimit-Org-Hour-Limit"?: string;
                    /** @description Create requests the organization has left this hour. */
                    "X-RateLimit-Org-Hour-Remaining"?: string;
                    /** @description Seconds until the organization's hour window starts over. */
                    "X-RateLimit-Org-Hour-Reset"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The meeting service is down. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description Invites are switched off, not set up, or the service is full for now; only the last case brings `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds to wait before trying again; sent only when the service is full. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
        };
    };
    getMeetingInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invite. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invite. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInvite"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The organization has no such invite. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
        };
    };
    cancelMeetingInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the invite. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled; there is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The organization has no such invite. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
            /** @description The meeting service is down. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingInviteError"];
                };
            };
        };
    };
    listPersonas: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Items on a page. */
                perPage?: number;
                /** @description Text to look for in persona names. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of personas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: components["schemas"]["PersonaSummary"][];
                        meta?: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPersona: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the persona consists of. `avatarId`, `llmId` and `voiceId` point at resources the organization has. The server merges a `systemPrompt` into `brain`. `zeroDataRetention: true` needs a ZDR-compatible voice and LLM and an enterprise plan. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The persona's name.
                     * @example Cara
                     */
                    name?: string;
                    /** @description A note for people; the persona's behaviour does not depend on it. */
                    description?: string;
                    /**
                     * @description Avatar to show.
                     * @example 071b0286-4cce-4808-bee2-e642f1062de3
                     */
                    avatarId?: string;
                    /**
                     * @description Avatar model. `cara-3` and `cara-4` are open to all; `-latest` models are by invitation and need access granted to the organization.
                     * @example cara-4
                     * @enum {string}
                     */
                    avatarModel?: "cara-3" | "cara-4" | "cara-4-latest";
                    /**
                     * @description Voice to speak with.
                     * @example de23e340-1416-4dd8-977d-065a7ca11697
                     */
                    voiceId?: string;
                    /**
                     * @description LLM to answer with; `CUSTOMER_CLIENT_V1` switches the LLM off.
                     * @example a7cf662c-2ace-4de1-a21e-ef0fbf144bb7
                     */
                    llmId?: string;
                    /**
                     * @description The LLM's system prompt.
                     * @example Answer visitors briefly and kindly
                     */
                    systemPrompt?: string;
                    /**
                     * @description Whether sessions with this persona start without a greeting.
                     * @example false
                     */
                    skipGreeting?: boolean;
                    /**
                     * @description `true`: the user cannot cut the greeting short.
                     * @example false
                     */
                    uninterruptibleGreeting?: boolean;
                    /**
                     * @description Opening line the persona speaks. Empty or absent: it makes up a greeting.
                     * @example Welcome! What brings you here?
                     */
                    initialMessage?: string | null;
                    /**
                     * @description `true`: nothing of the session is stored once the conversation is over.
                     * @example false
                     */
                    zeroDataRetention?: boolean;
                    voiceDetectionOptions?: components["schemas"]["VoiceDetectionOptions"];
                    /**
                     * @description ISO 639-1 code that fixes the transcription language, over the organization's setting and the multilingual mode used by default.
                     * @example en
                     */
                    languageCode?: string;
                    /** @description Voice synthesis settings. */
                    voiceGenerationOptions?: components["schemas"]["ElevenLabsV1VoiceGenerationOptions"] | components["schemas"]["ElevenLabsV2VoiceGenerationOptions"] | components["schemas"]["CartesiaSonic3VoiceGenerationOptionsRequest"] | components["schemas"]["FishAudioVoiceGenerationOptions"];
                    /**
                     * @description Tools the persona gets, by id.
                     * @example [
                     *       "tool-id-1",
                     *       "tool-id-2"
                     *     ]
                     */
                    toolIds?: string[];
                };
            };
        };
        responses: {
            /** @description The new persona. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description The persona data is not valid, or the avatar does not support the `avatarModel`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPersona: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the persona. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The persona. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such persona. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePersona: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the persona. */
                id: string;
            };
            cookie?: never;
        };
        /** @description Fields left out keep their value. A new `avatarId` may reset `avatarModel` if that avatar lacks the model; a new `voiceId` resets `voiceGenerationOptions` unless new ones come along. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The persona's name.
                     * @example Cara
                     */
                    name?: string;
                    /** @description A note for people; the persona's behaviour does not depend on it. */
                    description?: string;
                    /**
                     * @description Avatar to show.
                     * @example 071b0286-4cce-4808-bee2-e642f1062de3
                     */
                    avatarId?: string;
                    /**
                     * @description Avatar model. `cara-3` and `cara-4` are open to all; `-latest` models are by invitation and need access granted to the organization.
                     * @example cara-4
                     * @enum {string}
                     */
                    avatarModel?: "cara-3" | "cara-4" | "cara-4-latest";
                    /**
                     * @description Voice to speak with.
                     * @example de23e340-1416-4dd8-977d-065a7ca11697
                     */
                    voiceId?: string;
                    /**
                     * @description LLM to answer with; `CUSTOMER_CLIENT_V1` switches the LLM off.
                     * @example a7cf662c-2ace-4de1-a21e-ef0fbf144bb7
                     */
                    llmId?: string;
                    /**
                     * @description The LLM's system prompt.
                     * @example Answer visitors briefly and kindly
                     */
                    systemPrompt?: string;
                    /**
                     * @description Whether sessions with this persona start without a greeting.
                     * @example false
                     */
                    skipGreeting?: boolean;
                    /**
                     * @description `true`: the user cannot cut the greeting short.
                     * @example false
                     */
                    uninterruptibleGreeting?: boolean;
                    /**
                     * @description Opening line the persona speaks. Empty or absent: it makes up a greeting.
                     * @example Welcome! What brings you here?
                     */
                    initialMessage?: string | null;
                    /**
                     * @description `true`: nothing of the session is stored once the conversation is over.
                     * @example false
                     */
                    zeroDataRetention?: boolean;
                    voiceDetectionOptions?: components["schemas"]["VoiceDetectionOptions"];
                    /**
                     * @description ISO 639-1 code that fixes the transcription language, over the organization's setting and the multilingual mode used by default.
                     * @example en
                     */
                    languageCode?: string;
                    /** @description Voice synthesis settings. */
                    voiceGenerationOptions?: components["schemas"]["ElevenLabsV1VoiceGenerationOptions"] | components["schemas"]["ElevenLabsV2VoiceGenerationOptions"] | components["schemas"]["CartesiaSonic3VoiceGenerationOptionsRequest"] | components["schemas"]["FishAudioVoiceGenerationOptions"];
                    /**
                     * @description Tools the persona gets, by id, in place of all it had.
                     * @example [
                     *       "tool-id-1",
                     *       "tool-id-2"
                     *     ]
                     */
                    toolIds?: string[];
                    /** @description Widget settings; merged into those stored, and what is left out stays. */
                    widgetConfig?: {
                        /**
                         * @description Text on the widget's launcher.
                         * @example Ask us
                         */
                        callToAction?: string;
                        /**
                         * @description Origins that may embed the widget. A bare domain is read as https. Has no effect while `allowEverywhere` is true.
                         * @example [
                         *       "https://example.com",
                         *       "https://app.example.com"
                         *     ]
                         */
                        allowedOrigins?: string[];
                        /** @description `true` lets any origin embed the widget. */
                        allowEverywhere?: boolean;
                        /**
                         * @description How the host page shows the widget.
                         * @enum {string}
                         */
                        layout?: "inline" | "floating";
                        /**
                         * @description How a floating widget starts.
                         * @enum {string}
                         */
                        initialState?: "minimized" | "expanded";
                        /** @description Where a floating widget sits, such as `bottom-right`. */
                        position?: string;
                        /** @description Whether typing is offered besides voice. */
                        showTextInput?: boolean;
                        /** @description Whether there is a mute button. */
                        showMuteButton?: boolean;
                        /** @description Whether calls show a transcript that can be unfolded. Absent means true. */
                        showTranscript?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description The persona as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description The persona data is not valid, or the avatar does not support the `avatarModel`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The account has no access, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such persona. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deletePersona: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the persona. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Persona removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example Persona removed */
                        message?: string;
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The account has no access, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such persona. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listVoices: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Voices on a page, at most 100. */
                perPage?: number;
                /** @description Text to look for in voice display names. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of voices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Voice"][];
                        meta: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The account has no access, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There are no voices. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    createVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Recording and details of the voice to clone. */
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description Name to show for the new voice. */
                    name: string;
                    /**
                     * Format: binary
                     * @description Recording to clone from.
                     */
                    audioFile: Blob;
                    /** @description Notes on the voice; optional. */
                    description?: string;
                    /**
                     * @description Code of the voice's language.
                     * @default en
                     */
                    language?: string;
                    /**
                     * @description Whether to improve the sound of the voice.
                     * @default true
                     */
                    enhance?: boolean;
                };
                "application/json": {
                    /** @description Name to show for the new voice. */
                    name: string;
                    /** @description Key from `POST /v1/voices/presigned-upload`, usable once the recording has been uploaded. Meant for clips above about 4.5MB. */
                    audioKey: string;
                    /** @description Notes on the voice; optional. */
                    description?: string;
                    /**
                     * @description Code of the voice's language.
                     * @default en
                     */
                    language?: string;
                    /**
                     * @description Whether to improve the sound of the voice.
                     * @default true
                     */
                    enhance?: boolean;
                };
            };
        };
        responses: {
            /** @description The new voice. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            /** @description The voice data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Needs the enterprise plan, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    createVoicePresignedUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description File name of the clip; the storage key is derived from it. */
                    filename: string;
                    /** @description Audio MIME type; it must begin with `audio/` (such as audio/wav). Use the same one in the PUT. */
                    contentType: string;
                    /** @description File size in bytes, at most 50MB (52428800). Required. */
                    fileSize: number;
                };
            };
        };
        responses: {
            /** @description Upload URL and key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Presigned URL to PUT the recording to; lasts 1 hour. */
                        uploadUrl: string;
                        /** @description Opaque key to hand to `POST /v1/voices`. */
                        audioKey: string;
                    };
                };
            };
            /** @description The body is not valid, or the file is too large. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The plan has no voice cloning, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    getVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the voice. */
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
            /** @description The id is not a valid voice id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such voice. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    updateVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the voice. */
                id: string;
            };
            cookie?: never;
        };
        /** @description Only the fields listed here can change; those left out keep their value. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description New name to show. */
                    displayName: string;
                    /**
                     * @description New provider model id, for example sonic-3.5 (Cartesia) or eleven_flash_v2_5 (ElevenLabs).
                     * @example sonic-3.5
                     */
                    providerModelId?: string;
                    /**
                     * @description Gender of the voice.
                     * @enum {string|null}
                     */
                    gender?: "MALE" | "FEMALE" | "NEUTRAL" | null;
                    /** @description Country as ISO 3166-1 alpha-2. */
                    country?: string | null;
                    /** @description Notes on the voice. */
                    description?: string | null;
                };
            };
        };
        responses: {
            /** @description The voice as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            /** @description The voice data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such voice. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    deleteVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the voice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Voice removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example Voice removed */
                        message?: string;
                    };
                };
            };
            /** @description The id is not a valid voice id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such voice. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    listLlms: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Items on a page. */
                perPage?: number;
                /** @description Text to look for in LLMs. */
                search?: string;
                /** @description Whether to add the default LLMs. */
                includeDefaults?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of LLMs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: components["schemas"]["LLM"][];
                        meta?: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createLlm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Endpoints, model name and credentials. `secret` is stored encrypted and never handed out again. `llmFormat` must fit the wire protocol of the upstream API. */
        requestBody: {
            content: {
                "application/json": {
                    displayName: string;
                    description?: string;
                    urls: {
                        /** Format: uri */
                        url?: string;
                    }[];
                    /** @enum {string} */
                    llmFormat: "openai" | "azure_openai" | "groq_openai" | "gemini" | "advanced_voice" | "none";
                    modelName: string;
                    secret: string;
                    metadata?: Record<string, never>;
                    /** @enum {string} */
                    reasoningEffort?: "default" | "low" | "medium" | "high";
                    /** @enum {string} */
                    reasoningFormat?: "parsed" | "raw" | "hidden";
                    /** @description Sampling temperature of the calls. */
                    temperature?: number;
                };
            };
        };
        responses: {
            /** @description The new LLM. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LLM"];
                };
            };
            /** @description The LLM data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLlm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the LLM. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The LLM. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LLM"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such LLM. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateLlm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the LLM. */
                id: string;
            };
            cookie?: never;
        };
        /** @description Fields left out keep their value. Default LLMs, which the organization does not own, cannot be changed. A new `secret` replaces the stored one. */
        requestBody: {
            content: {
                "application/json": {
                    displayName?: string;
                    description?: string;
                    url?: string;
                    /** @enum {string} */
                    llmFormat?: "openai" | "azure_openai" | "groq_openai" | "anthropic" | "custom";
                    modelName?: string;
                    secret?: string;
                    metadata?: Record<string, never>;
                    /** @enum {string} */
                    reasoningEffort?: "default" | "low" | "medium" | "high";
                    /** @enum {string} */
                    reasoningFormat?: "parsed" | "raw" | "hidden";
                    /** @description Sampling temperature of the calls. */
                    temperature?: number;
                };
            };
        };
        responses: {
            /** @description The LLM as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LLM"];
                };
            };
            /** @description The LLM data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default LLMs cannot be changed, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such LLM. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteLlm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the LLM. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description LLM removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default LLMs cannot be removed, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such LLM. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listKnowledgeGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeGroup"][];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    createKnowledgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Name and, if wanted, description. A new group has no documents; add them with `POST /v1/knowledge/groups/{id}/documents`. */
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description The new group. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeGroup"];
                };
            };
            /** @description The data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    getKnowledgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeGroup"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    updateKnowledgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        /** @description Fields left out keep their value. */
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                };
            };
        };
        responses: {
            /** @description The group as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeGroup"];
                };
            };
            /** @description The data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    deleteKnowledgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Group removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    searchKnowledgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        /** @description What to look for and, if wanted, the most chunks to hand back. Only documents in state `READY` are searched. */
        requestBody: {
            content: {
                "application/json": {
                    query: string;
                    /** @default 5 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description The chunks found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeSearchResult"][];
                };
            };
            /** @description The query is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    listKnowledgeGroupDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeDocument"][];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    uploadKnowledgeGroupDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The group's id. */
                id: string;
            };
            cookie?: never;
        };
        /** @description The file as `multipart/form-data`: CSV, DOCX, MD, PDF or TXT, up to 50MB. Processing runs in the background: the record starts as `PROCESSING` and can be searched once it is `READY`. */
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file: CSV, DOCX, MD, PDF or TXT, at most 50MB.
                     */
                    file: Blob;
                    /** @default 1000 */
                    chunkSize?: number;
                    /** @default 200 */
                    chunkOverlap?: number;
                };
            };
        };
        responses: {
            /** @description The new document. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeDocument"];
                };
            };
            /** @description The file or a parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key or upload token absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such group. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    getKnowledgeDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeDocument"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such document. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    updateKnowledgeDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document. */
                id: string;
            };
            cookie?: never;
        };
        /** @description New name. Only `filename` can change; the stored file and the chunks taken from it stay as they are. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description New file name. */
                    filename?: string;
                };
            };
        };
        responses: {
            /** @description The document as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeDocument"];
                };
            };
            /** @description The data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such document. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    deleteKnowledgeDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such document. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    getKnowledgeDocumentDownload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the document. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The download URL. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        downloadUrl?: string;
                        filename?: string;
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description There is no such document. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnamError"];
                };
            };
        };
    };
    listTools: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Items on a page. */
                perPage?: number;
                /** @description Text to look for in tool names, descriptions and ids. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tools. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: components["schemas"]["Tool"][];
                        meta?: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createTool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The tool. What `config` holds depends on `type`; the `oneOf` below has one shape per kind. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Unique name; pattern `[a-zA-Z0-9_.-]+`.
                     * @example search_knowledge_base
                     */
                    name: string;
                    /**
                     * @description What the tool does; the LLM decides by it when to call.
                     * @example Finds facts about products and services
                     */
                    description: string;
                    /**
                     * @description Kind of tool. `CLIENT`: an event in the client's SDK; `SERVER_RAG`: a look-up in knowledge documents; `SERVER_WEBHOOK`: a call to an outside URL; `SYSTEM`: a built-in action (end_call, interrupt).
                     * @example SERVER_RAG
                     * @enum {string}
                     */
                    type: "CLIENT" | "SERVER_RAG" | "SERVER_WEBHOOK" | "SYSTEM";
                    /**
                     * @description `true` blocks interruptions while the tool runs. Default `false`.
                     * @default false
                     * @example false
                     */
                    disableInterruptions?: boolean;
                    /** @description Settings for this kind of tool. */
                    config?: {
                        /** @description JSON Schema of the arguments the LLM supplies. */
                        parameters?: Record<string, never>;
                        /** @description `true` makes the engine wait for the client's result; by default it does not wait. */
                        awaitResult?: boolean;
                        /** @description Seconds to wait with `awaitResult`; default 10. */
                        toolTimeoutSeconds?: number;
                    } | {
                        /**
                         * @description Ids of the knowledge folders that are searched.
                         * @example [
                         *       "67d27a9f-0ce1-4432-848b-8ab2b97f024b"
                         *     ]
                         */
                        documentFolderIds: string[];
                    } | {
                        /**
                         * Format: uri
                         * @description URL that is called.
                         * @example https://api.example.com/webhook
                         */
                        url: string;
                        /**
                         * @description HTTP method of the call.
                         * @example POST
                         * @enum {string}
                         */
                        method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
                        /** @description Extra request headers. */
                        headers?: {
                            [key: string]: string;
                        };
                        /** @description Template of the body sent. */
                        bodyTemplate?: string;
                    } | {
                        /**
                         * @description Built-in action.
                         * @enum {string}
                         */
                        action: "end_call" | "interrupt";
                    };
                };
            };
        };
        responses: {
            /** @description The new tool. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description The tool data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getTool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tool.
                 * @example 00000000-0000-0000-0000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such tool. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tool.
                 * @example 00000000-0000-0000-0000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description Fields left out keep their value. System tools cannot be changed. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description New name.
                     * @example search_products
                     */
                    name?: string;
                    /**
                     * @description New description.
                     * @example Finds products
                     */
                    description?: string;
                    /**
                     * @description New kind of tool.
                     * @enum {string}
                     */
                    type?: "CLIENT" | "SERVER_RAG" | "SERVER_WEBHOOK" | "SYSTEM";
                    /**
                     * @description `true` blocks interruptions while the tool runs. Default `false`.
                     * @default false
                     * @example false
                     */
                    disableInterruptions?: boolean;
                    /** @description New settings for this kind of tool. */
                    config?: {
                        /** @description JSON Schema of the arguments. */
                        parameters?: Record<string, never>;
                        /** @description `true` makes the engine wait for the client's result; by default it does not wait. */
                        awaitResult?: boolean;
                        /** @description Seconds to wait with `awaitResult`; default 10. */
                        toolTimeoutSeconds?: number;
                    } | {
                        /** @description Ids of the knowledge folders that are searched. */
                        documentFolderIds?: string[];
                    } | {
                        /**
                         * Format: uri
                         * @description URL that is called.
                         */
                        url?: string;
                        /** @enum {string} */
                        method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
                        headers?: {
                            [key: string]: string;
                        };
                        bodyTemplate?: string;
                    } | {
                        /** @enum {string} */
                        action?: "end_call" | "interrupt";
                    };
                };
            };
        };
        responses: {
            /** @description The tool as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description The tool data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description System tools cannot be changed, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such tool. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteTool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tool.
                 * @example 00000000-0000-0000-0000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tool removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description System tools cannot be removed, or the key lacks the permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such tool. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listShareLinks: {
        parameters: {
            query?: {
                /** @description Which page to return. */
                page?: number;
                /** @description Items on a page, at most 100. */
                perPage?: number;
                /** @description Text to look for in share links. */
                search?: string;
                /** @description Only links to this persona. */
                personaId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of share links. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: components["schemas"]["PersonaShareLink"][];
                        meta?: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description A query parameter is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createShareLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Persona to share, with optional limits. Defaults: `expiresInHours` 168 (one week), `usageLimit` 10. */
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personaId: string;
                    /** @default 168 */
                    expiresInHours?: number;
                    /** @default 10 */
                    usageLimit?: number;
                };
            };
        };
        responses: {
            /** @description The new share link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareLink"];
                };
            };
            /** @description The share link data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such persona. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getShareLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the share link. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The share link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonaShareLink"];
                };
            };
            /** @description The id is not a valid share link id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such share link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateShareLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the share link. */
                id: string;
            };
            cookie?: never;
        };
        /** @description Fields left out keep their value. */
        requestBody: {
            content: {
                "application/json": {
                    expiresInHours?: number;
                    usageLimit?: number;
                };
            };
        };
        responses: {
            /** @description The share link as changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareLink"];
                };
            };
            /** @description The share link data is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such share link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteShareLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the share link. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Share link removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example Share link removed */
                        message?: string;
                    };
                };
            };
            /** @description The id is not a valid share link id. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description API key absent or not accepted. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key has no permission for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such share link. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Fault on Anam's side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createEngineSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Label kept for usage attribution. With an API key only. */
                    clientLabel?: string;
                    /** @description The session's persona (with an API key only), in the shape of the `/v1/auth/session-token` body: `personaId` for a stored persona, or `avatarId`, `voiceId`, `llmId` and `systemPrompt` for an ephemeral one. Inline `tools` are allowed; each JSON Schema in `parameters` (client and webhook tools) and `queryParameters` (webhook tools) may take at most 10,000 bytes in UTF-8. */
                    personaConfig?: Record<string, never>;
                    /** @description Environment settings, LiveKit's for example; optional. With an API key only. */
                    environment?: Record<string, never>;
                    /** @description Session replay, video quality and dimensions, egress; optional. With an API key only. */
                    sessionOptions?: Record<string, never>;
                    /** @description Facts about the client that are handed to the engine, such as `supportsPubSubSignalling`; optional. */
                    clientMetadata?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Where to reach the running session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        sessionId?: string;
                        /** @description Host of the session's engine; absent for LiveKit and Agora. */
                        engineHost?: string;
                        engineProtocol?: string;
                        signallingEndpoint?: string;
                        clientConfig?: Record<string, never>;
                    };
                };
            };
            /** @description The body or the persona configuration is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The API key is not valid, or the session token is not valid or has expired. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The key lacks the permission, or the organization may not use a feature asked for (a gated avatar model or devSettings, for example). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Limit on concurrent sessions or on spending reached. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No engine is free. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
