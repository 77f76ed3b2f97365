import { makePng } from "../../scripts/common/png.ts";

/** An image that every vendor accepts. */
export const picture = makePng(1280, 720);
export const dataUri = `data:image/png;base64,${Buffer.from(picture).toString("base64")}`;
