/**
 * The same session everywhere: it runs against the sandbox, uses every entry point, triggers the lazy imports, and tells
 * errors apart by a class from another entry point. `imports` binds the names, as ESM or with `require`.
 */
const names = {
  "avatar-clients": ["createAvatarProvider", "NotFoundError"],
  "avatar-clients/anam": ["createAnamClient"],
  "avatar-clients/argil": ["createArgilClient"],
  "avatar-clients/jobs": ["openJobs"],
  "avatar-clients/node": ["imageFromFile"],
  "avatar-clients/protoface": ["createProtofaceClient"],
  "avatar-clients/sandbox": ["startSandbox"],
} as const;

export const imports = Object.entries(names)
  .map(([module, all]) => `import { ${all.join(", ")} } from "${module}";`)
  .join("\n");

export const requires = Object.entries(names)
  .map(([module, all]) => `const { ${all.join(", ")} } = require("${module}");`)
  .join("\n");

/** Valid as both TypeScript and JavaScript; `picture` is a path. */
export const play = `
async function play(picture${"/*: string*/"}) {
  const sandbox = await startSandbox({ buildTimeMs: 0 });
  Object.assign(process.env, sandbox.env);
  try {
    // Nothing of its engine is installed here.
    const engine = await openJobs({ database: picture }).catch((error) => error instanceof Error && error.message);
    if (!/npm install pg-boss/.test(String(engine))) throw new Error(String(engine));
    const image = await imageFromFile(picture);
    const made = await createAvatarProvider("protoface").createAndWait({ name: "Ada", image });
    const quota = await createProtofaceClient().api.GET("/v1/billing/quota");
    const hooks = await createArgilClient().webhooks.list();
    const none = createAnamClient().avatars.get("3fa85f64-5717-4562-b3fc-2c963f66afa6");
    const missing = await none.catch((error) => error instanceof NotFoundError);
    return [made.status, quota.response.status, hooks.items.length, missing].join(" ");
  } finally {
    await sandbox.close();
  }
}
`;

export const playTyped = play.replace("/*: string*/", ": string");

export const played = /^ready 200 \d+ true$/m;
