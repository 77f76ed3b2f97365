/** As in package.json; `npm run release:version` writes both. */
export const packageVersion = "0.1.0";
