import { testMatrix } from "./matrix.ts";

testMatrix("argil");
