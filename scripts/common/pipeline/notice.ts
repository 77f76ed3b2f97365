/** First line of every generated file. */
export const notice = "Generated, do not edit; run `npm run generate`.";
